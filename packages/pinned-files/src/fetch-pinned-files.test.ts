import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PinnedFilesProgress } from './fetch-options.ts';
import { fetchPinnedFiles } from './fetch-pinned-files.ts';
import type { PinnedLock, PinnedPackage } from './pinned-lock.ts';
import {
  type Misbehaviour,
  packTarball,
  startTestRegistry,
  type TestRegistry,
} from './registry.test-server.ts';
import { verifyPinnedFiles } from './verify-pinned-files.ts';

// Random bytes do not compress: the tarballs are as long as their files.
const large = randomBytes(600_000);
const small = randomBytes(5_000);
const path = '/@scope/models/-/models-1.2.3.tgz';
let cacheDir = '';
let registry: TestRegistry;
let pinned: PinnedPackage;
let lock: PinnedLock;

beforeEach(async () => {
  cacheDir = await mkdtemp(join(tmpdir(), 'aval-cache-'));
  const packed = await packTarball('@scope/models', '1.2.3', {
    'a/large.bin': large,
    'small.bin': small,
    'unwanted.js': Buffer.from('throw 1'),
  });
  pinned = { ...packed.pinned, files: packed.pinned.files.filter((file) => file.path !== 'unwanted.js') };
  lock = { version: 1, packages: [pinned] };
  registry = await startTestRegistry(new Map([[path, packed.tarball]]));
});

afterEach(async () => {
  await registry.close();
  await rm(cacheDir, { recursive: true, force: true });
});

function run(overrides: Partial<Parameters<typeof fetchPinnedFiles>[0]> = {}) {
  return fetchPinnedFiles({
    lock,
    cacheDir,
    registry: `${registry.url}/`,
    retries: 0,
    wait: async () => {},
    ...overrides,
  });
}

async function expectAllThere(result: Awaited<ReturnType<typeof run>>) {
  expect(result.ok ? '' : result.error.message).toBe('');
  expect(result.ok && [...result.value.keys()].sort()).toEqual(['files/a/large.bin', 'files/small.bin']);
  expect((await readFile(join(cacheDir, 'files/a/large.bin'))).equals(large)).toBe(true);
  expect((await readFile(join(cacheDir, 'files/small.bin'))).equals(small)).toBe(true);
  expect(await readdir(join(cacheDir, 'tarballs'))).toEqual([]);
  expect(await readdir(join(cacheDir, 'files'))).toEqual(['a', 'small.bin']);
}

const parts = async () =>
  (await readdir(join(cacheDir, 'tarballs'))).filter((name) => name.endsWith('.part'));

describe('a fetch', () => {
  test('takes only the wanted files, removes the tarball, and needs no network the next time', async () => {
    const seen: PinnedFilesProgress[] = [];
    await expectAllThere(await run({ onProgress: (progress) => seen.push(progress) }));
    expect(registry.requests).toEqual([{ path }]);
    expect(seen[0]).toEqual({ kind: 'started', totalBytes: pinned.size, files: 2, present: 0 });
    expect(seen.findLast(({ kind }) => kind === 'bytes')).toMatchObject({ receivedBytes: pinned.size });
    expect(seen.flatMap((progress) => (progress.kind === 'file' ? [progress.file] : []))).toEqual([
      'files/a/large.bin',
      'files/small.bin',
    ]);

    await expectAllThere(await run());
    expect(registry.requests).toHaveLength(1);
  });

  test('goes through a proxy when one is given', async () => {
    const result = await run({ proxyUrl: 'http://127.0.0.1:1' });
    expect(result).toMatchObject({ ok: false, error: { code: 'registry-unreachable' } });
    expect(registry.requests).toHaveLength(0);
  });

  test('notices an altered file in the cache and fetches it again', async () => {
    await run();
    await writeFile(join(cacheDir, 'files/small.bin'), 'something else');
    const state = await verifyPinnedFiles({ lock, cacheDir });
    expect(state.altered.map(({ as, expected }) => [as, expected])).toEqual([
      ['files/small.bin', createHash('sha256').update(small).digest('hex')],
    ]);
    expect(state.ok.map(({ as }) => as)).toEqual(['files/a/large.bin']);
    const untouched = (await stat(join(cacheDir, 'files/a/large.bin'))).ino;
    const seen: PinnedFilesProgress[] = [];
    await expectAllThere(await run({ onProgress: (progress) => seen.push(progress) }));
    expect(seen[0]).toMatchObject({ kind: 'altered', file: 'files/small.bin' });
    expect((await stat(join(cacheDir, 'files/a/large.bin'))).ino).toBe(untouched);
    expect((await verifyPinnedFiles({ lock, cacheDir })).missing).toEqual([]);
  });
});

