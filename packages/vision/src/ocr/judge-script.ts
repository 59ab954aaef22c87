import { type Glyph, isCyrillic, isLetter, meanConfidence, splitWords, textOf } from './glyphs.ts';
import type { Tongue } from './tongues.ts';

/** Cyrillic letters that Latin has too, as shapes: only the others tell the scripts apart. */
const SHARED = /^[АВЕКМНОРСТУХІЅЈаеосрухіѕјЬ]$/u;
/** Latin words out of such letters alone may be Cyrillic ones. */
const SHARED_LATIN = /^[ABEKMHOPCTYXIaeocpyxi]+$/;
/** Shapes no Latin word has, but Cyrillic read as Latin: a capital after a small letter, a digit or sign among letters. */
const ODD = /[a-z][A-Z]|[A-Za-z][0-9$[\]{}|><#&][A-Za-z]|^[0-9][a-z]{2}|[A-Z]{2}[a-z][A-Z]/;
/** Below these, a word was not made for the Latin reader: nine in ten plain Latin lines stay above both when degraded. */
const WORD_MEAN = 0.97;
const LETTER_LEAST = 0.5;
/** Above this mean a word is Latin beyond doubt, unless its shapes serve both scripts. */
const CERTAIN = 0.995;
/** Tesseract's highest confidence is .99. */
const TOP = 0.99;
const LEAD = 0.02;

/** Whether a run of words, as the Latin reader saw them, may be in another script. */
export function seemsForeign(glyphs: readonly Glyph[]): boolean {
  return splitWords(glyphs).some((word) => {
    const letters = word.filter(isLetter);
    if (letters.length === 0) return false;
    const least = Math.min(...letters.map(({ confidence }) => confidence));
    return meanConfidence(letters) < WORD_MEAN || least < LETTER_LEAST || ODD.test(textOf(word));
  });
}

/** The same where the document is known to hold Cyrillic: anything but certain Latin. */
export function mayBeCyrillic(glyphs: readonly Glyph[]): boolean {
  return splitWords(glyphs).some((word) => {
    const letters = word.filter(isLetter);
    return letters.length > 0 && (meanConfidence(letters) < CERTAIN || SHARED_LATIN.test(textOf(letters)));
  });
}

/** Mean certainty of digits below which something else stands among them, and what may be left free before the first, in characters. */
const NUMBER_MEAN = 0.85;
const FREE_START = 1.5;

/** Whether a number of a Cyrillic document may begin with letters that the Latin reader passed over: ЩЩ 423146 as 423146. */
export function hidesLetters(glyphs: readonly Glyph[]): boolean {
  const digits = glyphs.filter(({ text }) => /\d/.test(text));
  const [first] = digits;
  const last = digits.at(-1);
  if (first === undefined || last === undefined || digits.length < 4 || glyphs.some(isLetter)) return false;
  const pitch = (last.to - first.from) / digits.length;
  return meanConfidence(digits) < NUMBER_MEAN || first.from > FREE_START * pitch;
}

/** Whether a Latin reading is of letters alone that Cyrillic has too, so that nothing in it tells. */
export function isAmbiguous(glyphs: readonly Glyph[]): boolean {
  const letters = glyphs.filter(isLetter);
  return letters.length > 0 && SHARED_LATIN.test(textOf(letters));
}

/** Letters that only Cyrillic has. */
export function tellingLetters(glyphs: readonly Glyph[]): number {
  return glyphs.filter((glyph) => isCyrillic(glyph) && !SHARED.test(glyph.text)).length;
}

/** Letters of the networks' alphabets that the two languages do not have, or have in the other one. */
const STRANGE: Readonly<Partial<Record<Tongue, RegExp>>> = { kir: /[^а-яёА-ЯЁ]/ };
/** How `ukr` reads the Russian Ы. */
const MISREAD = /ь[ії]/gi;

/**
 * How well a tesseract network did on a line, 0 to 1: its certainty of the letters, less for signs among them and for
 * letters that its language does not have.
 */
export function fit(glyphs: readonly Glyph[], tongue?: Tongue): number {
  const letters = glyphs.filter(isLetter);
  const marks = splitWords(glyphs).reduce(
    (sum, word) => sum + word.slice(1, -1).filter(({ text }) => /[^\p{L}\p{N}'’.,:/()№-]/u.test(text)).length,
    0,
  );
  const foreign = tongue === undefined ? undefined : STRANGE[tongue];
  const strange = foreign === undefined ? 0 : letters.filter(({ text }) => foreign.test(text)).length;
  const misread = tongue === 'ukr' ? (textOf(letters).match(MISREAD)?.length ?? 0) : 0;
  const share = (letters.length - strange - misread) / Math.max(1, letters.length + 2 * marks);
  return Math.min(1, meanConfidence(letters) / TOP) * share;
}

/**
 * Whether a piece of a line is Cyrillic, given the Latin reading, the best Cyrillic one and, where it was asked for,
 * the fit of the best accented Latin one.
 */
export function isCyrillicPiece(
  latin: readonly Glyph[],
  cyrillic: { readonly glyphs: readonly Glyph[]; readonly fit: number },
  accentedFit: number,
): boolean {
  const telling = tellingLetters(cyrillic.glyphs);
  const letters = latin.filter(isLetter);
  const cyrillicFit = cyrillic.fit;
  if (telling === 0 || (letters.length === 0 && !hidesLetters(latin))) return false;
  // A number says nothing against the letters before it.
  const certainty = letters.length === 0 ? 0 : meanConfidence(letters);
  if (cyrillicFit < 0.9 || cyrillicFit < accentedFit + 0.005) return false;
  return cyrillicFit > certainty + LEAD || (cyrillicFit > 0.998 && certainty < CERTAIN);
}
