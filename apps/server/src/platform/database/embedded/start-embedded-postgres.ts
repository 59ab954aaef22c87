import { access, constants, mkdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { failure, type Result, success } from '@aval/core/result';
import type {
  EmbeddedFailure,
  EmbeddedLog,
  EmbeddedPostgres,
  EmbeddedPostgresOptions,
} from './embedded-types.ts';
import { ensureCluster, removeUnfinishedClusters } from './ensure-cluster.ts';
import { type Heart, makeHeart, thisPlace } from './folder-heartbeat.ts';
import { connectionUrl, type FolderLock, takeFolderLock } from './folder-lock.ts';
import { launchPostmaster, removeStalePidFile } from './launch-postmaster.ts';
import { findPostgresBinaries, type PostgresBinaries } from './postgres-binaries.ts';
import { isRunning, readPostmasterState } from './postmaster-state.ts';
import { runProgram } from './run-program.ts';
import { chooseServerUser, type ServerUser } from './server-user.ts';

const START_TIMEOUT_MS = 120_000;
const POLL_MS = 25;
/** One minute for each kind of shutdown. */
const STOP_POLLS = 60_000 / POLL_MS;

/**
 * Starts PostgreSQL on `<dataDir>/postgres`, or joins the one that runs there already, and holds the folder's
 * lock until `stop()`. The server survives a killed Aval and is taken over at the next start. Failures say
 * what the operator must do. Throws only for file system errors that are not foreseen (disk full, read-only).
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<Result<EmbeddedPostgres, EmbeddedFailure>> {
  const deadline = AbortSignal.timeout(options.startTimeoutMs ?? START_TIMEOUT_MS);
  const dataDir = await openDataDir(options.dataDir);
  if (!dataDir.ok) return dataDir;
  const binaries = await findPostgresBinaries();
  if (!binaries.ok) return binaries;
  const user = await chooseServerUser(binaries.value, dataDir.value);
  if (!user.ok) return user;
  const cluster = await ensureCluster(dataDir.value, binaries.value, user.value);
  if (!cluster.ok) return cluster;
  const tools: Tools = {
    ...cluster.value,
    dataDir: dataDir.value,
    binaries: binaries.value,
    user: user.value,
    log: options.log,
  };
  const heart = makeHeart(tools.dataDir, await thisPlace());
  const held = await holdServer(options, tools, heart, deadline);
  if (!held.ok) {
    heart.stop();
    return held;
  }
  const { lock, pid, port, adopted } = held.value;
  await removeUnfinishedClusters(tools.dataDir);
  options.log.info({ pid, port, adopted }, 'embedded PostgreSQL is ready');
  const stop = async () => {
    const outcome = await lock.release();
    if (outcome === 'last') await stopServer(tools, pid);
    await lock.close();
    if (outcome === 'connection-broke') await stopIfAlone(tools);
    if (outcome === 'last') await heart.end();
    else heart.stop();
  };
  let stopping: Promise<void> | null = null;
  return success({
    url: connectionUrl(port, tools.password, 'aval'),
    adopted,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  });
}

type HeldServer = {
  readonly lock: FolderLock;
  readonly pid: number;
  readonly port: number;
  readonly adopted: boolean;
};

/** Looks at the folder again and again until its server, found or started, has given us the lock. */
async function holdServer(
  options: EmbeddedPostgresOptions,
  tools: Tools,
  heart: Heart,
  deadline: AbortSignal,
): Promise<Result<HeldServer, EmbeddedFailure>> {
  let adopted = true;
  while (!deadline.aborted) {
    const state = await readPostmasterState(tools.folder);
    if (state.kind !== 'running') {
      if (!(await heart.start())) {
        return failure({
          code: 'data-folder-in-use',
          message: `The data folder ${tools.dataDir} is in use by an Aval in another container or on another machine. Only processes of one container can share the embedded PostgreSQL: stop the other, or set DATABASE_URL for both.`,
        });
      }
      if (state.kind === 'stale') {
        tools.log.warn({ pid: state.file.pid }, 'the database was not shut down properly; it recovers now');
        if (state.pidIsAlive) await removeStalePidFile(tools.folder);
      }
      const launched = await launchPostmaster(
        tools.dataDir,
        tools.folder,
        tools.binaries,
        tools.user,
        deadline,
      );
      if (!launched.ok) return launched;
      adopted = launched.value === 'again';
      continue;
    }
    const locked = await takeFolderLock({
      dataDir: tools.dataDir,
      server: state.file,
      password: tools.password,
      mode: options.mode,
      onLost: options.onLost ?? (() => undefined),
    });
    if (!locked.ok) {
      // A server that nobody can use must not stay behind; one in use belongs to somebody else.
      if (!adopted && locked.error.code !== 'data-folder-in-use') await stopServer(tools, state.file.pid);
      return locked;
    }
    const { pid, port } = state.file;
    if (locked.value.kind === 'held' && port !== null) {
      // The server runs here, so no other place can be using it.
      await heart.force();
      return success({ lock: locked.value.lock, pid, port, adopted });
    }
    await delay(POLL_MS);
  }
  return failure({
    code: 'start-failed',
    message: `PostgreSQL in ${tools.folder} did not answer in time; see ${path.join(tools.dataDir, 'postgres.log')}.`,
  });
}

type Tools = {
  readonly dataDir: string;
  readonly folder: string;
  readonly password: string;
  readonly binaries: PostgresBinaries;
  readonly user: ServerUser;
  readonly log: EmbeddedLog;
};

/**
 * Fast shutdown, then an immediate one (the next start recovers); returns when the process is gone. pg_ctl only
 * sends the signal: its own waiting looks at the lock file, where a successor's server may already stand.
 */
async function stopServer(tools: Tools, pid: number): Promise<void> {
  for (const mode of ['fast', 'immediate']) {
    const args = ['stop', '-D', tools.folder, '-m', mode, '-W', '-s'];
    const outcome = await runProgram(tools.user, tools.binaries.pgCtl, args, 10_000);
    for (let poll = 0; poll < STOP_POLLS && (await isRunning(pid)); poll += 1) await delay(POLL_MS);
    if (!(await isRunning(pid))) return;
    tools.log.warn({ pid, mode, exitCode: outcome.code }, 'the database did not stop in the time allowed');
  }
}

/** After a broken connection nobody knows who is left: ask the server, if it came back, and stop it if alone. */
async function stopIfAlone(tools: Tools): Promise<void> {
  const state = await readPostmasterState(tools.folder);
  if (state.kind !== 'running') return;
  const locked = await takeFolderLock({
    dataDir: tools.dataDir,
    server: state.file,
    password: tools.password,
    mode: 'exclusive',
    onLost: () => undefined,
  });
  if (!locked.ok || locked.value.kind !== 'held') return;
  const { lock } = locked.value;
  if ((await lock.release()) === 'last') await stopServer(tools, state.file.pid);
  await lock.close();
}

/** The folder's real path; made when missing. Root leaves it passable for the user the server runs as. */
async function openDataDir(wanted: string): Promise<Result<string, EmbeddedFailure>> {
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
  try {
    await mkdir(wanted, { recursive: true, mode });
    await access(wanted, constants.R_OK | constants.W_OK | constants.X_OK);
    return success(await realpath(wanted));
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    return failure({
      code: 'data-folder-not-usable',
      message: `The data folder ${wanted} cannot be made or written by this user (${reason}).`,
    });
  }
}
