import { mayBeSpelt, transliterateWord } from '../names/transliterate.ts';
import { foldWord } from './fold-word.ts';
import { screeningThresholds } from './screening-thresholds.ts';

/** Two words that tables of transliteration allow to be one; less than 1, so that the very same spelling wins. */
const sameBySpelling = 0.98;
/** Winkler's bonus for a common beginning makes Petrov a Petrovanov: letters that one of them lacks take it back. */
const perLetter = 0.04;
/** An initial that fits: `J.` may be Joana, and may be anybody. */
const fittingInitial = 0.8;

/**
 * How alike two words of names are, 0 to 1; the same whichever comes first. 1: the same letters; 0.98: one spelling of the
 * other; 0: too far apart to be one word. Takes the capitals that `nameWords` gives.
 */
export function wordSimilarity(one: string, other: string): number {
  if (one === other) return 1;
  if (one.length === 1 || other.length === 1) {
    const [a, b] = [transliterateWord(one), transliterateWord(other)];
    return a.charAt(0) === b.charAt(0) && a !== '' ? fittingInitial : 0;
  }
  const [foldedOne, foldedOther] = [foldWord(one), foldWord(other)];
  const alike = jaroWinkler(foldedOne, foldedOther);
  // What is nothing alike is no other spelling either: the long way is not taken.
  if (alike < 0.7) return 0;
  const latinOne = transliterateWord(one);
  const latinOther = transliterateWord(other);
  if (latinOne === latinOther || mayBeSpelt(one, latinOther) || mayBeSpelt(other, latinOne))
    return sameBySpelling;
  const longer = Math.abs(foldedOne.length - foldedOther.length);
  const best = Math.max(alike, jaroWinkler(latinOne, latinOther)) - perLetter * Math.max(0, longer - 1);
  const score = Math.min(sameBySpelling - 0.01, best);
  return score >= screeningThresholds.word ? score : 0;
}

/** Jaro-Winkler similarity, 0 to 1 (Winkler 1990: prefix of up to four letters, scale 0.1). */
export function jaroWinkler(one: string, other: string): number {
  if (one === other) return one === '' ? 0 : 1;
  const jaro = jaroSimilarity(one, other);
  let prefix = 0;
  while (prefix < 4 && prefix < one.length && one[prefix] === other[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
}

function jaroSimilarity(one: string, other: string): number {
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1);
  const taken = new Set<number>();
  const matchedOne: string[] = [];
  for (const [at, letter] of Array.from(one).entries()) {
    const end = Math.min(other.length, at + reach + 1);
    for (let place = Math.max(0, at - reach); place < end; place += 1) {
      if (taken.has(place) || other[place] !== letter) continue;
      taken.add(place);
      matchedOne.push(letter);
      break;
    }
  }
  const matches = matchedOne.length;
  if (matches === 0) return 0;
  const matchedOther = [...taken].sort((a, b) => a - b).map((place) => other[place]);
  const moved = matchedOne.filter((letter, index) => letter !== matchedOther[index]).length;
  return (matches / one.length + matches / other.length + (matches - moved / 2) / matches) / 3;
}
