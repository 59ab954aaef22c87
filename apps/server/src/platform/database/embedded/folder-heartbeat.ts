import { readFile, readlink, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * A process number means nothing on another machine or in another container, so PostgreSQL's lock file does not
 * keep two containers with one volume apart, and two servers on one folder destroy it. So every process that
 * uses the folder touches a file that names the place; a start elsewhere that sees it touched refuses.
 */
const BEAT_MS = 4_000;
const WATCH_MS = 3 * BEAT_MS;
/** Clocks of two machines may differ by this much; an older beat is not watched for. */
const DEAD_AFTER_MS = 60_000;

/** This process's share in the sign of life. */
export type Heart = {
  /** Begins to touch the file, unless the folder is in use elsewhere: then false. */
  readonly start: () => Promise<boolean>;
  /** Begins without asking. */
  readonly force: () => Promise<void>;
  readonly stop: () => void;
  /** Stops and removes the file: the server is down, a start elsewhere need not wait. */
  readonly end: () => Promise<void>;
};

/** Where this process's numbers are valid: the machine since its last start, and the container. */
export async function thisPlace(): Promise<string> {
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '');
  const numbers = await readlink('/proc/self/ns/pid').catch(() => '');
  return [hostname(), boot.trim(), numbers].join(' ').trim();
}

/** Touches the file every four seconds once started; does not keep the process alive. */
export function makeHeart(dataDir: string, place: string): Heart {
  let timer: NodeJS.Timeout | null = null;
  const beat = () => writeFile(heartbeatFile(dataDir), `${place}\n`, { mode: 0o600 });
  const force = async () => {
    if (timer !== null) return;
    await beat();
    timer = setInterval(() => {
      // A full disk makes itself known elsewhere.
      beat().catch(() => undefined);
    }, BEAT_MS).unref();
  };
  const stop = () => {
    if (timer !== null) clearInterval(timer);
    timer = null;
  };
  return {
    start: async () => {
      if (timer !== null) return true;
      if (await isBeatingElsewhere(dataDir, place)) return false;
      await force();
      return true;
    },
    force,
    stop,
    end: async () => {
      stop();
      await rm(heartbeatFile(dataDir), { force: true });
    },
  };
}

/** True when the folder is in use in another place. Takes up to `watchMs` when the last use is recent. */
export async function isBeatingElsewhere(
  dataDir: string,
  place: string,
  watchMs = WATCH_MS,
): Promise<boolean> {
  const file = heartbeatFile(dataDir);
  const owner = await readFile(file, 'utf8').catch(() => null);
  if (owner === null || owner.trim() === place) return false;
  const touched = async () => (await stat(file).catch(() => null))?.mtimeMs ?? 0;
  const before = await touched();
  if (Math.abs(Date.now() - before) > DEAD_AFTER_MS) return false;
  const steps = 20;
  for (let step = 0; step < steps; step += 1) {
    await delay(watchMs / steps);
    if ((await touched()) !== before) return true;
  }
  return false;
}

function heartbeatFile(dataDir: string): string {
  return path.join(dataDir, 'postgres.heartbeat');
}
