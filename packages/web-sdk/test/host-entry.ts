// What an integrator's page does, bundled as an integrator bundles it: the packages are the ones of the registry, untouched.

import snsWebSdk from '@sumsub/websdk';
import SumsubWebSdk from '@sumsub/websdk-react';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Verification } from '../src/react.ts';
import { init, verify } from '../src/web-sdk.ts';

const tools = { snsWebSdk, SumsubWebSdk, init, verify, Verification, createElement, createRoot };
Object.assign(globalThis, { tools, heard: [], wanted: [], tokens: [] });
