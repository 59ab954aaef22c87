import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Result, success } from '@aval/core/result';
import { EnvHttpProxyAgent } from 'undici';
import { downloadTarball } from './download-tarball.ts';
import { extractFiles } from './extract-files.ts';
import type { FetchPinnedFilesOptions } from './fetch-options.ts';
import { type PinnedFileFailure, packageLabel } from './pinned-file-failure.ts';
import type { PinnedFile, PinnedPackage } from './pinned-lock.ts';

/** A package, and which of its files are wanted. */
export type NeededPackage = { readonly pinned: PinnedPackage; readonly wanted: readonly PinnedFile[] };

const connectTimeoutMs = 15_000;
/** Shorter than the time after which another process takes a silent part over (claim-part.ts). */
const silenceTimeoutMs = 30_000;

/**
 * Brings the wanted files of each package into the cache, one package after the other, and reports bytes, tries and files.
 * @param totalBytes of all tarballs, for the reports
 */
export async function fetchPackages(
  needed: readonly NeededPackage[],
  totalBytes: number,
  options: Omit<FetchPinnedFilesOptions, 'lock'>,
): Promise<Result<void, PinnedFileFailure>> {
  const { cacheDir, registry } = options;
  const report = options.onProgress ?? (() => undefined);
  const dispatcher = new EnvHttpProxyAgent({
    connect: { timeout: connectTimeoutMs },
    headersTimeout: silenceTimeoutMs,
    bodyTimeout: silenceTimeoutMs,
    ...(options.proxyUrl === undefined ? {} : { httpProxy: options.proxyUrl, httpsProxy: options.proxyUrl }),
  });
  try {
    let before = 0;
    for (const { pinned, wanted } of needed) {
      const label = packageLabel(pinned);
      const fetched = await fetchPackage(pinned, wanted, cacheDir, {
        dispatcher,
        registry,
        folder: join(cacheDir, 'tarballs'),
        retries: options.retries ?? 4,
        wait: options.wait ?? wait,
        onBytes: (received) =>
          report({ kind: 'bytes', package: label, receivedBytes: before + received, totalBytes }),
        onRetry: (cause, waitMs) => report({ kind: 'retry', package: label, cause, waitMs }),
      });
      if (!fetched.ok) return fetched;
      before += pinned.size;
      for (const { as, size } of wanted) report({ kind: 'file', file: as, package: label, size });
    }
  } finally {
    await dispatcher.destroy();
  }
  return success(undefined);
}

async function fetchPackage(
  pinned: PinnedPackage,
  wanted: readonly PinnedFile[],
  cacheDir: string,
  deps: Parameters<typeof downloadTarball>[0],
): Promise<Result<void, PinnedFileFailure>> {
  const tarball = await downloadTarball(deps, pinned);
  if (!tarball.ok) return tarball;
  try {
    return await extractFiles(tarball.value.path, pinned, wanted, cacheDir);
  } finally {
    await tarball.value.discard();
  }
}
