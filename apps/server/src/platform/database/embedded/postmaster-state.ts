import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** What `postmaster.pid` says (PostgreSQL's own lock file, see its miscadmin.h for the line numbers). */
export type PostmasterFile = {
  readonly pid: number;
  /** The cluster's folder as it was named at start. */
  readonly folder: string;
  /** TCP port on 127.0.0.1; null while the server has not yet written it. */
  readonly port: number | null;
  readonly ready: boolean;
};

export type PostmasterState =
  /** No server runs on the folder, and nothing blocks the start of one. */
  | { readonly kind: 'none' }
  /** The file names a process that is gone, or that is some other program. */
  | { readonly kind: 'stale'; readonly file: PostmasterFile; readonly pidIsAlive: boolean }
  | { readonly kind: 'running'; readonly file: PostmasterFile };

export async function readPostmasterState(clusterFolder: string): Promise<PostmasterState> {
  const text = await readFile(pidFile(clusterFolder), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const file = parsePostmasterFile(text);
  if (file === null) return { kind: 'none' };
  if (!isAlive(file.pid)) return { kind: 'stale', file, pidIsAlive: false };
  const command = await commandOf(file.pid);
  // Where the command cannot be seen, the process counts as the server: the start then fails with a message
  // instead of two servers on one folder.
  const isServer = command === null || (isPostgres(command) && command.includes(file.folder));
  return isServer ? { kind: 'running', file } : { kind: 'stale', file, pidIsAlive: true };
}

export function pidFile(clusterFolder: string): string {
  return path.join(clusterFolder, 'postmaster.pid');
}

export function parsePostmasterFile(text: string): PostmasterFile | null {
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  const folder = lines[1] ?? '';
  if (!Number.isSafeInteger(pid) || pid <= 0 || folder === '') return null;
  const port = Number(lines[3]);
  return {
    pid,
    folder,
    port: Number.isSafeInteger(port) && port > 0 ? port : null,
    ready: lines[7]?.trim() === 'ready',
  };
}

/** True for a process of any user; true for a zombie too. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** True while the process runs; a zombie (killed, its parent has not asked yet) does not. */
export async function isRunning(pid: number): Promise<boolean> {
  return isAlive(pid) && (await commandOf(pid))?.length !== 0;
}

function isPostgres(command: readonly string[]): boolean {
  return /^postgres(\.exe)?$/.test(path.basename(command[0] ?? ''));
}

/** The process's arguments; empty for a zombie or a process that has just gone; null when we may not look. */
async function commandOf(pid: number): Promise<readonly string[] | null> {
  if (process.platform === 'linux') {
    return readFile(`/proc/${pid}/cmdline`, 'utf8').then(
      (text) => text.split('\0').filter((part) => part !== ''),
      (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' || error.code === 'ESRCH' ? [] : null),
    );
  }
  if (process.platform === 'win32') return null;
  return new Promise((resolve) => {
    execFile('/bin/ps', ['-ww', '-o', 'command=', '-p', String(pid)], (error, stdout) => {
      if (error !== null) return resolve(error.code === 1 ? [] : null);
      // Folders may hold spaces here: cut at the option that launchPostmaster always writes first.
      const [program = '', folder = ''] = stdout.trim().split(' -D ');
      const end = folder.indexOf(' -p ');
      resolve(program === '' ? [] : [program, folder.slice(0, end === -1 ? undefined : end)]);
    });
  });
}
