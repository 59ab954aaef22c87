import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { makeApi } from './make-api.ts';

/** An API over a network that fails as often as told, and what it waited and said. */
function overNetwork(failures: number, answer = () => new Response('{}')) {
  const waits: number[] = [];
  const reached: boolean[] = [];
  let left = failures;
  const api = makeApi({
    fetch: async () => {
      left -= 1;
      if (left >= 0) throw new TypeError('no network');
      return answer();
    },
    token: () => 'token',
    refresh: async () => undefined,
    device: 'device',
    generation: () => 1,
    wait: async (milliseconds) => {
      waits.push(milliseconds);
    },
    onConnection: (isReached) => reached.push(isReached),
  });
  return { api, waits, reached };
}
const ask = { method: 'POST', path: 'events', body: {} } as const;
const anything = z.unknown();

test('who is patient goes on however long the network is gone; others are told after a while', async () => {
  const gone = overNetwork(50);
  expect((await gone.api.ask({ ...ask, isPatient: true }, anything)).ok).toBe(true);
  expect(gone.waits).toHaveLength(50);
  expect(Math.max(...gone.waits)).toBe(8000);
  expect([gone.reached[0], gone.reached.at(-1)]).toEqual([false, true]);
  const short = overNetwork(50);
  expect(await short.api.ask(ask, anything)).toMatchObject({ ok: false, error: { kind: 'offline' } });
  expect(short.waits).toHaveLength(5);
});

test('a server that is too busy is told after a while also to who is patient', async () => {
  const { api, waits } = overNetwork(0, () => new Response('{}', { status: 503 }));
  const answer = await api.ask({ ...ask, isPatient: true }, anything);
  expect(answer).toMatchObject({ ok: false, error: { kind: 'busy' } });
  expect(waits).toHaveLength(5);
});

test('what the person gives up is not asked again, and says nothing of the network', async () => {
  const { api, waits, reached } = overNetwork(50);
  const signal = AbortSignal.abort();
  expect(await api.ask({ ...ask, isPatient: true, signal }, anything)).toMatchObject({ ok: false });
  expect([waits, reached]).toEqual([[], []]);
});
