import { transliterateWord } from '../names/transliterate.ts';

/**
 * Letters that name tables spell in several ways are made one: the Ukrainian, Russian, English, German, French and Portuguese
 * spellings of one name come out alike more often. Order matters: long groups before their parts.
 */
const groups: readonly (readonly [RegExp, string])[] = [
  // German and Croatian: lj, nj, wj before a vowel are soft consonants.
  [/(?<=[BCFGKLMNPRSTVWZ])J(?=[AEOU])/g, 'I'],
  [/SHTCH|SCHTSCH|SHCH|STCH/g, 'Š'],
  [/TSCH|TCH|SCH|TSH|SH|CH/g, 'Š'],
  [/DZH|DJ|ZH/g, 'J'],
  [/PH/g, 'F'],
  [/KH|GH/g, 'H'],
  [/TH/g, 'T'],
  [/DH/g, 'D'],
  [/CK|Q/g, 'K'],
  [/X/g, 'KS'],
  [/TS|TZ|CZ|C(?=[EIY])|Z/g, 'S'],
  [/C/g, 'K'],
  [/W/g, 'V'],
  [/OU/g, 'U'],
  [/I[JY]|Y[IJ]|II|IE|YE|JE/g, 'I'],
  [/IA|YA|JA/g, 'A'],
  [/IU|YU|JU/g, 'U'],
  [/Y/g, 'I'],
];

/** Words folded lately: the same few are compared with every candidate. */
const known = new Map<string, string>();
const mostKnown = 20_000;

/** A word in the Latin alphabet with the usual ways of spelling made one. Takes the capitals that `nameWords` gives. */
export function foldWord(word: string): string {
  const before = known.get(word);
  if (before !== undefined) return before;
  const folded = fold(word);
  if (known.size >= mostKnown) known.clear();
  known.set(word, folded);
  return folded;
}

function fold(word: string): string {
  let folded = transliterateWord(word);
  for (const [spelling, one] of groups) folded = folded.replace(spelling, one);
  return folded.replace(/(.)\1+/g, '$1');
}
