import { join, resolve } from 'node:path';
import { failure, type Result, success } from '@aval/core/result';
import { cacheNotWritable, type PinnedFileFailure } from './pinned-file-failure.ts';
import type { PinnedLock } from './pinned-lock.ts';
import { verifyPinnedFiles } from './verify-pinned-files.ts';

/** What a fetch tells while it runs. Bytes are those of the tarballs. */
export type PinnedFilesProgress =
  /** Sent once, first. `totalBytes` is 0 when everything is here already. */
  | {
      readonly kind: 'started';
      readonly totalBytes: number;
      readonly files: number;
      readonly present: number;
    }
  | {
      readonly kind: 'bytes';
      readonly package: string;
      readonly receivedBytes: number;
      readonly totalBytes: number;
    }
  | { readonly kind: 'altered'; readonly file: string; readonly sha256: string; readonly expected: string }
  | { readonly kind: 'retry'; readonly package: string; readonly cause: string; readonly waitMs: number }
  /** A file is verified and in the cache. */
  | { readonly kind: 'file'; readonly file: string; readonly package: string; readonly size: number }
  | { readonly kind: 'finished' };

export type FetchPinnedFilesOptions = {
  readonly lock: PinnedLock;
  /** Created when absent. */
  readonly cacheDir: string;
  /** `https://registry.npmjs.org` or a mirror of it; credentials in the URL become a header. */
  readonly registry: string;
  /** Goes before HTTP_PROXY and HTTPS_PROXY, which are obeyed without it; NO_PROXY is obeyed always. */
  readonly proxyUrl?: string;
  readonly onProgress?: (progress: PinnedFilesProgress) => void;
  /** Further tries after a broken connection, a 429 or a 5xx (4). */
  readonly retries?: number;
  /** How the pause before a further try is made. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
};

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
