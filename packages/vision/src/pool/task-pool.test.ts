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
  if (task.kind === 'abort') process.abort();
  if (task.kind === 'hoard') {
    const kept = [];
    for (;;) kept.push({ numbers: Array.from({ length: 1000 }, (_, at) => kept.length + at / 3) });
  }
  if (task.kind === 'reject') queueMicrotask(() => { throw new Error('nobody caught this'); });
  if (task.kind === 'reject') return new Promise(() => {});
  if (task.kind === 'measure') return String(task.bytes.length);
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
  | { readonly kind: 'throw' | 'die' | 'abort' | 'hoard' | 'reject' | 'spin' | 'native' }
  | { readonly kind: 'measure'; readonly bytes: Uint8Array }
  | { readonly kind: 'die-once'; readonly mark: string }
  | { readonly kind: 'wait'; readonly port: number };

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aval-pool-'));
  await writeFile(join(folder, 'worker.mjs'), WORKER);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function open(changes: Partial<TaskPoolOptions<Task>> = {}) {
  return openTaskPool<Task, string>({
    workerFile: join(folder, 'worker.mjs'),
    workerData: null,
    threads: 1,
    maxWaiting: 1,
    taskTimeoutMs: 30_000,
    ...changes,
  });
}

/** Holds tasks of the kind `wait` until `release`. */
async function holder() {
  const sockets: Socket[] = [];
  const server = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const connected = once(server, 'connection');
  const release = () => {
    for (const socket of sockets) socket.end('go');
  };
  return { port, connected, release, close: () => server.close() };
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

  it.each(['die', 'throw', 'abort', 'hoard', 'reject'] as const)(
    'answers crashed when a task does %s twice, and lives on',
    async (kind) => {
      const pool = open({ heapMb: 32 });
      expect(await pool.run({ kind })).toEqual({ ok: false, error: 'crashed' });
      expect(pool.stats().crashed).toBe(2);
      expect(await pool.run({ kind: 'echo', text: 'still here' })).toEqual({ ok: true, value: 'still here' });
      await pool.close();
    },
  );

  it('loses one picture with a dying thread, not those of the others', async () => {
    const { port, connected, release, close } = await holder();
    const pool = open({ threads: 2, maxWaiting: 4 });
    const held = pool.run({ kind: 'wait', port });
    await connected;
    expect(await pool.run({ kind: 'die' })).toEqual({ ok: false, error: 'crashed' });
    expect(await pool.run({ kind: 'echo', text: 'on the new thread' })).toMatchObject({ ok: true });
    release();
    expect(await held).toEqual({ ok: true, value: 'released' });
    await pool.close();
    close();
  });

  it('copies no picture before its turn, however many wait', async () => {
    const { port, connected, release, close } = await holder();
    const pool = open({ maxWaiting: 500 });
    const held = pool.run({ kind: 'wait', port });
    await connected;
    const bytes = new Uint8Array(4 * 1024 * 1024);
    const before = process.memoryUsage().arrayBuffers;
    const waiting = Array.from({ length: 500 }, () => pool.run({ kind: 'measure', bytes }));
    expect(pool.stats()).toMatchObject({ running: 1, waiting: 500 });
    // 500 copies would be two thousand megabytes.
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(bytes.length);
    expect(await pool.run({ kind: 'measure', bytes })).toEqual({ ok: false, error: 'busy' });
    release();
    expect(await held).toMatchObject({ ok: true });
    const answers = await Promise.all(waiting);
    expect(answers.every((answer) => answer.ok && answer.value === String(bytes.length))).toBe(true);
    expect(pool.stats()).toMatchObject({ running: 0, waiting: 0, completed: 501 });
    await pool.close();
    close();
  });

  it('takes no more bytes than it may, but always one task', async () => {
    const { port, connected, release, close } = await holder();
    const sizeOf = (task: Task) => ('bytes' in task ? task.bytes.length : 0);
    const pool = open({ maxWaiting: 9, maxWaitingBytes: 100, sizeOf });
    const held = pool.run({ kind: 'wait', port });
    await connected;
    const measure = (length: number) => pool.run({ kind: 'measure', bytes: new Uint8Array(length) });
    const large = measure(150);
    expect(await measure(1)).toEqual({ ok: false, error: 'busy' });
    const none = pool.run({ kind: 'echo', text: 'weighs something, too: the queue is full' });
    release();
    expect(await Promise.all([held, large, none])).toMatchObject([
      { ok: true },
      { ok: true, value: '150' },
      { ok: false, error: 'busy' },
    ]);
    expect(await Promise.all([measure(60), measure(40), measure(40)])).toMatchObject([
      { value: '60' },
      { value: '40' },
      { value: '40' },
    ]);
    await pool.close();
    close();
  });

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
    const { port, connected, release, close } = await holder();
    const pool = open();
    const first = pool.run({ kind: 'wait', port });
    await connected;
    const second = pool.run({ kind: 'echo', text: 'next' });
    expect(pool.stats()).toMatchObject({ running: 1, waiting: 1 });
    expect(await pool.run({ kind: 'echo', text: 'too much' })).toEqual({ ok: false, error: 'busy' });
    release();
    expect(await first).toEqual({ ok: true, value: 'released' });
    expect(await second).toEqual({ ok: true, value: 'next' });
    await pool.close();
    close();
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
