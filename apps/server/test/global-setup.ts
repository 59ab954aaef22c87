import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import pino from 'pino';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '../src/platform/database/embedded/start-embedded-postgres.ts';
import { migrateDatabase } from '../src/platform/database/migrate-database.ts';
import { openDatabase } from '../src/platform/database/open-database.ts';
import { openScratchFolder } from './scratch-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the migrated database that test databases are cloned from. Nobody may be connected to it. */
    readonly templateUrl: string;
  }
}

const silent = pino({ level: 'silent' });

/**
 * One PostgreSQL for the whole run: the server that TEST_DATABASE_URL names (its user must be allowed to create databases),
 * or an embedded one in a temporary folder.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const closeScratchFolder = await openScratchFolder();
  const server = await startServer();
  const template = `aval_template_${process.pid}`;
  try {
    await execute(server.url, `create database ${template}`);
    const templateUrl = withDatabase(server.url, template);
    const db = openDatabase(templateUrl, 2, silent);
    await migrateDatabase(db, templateUrl);
    await db.destroy();
    project.provide('templateUrl', templateUrl);
  } catch (error) {
    await server.stop();
    await closeScratchFolder();
    throw error;
  }
  return async () => {
    await execute(server.url, `drop database if exists ${template} with (force)`);
    await server.stop();
    await closeScratchFolder();
  };
}

type Server = { readonly url: string; readonly stop: () => Promise<void> };

async function startServer(): Promise<Server> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined && given !== '') return { url: given, stop: async () => undefined };
  const folder = await mkdtemp(path.join(tmpdir(), 'aval-test-'));
  const started = await startEmbeddedPostgres({
    dataDir: path.join(folder, 'data'),
    mode: 'exclusive',
    log: silent,
  });
  if (!started.ok) {
    await rm(folder, { recursive: true, force: true });
    throw new Error(started.error.message);
  }
  // Nothing here has to survive a power cut: tests need not wait for the disk.
  await execute(started.value.url, 'alter role current_user set synchronous_commit = off');
  const stop = async () => {
    await started.value.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { url: started.value.url, stop };
}

async function execute(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
