import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { z } from 'zod';
import type { EmbeddedPostgres } from './embedded-types.ts';
import { isRunning, readPostmasterState } from './postmaster-state.ts';
import { startEmbeddedPostgres } from './start-embedded-postgres.ts';

// Shared by the tests of this folder: servers in folders of their own, owners as processes to be killed.

export const root = process.getuid?.() === 0;
const silent = { info: () => undefined, warn: () => undefined };
const folders: string[] = [];
/** Processes to end with the test. */
export const children: ChildProcess[] = [];
const opened: EmbeddedPostgres[] = [];

export const childAnswer = z.union([
  z.object({ ok: z.literal(true), url: z.string(), adopted: z.boolean() }),
  z.object({ ok: z.literal(false), code: z.string(), message: z.string() }),
]);

export async function newFolder(mode = 0o755): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'aval-pg-'));
  await chmod(folder, mode);
  folders.push(folder);
  return path.join(folder, 'data');
}

export async function start(
  dataDir: string,
  mode: 'exclusive' | 'shared' = 'exclusive',
  onLost?: () => void,
) {
  const started = await startEmbeddedPostgres({
    dataDir,
    mode,
    log: silent,
    startTimeoutMs: 60_000,
    ...(onLost === undefined ? {} : { onLost }),
  });
  if (started.ok) opened.push(started.value);
  return started;
}

export async function startOrThrow(
  dataDir: string,
  mode: 'exclusive' | 'shared' = 'exclusive',
  onLost?: () => void,
) {
  const started = await start(dataDir, mode, onLost);
  if (!started.ok) throw new Error(started.error.message);
  return started.value;
}

export function spawnOwner(dataDir: string, identity: { uid?: number; gid?: number } = {}): ChildProcess {
  const script = fileURLToPath(new URL('./embedded-owner.child.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, JSON.stringify({ dataDir, mode: 'exclusive' })], {
    stdio: ['pipe', 'pipe', 'inherit'],
    ...identity,
  });
  children.push(child);
  return child;
}

export async function nextLine(child: ChildProcess): Promise<unknown> {
  if (child.stdout === null) throw new Error('no stdout');
  for await (const line of createInterface({ input: child.stdout })) return JSON.parse(line);
  throw new Error('the child ended without a word');
}

export async function ownerUrl(child: ChildProcess): Promise<{ url: string; adopted: boolean }> {
  const answer = childAnswer.parse(await nextLine(child));
  if (!answer.ok) throw new Error(answer.message);
  return answer;
}

export async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

export async function query(url: string, sql: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

export async function serverPid(dataDir: string): Promise<number | null> {
  const state = await readPostmasterState(path.join(dataDir, 'postgres'));
  return state.kind === 'running' ? state.file.pid : null;
}

export async function killServer(dataDir: string): Promise<void> {
  const pid = await serverPid(dataDir);
  if (pid === null) throw new Error('no server runs');
  process.kill(pid, 'SIGKILL');
  while (await isRunning(pid)) await delay(5);
}

/** A listed user other than root and nobody (initdb refuses unlisted ones): the first person, else a service. */
export async function ordinaryUser(): Promise<number> {
  const uids = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => Number(line.split(':')[2]));
  return uids.find((uid) => uid >= 1000 && uid < 65_000) ?? 1;
}

export const remember = (url: string) => query(url, 'create table note as select 7 as value');
export const recall = (url: string) => query(url, 'select value from note');

/** For `afterEach`: leaves no server, process or folder behind. */
export async function cleanUp(): Promise<void> {
  await Promise.all(opened.splice(0).map((server) => server.stop()));
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) {
    if ((await serverPid(path.join(folder, 'data'))) !== null) await killServer(path.join(folder, 'data'));
    await rm(folder, { recursive: true, force: true });
  }
}
