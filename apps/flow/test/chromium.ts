import { mkdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { findChromium } from '../../../tools/find-chromium.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of the browser; empty where there is none and none could be installed: the tests of screens are skipped then. */
    readonly chromium: string;
  }
}

/** Pictures of the screens, of the last run. */
export const pictureFolder = fileURLToPath(new URL('../../../artefacts/screens/', import.meta.url));

/** Finds the browser once for the run, and makes room for the pictures. */
export async function setup(project: TestProject): Promise<void> {
  const say = (sentence: string) => process.stderr.write(`${sentence}\n`);
  const found = findChromium({ say });
  if (found.path === undefined) say(`The tests of the page in a browser are skipped. ${found.trouble}`);
  project.provide('chromium', found.path ?? '');
  await rm(pictureFolder, { recursive: true, force: true });
  await mkdir(pictureFolder, { recursive: true });
}
