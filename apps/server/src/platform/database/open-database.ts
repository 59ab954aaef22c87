import { Kysely, type Transaction } from 'kysely';
import pg from 'pg';
import type { Logger } from 'pino';
import { FastDialect } from './fast-dialect.ts';
import type { Database } from './schema.ts';

export type Db = Kysely<Database>;
/** Where a store may read and write: the pool, or a transaction that is under way. */
export type Queries = Db | Transaction<Database>;

/**
 * A pool of at most `connections` connections. A transaction's BEGIN travels with its first statement; its other statements
 * go one after the other, so what happens most often is one statement instead (`inOneStatement`). A lost idle connection is
 * logged and replaced, never fatal.
 */
export function openDatabase(url: string, connections: number, log: Logger): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    pipeline: true,
    application_name: 'aval',
  });
  pool.on('error', (error) => log.warn({ err: error }, 'an idle database connection was lost'));
  // A connection lost between two statements of a transaction has no listener of its own; the next statement fails.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return new Kysely<Database>({ dialect: new FastDialect(pool) });
}
