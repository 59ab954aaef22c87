import { once } from 'node:events';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { ensureCluster } from './ensure-cluster.ts';
import { launchPostmaster } from './launch-postmaster.ts';
import { findPostgresBinaries, preparePostgresBinaries } from './postgres-binaries.ts';
import { isRunning, readPostmasterState } from './postmaster-state.ts';
import { chooseServerUser } from './server-user.ts';

const rootOnLinux = process.getuid?.() === 0 && process.platform === 'linux';

it.runIf(rootOnLinux)(
  'runs programs and data below a folder that only root may enter, with the install script skipped',
  async () => {
    const found = await findPostgresBinaries();
    if (!found.ok) throw new Error(found.error.message);
    // mkdtemp gives mode 0700, as /root has.
    const folder = await mkdtemp(path.join(tmpdir(), 'aval-private-'));
    const dataDir = path.join(folder, 'data');
    try {
      await mkdir(dataDir);
      const installed = path.resolve(found.value.postgres, '..', '..', '..');
      const copy = path.join(folder, 'package');
      const withoutLinks = (source: string) => !/\.so(\.\d+)?$/.test(source) || !source.includes('libpq');
      await cp(installed, copy, { recursive: true, verbatimSymlinks: true, filter: withoutLinks });
      const binaries = await preparePostgresBinaries(copy);
      if (!binaries.ok) throw new Error(binaries.error.message);
      const user = await chooseServerUser(binaries.value, dataDir);
      if (!user.ok) throw new Error(user.error.message);
      expect(user.value.owner).toEqual({ uid: 65534, gid: 65534 });
      const cluster = await ensureCluster(dataDir, binaries.value, user.value);
      if (!cluster.ok) throw new Error(cluster.error.message);
      const deadline = AbortSignal.timeout(30_000);
      const launched = await launchPostmaster(
        dataDir,
        cluster.value.folder,
        binaries.value,
        user.value,
        deadline,
      );
      expect(launched).toEqual({ ok: true, value: 'ready' });
      const state = await readPostmasterState(cluster.value.folder);
      if (state.kind !== 'running') throw new Error('the server is gone');
      const stopper = user.value.spawn(
        binaries.value.pgCtl,
        ['stop', '-D', cluster.value.folder, '-m', 'fast', '-s'],
        { stdio: 'ignore' },
      );
      expect(await once(stopper, 'exit')).toEqual([0, null]);
      await expect.poll(() => isRunning(state.file.pid), { timeout: 10_000 }).toBe(false);
    } finally {
      await rm(folder, { recursive: true });
    }
  },
  60_000,
);
