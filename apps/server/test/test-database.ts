import { randomBytes } from 'node:crypto';
import pg from 'pg';
import pino from 'pino';
import { inject } from 'vitest';
import { type Db, openDatabase } from '../src/platform/database/open-database.ts';

export type TestDatabase = {
  readonly url: string;
  readonly db: Db;
  /** Closes the pool and removes the database, whoever is still connected. */
  readonly drop: () => Promise<void>;
};

/** A migrated, empty database of one's own: one for each test file. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const templateUrl = inject('templateUrl');
  const template = new URL(templateUrl).pathname.slice(1);
  const name = `aval_test_${randomBytes(8).toString('hex')}`;
  await onServer(`create database ${name} template ${template}`);
  const own = new URL(templateUrl);
  own.pathname = `/${name}`;
  const db = openDatabase(own.href, 5, pino({ level: 'silent' }));
  const drop = async () => {
    await db.destroy();
    await onServer(`drop database if exists ${name} with (force)`);
  };
  return { url: own.href, db, drop };
}

/** Runs a statement beside the test databases, since neither template nor target of a clone may be in use. */
async function onServer(text: string): Promise<void> {
  const url = new URL(inject('templateUrl'));
  url.pathname = '/postgres';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
