import { randomBytes } from 'node:crypto';
import {
  chmod,
  chown,
  lchown,
  link,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { failure, type Result, success } from '@aval/core/result';
import type { EmbeddedFailure } from './embedded-types.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { runProgram } from './run-program.ts';
import type { ServerUser } from './server-user.ts';

export const SUPERUSER = 'aval';
const UNFINISHED = 'postgres.tmp-';
const INITDB_TIMEOUT_MS = 180_000;

export type Cluster = { readonly folder: string; readonly password: string };

/**
 * Makes sure `<dataDir>/postgres` holds a complete cluster of our version and returns it with the superuser's
 * password. A new cluster is built beside its place and renamed into it, so that an interrupted first start
 * leaves only rubbish, never half a cluster; of two first starts at once, the first rename wins.
 */
export async function ensureCluster(
  dataDir: string,
  binaries: PostgresBinaries,
  user: ServerUser,
): Promise<Result<Cluster, EmbeddedFailure>> {
  const folder = path.join(dataDir, 'postgres');
  const place = await stat(folder).catch(() => null);
  const self = process.getuid?.();
  if (place !== null && user.owner === null && self !== undefined && place.uid !== self) {
    return unusable(
      `${folder} belongs to user ${place.uid} and Aval runs as user ${self}; run it as the same user as before, or as root, or "chown -R" the data folder`,
    );
  }
  const present = await readVersion(folder);
  if (present === null) {
    const foreign = await readdir(folder).catch(() => []);
    if (foreign.length > 0) {
      return unusable(`${folder} exists but is not a PostgreSQL cluster; move it away and start again`);
    }
    const password = await openPassword(dataDir, true);
    if (!password.ok) return password;
    const built = await buildCluster(dataDir, folder, password.value, binaries, user);
    return built.ok ? success({ folder, password: password.value }) : built;
  }
  if (present !== binaries.majorVersion) {
    return unusable(
      `${folder} was made by PostgreSQL ${present}, but this Aval brings ${binaries.majorVersion}; dump it with the old version, or set DATABASE_URL`,
    );
  }
  const password = await openPassword(dataDir, false);
  if (!password.ok) return password;
  if (user.owner !== null && (await stat(folder)).uid !== user.owner.uid) await giveTo(user.owner, folder);
  return success({ folder, password: password.value });
}

/** Removes what interrupted first starts left. Call it once the cluster is open; never fails. */
export async function removeUnfinishedClusters(dataDir: string): Promise<void> {
  const names = await readdir(dataDir).catch(() => []);
  for (const name of names.filter((entry) => entry.startsWith(UNFINISHED))) {
    // An orphaned initdb may still be writing there: what stays now goes at the next start.
    await rm(path.join(dataDir, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

async function readVersion(folder: string): Promise<string | null> {
  return readFile(path.join(folder, 'PG_VERSION'), 'utf8').then(
    (text) => text.trim(),
    () => null,
  );
}

/** The file appears complete or not at all (written aside, then linked), and the first writer wins. */
async function openPassword(dataDir: string, create: boolean): Promise<Result<string, EmbeddedFailure>> {
  const file = path.join(dataDir, 'postgres.password');
  if (create) {
    const aside = `${file}.${randomBytes(6).toString('hex')}.tmp`;
    await writeFile(aside, `${randomBytes(24).toString('base64url')}\n`, {
      mode: 0o600,
      flag: 'wx',
      flush: true,
    });
    await link(aside, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    await rm(aside);
  }
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return unusable(`${file} is missing or cannot be read; restore it from the backup`);
  const password = text.trim();
  if (!/^[\w-]{16,}$/.test(password)) return unusable(`${file} is damaged; restore it from the backup`);
  await chmod(file, 0o600).catch(() => undefined);
  return success(password);
}

async function buildCluster(
  dataDir: string,
  folder: string,
  password: string,
  binaries: PostgresBinaries,
  user: ServerUser,
): Promise<Result<void, EmbeddedFailure>> {
  const workshop = await mkdtemp(path.join(dataDir, UNFINISHED));
  const cluster = path.join(workshop, 'cluster');
  const passwordFile = path.join(workshop, 'password');
  try {
    await mkdir(cluster, { mode: 0o700 });
    await writeFile(passwordFile, `${password}\n`, { mode: 0o600, flag: 'wx' });
    if (user.owner !== null) {
      for (const entry of [workshop, cluster, passwordFile])
        await chown(entry, user.owner.uid, user.owner.gid);
    }
    // The built-in C.UTF-8 knows the letters of every language and, unlike the C library's locales, sorts
    // the same on every machine: an upgrade of the system cannot break an index.
    const outcome = await runProgram(
      user,
      binaries.initdb,
      [
        `--pgdata=${cluster}`,
        `--username=${SUPERUSER}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--data-checksums',
      ],
      INITDB_TIMEOUT_MS,
    );
    if (outcome.code === 0) {
      await rename(cluster, folder).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
      });
      await flushFolder(dataDir);
    }
    // A neighbour who finished first removes our workshop while initdb still runs: then his cluster serves.
    if ((await readVersion(folder)) !== null) return success(undefined);
    if (outcome.stderr.includes('user does not exist')) {
      return failure({
        code: 'start-failed',
        message: `initdb only runs for a user who is listed in /etc/passwd, and this one (${user.owner?.uid ?? process.getuid?.()}) is not. Add a line for it (or, in a container, start with a listed user), or set DATABASE_URL to a PostgreSQL of your own.`,
      });
    }
    return failure({
      code: 'start-failed',
      message: `initdb could not make the database in ${folder} (exit code ${outcome.code ?? 'none'}): ${outcome.stderr}`,
    });
  } catch (error) {
    if ((await readVersion(folder)) !== null) return success(undefined);
    throw error;
  } finally {
    await rm(workshop, { recursive: true, force: true }).catch(() => undefined);
  }
}

async function giveTo(owner: { readonly uid: number; readonly gid: number }, folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true })) {
    await lchown(path.join(folder, entry), owner.uid, owner.gid);
  }
  await chown(folder, owner.uid, owner.gid);
}

async function flushFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function unusable(message: string): { readonly ok: false; readonly error: EmbeddedFailure } {
  return failure({ code: 'data-folder-not-usable', message: `${message}.` });
}
