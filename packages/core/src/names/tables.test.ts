import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareNames } from './compare-names.ts';
import { mayBeSpelt, nameWords, transliterateWord } from './transliterate.ts';

/** The tables of the standards written out, as a second opinion on the one that the product uses. */

/** Cabinet of Ministers of Ukraine, resolution 55 of 27 January 2010: at the beginning of a word, and elsewhere. */
const resolution55: Readonly<Record<string, readonly [string, string]>> = Object.fromEntries(
  (
    'А:A Б:B В:V Г:H Ґ:G Д:D Е:E Є:YE,IE Ж:ZH З:Z И:Y І:I Ї:YI,I Й:Y,I К:K Л:L М:M Н:N О:O П:P Р:R С:S Т:T У:U Ф:F ' +
    'Х:KH Ц:TS Ч:CH Ш:SH Щ:SHCH Ь: Ю:YU,IU Я:YA,IA'
  )
    .split(' ')
    .map((entry) => {
      const [letter = '', spelt = ''] = entry.split(':');
      const [first = '', inside = first] = spelt.split(',');
      return [letter, [first, inside] as const];
    }),
);

function byResolution55(word: string): string {
  return Array.from(word, (letter, index) => {
    if (letter === 'Г' && word[index - 1] === 'З') return 'GH';
    const [first, inside] = resolution55[letter] ?? ['', ''];
    return index === 0 ? first : inside;
  }).join('');
}

/** ICAO Doc 9303 part 3, section 6: Ukrainian letters in machine-readable lines. */
const icaoUkrainian: Readonly<Record<string, string>> = Object.fromEntries(
  'А:A Б:B В:V Г:H Ґ:G Д:D Е:E Є:IE Ж:ZH З:Z И:Y І:I Ї:I Й:I К:K Л:L М:M Н:N О:O П:P Р:R С:S Т:T У:U Ф:F Х:KH Ц:TS Ч:CH Ш:SH Щ:SHCH Ю:IU Я:IA'
    .split(' ')
    .map((entry) => entry.split(':')),
);

/** The same section: Russian letters. */
const icaoRussian: Readonly<Record<string, string>> = Object.fromEntries(
  'А:A Б:B В:V Г:G Д:D Е:E Ё:E Ж:ZH З:Z И:I Й:I К:K Л:L М:M Н:N О:O П:P Р:R С:S Т:T У:U Ф:F Х:KH Ц:TS Ч:CH Ш:SH Щ:SHCH Ъ:IE Ы:Y Э:E Ю:IU Я:IA'
    .split(' ')
    .map((entry) => entry.split(':')),
);

/** The same section: Latin letters with marks; the spellings recommended or allowed. */
const icaoLatin =
  'Á:A À:A Â:A Ä:AE,A Ã:A Ă:A Å:AA,A Ā:A Ą:A Ć:C Ĉ:C Č:C Ċ:C Ç:C Đ:D Ď:D É:E È:E Ê:E Ë:E Ě:E Ė:E Ē:E Ę:E Ĕ:E Ĝ:G Ğ:G Ġ:G Ģ:G ' +
  'Ħ:H Ĥ:H Í:I Ì:I Î:I Ï:I Ĩ:I İ:I Ī:I Į:I Ĭ:I ı:I Ĵ:J Ķ:K Ł:L Ĺ:L Ľ:L Ļ:L Ŀ:L Ń:N Ñ:N,NXX Ň:N Ņ:N Ŋ:N Ø:OE Ó:O Ò:O Ô:O Ö:OE,O Õ:O Ő:O Ō:O Ŏ:O ' +
  'Ŕ:R Ř:R Ŗ:R Ś:S Ŝ:S Š:S Ş:S Ť:T Ţ:T Ŧ:T Ú:U Ù:U Û:U Ü:UE,UXX,U Ũ:U Ŭ:U Ű:U Ů:U Ū:U Ų:U Ŵ:W Ý:Y Ŷ:Y Ÿ:Y Ź:Z Ž:Z Ż:Z Þ:TH Æ:AE Ĳ:IJ Œ:OE ß:SS ẞ:SS Ð:D';

