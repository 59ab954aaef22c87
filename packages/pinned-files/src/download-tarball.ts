import { randomBytes } from 'node:crypto';
import { open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { failure, type Result, success } from '@aval/core/result';
import { type Dispatcher, fetch, type Response } from 'undici';
import { type ClaimedPart, claimPart } from './claim-part.ts';
import { digestOfFile } from './digest.ts';
import { cacheNotWritable, type PinnedFileFailure, packageLabel, reasonOf } from './pinned-file-failure.ts';
import type { PinnedPackage } from './pinned-lock.ts';
import { tarballUrl } from './tarball-url.ts';

export type DownloadDeps = {
  readonly dispatcher: Dispatcher;
  readonly registry: string;
  /** Folder of the tarballs. */
  readonly folder: string;
  /** How often a broken or refused-for-now connection is tried again. */
  readonly retries: number;
  readonly wait: (milliseconds: number) => Promise<unknown>;
  /** Bytes of the tarball that are here now. */
  readonly onBytes: (received: number) => void;
  readonly onRetry: (cause: string, waitMs: number) => void;
};

type Attempt =
  | { readonly kind: 'whole' }
  /** Worth another try: the connection broke, the server is busy, the part on disk was of no use. */
  | { readonly kind: 'again'; readonly cause: string }
  | { readonly kind: 'failed'; readonly error: PinnedFileFailure };

const longestWaitMs = 10_000;

/**
 * Brings one tarball whole and verified (sha512 of the lock) into the cache folder and hands over its path; the caller
 * removes it with `discard`. A part left by an earlier run is continued with a Range request.
 */
export async function downloadTarball(
  deps: DownloadDeps,
  pinned: PinnedPackage,
): Promise<Result<ClaimedPart, PinnedFileFailure>> {
  const url = tarballUrl(deps.registry, pinned);
  const label = packageLabel(pinned);
  const tarballName = `${label.replace('/', '+')}.tgz`;
  const etagPath = join(deps.folder, `${tarballName}.etag`);
  let part: ClaimedPart | undefined;
  let mistrusted = false;
  let furthest = 0;
  let fruitless = 0;
  try {
    part = await claimPart(deps.folder, tarballName);
    for (;;) {
      const outcome = await fetchRest(deps, pinned, url, part.path, etagPath);
      let cause = outcome.kind === 'again' ? outcome.cause : '';
      if (outcome.kind === 'failed') {
        await part.release();
        return failure(outcome.error);
      }
      if (outcome.kind === 'whole') {
        const found = await digestOfFile(part.path, 'sha512', 'base64');
        if (`sha512-${found}` === pinned.integrity) {
          await rm(etagPath, { force: true });
          return success(part);
        }
        await part.discard();
        await rm(etagPath, { force: true });
        cause = `the tarball from ${url.host} has integrity sha512-${found}, expected ${pinned.integrity}`;
        if (mistrusted) {
          return failure({ code: 'tarball-altered', package: label, message: `${label}: ${cause}` });
        }
        // A part may have been spoiled by a cut or by a proxy: one fetch from the first byte tells.
        mistrusted = true;
      }
      // A line that breaks often but brings something each time is worth going on with.
      const reached = await sizeOf(part.path);
      fruitless = reached > furthest ? 0 : fruitless + 1;
      furthest = Math.max(furthest, reached);
      if (fruitless > deps.retries) {
        await part.release();
        const message = `${url.host} did not answer: ${cause} (wanted ${label}, tried ${fruitless} times without a further byte)`;
        return failure({ code: 'registry-unreachable', package: label, message });
      }
      const waitMs = Math.min(longestWaitMs, 500 * 2 ** fruitless);
      deps.onRetry(cause, waitMs);
      await deps.wait(waitMs);
    }
  } catch (error) {
    await part?.release().catch(() => undefined);
    return failure(cacheNotWritable(pinned, error));
  }
}

/** One request for what is not here yet. Throws the file system's errors only. */
async function fetchRest(
  deps: DownloadDeps,
  pinned: PinnedPackage,
  url: URL,
  partPath: string,
  etagPath: string,
): Promise<Attempt> {
  const size = await sizeOf(partPath);
  if (size === pinned.size) return { kind: 'whole' };
  const offset = size < pinned.size ? size : 0;
  const etag = await readFile(etagPath, 'utf8').catch(() => '');
  const { address, headers } = withoutCredentials(url);
  // Ranges count encoded bytes: a tarball must come as it is.
  headers['accept-encoding'] = 'identity';
  if (offset > 0) {
    headers['range'] = `bytes=${offset}-`;
    if (etag !== '') headers['if-range'] = etag;
  }
  let response: Response;
  try {
    response = await fetch(address, { headers, dispatcher: deps.dispatcher });
  } catch (error) {
    return { kind: 'again', cause: reasonOf(error) };
  }
  if (response.status === 416) {
    await response.body?.cancel();
    await rm(partPath, { force: true });
    return { kind: 'again', cause: 'the part on disk does not fit the tarball' };
  }
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    const cause = `status ${response.status}`;
    if (response.status === 429 || response.status === 408 || response.status >= 500) {
      return { kind: 'again', cause };
    }
    const label = packageLabel(pinned);
    const message = `${label}: ${url.host} refused it with ${cause}`;
    return { kind: 'failed', error: { code: 'registry-refused', package: label, message } };
  }
  const continued =
    response.status === 206 && response.headers.get('content-range')?.startsWith(`bytes ${offset}-`) === true;
  if (response.status === 206 && !continued) {
    await response.body.cancel();
    await rm(partPath, { force: true });
    return { kind: 'again', cause: 'the server sent another range than asked' };
  }
  await keepEtag(etagPath, response.headers.get('etag'));
  return await writeBody(deps, pinned, response.body, partPath, continued ? offset : 0);
}

