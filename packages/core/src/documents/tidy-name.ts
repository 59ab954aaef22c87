import { compareNames } from '../names/compare-names.ts';
import { toCyrillicTwins } from './letter-twins.ts';

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
  if (latin.length === 0) return named(words, null);
  if (cyrillic.length === 0) return twiceInLatin(words) ?? named(words, null);
  const agree = compareNames(cyrillic.join(' '), latin.join(' ')) !== 'different';
  return named(cyrillic, agree ? latin : null);
}

/** A Cyrillic name of letters that Latin has, too, and its Latin spelling: `TAPAC TARAS` is read of ТАРАС and TARAS. */
function twiceInLatin(words: readonly string[]): TidyName | null {
  const half = words.length / 2;
  if (!Number.isInteger(half)) return null;
  const [first, second] = [words.slice(0, half), words.slice(half)];
  if (!first.every((word) => /^[ABCEHIKMOPTXY]+$/.test(word)) || first.join(' ') === second.join(' '))
    return null;
  const twins = first.map(toCyrillicTwins);
  return compareNames(twins.join(' '), second.join(' ')) === 'same' ? named(twins, second) : null;
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
