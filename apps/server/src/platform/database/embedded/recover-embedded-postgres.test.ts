import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  children,
  cleanUp,
  kill,
  killServer,
  newFolder,
  ownerUrl,
  query,
  recall,
  remember,
  serverPid,
  spawnOwner,
  start,
  startOrThrow,
} from './embedded.harness.ts';
import { makeHeart } from './folder-heartbeat.ts';
import { pidFile } from './postmaster-state.ts';

afterEach(cleanUp, 60_000);

describe('startEmbeddedPostgres after a crash', { timeout: 90_000 }, () => {
  it('adopts the server of a killed owner, on its port', async () => {
    const dataDir = await newFolder();
    const child = spawnOwner(dataDir);
    const { url } = await ownerUrl(child);
    await remember(url);
    const pid = await serverPid(dataDir);
    await kill(child);
    const next = await startOrThrow(dataDir);
    expect(next).toMatchObject({ adopted: true, url });
    expect(await serverPid(dataDir)).toBe(pid);
    expect(await recall(next.url)).toEqual([{ value: 7 }]);
    await next.stop();
    expect(await serverPid(dataDir)).toBeNull();
  });

  it('tells its owner that the server was killed, and recovers at the next start', async () => {
    const dataDir = await newFolder();
    let tell: () => void = () => undefined;
    const lost = new Promise<void>((resolve) => {
      tell = resolve;
    });
    const first = await startOrThrow(dataDir, 'exclusive', () => tell());
    await remember(first.url);
    await killServer(dataDir);
    await lost;
    await first.stop();
    const second = await startOrThrow(dataDir);
    expect(second.adopted).toBe(false);
    expect(await recall(second.url)).toEqual([{ value: 7 }]);
  });

  it('recovers when everything was killed and the old number belongs to another program now', async () => {
    const dataDir = await newFolder();
    const child = spawnOwner(dataDir);
    await remember((await ownerUrl(child)).url);
    await kill(child);
    await killServer(dataDir);
    const bystander = spawn(process.execPath, ['-e', 'process.stdin.resume()'], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    children.push(bystander);
    await once(bystander, 'spawn');
    const file = pidFile(path.join(dataDir, 'postgres'));
    const [, ...rest] = (await readFile(file, 'utf8')).split('\n');
    await writeFile(file, [bystander.pid, ...rest].join('\n'));
    const next = await startOrThrow(dataDir);
    expect(next.adopted).toBe(false);
    expect(await recall(next.url)).toEqual([{ value: 7 }]);
    expect(bystander.exitCode).toBeNull();
  });

  it('refuses a folder that another container keeps using, whatever its process numbers mean here', async () => {
    const dataDir = await newFolder();
    const first = await startOrThrow(dataDir);
    await killServer(dataDir);
    await first.stop();
    const elsewhere = makeHeart(dataDir, 'another container');
    await elsewhere.force();
    const refused = await start(dataDir);
    elsewhere.stop();
    expect(refused).toMatchObject({ ok: false, error: { code: 'data-folder-in-use' } });
    expect(refused.ok ? '' : refused.error.message).toContain('another container');
  });

  it('is not wedged by a first start killed inside initdb', async () => {
    const dataDir = await newFolder();
    await mkdir(dataDir, { mode: 0o711 });
    const watcher = watch(dataDir);
    const child = spawnOwner(dataDir);
    for (;;) {
      const [, name] = await once(watcher, 'change');
      if (String(name).startsWith('postgres.tmp-')) break;
    }
    watcher.close();
    await kill(child);
    expect(await readdir(dataDir)).not.toContain('postgres');
    await mkdir(path.join(dataDir, 'postgres.tmp-older', 'cluster', 'base'), { recursive: true });
    const next = await startOrThrow(dataDir);
    expect(await query(next.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await readdir(dataDir)).not.toContain('postgres.tmp-older');
  });
});
