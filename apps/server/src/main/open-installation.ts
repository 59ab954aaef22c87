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
import { prepareInstallation } from '../tenants/prepare-installation.ts';
import { bindStores } from './bind-stores.ts';
import type { Config } from './config.ts';

/** An installation that is ready to work with: database up to date, keys at hand. */
export type Installation = {
  readonly databaseUrl: string;
  readonly db: Db;
  readonly keyring: Keyring;
  /** Told at the first start only, never to an errand: the sandbox's first app token. */
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
  const folder = await makeDataDir(config.dataDir);
  if (!folder.ok) return folder;
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
    const prepared = await prepare(db, keyring, options.use !== 'errand');
    if (!prepared.ok) {
      await close();
      return prepared;
    }
    return success({ databaseUrl: url, db, keyring, firstToken: prepared.value, close });
  } catch (error) {
    await close();
    const reason = config.databaseUrl === undefined ? undefined : explainConnection(error);
    if (reason !== undefined) return failure(reason);
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

/** The folder for keys and files; root leaves it passable for the user that PostgreSQL runs as. */
async function makeDataDir(dataDir: string): Promise<Result<undefined, string>> {
  try {
    await mkdir(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    return success(undefined);
  } catch (error) {
    return failure(`The data folder ${dataDir} cannot be made (${codeOf(error) ?? 'unknown reason'}).`);
  }
}

/** What the operator can do about a database that does not let us in; undefined for what is no such thing. */
function explainConnection(error: unknown): string | undefined {
  const code = codeOf(error);
  // 28: the name or the password is refused; 3D: there is no such database; 57P: it is starting or stopping.
  const isRefusal = /^(E[A-Z]{4,}|28...|3D...|57P..)$/.test(code ?? '');
  if (!isRefusal) return undefined;
  return `The database that DATABASE_URL names does not let us in (${code}): ${error instanceof Error ? error.message : ''}`;
}

function codeOf(error: unknown): string | undefined {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}

async function prepare(
  db: Db,
  keyring: Keyring,
  wantsFirstToken: boolean,
): Promise<Result<Installation['firstToken'], string>> {
  const transact = makeTransact(db, (queries) => bindStores(queries, keyring));
  const tools = { transact, clock: systemClock, identifiers: randomIdentifiers, keyring };
  const prepared = await prepareInstallation(tools)(wantsFirstToken);
  if (!prepared.ok) return failure(prepared.error.description ?? prepared.error.name);
  return success(prepared.value.firstToken);
}
