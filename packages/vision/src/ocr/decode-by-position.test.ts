import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classesOf, readerClasses } from './alphabet.ts';
import { decodeByPosition } from './decode-by-position.ts';
import { decodeFree, summarise } from './decode-free.ts';

const LETTERS = classesOf('ABCDEFGHIJKLMNOPQRSTUVWXYZ<');
const DIGITS = classesOf('0123456789');
const ANY = [...LETTERS, ...DIGITS];

/** Steps of certainty: each entry gives the probabilities of characters, the rest is blank. */
function strip(steps: readonly Readonly<Record<string, number>>[]) {
  const data = new Float32Array(steps.length * readerClasses);
  steps.forEach((step, at) => {
    let rest = 1;
    for (const [character, value] of Object.entries(step)) {
      data[at * readerClasses + (classesOf(character)[0] ?? 0)] = value;
      rest -= value;
    }
    data[at * readerClasses] = rest;
  });
  return { data, steps: steps.length };
}

const spell = (text: string) => [...text].flatMap((character) => [{ [character]: 0.95 }, {}]);
const textOf = (reading: ReturnType<typeof decodeByPosition>) =>
  reading === null ? null : summarise(reading.characters).text;

describe('reading by position', () => {
  it('reads what the free path reads when the length is right', () => {
    const text = fc.string({ unit: fc.constantFrom(...'ABC<019'), minLength: 1, maxLength: 44 });
    fc.assert(
      fc.property(text, (printed) => {
        const probabilities = strip(spell(printed));
        expect(summarise(decodeFree(probabilities)).text).toBe(printed);
        expect(
          textOf(
            decodeByPosition(
              probabilities,
              [...printed].map(() => ANY),
            ),
          ),
        ).toBe(printed);
      }),
    );
  });

  it('keeps characters to their places where those are known', () => {
    // The second letter shows twice and the last faintly: without places the two are taken for two characters.
    const probabilities = strip([...spell('AB'), { B: 0.9 }, {}, { C: 0.3 }, {}]);
    const classes = [ANY, ANY, ANY];
    expect(textOf(decodeByPosition(probabilities, classes))).toBe('ABB');
    const places = { centres: [0.5, 3, 6.5], reach: 1.6 };
    expect(textOf(decodeByPosition(probabilities, classes, new Map(), places))).toBe('ABC');
  });

  it('takes a digit where digits stand and a letter where letters stand', () => {
    const probabilities = strip([{ O: 0.6, '0': 0.3 }, {}, { '0': 0.6, O: 0.3 }, {}]);
    expect(textOf(decodeByPosition(probabilities, [DIGITS, LETTERS]))).toBe('0O');
  });

  it('puts a lost filler back among the fillers', () => {
    const lost = strip([...spell('AB<'), { '<': 0.4 }, {}, ...spell('<7')]);
    expect(summarise(decodeFree(lost)).text).toBe('AB<<7');
    expect(
      textOf(
        decodeByPosition(
          lost,
          Array.from({ length: 6 }, () => ANY),
        ),
      ),
    ).toBe('AB<<<7');
  });

  it('drops a character too many where it is faintest', () => {
    const doubled = strip([...spell('AB<'), { '<': 0.55 }, {}, ...spell('<7')]);
    expect(
      textOf(
        decodeByPosition(
          doubled,
          Array.from({ length: 5 }, () => ANY),
        ),
      ),
    ).toBe('AB<<7');
  });

  it('scores a line that cannot be of that length far worse', () => {
    const probabilities = strip(spell('ABCDEF'));
    const right = decodeByPosition(
      probabilities,
      Array.from({ length: 6 }, () => ANY),
    );
    const wrong = decodeByPosition(
      probabilities,
      Array.from({ length: 9 }, () => ANY),
    );
    expect(right?.score).toBeGreaterThan(-0.5);
    expect(wrong?.score ?? -99).toBeLessThan(-1.6);
  });

  it('has no answer for a strip of too few steps', () => {
    expect(decodeByPosition(strip(spell('A')), [ANY, ANY, ANY])).toBeNull();
  });
});
