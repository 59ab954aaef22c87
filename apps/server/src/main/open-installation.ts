import { mkdir } from 'node:fs/promises';
import { failure, type Result, success } from '@aval/core/result';
import type { Logger } from 'pino';
import { systemClock } from '../platform/clock/clock.ts';
import { randomIdentifiers } from '../platform/crypto/identifiers.ts';
import { type Keyring, makeKeyring } from '../platform/crypto/keyring.ts';
import { openMasterKey } from '../platform/crypto/master-key.ts';
import { startEmbeddedPostgres } from '../platform/database/embedded/start-embedded-postgres.ts';
import { visitEmbeddedPostgres } from '../platform/database/embedded/visit-embedded-postgres.ts';
import { migrateDatabase } from '../platform/database/migrate-database.ts';
import { type Db, openDatabase } from '../platform/database/open-database.ts';
import { makeTransact } from '../platform/database/transact.ts';
import { permissions } from '../platform/http/route.ts';
import { createAppToken } from '../tenants/create-app-token.ts';
import type { Environment } from '../tenants/ports.ts';
import { prepareInstallation } from '../tenants/prepare-installation.ts';
import { bindStores } from './bind-stores.ts';
import type { Config } from './config.ts';

/** An installation that is ready to work with: database up to date, keys at hand. */
export type Installation = {
  readonly databaseUrl: string;
  readonly db: Db;
  readonly keyring: Keyring;
  /** Told at the very first start only: the sandbox's first app token. */
  readonly firstToken: { readonly token: string; readonly secret: string } | undefined;
  readonly close: () => Promise<void>;
};

export type OpenInstallationOptions = {
  readonly config: Config;
  /** `alone` and `together` hold the embedded database's folder; an `errand` visits it when it is running already. */
  readonly use: 'alone' | 'together' | 'errand';
  readonly connections: number;
  readonly log: Logger;
  readonly onDatabaseLost?: (reason: string) => void;
};

/** Opens database and keys, makes what is missing. The failure is a sentence for the operator. */
export async function openInstallation(
  options: OpenInstallationOptions,
): Promise<Result<Installation, string>> {
  const { config, log } = options;
  await mkdir(config.dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const server = await openServer(options);
  if (!server.ok) return server;
  const { url, stop } = server.value;
  const db = openDatabase(url, options.connections, log);
  const close = async () => {
    await db.destroy();
    await stop();
  };
  try {
    await migrateDatabase(db, url);
    const masterKey = await openMasterKey({
      dataDir: config.dataDir,
      ...(config.masterKey === undefined ? {} : { fromEnvironment: config.masterKey }),
      mayCreate: !(await isInstalled(db)),
    });
    if (!masterKey.ok) {
      await close();
      return failure(masterKey.error.message);
    }
    const keyring = makeKeyring(masterKey.value);
    const prepared = await prepare(db, keyring);
    if (!prepared.ok) {
      await close();
      return prepared;
    }
    return success({ databaseUrl: url, db, keyring, firstToken: prepared.value, close });
  } catch (error) {
    await close();
    throw error;
  }
}

type Server = { readonly url: string; readonly stop: () => Promise<void> };

async function openServer({
  config,
  use,
  log,
  onDatabaseLost,
}: OpenInstallationOptions): Promise<Result<Server, string>> {
  if (config.databaseUrl !== undefined)
    return success({ url: config.databaseUrl, stop: async () => undefined });
  if (use === 'errand') {
    const url = await visitEmbeddedPostgres(config.dataDir);
    if (url !== undefined) return success({ url, stop: async () => undefined });
  }
  const started = await startEmbeddedPostgres({
    dataDir: config.dataDir,
    mode: use === 'alone' ? 'exclusive' : 'shared',
    log,
    ...(onDatabaseLost === undefined ? {} : { onLost: onDatabaseLost }),
  });
  return started.ok ? started : failure(started.error.message);
}

async function isInstalled(db: Db): Promise<boolean> {
  return (await db.selectFrom('installation').select('id').executeTakeFirst()) !== undefined;
}

type Token = { readonly token: string; readonly secret: string };

async function prepare(db: Db, keyring: Keyring): Promise<Result<Token | undefined, string>> {
  const transact = makeTransact(db, (queries) => bindStores(queries, keyring));
  const tools = { transact, clock: systemClock, identifiers: randomIdentifiers, keyring };
  const prepared = await prepareInstallation(tools)();
  if (!prepared.ok) return failure(prepared.error.description ?? prepared.error.name);
  const { newSandbox } = prepared.value;
  return success(newSandbox === undefined ? undefined : await firstToken(tools, newSandbox));
}

async function firstToken(
  tools: Parameters<typeof createAppToken>[0],
  environment: Environment,
): Promise<Token> {
  const actor = { kind: 'system' as const, id: 'first-start' };
  const made = await createAppToken(tools)({ environment, name: 'first token', permissions, actor });
  if (!made.ok) throw new Error(`the first app token could not be made: ${made.error.name}`);
  return made.value;
}
