import type { LookupAddress } from 'node:dns';
import { lookup } from 'node:dns/promises';
import type { EnvironmentKind } from '@aval/core/ids';
import { Agent } from 'undici';
import { mayConnect, targetPolicy } from '../../webhooks/target-guard.ts';

/** Connections that check the address a name stands for, as for webhooks, in the moment of connecting. */
export function guardedAgent(environment: EnvironmentKind, allowPrivateTargets: boolean): Agent {
  const policy = targetPolicy(environment, allowPrivateTargets);
  return new Agent({
    connections: 8,
    pipelining: 1,
    connect: {
      timeout: 5000,
      lookup: (hostname, options, callback) => {
        const fail = () => callback(new Error('the name stands for no address that may be reached'), '', 0);
        lookup(hostname, { all: true }).then((addresses: LookupAddress[]) => {
          const [first] = addresses;
          if (first === undefined || addresses.some(({ address }) => !mayConnect(policy, address)))
            return fail();
          return options.all === true
            ? callback(null, addresses)
            : callback(null, first.address, first.family);
        }, fail);
      },
    },
  });
}
