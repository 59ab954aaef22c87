import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTaskPool, type TaskPoolOptions } from './task-pool.ts';

/** A worker that does as it is told; tasks that wait do so on a connection that the test holds. */
const WORKER = `
import { connect } from 'node:net';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
export async function runTask({ task, guard }) {
  if (task.kind === 'echo') return task.text;
  if (task.kind === 'throw') throw new Error('as told');
  if (task.kind === 'die') process.exit(3);
  if (task.kind === 'die-once') {
    if (existsSync(task.mark)) return 'second life';
    writeFileSync(task.mark, '');
    process.exit(3);
  }
  if (task.kind === 'spin') for (;;) {}
  if (task.kind === 'native') {
    const state = new Int32Array(guard);
    Atomics.add(state, 1, 1);
    while (Atomics.load(state, 0) === 0) {}
    const until = performance.now() + 200;
    while (performance.now() < until) {}
    Atomics.sub(state, 1, 1);
    throw new Error('told to stop');
  }
  const socket = connect(task.port, '127.0.0.1');
  await once(socket, 'data');
  socket.destroy();
  return 'released';
}
`;

type Task =
  | { readonly kind: 'echo'; readonly text: string }
  | { readonly kind: 'throw' | 'die' | 'spin' | 'native' }
  | { readonly kind: 'die-once'; readonly mark: string }
  | { readonly kind: 'wait'; readonly port: number };

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aval-pool-'));
  await writeFile(join(folder, 'worker.mjs'), WORKER);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function open(changes: Partial<TaskPoolOptions> = {}) {
  return openTaskPool<Task, string>({
    workerFile: join(folder, 'worker.mjs'),
    workerData: null,
    threads: 1,
    maxWaiting: 1,
    taskTimeoutMs: 30_000,
    ...changes,
  });
}

describe('a pool of threads', () => {
  it('answers tasks', async () => {
    const pool = open();
    expect(await pool.run({ kind: 'echo', text: 'a' })).toEqual({ ok: true, value: 'a' });
    expect(pool.stats()).toMatchObject({ threads: 1, running: 0, waiting: 0, completed: 1 });
    await pool.close();
  });

  it('gives a task of a dead thread a second try on a new one', async () => {
    const crashes: Error[] = [];
    const pool = open({ onCrash: (error) => crashes.push(error) });
    expect(await pool.run({ kind: 'die-once', mark: join(folder, 'mark') })).toEqual({
      ok: true,
      value: 'second life',
    });
    expect(crashes.length).toBeGreaterThan(0);
    await pool.close();
  });

  it.each(['die', 'throw'] as const)(
    'answers crashed when a task does %s twice, and lives on',
    async (kind) => {
      const pool = open();
      expect(await pool.run({ kind })).toEqual({ ok: false, error: 'crashed' });
      expect(pool.stats().crashed).toBe(2);
      expect(await pool.run({ kind: 'echo', text: 'still here' })).toEqual({ ok: true, value: 'still here' });
      await pool.close();
    },
  );

  it('ends a task that takes too long, without a second try, and lives on', async () => {
    const pool = open({ taskTimeoutMs: 300, graceMs: 100 });
    expect(await pool.run({ kind: 'spin' })).toEqual({ ok: false, error: 'timed-out' });
    expect(pool.stats()).toMatchObject({ timedOut: 1, crashed: 0, running: 0 });
    await pool.close();
    expect(pool.stats().running).toBe(0);
  });

  it('does not end a thread inside native code, however long it stays', async () => {
    const pool = open({ taskTimeoutMs: 100, graceMs: 1 });
    expect(await pool.run({ kind: 'native' })).toEqual({ ok: false, error: 'timed-out' });
    await pool.close();
  });

  it('takes no more than it may, and everything it took', async () => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const pool = open();
    const first = pool.run({ kind: 'wait', port });
    await once(server, 'connection');
    const second = pool.run({ kind: 'echo', text: 'next' });
    expect(pool.stats()).toMatchObject({ running: 1, waiting: 1 });
    expect(await pool.run({ kind: 'echo', text: 'too much' })).toEqual({ ok: false, error: 'busy' });
    for (const socket of sockets) socket.end('go');
    expect(await first).toEqual({ ok: true, value: 'released' });
    expect(await second).toEqual({ ok: true, value: 'next' });
    await pool.close();
    server.close();
  });

  it('answers closed to all that runs, waits and comes', async () => {
    const pool = open({ graceMs: 50 });
    const running = pool.run({ kind: 'spin' });
    const waiting = pool.run({ kind: 'echo', text: 'late' });
    await pool.close();
    expect(await running).toEqual({ ok: false, error: 'closed' });
    expect(await waiting).toEqual({ ok: false, error: 'closed' });
    expect(await pool.run({ kind: 'echo', text: 'later' })).toEqual({ ok: false, error: 'closed' });
  });
});
