import { once } from 'node:events';
import { chmod, chown, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  childAnswer,
  cleanUp,
  kill,
  killServer,
  newFolder,
  nextLine,
  ordinaryUser,
  ownerUrl,
  query,
  recall,
  remember,
  root,
  serverPid,
  spawnOwner,
  start,
  startOrThrow,
} from './embedded.harness.ts';

afterEach(cleanUp, 60_000);

describe('startEmbeddedPostgres', { timeout: 90_000 }, () => {
  it('keeps the data over a restart, stops the server, and keeps its secrets to itself', async () => {
    const dataDir = await newFolder();
    const first = await startOrThrow(dataDir);
    expect(first.adopted).toBe(false);
    await remember(first.url);
    const settings = await query(
      first.url,
      `select current_setting('fsync') as fsync, current_setting('data_checksums') as checksums,
        pg_encoding_to_char(encoding) as encoding, datlocale as locale, current_user as role,
        lower('ЇЖАК ÇÃO') as lower from pg_database where datname = 'aval'`,
    );
    expect(settings).toEqual([
      { fsync: 'on', checksums: 'on', encoding: 'UTF8', locale: 'C.UTF-8', role: 'aval', lower: 'їжак ção' },
    ]);
    const wrong = first.url.replace(/:[^:@]+@/, ':wrong@');
    await expect(query(wrong, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    expect((await stat(path.join(dataDir, 'postgres.password'))).mode & 0o777).toBe(0o600);
    await expect(query(first.url, "select 'private-value'::int")).rejects.toMatchObject({ code: '22P02' });
    expect(await readFile(path.join(dataDir, 'postgres.log'), 'utf8')).not.toContain('private-value');

    await Promise.all([first.stop(), first.stop()]);
    expect(await serverPid(dataDir)).toBeNull();
    const second = await startOrThrow(dataDir);
    expect(second.adopted).toBe(false);
    expect(await recall(second.url)).toEqual([{ value: 7 }]);
  });

  it('refuses a second exclusive owner and names the folder', async () => {
    const dataDir = await newFolder();
    await startOrThrow(dataDir);
    const second = await start(dataDir);
    expect(second).toMatchObject({ ok: false, error: { code: 'data-folder-in-use' } });
    expect(second.ok ? '' : second.error.message).toContain(dataDir);
    expect(await start(dataDir, 'shared')).toMatchObject({
      ok: false,
      error: { code: 'data-folder-in-use' },
    });
  });

  it('lets sharers in together, keeps an exclusive owner out, and the last one stops the server', async () => {
    const dataDir = await newFolder();
    const api = await startOrThrow(dataDir, 'shared');
    const worker = await startOrThrow(dataDir, 'shared');
    expect(worker.url).toBe(api.url);
    expect(worker.adopted).toBe(true);
    expect(await start(dataDir)).toMatchObject({ ok: false, error: { code: 'data-folder-in-use' } });
    await api.stop();
    await remember(worker.url);
    await worker.stop();
    expect(await serverPid(dataDir)).toBeNull();
  });

  it('stops the server when two sharers leave at the same moment', async () => {
    const dataDir = await newFolder();
    const sharers = [await startOrThrow(dataDir, 'shared'), await startOrThrow(dataDir, 'shared')];
    await Promise.all(sharers.map((sharer) => sharer.stop()));
    expect(await serverPid(dataDir)).toBeNull();
  });

  it('joins anew when the last sharer is just stopping the server', async () => {
    const dataDir = await newFolder();
    const leaving = await startOrThrow(dataDir, 'shared');
    const [, coming] = await Promise.all([leaving.stop(), startOrThrow(dataDir, 'shared')]);
    expect(await query(coming.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('gives exactly one of two simultaneous first starts the folder', async () => {
    const dataDir = await newFolder();
    const both = await Promise.all([start(dataDir), start(dataDir)]);
    expect(both.filter((started) => started.ok)).toHaveLength(1);
    expect(both.find((started) => !started.ok)).toMatchObject({ error: { code: 'data-folder-in-use' } });
    expect((await readdir(dataDir)).filter((name) => name.includes('tmp'))).toEqual([]);
  });

  it('joins simultaneous first starts of sharers on one server', async () => {
    const dataDir = await newFolder();
    const [one, two] = await Promise.all([startOrThrow(dataDir, 'shared'), startOrThrow(dataDir, 'shared')]);
    expect(one.url).toBe(two.url);
  });

  it('says what is wrong with a folder that is not ours, of another version, or without its password', async () => {
    const dataDir = await newFolder();
    await mkdir(path.join(dataDir, 'postgres'), { recursive: true, mode: 0o755 });
    await chmod(dataDir, 0o755);
    await writeFile(path.join(dataDir, 'postgres', 'letter.txt'), 'hello');
    const refusal = { ok: false, error: { code: 'data-folder-not-usable' } };
    expect(await start(dataDir)).toMatchObject(refusal);
    await writeFile(path.join(dataDir, 'postgres', 'PG_VERSION'), '12\n');
    const old = await start(dataDir);
    expect(old).toMatchObject(refusal);
    expect(old.ok ? '' : old.error.message).toContain('PostgreSQL 12');
    await writeFile(path.join(dataDir, 'postgres', 'PG_VERSION'), '18\n');
    const keyless = await start(dataDir);
    expect(keyless).toMatchObject(refusal);
    expect(keyless.ok ? '' : keyless.error.message).toContain('postgres.password');
  });

  it.runIf(root)('runs as an ordinary user: start, kill, adopt, stop', async () => {
    const dataDir = await newFolder();
    await mkdir(dataDir, { mode: 0o700 });
    const uid = await ordinaryUser();
    await chown(dataDir, uid, uid);
    const identity = { uid, gid: uid };
    const first = spawnOwner(dataDir, identity);
    await remember((await ownerUrl(first)).url);
    expect((await stat(path.join(dataDir, 'postgres'))).uid).toBe(uid);
    await kill(first);
    const second = spawnOwner(dataDir, identity);
    const answer = await ownerUrl(second);
    expect(answer.adopted).toBe(true);
    expect(await recall(answer.url)).toEqual([{ value: 7 }]);
    const gone = once(second, 'exit');
    second.stdin?.write('stop\n');
    await gone;
    expect(await serverPid(dataDir)).toBeNull();
    // Root comes to the same folder later: the server still runs as the folder's owner.
    const third = await startOrThrow(dataDir);
    expect(await recall(third.url)).toEqual([{ value: 7 }]);
    expect((await stat(`/proc/${await serverPid(dataDir)}`)).uid).toBe(uid);
  });

  it.runIf(root)('tells a user who is not in /etc/passwd why initdb refuses him', async () => {
    const dataDir = await newFolder();
    await mkdir(dataDir, { mode: 0o700 });
    await chown(dataDir, 54_321, 54_321);
    const answer = childAnswer.parse(await nextLine(spawnOwner(dataDir, { uid: 54_321, gid: 54_321 })));
    expect(answer).toMatchObject({ ok: false, code: 'start-failed' });
    expect(answer.ok ? '' : answer.message).toContain('/etc/passwd');
  });

  it.runIf(root)('runs for root below a folder that only root may enter', async () => {
    const dataDir = await newFolder(0o700);
    const first = await startOrThrow(dataDir);
    await remember(first.url);
    expect((await stat(path.join(dataDir, 'postgres'))).uid).toBe(65534);
    await killServer(dataDir);
    await first.stop();
    const second = await startOrThrow(dataDir);
    expect(await recall(second.url)).toEqual([{ value: 7 }]);
    await second.stop();
    expect(await serverPid(dataDir)).toBeNull();
  });
});
