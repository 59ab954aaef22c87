import { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import { changeChannel, changeNotice } from './change-notice.ts';
import type { Changes, Watcher } from './ports.ts';

/** Watchers of one subject in one process: devices and windows of one person, and not more. */
const maximumWatchers = 10;
/** Watchers in one process: each is an open connection of somebody's. */
const maximumTogether = 5000;
/** A connection that is cut without a word is found out by asking something. */
const usualBeat: Beat = { everyMs: 15_000, answerMs: 10_000 };
const firstWaitMs = 250;
const longestWaitMs = 10_000;

/** Milliseconds between questions to the database that is listened to, and until one is in vain. */
export type Beat = { readonly everyMs: number; readonly answerMs: number };

export type ListeningChanges = Changes & {
  /** Ends every watcher and the connection. */
  readonly close: () => Promise<void>;
};

/**
 * Hears of changes over one connection of its own, opened when the first watcher comes. A connection that is lost is opened again,
 * and then every watcher is told to look, since what was sent meanwhile is lost.
 */
export function listenForChanges(databaseUrl: string, log: Logger, beat = usualBeat): ListeningChanges {
  const watchers = new Map<string, Set<Watcher>>();
  const stopping = new AbortController();
  let client: pg.Client | undefined;
  let listening: Promise<void> | undefined;
  let together = 0;

  const wake = (notice: string | undefined) => {
    for (const watcher of watchers.get(notice ?? '') ?? []) watcher.onChange();
  };

  const open = async (): Promise<void> => {
    const socket = new Socket();
    const opened = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'aval changes',
      stream: () => socket,
      connectionTimeoutMillis: beat.answerMs,
      query_timeout: beat.answerMs,
    });
    opened.on('error', (error) => log.warn({ err: error }, 'the connection that hears of changes failed'));
    opened.on('notification', ({ payload }) => wake(payload));
    try {
      await opened.connect();
      await opened.query(`listen ${changeChannel}`);
    } catch (error) {
      socket.destroy();
      throw error;
    }
    client = opened;
    const beating = setInterval(() => {
      opened.query('select 1').catch(() => socket.destroy());
    }, beat.everyMs);
    beating.unref();
    opened.once('end', () => {
      clearInterval(beating);
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
      const others = watchers.get(notice) ?? new Set();
      if (others.size >= maximumWatchers || together >= maximumTogether) return undefined;
      if (stopping.signal.aborted) {
        watcher.onEnd();
        return () => undefined;
      }
      watchers.set(notice, others.add(watcher));
      together += 1;
      listening ??= openAgain();
      await listening;
      return () => {
        if (!others.delete(watcher)) return;
        together -= 1;
        if (others.size === 0 && watchers.get(notice) === others) watchers.delete(notice);
      };
    },
    close: async () => {
      stopping.abort();
      for (const each of watchers.values()) for (const watcher of each) watcher.onEnd();
      watchers.clear();
      await listening;
      const ended = client;
      client = undefined;
      await ended?.end();
    },
  };
}
