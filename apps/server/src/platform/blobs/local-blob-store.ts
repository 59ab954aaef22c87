import { createHash, randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { failure, success } from '@aval/core/result';
import { openBlob, sealBlob } from './blob-codec.ts';
import { assertBlobKey, type BlobStore, TamperedBlobError } from './blob-store.ts';

/** Frames are written and read in batches of about 1 MiB. */
const BATCH_BYTES = 1_048_576;

export type LocalBlobStore = BlobStore & {
  /**
   * Removes what interrupted writes left before `before`, and returns how many files. Choose a day: a write of
   * another process may be under way.
   */
  readonly removeUnfinished: (before: Date) => Promise<number>;
};

/**
 * Blobs as files below `folder` (made when missing). A file is written in `folder/unfinished`, flushed, renamed
 * into its place and the place flushed: after a crash the blob is there whole or not at all. Files have mode
 * 0600 and lie in 65,536 folders chosen by the key's hash.
 */
export async function openLocalBlobStore(folder: string): Promise<LocalBlobStore> {
  const unfinished = path.join(folder, 'unfinished');
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  const shards = new Set<string>();

  return {
    write: async (key, source, dataKey) => {
      const target = placeOf(folder, key);
      const aside = path.join(unfinished, randomBytes(16).toString('hex'));
      let plainBytes = 0;
      try {
        const handle = await open(aside, 'wx', 0o600);
        try {
          await writeBatches(
            handle,
            sealBlob(
              key,
              counted(source, (count) => {
                plainBytes += count;
              }),
              dataKey,
            ),
          );
          await handle.sync();
        } finally {
          await handle.close();
        }
        await makeShard(folder, path.dirname(target), shards);
        await rename(aside, target);
      } catch (error) {
        await rm(aside, { force: true });
        throw error;
      }
      await flushFolder(path.dirname(target));
      return plainBytes;
    },
    read: async (key, dataKey) => {
      const handle = await openOrNull(placeOf(folder, key));
      if (handle === null) return failure('missing');
      const pieces: Buffer[] = [];
      try {
        for await (const piece of openBlob(key, chunksOf(handle), dataKey)) pieces.push(piece);
      } catch (error) {
        if (error instanceof TamperedBlobError) return failure('tampered');
        throw error;
      }
      return success(Buffer.concat(pieces));
    },
    readStream: async (key, dataKey) => {
      const place = placeOf(folder, key);
      // Opened again when iterated: a stream that nobody reads then holds no file open.
      if (!(await isFile(place))) return failure('missing');
      return success(
        (async function* () {
          const handle = await openOrNull(place);
          if (handle === null) throw new Error('the blob was removed before it was read');
          yield* openBlob(key, chunksOf(handle), dataKey);
        })(),
      );
    },
    remove: async (key) => {
      const place = placeOf(folder, key);
      if (!(await isFile(place))) return;
      await rm(place, { force: true });
      await flushFolder(path.dirname(place));
    },
    exists: async (key) => isFile(placeOf(folder, key)),
    removeUnfinished: async (before) => {
      let removed = 0;
      for (const name of await readdir(unfinished)) {
        const file = path.join(unfinished, name);
        const entry = await stat(file).catch(() => null);
        if (entry === null || entry.mtimeMs >= before.getTime()) continue;
        await rm(file, { force: true });
        removed += 1;
      }
      return removed;
    },
  };
}

/** `<folder>/ab/cd/<key, slashes as dots>`; keys hold no dots, so two keys never share a file. */
function placeOf(folder: string, key: string): string {
  assertBlobKey(key);
  const hash = createHash('sha256').update(key).digest('hex');
  return path.join(folder, hash.slice(0, 2), hash.slice(2, 4), `${key.replaceAll('/', '.')}.blob`);
}

/** Both levels of a shard, flushed into the folders above them once per process. */
async function makeShard(folder: string, shard: string, known: Set<string>): Promise<void> {
  if (known.has(shard)) return;
  await mkdir(shard, { recursive: true, mode: 0o700 });
  await flushFolder(path.dirname(shard));
  await flushFolder(folder);
  known.add(shard);
}

async function writeBatches(handle: FileHandle, pieces: AsyncIterable<Buffer>): Promise<void> {
  let batch: Buffer[] = [];
  let length = 0;
  const flush = async () => {
    const bytes = Buffer.concat(batch);
    batch = [];
    length = 0;
    for (let offset = 0; offset < bytes.byteLength; ) {
      offset += (await handle.write(bytes, offset)).bytesWritten;
    }
  };
  for await (const piece of pieces) {
    batch.push(piece);
    length += piece.byteLength;
    if (length >= BATCH_BYTES) await flush();
  }
  await flush();
}

/** Reads to the end and closes the file, also when the reader breaks off. Each piece is a buffer of its own. */
async function* chunksOf(handle: FileHandle): AsyncGenerator<Buffer> {
  try {
    for (;;) {
      const buffer = Buffer.allocUnsafe(BATCH_BYTES);
      const { bytesRead } = await handle.read(buffer, 0, BATCH_BYTES);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

async function* counted(
  source: Uint8Array | AsyncIterable<Uint8Array>,
  count: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  if (source instanceof Uint8Array) {
    count(source.byteLength);
    yield source;
    return;
  }
  for await (const chunk of source) {
    count(chunk.byteLength);
    yield chunk;
  }
}

async function openOrNull(file: string): Promise<FileHandle | null> {
  return open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
}

async function isFile(file: string): Promise<boolean> {
  return stat(file).then(
    (entry) => entry.isFile(),
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
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
