import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { create } from 'tar';
import type { PinnedPackage } from './pinned-lock.ts';

export type TestRequest = { readonly path: string; readonly range?: string; readonly ifRange?: string };

export type Misbehaviour = {
  /** Send so many bytes of the answer, then break the connection once the promise settles. */
  readonly cut?: { readonly after: number; readonly when: Promise<unknown> };
  /** Send so many bytes and end the answer properly. */
  readonly atMost?: number;
  readonly ignoreRange?: boolean;
  readonly status?: number;
};

/** A registry on 127.0.0.1 that serves given tarballs and can misbehave. For tests only. */
export type TestRegistry = {
  readonly url: string;
  readonly requests: TestRequest[];
  /** Says what to do with the request of this number (0 = first). */
  behave: (rule: (request: number) => Misbehaviour) => void;
  close: () => Promise<void>;
};

export async function startTestRegistry(tarballs: ReadonlyMap<string, Buffer>): Promise<TestRegistry> {
  const requests: TestRequest[] = [];
  let rule: Parameters<TestRegistry['behave']>[0] = () => ({});
  const server = createServer((request, response) => {
    const { cut, atMost, ignoreRange, status } = rule(requests.length);
    const path = request.url ?? '';
    const { range, 'if-range': ifRange } = request.headers;
    requests.push({
      path,
      ...(range === undefined ? {} : { range }),
      ...(typeof ifRange === 'string' ? { ifRange } : {}),
    });
    const tarball = tarballs.get(path);
    if (status !== undefined || tarball === undefined) {
      response.writeHead(status ?? 404).end();
      return;
    }
    const etag = `"${createHash('sha1').update(tarball).digest('hex')}"`;
    const start = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
    const partial = start > 0 && ignoreRange !== true && (ifRange === undefined || ifRange === etag);
    const body = (partial ? tarball.subarray(start) : tarball).subarray(0, atMost);
    response.writeHead(partial ? 206 : 200, {
      etag,
      'content-length': body.length,
      ...(partial ? { 'content-range': `bytes ${start}-${tarball.length - 1}/${tarball.length}` } : {}),
    });
    if (cut === undefined) {
      response.end(body);
    } else {
      response.write(body.subarray(0, cut.after));
      void cut.when.then(() => response.destroy());
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the test server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    behave: (next) => {
      rule = next;
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

/** Packs files into a tarball as npm does, and writes its entry of a lock. Files are named `files/<path>` in the cache. */
export async function packTarball(
  name: string,
  version: string,
  files: Readonly<Record<string, Buffer>>,
): Promise<{ tarball: Buffer; pinned: PinnedPackage }> {
  const folder = await mkdtemp(join(tmpdir(), 'aval-pack-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      const target = join(folder, 'package', path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, content);
    }
    await create({ cwd: folder, gzip: true, portable: true, file: join(folder, 'made.tgz') }, ['package']);
    const tarball = await readFile(join(folder, 'made.tgz'));
    return {
      tarball,
      pinned: {
        name,
        version,
        licence: 'MIT',
        integrity: `sha512-${createHash('sha512').update(tarball).digest('base64')}`,
        size: tarball.length,
        files: Object.entries(files).map(([path, content]) => ({
          path,
          as: `files/${path}`,
          sha256: createHash('sha256').update(content).digest('hex'),
          size: content.length,
        })),
      },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
