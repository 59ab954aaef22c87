import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { failure, type Result, success } from '@aval/core/result';
import type { EmbeddedFailure } from './embedded-types.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { pidFile, readPostmasterState } from './postmaster-state.ts';
import type { ServerUser } from './server-user.ts';

const LOG_LIMIT_BYTES = 10_000_000;
const POLL_MS = 20;

/** `again`: a neighbour was quicker, or the port was taken meanwhile; look at the folder anew. */
export type LaunchOutcome = 'ready' | 'again';

/**
 * Starts the server on the cluster and waits until it takes connections or ends. The server is in a session of
 * its own (Ctrl-C in our terminal does not reach it) and outlives this process.
 */
export async function launchPostmaster(
  dataDir: string,
  clusterFolder: string,
  binaries: PostgresBinaries,
  user: ServerUser,
  deadline: AbortSignal,
): Promise<Result<LaunchOutcome, EmbeddedFailure>> {
  const logFile = path.join(dataDir, 'postgres.log');
  await rotateLog(logFile);
  const port = await findFreePort();
  const output = await open(logFile, 'a', 0o600);
  const logStart = (await output.stat()).size;
  let ended: string | null = null;
  try {
    const child = user.spawn(binaries.postgres, postmasterArguments(clusterFolder, port), {
      detached: true,
      stdio: ['ignore', output.fd, output.fd],
    });
    child.unref();
    child.once('error', (error) => {
      ended = error.message;
    });
    child.once('exit', (code, signal) => {
      ended = `exit ${signal ?? code}`;
    });
    while (!deadline.aborted) {
      if (ended !== null) return explainEnd(ended, logFile, logStart);
      const state = await readPostmasterState(clusterFolder);
      if (state.kind === 'running' && state.file.ready) {
        // Not ours: a neighbour's server holds the folder, ours is about to give up.
        return success(state.file.pid === child.pid ? 'ready' : 'again');
      }
      await delay(POLL_MS);
    }
  } finally {
    await output.close();
  }
  return failure({
    code: 'start-failed',
    message: `PostgreSQL did not become ready in time (it may still be recovering after a crash); see ${logFile} and start again.`,
  });
}

/** Makes way for a start when postmaster.pid names a process that lives but is another program. */
export async function removeStalePidFile(clusterFolder: string): Promise<void> {
  // PostgreSQL itself replaces the file of a dead process, but refuses while the number is alive. Should the
  // file after all be a living server's, the new one still finds its shared memory in use and refuses.
  await rm(pidFile(clusterFolder), { force: true });
}

function postmasterArguments(clusterFolder: string, port: number): readonly string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    // No socket file: its path could be longer than the 107 bytes an address holds.
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: '128MB',
    fsync: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    logging_collector: 'off',
    log_destination: 'stderr',
    log_line_prefix: '%m [%p] ',
    log_checkpoints: 'off',
    // Error messages and statements carry values, which may be personal data: the client gets them, the file
    // does not.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', clusterFolder, '-p', String(port), ...flags];
}

async function explainEnd(
  ended: string,
  logFile: string,
  logStart: number,
): Promise<Result<LaunchOutcome, EmbeddedFailure>> {
  const said = (await readFile(logFile)).subarray(logStart).toString('utf8');
  const passing = [
    'lock file "postmaster.pid"',
    // Backends of a killed server live on for a moment.
    'pre-existing shared memory block',
    'could not create any TCP/IP sockets',
  ];
  if (passing.some((text) => said.includes(text))) {
    await delay(5 * POLL_MS);
    return success('again');
  }
  const fatal = said.split('\n').filter((line) => /FATAL|PANIC|error while loading/.test(line));
  return failure({
    code: 'start-failed',
    message: `PostgreSQL ended at start (${ended}): ${fatal.at(-1) ?? 'it gave no reason'}. See ${logFile}.`,
  });
}

async function rotateLog(logFile: string): Promise<void> {
  const size = await stat(logFile).then(
    (entry) => entry.size,
    () => 0,
  );
  // A neighbour who starts at the same moment may have moved it already.
  if (size > LOG_LIMIT_BYTES) await rename(logFile, `${logFile}.1`).catch(() => undefined);
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('no port was given'));
      });
    });
  });
}
