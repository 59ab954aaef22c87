import { isAbsolute, join, resolve } from 'node:path';
import { digestOfFile } from './digest.ts';
import type { PinnedLock } from './pinned-lock.ts';

export type PinnedFileState = {
  /** Name in the cache. */
  readonly as: string;
  /** `name@version` of the package it comes from. */
  readonly package: string;
  /** Absolute path in the cache. */
  readonly path: string;
};

export type PinnedFilesState = {
  readonly ok: readonly PinnedFileState[];
  readonly missing: readonly PinnedFileState[];
  /** There, but with another content than the lock says. */
  readonly altered: readonly (PinnedFileState & { readonly sha256: string; readonly expected: string })[];
};

/**
 * Compares the cache with the lock by reading every file; no network. `cacheDir` need not exist.
 * Throws only what the file system throws for a file that is there and cannot be read.
 */
export async function verifyPinnedFiles(options: {
  readonly lock: PinnedLock;
  readonly cacheDir: string;
}): Promise<PinnedFilesState> {
  const cacheDir = isAbsolute(options.cacheDir) ? options.cacheDir : resolve(options.cacheDir);
  const ok: PinnedFileState[] = [];
  const missing: PinnedFileState[] = [];
  const altered: (PinnedFileState & { sha256: string; expected: string })[] = [];
  for (const { name, version, files } of options.lock.packages) {
    for (const file of files) {
      const state = { as: file.as, package: `${name}@${version}`, path: join(cacheDir, file.as) };
      const sha256 = await digestOfFile(state.path, 'sha256', 'hex');
      if (sha256 === undefined) missing.push(state);
      else if (sha256 === file.sha256) ok.push(state);
      else altered.push({ ...state, sha256, expected: file.sha256 });
    }
  }
  return { ok, missing, altered };
}
