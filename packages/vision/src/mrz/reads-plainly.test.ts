import { describe, expect, it } from 'vitest';
import { classesOf, readerClasses } from '../ocr/alphabet.ts';
import type { StripProbabilities } from '../ocr/read-strip.ts';
import type { StripReader } from '../ocr/strip-reader.ts';
import type { TextBox } from '../ocr/text-box.ts';
import { workBudget } from '../ocr/work-budget.ts';
import { buildPyramid } from '../picture/pyramid.ts';
import { readsPlainly } from './reads-plainly.ts';

const PITCH = 40;
const labels = ['UTOPIA', 'Identity card', 'Surname', 'ERIKSSON', 'Given names'];

/** What the network says of a strip that holds this text: each character on a step of its own, a blank behind it. */
function probabilitiesOf(text: string, certainty: number): StripProbabilities {
  const steps = 2 * text.length;
  const data = new Float32Array(steps * readerClasses);
  const [other = 0] = classesOf('~');
  for (const [at, index] of classesOf(text).entries()) {
    data[2 * at * readerClasses + index] = certainty;
    data[2 * at * readerClasses + other] = 1 - certainty;
    data[(2 * at + 1) * readerClasses] = 1;
  }
  return { data, steps };
}

/** Whether lines one below the other, each as long as its text, read plainly. */
function plainly(lines: readonly string[], certainty = 0.99, limit = 10_000): Promise<boolean> {
  const boxes = lines.map(
    (line, row): TextBox => ({
      centre: { x: 10 * line.length, y: row * PITCH },
      length: 20 * line.length,
      thickness: 20,
      angle: 0,
      score: 1,
    }),
  );
  const budget = workBudget(limit);
  const reader: StripReader = {
    pyramid: buildPyramid({ data: new Uint8Array(300), width: 10, height: 10 }),
    budget,
    read: async ({ centre }) => {
      budget.spend(100);
      return probabilitiesOf(lines[Math.round(centre.y / PITCH)] ?? '', certainty);
    },
  };
  return readsPlainly(reader, boxes, 0);
}

describe('text that is read well without a zone', () => {
  it('is known by some legible rows', async () => {
    expect(await plainly(labels)).toBe(true);
    expect(await plainly([...labels, 'No 123456789', 'Document of a kind that has long lines'])).toBe(true);
  });

  it('is known beside two numbers in one row, which no zone has alone', async () => {
    expect(await plainly([...labels, 'T40846375 1166754244'])).toBe(true);
  });

  it.each([
    ['a filler', ['ERIKSSON<<ANNA']],
    ['a long row of capitals and digits', ['UTO7408122F1204159ZE184226B10']],
    ['digits in a row as wide as the text', ['L898902C 36UTO 740812 2F12']],
  ])('is not believed with %s', async (_name, rows) => {
    expect(await plainly([...labels, ...rows])).toBe(false);
  });

  it('is not believed of few rows, of doubtful ones, and once nothing more may be read', async () => {
    expect(await plainly(labels.slice(0, 3))).toBe(false);
    expect(await plainly(labels, 0.6)).toBe(false);
    expect(await plainly(labels, 0.99, 200)).toBe(false);
  });
});
