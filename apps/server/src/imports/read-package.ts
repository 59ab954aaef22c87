import type { Readable } from 'node:stream';
import { type AppError, appError } from '@aval/core/errors';
import { failure, type Result, success } from '@aval/core/result';
import { fromBufferPromise, type ZipFile } from 'yauzl';

/** Files that a package may hold, its description included. */
const maximumFiles = 61;
/** Bytes that a package may unpack to. */
const maximumUnpacked = 96 * 1024 * 1024;
const descriptionName = 'applicant.json';
const pictureName = /^documents\/[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}$/;

export type Package = {
  /** JSON of `applicant.json`, not looked at yet. */
  readonly description: unknown;
  /** Bytes by full name, such as `documents/passport.jpg`. */
  readonly files: ReadonlyMap<string, Buffer>;
};

/**
 * Unpacks an import package: `applicant.json` and files directly in `documents/`. Anything else in it, names that are no plain
 * names, a name twice, encrypted entries, too many files and more than 96 MB unpacked are refused before they are unpacked;
 * sizes are counted while unpacking, whatever the archive declares. Nothing is written to disk.
 */
export async function readPackage(bytes: Buffer): Promise<Result<Package, AppError>> {
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(bytes, {
      lazyEntries: true,
      strictFileNames: true,
      validateEntrySizes: true,
    });
  } catch {
    return refusal('The package is not a zip file that can be read');
  }
  try {
    return await unpack(zip);
  } catch {
    return refusal('The package is damaged: it cannot be unpacked');
  } finally {
    zip.close();
  }
}

async function unpack(zip: ZipFile): Promise<Result<Package, AppError>> {
  if (zip.entryCount > maximumFiles) return refusal(`The package holds more than ${maximumFiles} files`);
  const files = new Map<string, Buffer>();
  let room = maximumUnpacked;
  for await (const entry of zip.eachEntry()) {
    const { fileName } = entry;
    if (fileName === 'documents/') continue;
    if (fileName !== descriptionName && !pictureName.test(fileName))
      return refusal(`The package may hold ${descriptionName} and files in documents/ with plain names only`);
    if (files.has(fileName) || files.size >= maximumFiles)
      return refusal('The package holds a file twice, or too many files');
    if (entry.isEncrypted()) return failure(appError('encrypted-file'));
    if (entry.uncompressedSize > room) return failure(appError('file-too-big'));
    const content = await collect(await zip.openReadStreamPromise(entry), room);
    if (content === undefined) return failure(appError('file-too-big'));
    room -= content.length;
    files.set(fileName, content);
  }
  const description = files.get(descriptionName);
  if (description === undefined) return refusal(`The package holds no ${descriptionName}`);
  files.delete(descriptionName);
  try {
    const parsed: unknown = JSON.parse(description.toString('utf8'));
    return success({ description: parsed, files });
  } catch {
    return refusal(`${descriptionName} is not valid JSON`);
  }
}

/** Undefined when more than `limit` bytes come. */
async function collect(stream: Readable, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    if (!Buffer.isBuffer(chunk)) throw new Error('a stream of bytes gave something else');
    length += chunk.length;
    if (length > limit) {
      stream.destroy();
      return undefined;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function refusal(sentence: string): Result<never, AppError> {
  return failure(appError('invalid-value', sentence));
}
