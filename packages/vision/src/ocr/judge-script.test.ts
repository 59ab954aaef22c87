import { describe, expect, it } from 'vitest';
import type { Glyph } from './glyphs.ts';
import {
  fit,
  isAmbiguous,
  isCyrillicPiece,
  mayBeCyrillic,
  seemsForeign,
  tellingLetters,
} from './judge-script.ts';

const glyphs = (text: string, confidence = 0.99): Glyph[] =>
  [...text].map((character, index) => ({
    text: character,
    confidence,
    from: index / 100,
    to: (index + 1) / 100,
  }));
const cyrillic = (text: string, confidence = 0.99) => ({
  glyphs: glyphs(text, confidence),
  fit: fit(glyphs(text, confidence)),
});

describe('the script of a piece', () => {
  it('is doubted where the Latin reader was unsure, or saw shapes no Latin word has', () => {
    expect(seemsForeign(glyphs('Surname'))).toBe(false);
    expect(seemsForeign(glyphs('McDONALD 12.05.2031'))).toBe(true);
    expect(seemsForeign(glyphs('12.05.2031', 0.3))).toBe(false);
    expect(seemsForeign(glyphs('WeBueHKO'))).toBe(true);
    expect(seemsForeign(glyphs('o6nacTb'))).toBe(true);
    expect(seemsForeign(glyphs('HACHOPT', 0.95))).toBe(true);
  });

  it('stays open for capitals that both scripts have', () => {
    expect(mayBeCyrillic(glyphs('TAPAC', 1))).toBe(true);
    expect(mayBeCyrillic(glyphs('SMITH', 1))).toBe(false);
    expect(isAmbiguous(glyphs('TAPAC'))).toBe(true);
    expect(isAmbiguous(glyphs('12.05.2031'))).toBe(false);
    expect(tellingLetters(glyphs('ТАРАС'))).toBe(0);
    expect(tellingLetters(glyphs('УКРАЇНА'))).toBe(1);
  });

  it('is Cyrillic when that reading is clearly the surer one', () => {
    expect(isCyrillicPiece(glyphs('HACHOPT', 0.8), cyrillic('ПАСПОРТ'), 0)).toBe(true);
    expect(isCyrillicPiece(glyphs('YKPAIHA', 0.991), cyrillic('УКРАЇНА'), 0)).toBe(true);
    expect(isCyrillicPiece(glyphs('SMITH', 1), cyrillic('ЗМІТН'), 0)).toBe(false);
    expect(isCyrillicPiece(glyphs('Plec', 0.9), cyrillic('Рієс', 0.96), 0.99)).toBe(false);
    expect(isCyrillicPiece(glyphs('HOME', 0.8), cyrillic('НОМЕ'), 0)).toBe(false);
  });

  it('fits less with letters that the language does not have', () => {
    expect(fit(glyphs('Выдан'), 'kir')).toBeCloseTo(1, 9);
    expect(fit(glyphs('Вьідан'), 'ukr')).toBeLessThan(0.9);
    expect(fit(glyphs('Прїзвище'), 'kir')).toBeLessThan(0.9);
    expect(fit(glyphs('Прізвище'), 'ukr')).toBeCloseTo(1, 9);
    expect(fit(glyphs("Солом'янка"), 'ukr')).toBeCloseTo(1, 9);
    expect(fit([], 'ukr')).toBe(0);
  });
});
