import { compareNames } from '../names/compare-names.ts';

/** A name as printed, and its Latin spelling where the document prints it a second time. */
export type TidyName = { readonly name: string; readonly latin: string | null };

/**
 * A printed name without what is none: digits, signs, single stray letters at its ends. Documents of two alphabets print it
 * twice: if the Latin words may be the others' spelling they are told apart, else they are noise.
 * @returns null when no name is left
 */
export function tidyName(text: string): TidyName | null {
  const words = text
    .normalize('NFC')
    .replace(/[‘’ʼ`´]/gu, '’')
    .replace(/[^\p{L}\p{M}'’\s/-]/gu, ' ')
    .split(/[\s/]+/u)
    .map((word) => word.replace(/^[-'’]+|[-'’]+$/gu, ''))
    .filter((word) => word !== '');
  const latin = words.filter((word) => /^[\p{Script=Latin}'’-]+$/u.test(word));
  const cyrillic = words.filter((word) => /^[\p{Script=Cyrillic}'’-]+$/u.test(word));
  if (latin.length === 0 || cyrillic.length === 0) return named(words, null);
  const agree = compareNames(cyrillic.join(' '), latin.join(' ')) !== 'different';
  return named(cyrillic, agree ? latin : null);
}

function named(words: readonly string[], latin: readonly string[] | null): TidyName | null {
  const name = once(words).join(' ');
  return /\p{L}{2}/u.test(name) ? { name, latin: latin === null ? null : once(latin).join(' ') } : null;
}

/** A name printed twice, as where both lines are Latin, is one name. */
function once(words: readonly string[]): readonly string[] {
  const half = words.length / 2;
  const first = words.slice(0, half);
  return Number.isInteger(half) && first.join(' ') === words.slice(half).join(' ') ? first : words;
}
