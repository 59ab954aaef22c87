import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Glyph, textOf } from './glyphs.ts';
import { mergeAccents, plainLetter } from './merge-accents.ts';

function glyphs(text: string, confidence = 0.98): Glyph[] {
  const characters = [...text];
  return characters.map((character, index) => ({
    text: character,
    confidence,
    from: index / characters.length,
    to: (index + 1) / characters.length,
  }));
}

const merged = (plain: string, accented: string) =>
  textOf(mergeAccents(glyphs(plain), glyphs(accented)).glyphs);

describe('accents of one reading on the letters of another', () => {
  it.each([
    ['Joao Goncalves', 'João Gonçalves'],
    ['MULLER', 'MÜLLER'],
    ['Zofia Klosinska', 'Zofia Kłosińska'],
    ['ESPANA', 'ESPAÑA'],
    ['StraBe', 'Straße'],
    ['Grofse', 'Große'],
    ['Juirgen', 'Jürgen'],
  ])('%s becomes %s', (plain, accented) => {
    expect(merged(plain, accented)).toBe(accented);
  });

  it('keeps letters and digits that the other reading has otherwise', () => {
    expect(merged('AB 1234567', 'A8 I234S67')).toBe('AB 1234567');
    expect(merged('Jose', 'Jo5é')).toBe('José');
  });

  it('puts spaces where either reading has them', () => {
    expect(merged('SAOPAULO', 'SÃO PAULO')).toBe('SÃO PAULO');
    expect(merged('SAO PAULO', 'SÃOPAULO')).toBe('SÃO PAULO');
  });

  it('takes no accent that tesseract is not sure of', () => {
    expect(textOf(mergeAccents(glyphs('Jose'), glyphs('José', 0.8)).glyphs)).toBe('Jose');
  });

  it('takes no dotless i, which no language here has', () => {
    expect(merged('Birth', 'Bırth')).toBe('Birth');
  });

  it('lets a doubtful letter give way', () => {
    expect(textOf(mergeAccents(glyphs('Bchorde', 0.6), glyphs('Behörde')).glyphs)).toBe('Behörde');
  });

  it('counts accents and agreement', () => {
    expect(mergeAccents(glyphs('Sao'), glyphs('São'))).toMatchObject({ accents: 1, agreement: 1 });
    expect(mergeAccents(glyphs('Smith'), glyphs('Smith'))).toMatchObject({ accents: 0, agreement: 1 });
    expect(mergeAccents(glyphs('KuiB'), glyphs('XyzW')).agreement).toBe(0);
  });

  it('changes nothing but accents of letters that both are sure of', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'ABCEZabcelnosz'), minLength: 1, maxLength: 20 });
    const accents = new Map(
      [...'aãáäą', ...'eéêę', ...'nñń', ...'lł', ...'sś', ...'zżź'].map((l) => [l, plainLetter(l)]),
    );
    fc.assert(
      fc.property(letters, fc.infiniteStream(fc.nat()), (plain, choice) => {
        const accented = [...plain]
          .map((letter) => {
            const forms = [...accents].filter(([, base]) => base === letter).map(([form]) => form);
            return forms[(choice.next().value ?? 0) % Math.max(1, forms.length)] ?? letter;
          })
          .join('');
        expect(merged(plain, accented)).toBe(accented);
      }),
    );
  });
});
