import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openMasterKey } from './master-key.ts';

const folders: string[] = [];

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'aval-key-'));
  folders.push(folder);
  return folder;
}

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

describe('openMasterKey', () => {
  it('makes the file once, private, and reads it afterwards', async () => {
    const dataDir = path.join(await newFolder(), 'new');
    const created = await openMasterKey({ dataDir });
    expect(created).toMatchObject({ ok: true, value: { source: 'created' } });
    expect((await stat(path.join(dataDir, 'master.key'))).mode & 0o777).toBe(0o600);
    expect(await readdir(dataDir)).toEqual(['master.key']);
    const again = await openMasterKey({ dataDir, mayCreate: false });
    expect(again).toMatchObject({ ok: true, value: { source: 'file' } });
    expect(created.ok && again.ok && created.value.secret.equals(again.value.secret)).toBe(true);
  });

  it('agrees on one key when many start at once', async () => {
    const dataDir = await newFolder();
    const opened = await Promise.all(Array.from({ length: 8 }, () => openMasterKey({ dataDir })));
    const keys = opened.map((result) =>
      result.ok ? result.value.secret.export().toString('hex') : 'failed',
    );
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toHaveLength(64);
    expect(opened.filter((result) => result.ok && result.value.source === 'created')).toHaveLength(1);
  });

  it('takes the key of the environment first and leaves the folder alone', async () => {
    const dataDir = await newFolder();
    const bytes = randomBytes(32);
    const opened = await openMasterKey({ dataDir, fromEnvironment: `${bytes.toString('base64')}\n` });
    expect(opened.ok && opened.value.secret.export().equals(bytes)).toBe(true);
    expect(await readdir(dataDir)).toEqual([]);
  });

  it.each([
    '',
    'short',
    randomBytes(31).toString('base64'),
    randomBytes(33).toString('base64'),
    '*'.repeat(44),
  ])('refuses a malformed key without repeating it (%#)', async (text) => {
    const dataDir = await newFolder();
    const given = await openMasterKey({ dataDir, fromEnvironment: text });
    await writeFile(path.join(dataDir, 'master.key'), text, { mode: 0o600 });
    for (const opened of [given, await openMasterKey({ dataDir })]) {
      expect(opened).toMatchObject({ ok: false, error: { code: 'master-key-malformed' } });
      if (text !== '') expect(opened.ok ? '' : opened.error.message).not.toContain(text);
    }
    expect(await readFile(path.join(dataDir, 'master.key'), 'utf8')).toBe(text);
  });

  it.each([0o640, 0o604, 0o620])('refuses a file of mode %o and says which command helps', async (mode) => {
    const dataDir = await newFolder();
    await openMasterKey({ dataDir });
    await chmod(path.join(dataDir, 'master.key'), mode);
    const opened = await openMasterKey({ dataDir });
    expect(opened).toMatchObject({ ok: false, error: { code: 'master-key-readable-by-others' } });
    expect(opened.ok ? '' : opened.error.message).toContain(`chmod 600 '${dataDir}/master.key'`);
  });

  it('does not replace a lost key, nor take a folder for a file', async () => {
    const dataDir = await newFolder();
    const lost = await openMasterKey({ dataDir, mayCreate: false });
    expect(lost).toMatchObject({ ok: false, error: { code: 'master-key-missing' } });
    expect(await readdir(dataDir)).toEqual([]);
    const blocked = await openMasterKey({ dataDir: '/dev/null' });
    expect(blocked).toMatchObject({ ok: false, error: { code: 'master-key-not-accessible' } });
  });
});
