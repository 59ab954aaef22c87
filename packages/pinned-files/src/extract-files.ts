import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { failure, type Result, success } from '@aval/core/result';
import { list } from 'tar';
import { cacheNotWritable, type PinnedFileFailure, packageLabel, reasonOf } from './pinned-file-failure.ts';
import type { PinnedFile, PinnedPackage } from './pinned-lock.ts';

/**
 * Takes the wanted files out of a tarball on disk, verifies each and moves it into the cache in one step, so that nobody
 * ever sees half a file. Nothing else of the tarball is written anywhere.
 */
export async function extractFiles(
  tarball: string,
  pinned: PinnedPackage,
  wanted: readonly PinnedFile[],
  cacheDir: string,
): Promise<Result<void, PinnedFileFailure>> {
  const label = packageLabel(pinned);
  const contents = await readEntries(tarball, new Set(wanted.map((file) => file.path)));
  if (!contents.ok) {
    const message = `${label}: the tarball cannot be unpacked: ${contents.error}`;
    return failure({ code: 'tarball-altered', package: label, message });
  }
  for (const file of wanted) {
    const content = contents.value.get(file.path);
    if (content === undefined) {
      const message = `${file.as}: ${label} has no file ${file.path}`;
      return failure({ code: 'file-absent', package: label, file: file.as, message });
    }
    const sha256 = createHash('sha256').update(content).digest('hex');
    if (sha256 !== file.sha256) {
      const message = `${file.as}: sha256 is ${sha256}, expected ${file.sha256}: the file in ${label} was altered`;
      return failure({ code: 'file-altered', package: label, file: file.as, message });
    }
    try {
      await writeWhole(join(cacheDir, file.as), content);
    } catch (error) {
      return failure(cacheNotWritable(pinned, error));
    }
  }
  return success(undefined);
}

async function readEntries(
  tarball: string,
  paths: ReadonlySet<string>,
): Promise<Result<Map<string, Buffer>, string>> {
  const contents = new Map<string, Buffer>();
  try {
    await list({
      file: tarball,
      strict: true,
      onReadEntry: (entry) => {
        const path = entry.path.split('/').slice(1).join('/');
        if (!paths.has(path) || entry.type !== 'File') return;
        const chunks: Buffer[] = [];
        entry.on('data', (chunk) => chunks.push(chunk));
        entry.on('end', () => contents.set(path, Buffer.concat(chunks)));
      },
    });
  } catch (error) {
    return failure(reasonOf(error));
  }
  return success(contents);
}

async function writeWhole(path: string, content: Buffer): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}-${randomBytes(4).toString('hex')}.tmp`;
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