const ukrainian = fc.string({
  unit: fc.constantFrom(...Object.keys(resolution55)),
  minLength: 1,
  maxLength: 14,
});

describe('tables', () => {
  test('the usual spelling of a Ukrainian word is that of resolution 55', () => {
    fc.assert(
      fc.property(ukrainian, (word) => {
        expect(transliterateWord(word)).toBe(byResolution55(word));
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['ICAO, Ukrainian', icaoUkrainian],
    ['ICAO, Russian', icaoRussian],
  ])('%s: every word may be spelt so', (_what, table) => {
    const letters = fc.string({ unit: fc.constantFrom(...Object.keys(table)), minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(letters, (word) => {
        expect(mayBeSpelt(word, Array.from(word, (letter) => table[letter] ?? '').join(''))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test.each(icaoLatin.split(' ').map((entry) => entry.split(':')))(
    'ICAO, Latin: %s is %s',
    (letter = '', spelt = '') => {
      for (const spelling of spelt.split(',')) {
        const [word = ''] = nameWords(`K${letter}K`);
        expect(mayBeSpelt(word, `K${spelling}K`)).toBe(true);
        expect(compareNames(`Vym${letter}sel`, `VYM${spelling}SEL`)).toBe('same');
      }
    },
  );

  test('a Ukrainian name agrees with its spelling, whichever side is Cyrillic, in any order, with apostrophes and soft signs', () => {
    fc.assert(
      fc.property(fc.array(ukrainian, { minLength: 1, maxLength: 3 }), (words) => {
        const latin = words.map(byResolution55);
        fc.pre(latin.every((word) => word !== ''));
        expect(compareNames(words.join(' '), [...latin].reverse().join(' '))).toBe('same');
        expect(compareNames(latin.join('-'), words.join('-'))).toBe('same');
        expect(
          compareNames(
            words.map((word) => `${word.slice(0, 1)}’${word.slice(1)}`).join(' '),
            latin.join(' '),
          ),
        ).toBe('same');
      }),
    );
  });
});

describe('Cyrillic in print', () => {
  test.each([
    ['Sergii Grytsenko', 'СЕРГІЙ ГРИЦЕНКО', 'same'],
    ['Сергей Гриценко', 'СЕРГІЙ ГРИЦЕНКО', 'similar'],
    ['Mariia', 'МАРІЯ ОЛЕНА', 'partial'],
    ['Mariia Olena', 'МАРІЯ', 'excess'],
    ['Nechui', 'НЕЧУЙ-ЛЕВИЦЬКИЙ', 'partial'],
    ['Ivan', 'ПЕТРО', 'different'],
    ['João Conceição', 'JOAO CONCEICAO', 'same'],
    ['Conceição Inventada da Silva', 'INVENTADA DA SILVA', 'excess'],
  ])('%s and %s: %s', (supplied, printed, expected) => {
    expect(compareNames(supplied, printed)).toBe(expected);
  });
});

describe('names cut at the end of machine-readable lines', () => {
  test('a word cut is for a person, never a disagreement', () => {
    const word = fc.string({
      unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
      minLength: 8,
      maxLength: 20,
    });
    fc.assert(
      fc.property(word, fc.integer({ min: 5, max: 7 }), (name, length) => {
        expect(['same', 'similar']).toContain(compareNames(name, name.slice(0, length)));
      }),
    );
  });

  test('given names left out for want of room agree in part', () => {
    expect(compareNames('Anna Priscilla Maria', 'ANNA PRISCILLA')).toBe('excess');
    expect(compareNames('Anna Priscilla Maria', 'ANNA PRISC')).toBe('similar');
  });
});
