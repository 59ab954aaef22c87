import { describe, expect, test } from 'vitest';
import { findingsSchema, framesFindingsSchema } from './findings.ts';
import { documentFindings, selfieFindings } from './rules/evidence.fixture.ts';
import { turning } from './rules/frames.fixture.ts';

/** Every place of a number in a value, as a path. */
function numberPaths(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value === 'number') return [[...path]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => numberPaths(inner, [...path, key]));
}

/** A copy of the value with another one at the path. */
function put(value: unknown, [key, ...rest]: readonly string[], replacement: unknown): unknown {
  if (key === undefined) return replacement;
  if (Array.isArray(value)) {
    return value.map((inner, index) => (String(index) === key ? put(inner, rest, replacement) : inner));
  }
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(
    entries.map(([name, inner]) => [name, name === key ? put(inner, rest, replacement) : inner]),
  );
}

describe.each([
  ['document', documentFindings()],
  ['selfie', selfieFindings()],
])('findings of a %s', (_kind, findings) => {
  test('survive being stored', () => {
    expect(findingsSchema.parse(JSON.parse(JSON.stringify(findings)))).toEqual(findings);
  });

  test('a number that is none is refused wherever it stands', () => {
    const paths = numberPaths(findings);
    expect(paths.length).toBeGreaterThan(20);
    for (const path of paths) {
      for (const value of [Number.NaN, Number.POSITIVE_INFINITY, null, '1']) {
        const spoilt = findingsSchema.safeParse(put(findings, path, value));
        expect(spoilt.success, `${path.join('.')} = ${value}`).toBe(false);
      }
    }
  });

  test('an unknown kind is refused', () => {
    expect(findingsSchema.safeParse({ ...findings, kind: 'video' }).success).toBe(false);
  });
});

test('frames that were stored before eyes were measured are read, and say so', () => {
  const { frames, ...series } = turning(0, 10);
  const old = { ...series, frames: frames.map(({ eyes: _eyes, ...frame }) => frame) };
  const read = framesFindingsSchema.parse(JSON.parse(JSON.stringify(old)));
  expect(read.frames.map(({ eyes }) => eyes)).toEqual([null, null]);
});
