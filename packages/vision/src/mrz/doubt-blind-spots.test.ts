import { layoutOfLines } from '@aval/core/mrz/layout';
import { describe, expect, it } from 'vitest';
import { doubtBlindSpots } from './doubt-blind-spots.ts';

const TD3 = ['P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36UTO7408122F1204159ZE184226B<<<<<10'];
const VISA = ['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L8988901C4XXX4009078F96121096ZE184226B<<<<<<'];

/** What is left of a confidence of .8 at one place, where the reader would rather have read `rival`. */
function left(lines: readonly string[], [row, column]: readonly [number, number], rival: string) {
  const layout = layoutOfLines(lines);
  if (layout === null) throw new Error('the test has no valid lines');
  const read = lines.map((line) =>
    [...line].map((character) => ({
      character,
      confidence: 0.8,
      alternatives: [{ character: rival, confidence: 0.1 }],
      position: 0,
    })),
  );
  const confidences = lines.map((line) => [...line].map(() => 0.8));
  return doubtBlindSpots(read, confidences, lines, layout)[row]?.[column];
}

describe('places where no check digit would notice an error', () => {
  it('doubts the optional data of a visa, which no digit covers', () => {
    expect(left(VISA, [1, 30], 'S')).toBeCloseTo(0.4, 6);
    expect(left(TD3, [1, 30], 'S')).toBe(0.8);
  });

  it('doubts sex and codes of states', () => {
    expect(left(TD3, [1, 20], 'M')).toBeCloseTo(0.4, 6);
    expect(left(TD3, [0, 3], 'I')).toBeCloseTo(0.4, 6);
  });

  it('doubts a covered character whose rival counts the same', () => {
    expect(left(TD3, [1, 0], 'V')).toBeCloseTo(0.4, 6);
    expect(left(TD3, [1, 0], 'E')).toBe(0.8);
  });

  it('leaves names alone', () => {
    expect(left(TD3, [0, 8], 'H')).toBe(0.8);
  });
});
