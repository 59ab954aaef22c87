import { describe, expect, test } from 'vitest';
import type { FaceReading } from './face-reading.ts';
import { judgeFace } from './judge-face.ts';
import { readingOfMesh } from './reading-of-mesh.ts';
import { shootStep } from './run-challenge.ts';

const oval = { x: 0.2, y: 0.2, width: 0.6, height: 0.6 };
const straight: FaceReading = {
  box: { x: 0.28, y: 0.25, width: 0.44, height: 0.5 },
  turn: 0,
  nod: 0,
  lids: 0.3,
  faces: 1,
};

test.each([
  ['good', straight, straight],
  ['Show', null, null],
  ['Alone', { ...straight, faces: 2 }, straight],
  ['Closer', { ...straight, box: { x: 0.4, y: 0.4, width: 0.2, height: 0.25 } }, straight],
  ['Back', { ...straight, box: { x: 0.1, y: 0.1, width: 0.8, height: 0.8 } }, straight],
  ['Centre', { ...straight, box: { ...straight.box, x: 0 } }, straight],
  ['Straight', { ...straight, turn: 0.4 }, straight],
  ['Still', straight, null],
] as const)('%s', (hint, reading, before) => {
  expect(judgeFace(reading, before, oval)).toBe(hint);
});

test("a nose towards the picture's right is a head turned to the person's left", () => {
  const mesh = Array.from({ length: 478 }, () => ({ x: 0.5, y: 0.5 }));
  const place = (index: number, x: number, y: number) => {
    mesh[index] = { x, y };
  };
  place(234, 0.3, 0.5);
  place(454, 0.7, 0.5);
  place(10, 0.5, 0.2);
  place(152, 0.5, 0.8);
  place(1, 0.62, 0.52);
  // Both eyes as wide as a tenth of the frame, one open by half of that, one shut.
  for (const [corner, x] of [
    [33, 0.4],
    [133, 0.5],
    [362, 0.5],
    [263, 0.6],
  ] as const)
    place(corner, x, 0.4);
  for (const upper of [160, 159, 158]) place(upper, 0.45, 0.4);
  for (const lower of [144, 145, 153]) place(lower, 0.45, 0.45);
  expect(readingOfMesh([mesh])?.lids).toBeCloseTo(0.25);
  expect(readingOfMesh([mesh])?.turn).toBeCloseTo(0.6);
  expect(readingOfMesh([])).toBeNull();
  expect(readingOfMesh([mesh, mesh])?.faces).toBe(2);
});

describe('frames of a step', () => {
  /** A clock that goes on by itself with each look and shot. */
  const world = (turnAt: (time: number) => number | undefined) => {
    let time = 0;
    let done = 0;
    let held = 0;
    const tools = {
      now: () => time,
      look: async () => {
        time += 40;
        const turn = turnAt(time);
        return turn === undefined ? undefined : { ...straight, turn };
      },
      shoot: async () => {
        time += 15;
        return new Blob(['x']);
      },
      wait: async (milliseconds: number) => {
        time += milliseconds;
      },
      onHeld: () => {
        held += 1;
      },
      onDone: () => {
        done += 1;
      },
    };
    return { tools, time: () => time, done: () => done, held: () => held };
  };
  const limits = { most: 8, least: 5 };
  const left = { index: 0, count: 1, kind: 'turn-left', windowMs: 8000 } as const;

  test.each([
    ['quick', (time: number) => Math.min(1, time / 800)],
    ['slow', (time: number) => Math.min(1, time / 6000)],
    ['unseen', () => undefined],
  ])('%s: begin straight, end turned, within the window and the limits', async (_name, turn) => {
    const { tools, time, done } = world(turn);
    const frames = await shootStep(left, limits, tools);
    expect(frames.length).toBeGreaterThanOrEqual(5);
    expect(frames.length).toBeLessThanOrEqual(8);
    expect(frames[0]?.timestampMs).toBeLessThan(100);
    const times = frames.map(({ timestampMs }) => timestampMs);
    expect([...times].sort((one, other) => one - other)).toEqual(times);
    expect(done()).toBe(1);
    expect(time()).toBeLessThan(8000);
    const last = turn(times.at(-1) ?? 0);
    if (last !== undefined) expect(last).toBeGreaterThanOrEqual(0.5);
  });

  describe('with eyes that shut', () => {
    const blink = { ...left, kind: 'blink' } as const;
    /** Shut from one moment to another, with the trembling that a mesh has. */
    const eyes = (from: number, to: number, isSeen = true) => {
      const lidsAt = (at: number) => (at >= from && at < to ? 0.17 : 0.3) + 0.02 * Math.sin(at);
      const { tools, ...rest } = world(() => 0);
      const look = async () => {
        const reading = await tools.look();
        return isSeen && reading ? { ...reading, lids: lidsAt(rest.time()) } : undefined;
      };
      const isShut = (at: number) => at >= from && at < to;
      return { ...rest, isShut, tools: { ...tools, look } };
    };

    test.each([
      ['seen, soon over', 900, 3000, true, 4000],
      ['seen, slowly', 3000, 5000, true, 6000],
      ['unseen', 900, 3000, false, 5000],
    ])('%s: open, shut for long enough, open', async (_name, from, to, isSeen, until) => {
      const { tools, time, held, done, isShut } = eyes(from, to, isSeen);
      const frames = await shootStep(blink, limits, tools);
      const times = frames.map(({ timestampMs }) => timestampMs);
      expect(times).toEqual(times.toSorted((one, other) => one - other));
      expect(times).toHaveLength(8);
      expect([held(), done()]).toEqual(isSeen ? [1, 1] : [0, 0]);
      const shut = times.filter(isShut);
      expect((shut.at(-1) ?? 0) - (shut[0] ?? 0)).toBeGreaterThanOrEqual(400);
      expect([times[0], times[1], times.at(-1)].map((at) => isShut(at ?? from))).toEqual([
        false,
        false,
        false,
      ]);
      expect(time()).toBeLessThan(until);
    });

    test('a blink that comes by itself ends nothing, and the window does', async () => {
      const { tools, held, done, time } = eyes(2000, 2300);
      const frames = await shootStep(blink, limits, tools);
      expect(frames).toHaveLength(8);
      expect([held(), done()]).toEqual([0, 0]);
      expect(time()).toBeLessThan(8000);
    });
  });

  test('somebody who turns the other way is not taken for done', async () => {
    const { tools, done, time } = world((at) => -Math.min(1, at / 800));
    const frames = await shootStep(left, limits, tools);
    expect(done()).toBe(0);
    expect(frames.length).toBeLessThanOrEqual(8);
    expect(time()).toBeLessThan(8000);
  });
});
