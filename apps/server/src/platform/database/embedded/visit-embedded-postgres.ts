import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { connectionUrl } from './folder-lock.ts';
import { readPostmasterState } from './postmaster-state.ts';

/**
 * URL of the server that another process runs on this data folder, for a short errand such as a command; undefined when none
 * runs. A visitor holds no lock: it neither keeps the server alive nor stops it.
 */
export async function visitEmbeddedPostgres(dataDir: string): Promise<string | undefined> {
  const state = await readPostmasterState(path.join(dataDir, 'postgres'));
  if (state.kind !== 'running' || state.file.port === null) return undefined;
  const password = await readFile(path.join(dataDir, 'postgres.password'), 'utf8');
  return connectionUrl(state.file.port, password.trim(), 'aval');
}
