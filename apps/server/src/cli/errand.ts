import type { EnvironmentKind } from '@aval/core/ids';
import { bindStores, type Stores } from '../main/bind-stores.ts';
import { type Config, loadEnvironmentFile, readConfig } from '../main/config.ts';
import { type Installation, openInstallation } from '../main/open-installation.ts';
import { systemClock } from '../platform/clock/clock.ts';
import { randomIdentifiers } from '../platform/crypto/identifiers.ts';
import { makeTransact, type Transact } from '../platform/database/transact.ts';
import { makeLog } from '../platform/log/make-log.ts';
import type { Environment } from '../tenants/ports.ts';
import { CommandFailure } from './output.ts';

/** What a command works with: the installation, running or not. */
export type Errand = {
  readonly config: Config;
  readonly installation: Installation;
  readonly stores: Stores;
  readonly transact: Transact<Stores>;
  readonly clock: typeof systemClock;
  readonly identifiers: typeof randomIdentifiers;
};

/** The configuration, or a failure that names every wrong setting. */
export function requireConfig(): Config {
  loadEnvironmentFile();
  const config = readConfig();
  if (!config.ok) throw new CommandFailure(`The configuration is wrong:\n  ${config.error.join('\n  ')}`);
  return config.value;
}

/** Opens the installation for one errand, whether or not a server runs on it, and closes it again. */
export async function onErrand<Value>(work: (errand: Errand) => Promise<Value>): Promise<Value> {
  const config = requireConfig();
  const log = makeLog(config.logLevel === 'info' ? 'warn' : config.logLevel);
  const opened = await openInstallation({ config, use: 'errand', connections: 2, log });
  if (!opened.ok) throw new CommandFailure(opened.error);
  const installation = opened.value;
  const { db, keyring } = installation;
  try {
    return await work({
      config,
      installation,
      stores: bindStores(db, keyring),
      transact: makeTransact(db, (queries) => bindStores(queries, keyring)),
      clock: systemClock,
      identifiers: randomIdentifiers,
    });
  } finally {
    await installation.close();
  }
}

/** The environment that a command names; the tenant may be left out while there is only one. */
export async function requireEnvironment(
  stores: Stores,
  kind: EnvironmentKind,
  tenant: string | undefined,
): Promise<Environment> {
  const environment = await stores.tenants.findEnvironment(kind, tenant);
  if (environment === undefined)
    throw new CommandFailure(
      tenant === undefined
        ? 'There are several tenants: name one with --tenant.'
        : `There is no tenant '${tenant}'.`,
    );
  return environment;
}

export const operator = { kind: 'system' as const, id: 'operator' };
