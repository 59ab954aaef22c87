import type { PinnedLock } from './pinned-lock.ts';

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
