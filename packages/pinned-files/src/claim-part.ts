import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** A part whose owner wrote nothing for so long is abandoned: twice the time after which a silent connection is cut. */
const abandonedAfterMs = 60_000;

/** A partly fetched tarball that this process alone writes to. */
export type ClaimedPart = {
  readonly path: string;
  /** Leaves the part for whoever comes next. */
  release: () => Promise<void>;
  discard: () => Promise<void>;
};

/**
 * Takes over the longest part of a tarball that nobody is writing to, or names a new one.
 *
 * Several processes may fetch into one cache. Each writes to a file of its own; taking over is one atomic rename, which
 * only one can win. `folder` is created. Throws the file system's errors.
 */
export async function claimPart(folder: string, tarballName: string): Promise<ClaimedPart> {
  await mkdir(folder, { recursive: true });
  const shared = join(folder, `${tarballName}.part`);
  const machine = hostname().replace(/[^\w-]/g, '_');
  const own = join(folder, `${tarballName}.${machine}~${process.pid}~${randomBytes(4).toString('hex')}.part`);

  const names = (await readdir(folder)).filter(
    (name) => name.startsWith(`${tarballName}.`) && name.endsWith('.part'),
  );
  const free: { path: string; size: number }[] = [];
  for (const name of names) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found === undefined) continue;
    const abandoned = Date.now() - found.mtimeMs > abandonedAfterMs;
    if (path === shared || abandoned || ownerIsGone(name, machine)) free.push({ path, size: found.size });
  }
  free.sort((a, b) => b.size - a.size);
  let taken = false;
  for (const { path } of free) {
    if (taken) await rm(path, { force: true });
    else taken = await rename(path, own).then(() => true, isAbsent);
  }
  return {
    path: own,
    release: () =>
      rename(own, shared)
        .catch(isAbsent)
        .then(() => undefined),
    discard: () => rm(own, { force: true }),
  };
}

function ownerIsGone(name: string, machine: string): boolean {
  const [, owner, pid] = /\.([\w-]+)~(\d+)~[0-9a-f]+\.part$/.exec(name) ?? [];
  if (owner !== machine || pid === undefined) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

function isAbsent(error: unknown): false {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
  throw error;
}
