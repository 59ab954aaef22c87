import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';

/** An error code after which the job runner tries a statement again, within seconds (PostgreSQL: serialization_failure). */
const tryAgainCode = '40001';
const RECONNECT_MS = 500;

/**
 * The connections of the job runner. The runner tries again only after a few error codes, and a completion that it gives up
 * on ends the process. So whoever asks for a connection while the database is away waits for it, and what a restarting
 * database does to a statement is told with such a code.
 */
export function openJobsPool(databaseUrl: string, connections: number, log: Logger): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: connections,
    application_name: 'aval jobs',
    connectionTimeoutMillis: 10_000,
  });
  pool.on('error', (error) => log.warn({ err: error }, 'a database connection of the jobs was lost'));
  pool.on('connect', (client) => {
    // A connection in use reports its loss on itself, and without a listener that ends the process.
    client.on('error', () => undefined);
    replace(client, 'query', (query) => (...given) => {
      const answer = query(...given);
      return answer instanceof Promise ? answer.catch(translate) : answer;
    });
  });
  replace(pool, 'connect', (connect) => (...given) => {
    return given.length > 0 ? connect(...given) : connectPatiently(pool, connect, log);
  });
  return pool;
}

async function connectPatiently(pool: pg.Pool, connect: Method, log: Logger): Promise<unknown> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await connect();
    } catch (error) {
      // Too late for whatever it was: waits for ever and keeps nothing alive. Others take the job over.
      if (pool.ending) return new Promise(() => undefined);
      if (attempt === 1) log.warn({ err: error }, 'the database is away; the jobs wait for it');
      await delay(RECONNECT_MS, undefined, { ref: false });
    }
  }
}

function translate(error: unknown): never {
  if (error instanceof pg.DatabaseError && !/^(57P|08)/.test(error.code ?? '')) throw error;
  throw Object.assign(new Error('the database went away', { cause: error }), { code: tryAgainCode });
}

type Method = (...given: unknown[]) => unknown;

/** Replaces a method that has one form with a promise and one with a callback. */
function replace(target: object, name: 'query' | 'connect', by: (original: Method) => Method): void {
  const original: unknown = Reflect.get(target, name);
  if (typeof original !== 'function') throw new Error(`there is no ${name}`);
  const value = by((...given) => Reflect.apply(original, target, given));
  Object.defineProperty(target, name, { value, configurable: true, writable: true });
}
