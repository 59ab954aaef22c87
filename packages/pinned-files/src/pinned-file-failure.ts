import type { PinnedPackage } from './pinned-lock.ts';

/**
 * Why a pinned file is not there. `message` is the sentence for a person: it names the file or package and the cause.
 *
 * - `registry-unreachable`: no answer, or the connection broke more often than retried
 * - `registry-refused`: an answer that retrying does not change (404, 403 …)
 * - `tarball-altered`: the tarball is not the one in the lock
 * - `file-absent`: the tarball has no such file
 * - `file-altered`: the file in the tarball has another sha256 than the lock says
 * - `cache-not-writable`: the disk is full, read-only …
 */
export type PinnedFileFailure = {
  readonly code:
    | 'registry-unreachable'
    | 'registry-refused'
    | 'tarball-altered'
    | 'file-absent'
    | 'file-altered'
    | 'cache-not-writable';
  /** `name@version` */
  readonly package: string;
  /** Name in the cache; absent when the failure concerns the whole tarball. */
  readonly file?: string;
  readonly message: string;
};

/** `name@version`, the way packages are named in messages. */
export function packageLabel(pinned: Pick<PinnedPackage, 'name' | 'version'>): string {
  return `${pinned.name}@${pinned.version}`;
}

/** The innermost reason of an error: what `fetch` hides in `cause`, or the system's code and text. */
export function reasonOf(error: unknown): string {
  let innermost = error;
  while (innermost instanceof Error && innermost.cause instanceof Error) innermost = innermost.cause;
  if (innermost instanceof AggregateError && innermost.errors.length > 0)
    return reasonOf(innermost.errors[0]);
  if (!(innermost instanceof Error)) return 'unknown reason';
  return innermost.message || innermost.name;
}

export function cacheNotWritable(
  pinned: Pick<PinnedPackage, 'name' | 'version'>,
  error: unknown,
): PinnedFileFailure {
  return {
    code: 'cache-not-writable',
    package: packageLabel(pinned),
    message: `${packageLabel(pinned)}: the cache folder cannot be written: ${reasonOf(error)}`,
  };
}