async function writeBody(
  deps: DownloadDeps,
  pinned: PinnedPackage,
  body: NonNullable<Response['body']>,
  partPath: string,
  offset: number,
): Promise<Attempt> {
  const handle = await open(partPath, offset > 0 ? 'a' : 'w');
  let received = offset;
  deps.onBytes(received);
  const reader = body.getReader();
  try {
    for (;;) {
      let piece: Awaited<ReturnType<typeof reader.read>>;
      try {
        piece = await reader.read();
      } catch (error) {
        return { kind: 'again', cause: reasonOf(error) };
      }
      if (piece.done) break;
      if (!(piece.value instanceof Uint8Array)) return { kind: 'again', cause: 'the answer is not bytes' };
      await handle.write(piece.value);
      received += piece.value.byteLength;
      deps.onBytes(Math.min(received, pinned.size));
      // An endless answer must not fill the disk; the digest will say that it is another tarball.
      if (received > pinned.size) return { kind: 'whole' };
    }
  } finally {
    await reader.cancel().catch(() => undefined);
    await handle.close();
  }
  if (received < pinned.size) {
    return { kind: 'again', cause: `the answer ended after ${received} of ${pinned.size} bytes` };
  }
  return { kind: 'whole' };
}

async function sizeOf(path: string): Promise<number> {
  return await stat(path).then(
    (found) => found.size,
    () => 0,
  );
}

/** Remembers a strong ETag, the only kind that If-Range may use. */
async function keepEtag(path: string, etag: string | null): Promise<void> {
  if (etag === null || !etag.startsWith('"')) return;
  const temporary = `${path}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
  await writeFile(temporary, etag);
  await rename(temporary, path);
}

/** `fetch` takes no credentials in a URL: they become a header. */
function withoutCredentials(url: URL): { address: URL; headers: Record<string, string> } {
  const address = new URL(url);
  const headers: Record<string, string> = {};
  if (url.username !== '' || url.password !== '') {
    const pair = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
    headers['authorization'] = `Basic ${Buffer.from(pair).toString('base64')}`;
    address.username = '';
    address.password = '';
  }
  return { address, headers };
}
