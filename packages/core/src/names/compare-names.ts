import { fewestEdits, mayBeCut, mayBeSpelt, nameWords, transliterateWord } from './transliterate.ts';

/**
 * `same`: every word fits, spelling variants allowed, joined or parted. `partial`: the document has words more (a
 * middle name, a second surname). `excess`: the customer told words the document lacks. `similar`: one letter off in a word, a word cut at the end of the line, or
 * an alphabet other than Latin and Cyrillic, so a person should look. `different`: none of these.
 */
export type NameAgreement = 'same' | 'partial' | 'excess' | 'similar' | 'different';

/**
 * Compares a name as the customer supplied it with one printed on a document, each in any of the Latin or Cyrillic
 * alphabets. The order of words does not matter.
 */
export function compareNames(supplied: string, printed: string): NameAgreement {
  // The table of spellings starts from Cyrillic, whichever side has it.
  if (isCyrillic(printed) && !isCyrillic(supplied)) return turned(compareWords(printed, supplied));
  return compareWords(supplied, printed);
}

function isCyrillic(name: string): boolean {
  return /\p{Script=Cyrillic}/u.test(name);
}

/** The same agreement seen from the other side. */
function turned(agreement: NameAgreement): NameAgreement {
  if (agreement === 'partial') return 'excess';
  return agreement === 'excess' ? 'partial' : agreement;
}

function compareWords(supplied: string, printed: string): NameAgreement {
  const left = nameWords(supplied);
  const right = nameWords(printed).map(transliterateWord);
  if (left.length === 0 || right.length === 0) return 'different';
  if (mayBeSpelt(left.join(''), right.join(''))) return 'same';
  const exact = pairUp(left, right, mayBeSpelt);
  if (exact.left.length === 0 && exact.right.length === 0) return 'same';
  const near = pairUp(exact.left, exact.right, isNear);
  const paired = left.length - near.left.length;
  if (paired === 0) return 'different';
  if (near.left.length > 0 && near.right.length > 0) return 'different';
  if (near.left.length < exact.left.length) return 'similar';
  // A mere particle names nobody.
  const hasName = left.some(
    (word) => !near.left.includes(word) && transliterateWord(word).length > shortestName,
  );
  if (!hasName) return 'similar';
  return near.left.length > 0 ? 'excess' : 'partial';
}

/** Letters of the longest particle (von, del, bin): a match of these alone is no match. */
const shortestName = 3;

/** Takes away every pair of words that `fits`; what is left over on both sides remains. */
function pairUp(
  left: readonly string[],
  right: readonly string[],
  fits: (supplied: string, printed: string) => boolean,
): { left: string[]; right: string[] } {
  const restRight = [...right];
  const restLeft: string[] = [];
  for (const word of left) {
    const at = restRight.findIndex((candidate) => fits(word, candidate));
    if (at === -1) restLeft.push(word);
    else restRight.splice(at, 1);
  }
  return { left: restLeft, right: restRight };
}

/** A person should look: one edit between words of five letters or more, a cut word, a script without a table. */
function isNear(supplied: string, printed: string): boolean {
  const length = Math.min(transliterateWord(supplied).length, printed.length);
  return (
    (length >= 5 && fewestEdits(supplied, printed) <= 1) ||
    mayBeCut(supplied, printed) ||
    !/^[\p{Script=Latin}\p{Script=Cyrillic}]*$/u.test(supplied)
  );
}
