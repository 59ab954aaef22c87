import { join, resolve } from 'node:path';
import { failure, type Result, success } from '@aval/core/result';
import type { FetchPinnedFilesOptions } from './fetch-options.ts';
import { cacheNotWritable, type PinnedFileFailure } from './pinned-file-failure.ts';
import type { PinnedLock } from './pinned-lock.ts';
import { verifyPinnedFiles } from './verify-pinned-files.ts';

/**
 * Makes sure that every file of the lock is in the cache with the right content, and says where: name in the cache ->
 * absolute path.
 *
 * Files that are there and verified cost no network. Missing and altered ones are taken out of their npm tarball, which
 * is checked against the lock, continued when an earlier fetch was cut, and removed afterwards. Safe to run in several
 * processes on one cache. Fails with the first failure; what was fetched before stays.
 */
export async function fetchPinnedFiles(
  options: FetchPinnedFilesOptions,
): Promise<Result<Map<string, string>, PinnedFileFailure>> {
  const { lock } = options;
  const cacheDir = resolve(options.cacheDir);
  const report = options.onProgress ?? (() => undefined);
  const state = await readState(lock, cacheDir);
  if (!state.ok) return state;
  for (const { as, sha256, expected } of state.value.altered) {
    report({ kind: 'altered', file: as, sha256, expected });
  }

  const present = new Set(state.value.ok.map(({ as }) => as));
  const needed = lock.packages
    .map((pinned) => ({ pinned, wanted: pinned.files.filter(({ as }) => !present.has(as)) }))
    .filter(({ wanted }) => wanted.length > 0);
  const totalBytes = needed.reduce((sum, { pinned }) => sum + pinned.size, 0);
  const files = lock.packages.reduce((sum, pinned) => sum + pinned.files.length, 0);
  report({ kind: 'started', totalBytes, files, present: present.size });

  if (needed.length > 0) {
    // What downloads is loaded when something has to be: as a rule once in the life of an installation.
    const { fetchPackages } = await import('./fetch-packages.ts');
    const fetched = await fetchPackages(needed, totalBytes, { ...options, cacheDir });
    if (!fetched.ok) return fetched;
  }
  report({ kind: 'finished' });
  const names = lock.packages.flatMap((pinned) => pinned.files.map(({ as }) => as));
  return success(new Map(names.map((as) => [as, join(cacheDir, as)])));
}

async function readState(lock: PinnedLock, cacheDir: string) {
  try {
    return success(await verifyPinnedFiles({ lock, cacheDir }));
  } catch (error) {
    const [first] = lock.packages;
    return failure(cacheNotWritable(first ?? { name: 'cache', version: '' }, error));
  }
}
