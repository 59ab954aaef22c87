import { chmod, mkdir, readdir, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunning } from '../src/platform/database/embedded/postmaster-state.ts';

const memory = '/dev/shm';
const prefix = 'aval-tests-';
/** Far more than a run takes; a container that gives less to files in memory keeps them on its disk. */
const ROOM_BYTES = 4 * 2 ** 30;

/**
 * Temporary files of the whole run go to memory where there is room: databases come and go by the hundred, and making their files costs
 * half as much there. Whoever asks for the temporary folder (`TMPDIR`), a child too, gets this one. Answers what removes it.
 */
export async function openScratchFolder(): Promise<() => Promise<void>> {
  const nothing = async () => undefined;
  if (process.env['TMPDIR'] !== undefined || !(await hasRoom())) return nothing;
  for (const name of await readdir(memory)) {
    const owner = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : Number.NaN;
    // Left by a run that was killed.
    if (owner > 0 && !(await isRunning(owner)))
      await rm(join(memory, name), { recursive: true, force: true });
  }
  const folder = join(memory, `${prefix}${process.pid}`);
  await mkdir(folder);
  // As /tmp is: the database runs as another user.
  await chmod(folder, 0o1777);
  process.env['TMPDIR'] = folder;
  return async () => {
    delete process.env['TMPDIR'];
    await rm(folder, { recursive: true, force: true });
  };
}

async function hasRoom(): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(memory);
    return bavail * bsize >= ROOM_BYTES;
  } catch {
    return false;
  }
}
