import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fewestEdits, mayBeSpelt, nameWords, transliterateWord } from './transliterate.ts';

describe('transliterateWord', () => {
  test.each([
    ['ОЛЕКСАНДР', 'OLEKSANDR'],
    ['ЩЕРБАК', 'SHCHERBAK'],
    ['ЮРІЙ', 'YURII'],
    ['ЗГУРСЬКИЙ', 'ZGHURSKYI'],
    ['ЄНАКІЄВЕ', 'YENAKIIEVE'],
    ['ЇЖАКЕВИЧ', 'YIZHAKEVYCH'],
    ['МАРІЯ', 'MARIIA'],
    ['MÜLLER', 'MUELLER'],
    ['JOÃO', 'JOAO'],
    ['SMITH', 'SMITH'],
  ])('%s is usually %s', (word, expected) => {
    expect(transliterateWord(word)).toBe(expected);
  });

  test('every word of the alphabets of Ukraine and Russia becomes Latin capitals', () => {
    const letters = fc.constantFrom(...'АБВГҐДЕЁЄЖЗИІЇЙКЛМНОПРСТУЎФХЦЧШЩЪЫЬЭЮЯЂЃЅЈЉЊЋЌЏӘҒҚҢӨҰҮҺ');
    fc.assert(
      fc.property(fc.string({ unit: letters }), (word) => {
        expect(transliterateWord(word)).toMatch(/^[A-Z]*$/);
        expect(mayBeSpelt(word, transliterateWord(word))).toBe(true);
      }),
    );
  });
});

describe('nameWords', () => {
  test.each([
    ["Жан-Поль д'Артаньян", ['ЖАН', 'ПОЛЬ', 'ДАРТАНЬЯН']],
    ['  Maria  da   Silva ', ['MARIA', 'DA', 'SILVA']],
    ['J.R. Straße', ['JR', 'STRASSE']],
    ['TESTOVA<<MARIIA', ['TESTOVA', 'MARIIA']],
    ['', []],
    ['12 - !', []],
  ])('%s', (name, expected) => {
    expect(nameWords(name)).toEqual(expected);
  });
});

describe('fewestEdits', () => {
  test('is the edit distance for words of Latin letters', () => {
    const word = fc.string({ unit: fc.constantFrom('A', 'B', 'C'), maxLength: 7 });
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(fewestEdits(one, other)).toBe(editDistance(one, other));
      }),
      { numRuns: 1000 },
    );
  });

  test('takes the best of all spellings', () => {
    expect(fewestEdits('ДМИТРИЙ', 'DMITRII')).toBe(0);
    expect(fewestEdits('ДМИТРИЙ', 'DMYTRYI')).toBe(0);
    expect(fewestEdits('ДМИТРИЙ', 'DMATRII')).toBe(1);
    expect(fewestEdits('ДМИТРИЙ', 'ANDRII')).toBeGreaterThan(1);
  });
});

/** The textbook table, to compare with. */
function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const letter of one) {
    const next = [(row[0] ?? 0) + 1];
    for (const [index, candidate] of [...other].entries()) {
      const swap = (row[index] ?? 0) + Number(letter !== candidate);
      next.push(Math.min(swap, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
