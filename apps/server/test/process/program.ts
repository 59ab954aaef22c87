import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { vi } from 'vitest';
import { isRunning, readPostmasterState } from '../../src/platform/database/embedded/postmaster-state.ts';
import { type Call, makeCall } from '../api-client.ts';
import { eventually } from '../eventually.ts';
import { testCacheDir } from '../test-server.ts';

// The built program as a process of its own, as an operator runs it.

const program = fileURLToPath(new URL('../../dist/main/main.js', import.meta.url));

export type Variables = Readonly<Record<string, string>>;
export type Ended = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

// A start is two seconds of an idle core, and machines that run tests are seldom idle: limits are for what hangs.
vi.setConfig({ testTimeout: 900_000, hookTimeout: 300_000 });

const folders: string[] = [];
const children = new Set<ChildProcess>();

/** An empty data folder that the database's user can reach, too. */
export async function newDataDir(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'aval-process-'));
  await chmod(folder, 0o755);
  folders.push(folder);
  return join(folder, 'data');
}

function launch(args: readonly string[], variables: Variables) {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: tmpdir(),
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      PORT: '0',
      AVAL_VISION_THREADS: '1',
      AVAL_API_PROCESSES: '1',
      AVAL_CACHE_DIR: testCacheDir(),
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  const told = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    told.stdout += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    told.stderr += chunk.toString('utf8');
  });
  const ended = new Promise<Ended>((resolve) => {
    child.once('close', (status) => {
      children.delete(child);
      resolve({ status, ...told });
    });
  });
  return { child, told, ended };
}

/** Runs a command to its end; killed when it takes longer. */
export async function runAval(
  args: readonly string[],
  variables: Variables,
  withinMs = 240_000,
): Promise<Ended> {
  const { child, ended } = launch(args, variables);
  const timer = setTimeout(() => child.kill('SIGKILL'), withinMs);
  try {
    return await ended;
  } finally {
    clearTimeout(timer);
  }
}

/** Starts a command and leaves it running. */
export function spawnAval(
  args: readonly string[],
  variables: Variables,
): { readonly kill: (signal: 'SIGINT' | 'SIGKILL') => void; readonly ended: Promise<Ended> } {
  const { child, ended } = launch(args, variables);
  return { kill: (signal) => child.kill(signal), ended };
}

export type RunningAval = {
  /** Empty for a worker. */
  readonly url: string;
  /** As printed at the first start. */
  readonly printed: { readonly token: string; readonly secret: string } | undefined;
  readonly pid: number;
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly kill: (signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL') => Promise<Ended>;
  /** A client that signs with the given token. */
  readonly callWith: (token: { readonly token: string; readonly secret: string }) => Call;
};

/** Starts a server and waits until it says that it is there; throws with what it said when it ends instead. */
export async function startAval(args: readonly string[], variables: Variables): Promise<RunningAval> {
  const { child, told, ended } = launch(['start', ...args], variables);
  let over: Ended | undefined;
  ended.then(
    (how) => {
      over = how;
    },
    () => undefined,
  );
  await eventually(
    'the program is up',
    async () => {
      if (over !== undefined) throw new Error(`ended with ${over.status}: ${over.stderr}`);
      return /Models {3,}.*\n\n/.test(told.stdout) ? true : undefined;
    },
    240_000,
  );
  const url = /answers at +(\S+)/.exec(told.stdout)?.[1] ?? '';
  const token = /^ +token +(\S+)$/m.exec(told.stdout)?.[1];
  const secret = /^ +secret +(\S+)$/m.exec(told.stdout)?.[1];
  return {
    url,
    printed: token === undefined || secret === undefined ? undefined : { token, secret },
    pid: child.pid ?? 0,
    stdout: () => told.stdout,
    stderr: () => told.stderr,
    kill: (signal) => {
      child.kill(signal);
      return ended;
    },
    callWith: (who) => makeCall(url, who, () => new Date()),
  };
}

/** Number of the database's process in a data folder; undefined when none runs. */
export async function databasePid(dataDir: string): Promise<number | undefined> {
  const state = await readPostmasterState(join(dataDir, 'postgres'));
  return state.kind === 'running' ? state.file.pid : undefined;
}

export async function killDatabase(dataDir: string): Promise<void> {
  const pid = await databasePid(dataDir);
  if (pid === undefined) return;
  process.kill(pid, 'SIGKILL');
  await eventually('the database is gone', async () => ((await isRunning(pid)) ? undefined : true));
}

/** For `afterAll`: leaves no process and no folder behind. */
export async function leaveNothing(): Promise<void> {
  for (const child of children) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) {
    await killDatabase(join(folder, 'data'));
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
