import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPhrase as findIn } from './find-phrase.ts';
import { foldText, prepareText } from './fold-text.ts';

const findPhrase = (line: string, phrase: string) => findIn(prepareText(line), foldText(phrase));

describe('findPhrase', () => {
  test.each([
    ['as printed', 'CARTEIRA NACIONAL DE HABILITAÇÃO', 'CARTEIRA NACIONAL DE HABILITAÇÃO'],
    ['accents lost', 'CARTEIRA NACIONAL DE HABILITACAO', 'CARTEIRA NACIONAL DE HABILITAÇÃO'],
    ['spaces lost', 'CARTEIRANACIONALDEHABILITACAO', 'CARTEIRA NACIONAL DE HABILITAÇÃO'],
    ['letters wrong', 'CARTElRA NAClONAL DE HA8ILITAGAO', 'CARTEIRA NACIONAL DE HABILITAÇÃO'],
    ['Cyrillic as Cyrillic', 'ПОСВІДЧЕННЯ ВОДІЯ', 'ПОСВІДЧЕННЯ ВОДІЯ'],
    ['Cyrillic read as Latin', 'NOCBIA4EHHR BOAIR', 'ПОСВІДЧЕННЯ ВОДІЯ'],
    ['typographic apostrophe', "Ім'я", 'Ім’я'],
    ['among others', 'Стать/Sex  Громадянство/Nationality', 'Nationality'],
    ['small letters', 'date of birth', 'Date of birth'],
  ])('%s', (_what, line, phrase) => {
    expect(findPhrase(line, phrase)).not.toBeNull();
  });

  test.each([
    ['a short label inside a word', 'SURNAME', 'Name'],
    ['a short label with a letter off', 'CPE', 'CPF'],
    ['another word', 'REGISTRO', 'PASSAPORTE'],
    ['an empty line', '', 'Name'],
    ['half of it', 'CARTEIRA NACIONAL', 'CARTEIRA NACIONAL DE HABILITAÇÃO'],
  ])('not %s', (_what, line, phrase) => {
    expect(findPhrase(line, phrase)).toBeNull();
  });

  test('tells where it stands', () => {
    expect(findPhrase('Стать/Sex Ж/F', 'Sex')).toEqual({ start: 6, end: 9, score: 1 });
    const line = 'DOC: CARTEIRA DE IDENTIDAOE 12';
    const hit = findPhrase(line, 'CARTEIRA DE IDENTIDADE');
    expect(line.slice(hit?.start, hit?.end)).toBe('CARTEIRA DE IDENTIDAOE');
  });

  test('a phrase is found in whatever surrounds it', () => {
    const words = fc.string({ unit: fc.constantFrom(...'ABCDEFGHIJ '), maxLength: 20 });
    fc.assert(
      fc.property(words, words, (before, after) => {
        expect(findPhrase(`${before} PASAPORTE ${after}`, 'PASAPORTE')?.score).toBe(1);
      }),
    );
  });

  test('no text makes it throw, and a hit lies inside the line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (line, phrase) => {
        const hit = findPhrase(line, phrase);
        expect(
          hit === null || (hit.start >= 0 && hit.start < hit.end && hit.end <= line.normalize('NFC').length),
        ).toBe(true);
      }),
    );
  });
});
