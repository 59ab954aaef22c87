import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CaptureOptions,
  type CaptureState,
  captureStep,
  looksAlike,
  startCapture,
} from './capture-state.ts';
import type { Quad } from './geometry.ts';
import type { FrameReading } from './judge-frame.ts';
import { judgeFrame } from './judge-frame.ts';

const guide = { x: 0.1, y: 0.2, width: 0.8, height: 0.5 };
const options: CaptureOptions = { guide, proportion: 1, automatic: true, shutterAfter: 6000 };

function quadOf(x: number, y: number, width: number, height: number): Quad {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}
const fitting = quadOf(0.12, 0.22, 0.76, 0.46);
const good: FrameReading = { quad: fitting, focus: 0.8, glare: 0, brightness: 150 };

describe('what is said of a frame', () => {
  const flat = fitting;
  const steep: Quad = [
    { x: 0.2, y: 0.22 },
    { x: 0.8, y: 0.22 },
    { x: 0.92, y: 0.68 },
    { x: 0.08, y: 0.68 },
  ];
  test.each([
    ['good', good, flat],
    ['showDocument', { ...good, quad: null }, null],
    ['moreLight', { ...good, quad: null, brightness: 20 }, null],
    ['moreLight', { ...good, brightness: 50 }, flat],
    ['lessLight', { ...good, brightness: 250 }, flat],
    ['moveCloser', { ...good, quad: quadOf(0.3, 0.33, 0.4, 0.24) }, flat],
    ['moveBack', { ...good, quad: quadOf(0.01, 0.1, 0.98, 0.66) }, flat],
    ['moveBack', { ...good, quad: quadOf(0, 0.2, 0.8, 0.5) }, flat],
    ['intoFrame', { ...good, quad: quadOf(0.12, 0.4, 0.76, 0.46) }, flat],
    ['holdFlat', { ...good, quad: steep }, steep],
    ['tiltAway', { ...good, glare: 0.1 }, flat],
    ['holdStill', good, quadOf(0.16, 0.26, 0.76, 0.46)],
    ['holdStill', good, null],
    ['focus', { ...good, focus: 0.2 }, flat],
    ['good', { ...good, focus: null }, flat],
  ] as const)('%s', (hint, reading, before) => {
    expect(judgeFrame(reading, before, options)).toBe(hint);
  });

  test('a turned document is asked to be level', () => {
    const [a, b, c, d] = fitting;
    const turned: Quad = [
      { ...a, y: a.y + 0.1 },
      { ...b, y: b.y - 0.1 },
      { ...c, y: c.y - 0.1 },
      { ...d, y: d.y + 0.1 },
    ];
    expect(judgeFrame({ ...good, quad: turned }, turned, options)).toBe('turnLevel');
  });
});

function run(readings: readonly FrameReading[], given = options, step = 80): CaptureState[] {
  const states = [startCapture(0, given)];
  for (const [index, reading] of readings.entries()) {
    const before = states.at(-1);
    if (before !== undefined) states.push(captureStep(before, reading, (index + 1) * step, given));
  }
  return states;
}
const times = (count: number, reading: FrameReading) => Array.from({ length: count }, () => reading);

describe('the picture is taken', () => {
  test('by itself once all was good for a while', () => {
    const states = run(times(12, good));
    const taken = states.findIndex(({ phase }) => phase === 'taken');
    expect(taken).toBeGreaterThanOrEqual(6);
    expect(states.slice(taken).every(({ phase }) => phase === 'taken')).toBe(true);
  });

  test('on a slow phone, too, but not from one lucky frame', () => {
    expect(run(times(3, good), options, 400).at(-1)?.phase).toBe('looking');
    expect(run(times(5, good), options, 400).at(-1)?.phase).toBe('taken');
  });

  test('although a hand covers a corner for a moment', () => {
    const lost = { ...good, quad: null };
    expect(run([...times(3, good), lost, ...times(5, good)]).at(-1)?.phase).toBe('taken');
  });

  test('never by itself where the level says so', () => {
    const manual = { ...options, automatic: false };
    const states = run(times(40, good), manual);
    expect(states.every(({ phase, hasShutter }) => phase === 'looking' && hasShutter)).toBe(true);
  });

  test('by the person after some seconds, whatever is wrong', () => {
    const states = run(times(80, { ...good, glare: 0.2 }));
    expect(states[70]?.hasShutter).toBe(false);
    expect(states.at(-1)).toMatchObject({ hasShutter: true, phase: 'looking', hint: 'tiltAway' });
  });
});

const anyReading: fc.Arbitrary<FrameReading> = fc.record({
  quad: fc
    .option(
      fc.record({
        x: fc.double({ min: 0, max: 0.3, noNaN: true }),
        y: fc.double({ min: 0, max: 0.3, noNaN: true }),
        size: fc.double({ min: 0.3, max: 0.9, noNaN: true }),
      }),
    )
    .map((found) => (found === null ? null : quadOf(found.x, found.y, found.size, found.size * 0.6))),
  focus: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  glare: fc.double({ min: 0, max: 0.1, noNaN: true }),
  brightness: fc.double({ min: 0, max: 255, noNaN: true }),
});

test('a hint that asks for something stays long enough to be read', () => {
  fc.assert(
    fc.property(fc.array(anyReading, { maxLength: 60 }), (readings) => {
      const states = run(readings);
      let since = 0;
      for (const [index, state] of states.entries()) {
        const before = states[index - 1];
        if (before === undefined || before.hint === state.hint) continue;
        if (state.hint !== 'good') expect(index * 80 - since).toBeGreaterThanOrEqual(900);
        since = index * 80;
      }
    }),
    { numRuns: 200 },
  );
});

test('nothing is taken without four good frames in a row', () => {
  fc.assert(
    fc.property(fc.array(anyReading, { maxLength: 60 }), (readings) => {
      for (const state of run(readings))
        if (state.phase === 'taken') expect(state.goodCount).toBeGreaterThanOrEqual(4);
    }),
    { numRuns: 200 },
  );
});

test('a tremble that nobody sees is not drawn anew, a change of hint or outline is', () => {
  const corner = (x: number, y: number) => ({ x, y });
  const quadAt = (x: number) => [corner(x, 0.3), corner(0.9, 0.3), corner(0.9, 0.6), corner(x, 0.6)] as const;
  const state = { ...startCapture(0, { automatic: true, shutterAfter: 6000 }), quad: quadAt(0.1) };
  expect(looksAlike(state, { ...state, goodCount: 2, quad: quadAt(0.102) })).toBe(true);
  expect(looksAlike(state, { ...state, quad: quadAt(0.11) })).toBe(false);
  expect(looksAlike(state, { ...state, quad: null })).toBe(false);
  expect(looksAlike(state, { ...state, hint: 'good' })).toBe(false);
  expect(looksAlike(state, { ...state, hasShutter: true })).toBe(false);
});
