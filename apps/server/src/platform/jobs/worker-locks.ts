import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import { findLockedJobs, findUnheldLockers, holdLock, returnJobs, unlockJobsOfDead } from './dead-workers.ts';
import type { JobLedger } from './job-ledger.ts';

export type WorkerLocksOptions = {
  readonly databaseUrl: string;
  readonly log: Logger;
  readonly ledger: JobLedger;
  /** Pause between two looks for jobs of dead workers, in milliseconds. */
  readonly lookMs: number;
  /**
   * How long a lock must have been free before its worker counts as dead, in milliseconds: longer than a living worker
   * needs to come back after the database has dropped its connection.
   */
  readonly confirmMs: number;
};

/** Proof of life of this process's workers, and the watch over everybody else's. */
export type WorkerLocks = {
  /** Adds a worker; call it before the worker may fetch its first job. */
  readonly add: (workerId: string) => void;
  /** Resolves when the locks of all workers added so far are held (at once, nearly always), or after `close`. */
  readonly held: () => Promise<void>;
  /** Lets waiting workers go on and stops watching; the locks are kept. */
  readonly retire: () => void;
  /** Gives the locks up. After this, jobs still locked by the workers are taken over by others. */
  readonly close: () => Promise<void>;
};

const RECONNECT_MS = 250;
const STATEMENT_TIMEOUT_MS = 10_000;

/**
 * A worker that is killed leaves its jobs locked for hours, since a row cannot know that its owner died; a PostgreSQL session
 * does. So one dedicated connection holds an advisory lock for every worker of this process. A lock that can be taken belongs
 * to a dead worker, and its jobs are handed back. After a lost connection the locks are taken again, and no job is
 * fetched until they are.
 */
export function openWorkerLocks(options: WorkerLocksOptions): WorkerLocks {
  const { log, ledger, lookMs, confirmMs } = options;
  const ownIds: string[] = [];
  const suspectedSince = new Map<string, number>();
  const stopping = new AbortController();
  let gate = makeGate();
  let retired = false;
  let session: Session | null = null;

  const shut = (): void => {
    if (!retired && gate.isOpen()) gate = makeGate();
  };

  const takeLocks = async (client: pg.Client, lockedIds: Set<string>): Promise<void> => {
    for (const id of ownIds) {
      if (lockedIds.has(id)) continue;
      await holdLock(client, id);
      lockedIds.add(id);
    }
    if (lockedIds.size === ownIds.length) gate.open();
  };

  const returnStrays = async (client: pg.Client, now: number): Promise<void> => {
    const locked = await findLockedJobs(client, ownIds);
    const strays = new Set(
      ledger.strays(
        locked.map(({ id }) => id),
        now,
      ),
    );
    for (const { id, worker } of locked) {
      if (!strays.has(id)) continue;
      await returnJobs(client, worker, id);
      log.warn({ jobId: id }, 'a job that was fetched but never arrived is available again');
    }
  };

  const look = async (client: pg.Client): Promise<void> => {
    const now = performance.now();
    await returnStrays(client, now);
    const unheld = await findUnheldLockers(client, ownIds);
    for (const id of suspectedSince.keys()) if (!unheld.includes(id)) suspectedSince.delete(id);
    for (const id of unheld) if (!suspectedSince.has(id)) suspectedSince.set(id, now);
    const dead = unheld.filter((id) => now - (suspectedSince.get(id) ?? now) >= confirmMs);
    if (dead.length === 0) return;
    const jobs = await unlockJobsOfDead(client, dead);
    for (const id of dead) suspectedSince.delete(id);
    if (jobs > 0) log.warn({ workers: dead, jobs }, 'jobs of workers that died are available again');
  };

  const serve = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const current = await openSession(options.databaseUrl).catch((error: unknown) => {
        log.warn({ err: error }, 'the connection that holds the worker locks cannot be opened; trying again');
        return null;
      });
      if (current === null) {
        await pause(RECONNECT_MS, stopping.signal);
        continue;
      }
      session = current;
      const lockedIds = new Set<string>();
      try {
        while (!stopping.signal.aborted && !current.lost.signal.aborted) {
          const woken = current.wake();
          await takeLocks(current.client, lockedIds);
          if (!retired) await look(current.client);
          await pause(suspectedSince.size > 0 ? Math.min(lookMs, confirmMs) : lookMs, woken);
        }
      } catch (error) {
        if (!stopping.signal.aborted)
          log.warn({ err: error }, 'the worker locks were lost; taking them again');
      }
      // Before anything else: no job is fetched by a worker that cannot prove it lives.
      shut();
      session = null;
      await current.end();
    }
  };
  const served = serve();

  return {
    add: (workerId) => {
      ownIds.push(workerId);
      shut();
      session?.nudge();
    },
    held: () => gate.opened,
    retire: () => {
      retired = true;
      gate.open();
    },
    close: async () => {
      retired = true;
      gate.open();
      stopping.abort();
      session?.nudge();
      await served;
    },
  };
}

type Gate = { readonly opened: Promise<void>; readonly isOpen: () => boolean; readonly open: () => void };

function makeGate(): Gate {
  let resolveOpened = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    resolveOpened = resolve;
  });
  let isOpen = false;
  const open = (): void => {
    isOpen = true;
    resolveOpened();
  };
  return { opened, isOpen: () => isOpen, open };
}

type Session = {
  readonly client: pg.Client;
  /** Aborted when the connection breaks. */
  readonly lost: AbortController;
  /** A signal for the next pause: `nudge` and a lost connection end it. */
  readonly wake: () => AbortSignal;
  readonly nudge: () => void;
  readonly end: () => Promise<void>;
};

async function openSession(databaseUrl: string): Promise<Session> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: 'aval worker locks',
    connectionTimeoutMillis: STATEMENT_TIMEOUT_MS,
    query_timeout: STATEMENT_TIMEOUT_MS,
    keepAlive: true,
  });
  const lost = new AbortController();
  let waker = new AbortController();
  const lose = () => {
    lost.abort();
    waker.abort();
  };
  client.on('error', lose);
  client.on('end', lose);
  await client.connect();
  // The server, too, must notice soon when the machine at the other end is gone without a word.
  await client.query(
    'set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3',
  );
  return {
    client,
    lost,
    wake: () => {
      if (waker.signal.aborted && !lost.signal.aborted) waker = new AbortController();
      return waker.signal;
    },
    nudge: () => waker.abort(),
    end: () => client.end().catch(() => undefined),
  };
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await delay(milliseconds, undefined, { signal }).catch(() => undefined);
}
