import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import { changeChannel, changeNotice } from './change-notice.ts';
import type { Changes, Watcher } from './ports.ts';

/** Watchers of one subject in one process: devices and windows of one person, and not more. */
const maximumWatchers = 10;
const firstWaitMs = 250;
const longestWaitMs = 10_000;

export type ListeningChanges = Changes & {
  /** Ends every watcher and the connection. */
  readonly close: () => Promise<void>;
};

/**
 * Hears of changes over one connection of its own, opened when the first watcher comes. A connection that is lost is opened again,
 * and then every watcher is told to look, since what was sent meanwhile is lost.
 */
export function listenForChanges(databaseUrl: string, log: Logger): ListeningChanges {
  const watchers = new Map<string, Set<Watcher>>();
  const stopping = new AbortController();
  let client: pg.Client | undefined;
  let listening: Promise<void> | undefined;

  const wake = (notice: string | undefined) => {
    for (const watcher of watchers.get(notice ?? '') ?? []) watcher.onChange();
  };

  const open = async (): Promise<void> => {
    const opened = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'aval changes',
      keepAlive: true,
    });
    opened.on('error', (error) => log.warn({ err: error }, 'the connection that hears of changes failed'));
    opened.on('notification', ({ payload }) => wake(payload));
    try {
      await opened.connect();
      await opened.query(`listen ${changeChannel}`);
    } catch (error) {
      await opened.end().catch(() => undefined);
      throw error;
    }
    client = opened;
    opened.once('end', () => {
      if (client !== opened || stopping.signal.aborted) return;
      client = undefined;
      listening = openAgain();
    });
  };

  const openAgain = async (): Promise<void> => {
    for (let wait = firstWaitMs; !stopping.signal.aborted; wait = Math.min(longestWaitMs, wait * 2)) {
      try {
        await open();
        for (const notice of watchers.keys()) wake(notice);
        return;
      } catch (error) {
        log.warn({ err: error }, 'changes cannot be heard of: the database is asked again');
        await pause(wait, undefined, { ref: false, signal: stopping.signal }).catch(() => undefined);
      }
    }
  };

  return {
    watch: async (subject, watcher) => {
      const notice = changeNotice(subject);
      const together = watchers.get(notice) ?? new Set();
      if (together.size >= maximumWatchers) return undefined;
      if (stopping.signal.aborted) {
        watcher.onEnd();
        return () => undefined;
      }
      watchers.set(notice, together.add(watcher));
      listening ??= openAgain();
      await listening;
      return () => {
        together.delete(watcher);
        if (together.size === 0 && watchers.get(notice) === together) watchers.delete(notice);
      };
    },
    close: async () => {
      stopping.abort();
      for (const together of watchers.values()) for (const watcher of together) watcher.onEnd();
      watchers.clear();
      await listening;
      const ended = client;
      client = undefined;
      await ended?.end();
    },
  };
}
