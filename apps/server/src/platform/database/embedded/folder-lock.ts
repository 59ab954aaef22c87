import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { failure, type Result, success } from '@aval/core/result';
import pg from 'pg';
import { z } from 'zod';
import type { EmbeddedFailure } from './embedded-types.ts';
import { SUPERUSER } from './ensure-cluster.ts';
import type { PostmasterFile } from './postmaster-state.ts';

/** Advisory lock numbers; the first half is "aval" in ASCII, so that other users of such locks are missed. */
const USE_LOCK = '1635148140, 1';
const STOP_LOCK = '1635148140, 2';
/** How long a killed owner's connection may linger in the server before its lock counts as held. */
const GRACE_MS = 2_000;
const RETRY_MS = 50;

const lockRow = z.tuple([z.object({ got: z.boolean() })]);
const folderRow = z.tuple([z.object({ folder: z.string() })]);
const holderRows = z.array(z.object({ name: z.string() }));

/** `last`: nobody else uses the folder, none can join, and the caller must stop the server. */
export type ReleaseOutcome = 'last' | 'others-remain' | 'connection-broke';

/** A connection that holds the data folder for us as long as it lives. */
export type FolderLock = {
  readonly release: () => Promise<ReleaseOutcome>;
  /** Closes the connection; after `release`. */
  readonly close: () => Promise<void>;
};

/** `try-later`: the server is starting, stopping or gone; look at the folder anew. */
export type LockOutcome =
  | { readonly kind: 'held'; readonly lock: FolderLock }
  | { readonly kind: 'try-later' };

export type LockRequest = {
  readonly dataDir: string;
  readonly server: PostmasterFile;
  readonly password: string;
  readonly mode: 'exclusive' | 'shared';
  readonly onLost: (reason: string) => void;
};

export function connectionUrl(port: number, password: string, database: string): string {
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;
}

/** Connects to the database `aval` (made when missing) and takes the data folder's lock. */
export async function takeFolderLock(request: LockRequest): Promise<Result<LockOutcome, EmbeddedFailure>> {
  const { server, password } = request;
  const port = server.port;
  if (port === null) return success({ kind: 'try-later' });
  let releasing = false;
  let held = false;
  const client = makeClient(port, password, 'aval');
  client.on('error', () => undefined);
  client.once('end', () => {
    if (held && !releasing) request.onLost('the connection to the embedded PostgreSQL broke');
  });
  try {
    await client.connect();
    const [{ folder }] = folderRow.parse(
      (await client.query("select current_setting('data_directory') as folder")).rows,
    );
    // Only a server that knows our password gets here, so this is a copied folder's server at worst.
    if (folder !== server.folder) return refuse(client, 'try-later');
    const attempts = GRACE_MS / RETRY_MS;
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      if (await tryLock(client, request.mode)) {
        held = true;
        return success({
          kind: 'held',
          lock: {
            release: async () => {
              releasing = true;
              return releaseLock(client);
            },
            close: () => closeQuietly(client),
          },
        });
      }
      if (await isStopping(client)) return refuse(client, 'try-later');
      await delay(RETRY_MS);
    }
    const holders = await holdersOf(client);
    await closeQuietly(client);
    return failure({
      code: 'data-folder-in-use',
      message: `Another Aval${holders} is using the data folder ${request.dataDir}. Stop it first, or give this one another folder.`,
    });
  } catch (error) {
    await closeQuietly(client);
    return explain(error, port, password);
  }
}

async function refuse(client: pg.Client, kind: 'try-later'): Promise<Result<LockOutcome, EmbeddedFailure>> {
  await closeQuietly(client);
  return success({ kind });
}

function makeClient(port: number, password: string, database: string): pg.Client {
  return new pg.Client({
    connectionString: connectionUrl(port, password, database),
    application_name: `aval ${process.pid} on ${hostname()}`.slice(0, 63),
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
}

async function tryLock(client: pg.Client, mode: 'exclusive' | 'shared'): Promise<boolean> {
  const name = mode === 'exclusive' ? 'pg_try_advisory_lock' : 'pg_try_advisory_lock_shared';
  const [{ got }] = lockRow.parse((await client.query(`select ${name}(${USE_LOCK}) as got`)).rows);
  return got;
}

/** Whoever stops the server holds the second lock meanwhile; asking for it lasts one statement only. */
async function isStopping(client: pg.Client): Promise<boolean> {
  const sql = `select pg_try_advisory_xact_lock_shared(${STOP_LOCK}) as got`;
  const [{ got }] = lockRow.parse((await client.query(sql)).rows);
  return !got;
}

/**
 * Sharers leave one after the other: each waits for the stop lock, so that of two who leave at the same moment
 * the second sees that the first is gone. Should the first have stopped the server, the connection breaks.
 */
async function releaseLock(client: pg.Client): Promise<ReleaseOutcome> {
  try {
    await client.query(`select pg_advisory_lock(${STOP_LOCK})`);
    await client.query(`select pg_advisory_unlock_shared(${USE_LOCK}), pg_advisory_unlock(${USE_LOCK})`);
    return (await tryLock(client, 'exclusive')) ? 'last' : 'others-remain';
  } catch {
    return 'connection-broke';
  }
}

async function holdersOf(client: pg.Client): Promise<string> {
  const sql = `select distinct a.application_name as name from pg_locks l join pg_stat_activity a using (pid)
    where l.locktype = 'advisory' and l.granted and l.classid = 1635148140 and l.objid = 1`;
  const names = holderRows
    .parse((await client.query(sql)).rows)
    .map((row) => row.name.replace(/^aval /, 'process '));
  return names.length === 0 ? '' : ` (${names.join(', ')})`;
}

async function explain(
  error: unknown,
  port: number,
  password: string,
): Promise<Result<LockOutcome, EmbeddedFailure>> {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === '3D000') return createDatabase(port, password);
  if (code === '28P01') {
    return failure({
      code: 'data-folder-not-usable',
      message:
        'PostgreSQL refuses the password in postgres.password: the file does not belong to this data folder. Restore the right one.',
    });
  }
  // Starting, stopping, gone, or broken off while we asked; the caller bounds how often this is tried.
  return success({ kind: 'try-later' });
}

async function createDatabase(port: number, password: string): Promise<Result<LockOutcome, EmbeddedFailure>> {
  const client = makeClient(port, password, 'postgres');
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('create database aval');
  } catch {
    // A neighbour made it first, or the server went away: the next attempt tells.
  } finally {
    await closeQuietly(client);
  }
  return success({ kind: 'try-later' });
}

async function closeQuietly(client: pg.Client): Promise<void> {
  await client.end().catch(() => undefined);
}
