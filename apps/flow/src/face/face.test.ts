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
  expect(readingOfMesh([mesh])?.turn).toBeCloseTo(0.6);
  expect(readingOfMesh([])).toBeNull();
  expect(readingOfMesh([mesh, mesh])?.faces).toBe(2);
});

describe('frames of a step', () => {
  /** A clock that goes on by itself with each look and shot. */
  const world = (turnAt: (time: number) => number | undefined) => {
    let time = 0;
    let done = 0;
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
      onDone: () => {
        done += 1;
      },
    };
    return { tools, time: () => time, done: () => done };
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

  test('somebody who turns the other way is not taken for done', async () => {
    const { tools, done, time } = world((at) => -Math.min(1, at / 800));
    const frames = await shootStep(left, limits, tools);
    expect(done()).toBe(0);
    expect(frames.length).toBeLessThanOrEqual(8);
    expect(time()).toBeLessThan(8000);
  });
});
