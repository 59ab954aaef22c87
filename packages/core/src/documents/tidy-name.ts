import { compareNames } from '../names/compare-names.ts';

/**
 * A printed name without what is none: digits, signs, single stray letters at its ends. Documents of two alphabets print it
 * twice; the Latin one is kept if it may be the other's spelling, since its letters are compared without a table.
 * @returns null when no name is left
 */
export function tidyName(text: string): string | null {
  const words = text
    .normalize('NFC')
    .replace(/[‘’ʼ`´]/gu, '’')
    .replace(/[^\p{L}\p{M}'’\s/-]/gu, ' ')
    .split(/[\s/]+/u)
    .map((word) => word.replace(/^[-'’]+|[-'’]+$/gu, ''))
    .filter((word) => word !== '');
  const latin = words.filter((word) => /^[\p{Script=Latin}'’-]+$/u.test(word));
  const cyrillic = words.filter((word) => /^[\p{Script=Cyrillic}'’-]+$/u.test(word));
  const chosen = once(chooseAlphabet(words, latin, cyrillic)).join(' ');
  return /\p{L}{2}/u.test(chosen) ? chosen : null;
}

/** A name printed twice, as where both lines are Latin, is one name. */
function once(words: readonly string[]): readonly string[] {
  const half = words.length / 2;
  const first = words.slice(0, half);
  return Number.isInteger(half) && first.join(' ') === words.slice(half).join(' ') ? first : words;
}

function chooseAlphabet(words: readonly string[], latin: readonly string[], cyrillic: readonly string[]) {
  if (latin.length === 0 || cyrillic.length === 0) return words;
  const agreement = compareNames(cyrillic.join(' '), latin.join(' '));
  return agreement === 'different' ? cyrillic : latin;
}