describe('a cut connection', () => {
  /** Runs with a connection that breaks once some bytes are on the disk; then the registry follows `next`. */
  function runCut(next: Misbehaviour, overrides: Parameters<typeof run>[0] = {}) {
    return new Promise<Awaited<ReturnType<typeof run>>>((done) => {
      const when = new Promise<void>((arrived) => {
        const onProgress = (progress: PinnedFilesProgress) => {
          if (progress.kind === 'bytes' && progress.receivedBytes > 0) arrived();
        };
        queueMicrotask(() => done(run({ ...overrides, onProgress })));
      });
      registry.behave((request) => (request === 0 ? { cut: { after: 200_000, when } } : next));
    });
  }

  test('leaves a part that the next run continues with Range and If-Range', async () => {
    const cut = await runCut({ status: 503 });
    expect(cut).toMatchObject({ ok: false, error: { code: 'registry-unreachable' } });
    const [part] = await parts();
    const { size } = await stat(join(cacheDir, 'tarballs', String(part)));
    expect(size).toBeGreaterThan(0);
    const asked = registry.requests.length;

    registry.behave(() => ({}));
    await expectAllThere(await run());
    const [request, ...more] = registry.requests.slice(asked);
    expect(more).toEqual([]);
    expect(request?.range).toBe(`bytes=${size}-`);
    expect(request?.ifRange).toMatch(/^"[0-9a-f]{40}"$/);
  });

  test('is continued in the same run while each try brings something', async () => {
    registry.behave(() => ({ atMost: 150_000 }));
    const causes: string[] = [];
    const onProgress = (progress: PinnedFilesProgress) => {
      if (progress.kind === 'retry') causes.push(progress.cause);
    };
    await expectAllThere(await run({ onProgress }));
    expect(registry.requests).toHaveLength(Math.ceil(pinned.size / 150_000));
    expect(causes).toHaveLength(registry.requests.length - 1);
    expect(registry.requests.slice(1).every(({ range }) => range !== undefined)).toBe(true);
  });

  test('is fetched from the first byte by a server without Range', async () => {
    await expectAllThere(await runCut({ ignoreRange: true }, { retries: 1 }));
    expect(registry.requests[1]?.range).toBeDefined();
    expect(registry.requests).toHaveLength(2);
  });

  test('that left a spoiled part costs one full fetch', async () => {
    await runCut({ status: 403 });
    const [part] = await parts();
    const file = join(cacheDir, 'tarballs', String(part));
    await writeFile(file, randomBytes((await stat(file)).size));
    registry.behave(() => ({}));
    await expectAllThere(await run({ retries: 1 }));
    expect(registry.requests.at(-2)?.range).toBeDefined();
    expect(registry.requests.at(-1)).toEqual({ path });
  });
});

describe('a failure names the file or package and the cause', () => {
  const failureOf = async (result: ReturnType<typeof run>) => {
    const settled = await result;
    return settled.ok ? undefined : settled.error;
  };

  test('when the tarball is not the one of the lock', async () => {
    const integrity = `sha512-${createHash('sha512').update('other').digest('base64')}`;
    const error = await failureOf(
      run({ lock: { version: 1, packages: [{ ...pinned, integrity }] }, retries: 3 }),
    );
    expect(error).toMatchObject({ code: 'tarball-altered', package: '@scope/models@1.2.3' });
    expect(error?.message).toContain(`expected ${integrity}`);
    expect(await verifyPinnedFiles({ lock, cacheDir })).toMatchObject({ ok: [], altered: [] });
    expect(await parts()).toEqual([]);
  });

  test('when the answer is longer than the tarball of the lock', async () => {
    const error = await failureOf(
      run({ lock: { version: 1, packages: [{ ...pinned, size: 1000 }] }, retries: 2 }),
    );
    expect(error?.code).toBe('tarball-altered');
    expect(await parts()).toEqual([]);
  });

  test('when a file of the tarball has another sha256', async () => {
    const files = pinned.files.map((file) =>
      file.path === 'small.bin' ? { ...file, sha256: 'a'.repeat(64) } : file,
    );
    const error = await failureOf(run({ lock: { version: 1, packages: [{ ...pinned, files }] } }));
    const found = createHash('sha256').update(small).digest('hex');
    expect(error).toEqual({
      code: 'file-altered',
      package: '@scope/models@1.2.3',
      file: 'files/small.bin',
      message: `files/small.bin: sha256 is ${found}, expected ${'a'.repeat(64)}: the file in @scope/models@1.2.3 was altered`,
    });
  });

  test('when the tarball has no such file', async () => {
    const absent = { path: 'b/absent.bin', as: 'files/absent.bin', sha256: 'a'.repeat(64), size: 1 };
    const error = await failureOf(run({ lock: { version: 1, packages: [{ ...pinned, files: [absent] }] } }));
    expect(error).toMatchObject({ code: 'file-absent', file: 'files/absent.bin' });
    expect(error?.message).toBe('files/absent.bin: @scope/models@1.2.3 has no file b/absent.bin');
  });

  test('when nobody answers, after the retries with growing pauses', async () => {
    const { url } = registry;
    await registry.close();
    const pauses: number[] = [];
    const wait = async (pause: number) => pauses.push(pause);
    const error = await failureOf(run({ registry: url, retries: 3, wait }));
    expect(error?.code).toBe('registry-unreachable');
    expect(error?.message).toMatch(/^127\.0\.0\.1:\d+ did not answer: connect ECONNREFUSED/);
    expect(pauses).toHaveLength(3);
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
  });

  test('when the registry refuses, without a second try', async () => {
    registry.behave(() => ({ status: 404 }));
    const error = await failureOf(run({ retries: 3 }));
    expect(error?.code).toBe('registry-refused');
    expect(error?.message).toMatch(/^@scope\/models@1\.2\.3: 127\.0\.0\.1:\d+ refused it with status 404$/);
    expect(registry.requests).toHaveLength(1);
  });

  test('when the cache folder cannot be made', async () => {
    await writeFile(join(cacheDir, 'a-file'), '');
    const error = await failureOf(run({ cacheDir: join(cacheDir, 'a-file') }));
    expect(error?.code).toBe('cache-not-writable');
  });
});

test('a busy registry is asked again', async () => {
  registry.behave((request) => (request < 2 ? { status: 503 } : {}));
  await expectAllThere(await run({ retries: 2 }));
});

test('several fetches at once on one cache all succeed and leave it whole', async () => {
  const results = await Promise.all([run(), run(), run(), run()]);
  for (const result of results) await expectAllThere(result);
});
