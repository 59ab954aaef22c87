import { createSecretKey, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, readlink, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { describeBlobStore } from './blob-store.contract.ts';
import { openLocalBlobStore } from './local-blob-store.ts';

const dataKey = createSecretKey(randomBytes(32));
const folders: string[] = [];

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'aval-blobs-'));
  folders.push(folder);
  return folder;
}

/** The file that holds a key's blob, found by its name. */
async function fileOf(folder: string, key: string): Promise<string> {
  const wanted = `${key.replaceAll('/', '.')}.blob`;
  const found = (await readdir(folder, { recursive: true })).find((entry) => path.basename(entry) === wanted);
  if (found === undefined) throw new Error('no such blob');
  return path.join(folder, found);
}

describeBlobStore('the local disk', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'aval-blobs-'));
  return {
    store: await openLocalBlobStore(folder),
    readRaw: async (key) => readFile(await fileOf(folder, key)),
    writeRaw: async (key, bytes) => writeFile(await fileOf(folder, key), bytes),
    close: () => rm(folder, { recursive: true }),
  };
});

describe('openLocalBlobStore', () => {
  afterEach(async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
  });

  it('keeps files private and sharded, and leaves nothing unfinished', async () => {
    const folder = await newFolder();
    const store = await openLocalBlobStore(folder);
    await store.write('tenant/applicant/image', randomBytes(100), dataKey);
    const file = await fileOf(folder, 'tenant/applicant/image');
    expect(path.relative(folder, file)).toMatch(/^[0-9a-f]{2}\/[0-9a-f]{2}\/tenant\.applicant\.image\.blob$/);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(path.dirname(file))).mode & 0o777).toBe(0o700);
    expect(await readdir(path.join(folder, 'unfinished'))).toEqual([]);
    const reopened = await openLocalBlobStore(folder);
    expect((await reopened.read('tenant/applicant/image', dataKey)).ok).toBe(true);
  });

  it('shows nothing after a crash before the rename, and sweeps only what is old', async () => {
    const folder = await newFolder();
    const store = await openLocalBlobStore(folder);
    await store.write('image', randomBytes(100), dataKey);
    // The state a crash leaves: everything written, not yet in its place.
    const left = path.join(folder, 'unfinished', 'left');
    await rename(await fileOf(folder, 'image'), left);
    const reopened = await openLocalBlobStore(folder);
    expect(await reopened.exists('image')).toBe(false);
    expect(await reopened.read('image', dataKey)).toEqual({ ok: false, error: 'missing' });
    await utimes(left, new Date('2020-01-01'), new Date('2020-01-01'));
    await writeFile(path.join(folder, 'unfinished', 'recent'), 'x');
    expect(await reopened.removeUnfinished(new Date('2020-01-02'))).toBe(1);
    expect(await readdir(path.join(folder, 'unfinished'))).toEqual(['recent']);
  });

  it.runIf(process.platform === 'linux')(
    'closes the file when a reader breaks off or meets tampering',
    async () => {
      const folder = await newFolder();
      const store = await openLocalBlobStore(folder);
      await store.write('image', randomBytes(3_000_000), dataKey);
      const file = await fileOf(folder, 'image');
      const stream = await store.readStream('image', dataKey);
      if (!stream.ok) throw new Error('missing');
      for await (const piece of stream.value) {
        expect(piece.byteLength).toBe(65_536);
        break;
      }
      const raw = await readFile(file);
      raw.writeUInt8(raw.readUInt8(100) ^ 1, 100);
      await writeFile(file, raw);
      expect(await store.read('image', dataKey)).toEqual({ ok: false, error: 'tampered' });
      const targets = await Promise.all(
        (await readdir('/proc/self/fd')).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')),
      );
      expect(targets).not.toContain(file);
    },
  );
});
