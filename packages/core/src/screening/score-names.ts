import { nameWords } from '../names/transliterate.ts';
import { wordSimilarity } from './word-similarity.ts';

/** Which words were taken for one another, and how alike they are. */
export type WordPair = { readonly one: string; readonly other: string; readonly similarity: number };
export type NameScore = { readonly score: number; readonly pairs: readonly WordPair[] };

/** Words that name nobody by themselves: particles of names and legal forms. */
const particles = new Set(
  'DA DE DO DOS DAS DI DEL LA LE VAN VON DER DEN BIN IBN BINT ABU AL EL AN AD AS AR UL E Y MC MAC OF THE LTD LIMITED LLC LLP INC CORP CO SA SL SRL GMBH AG LDA LTDA OOO ТОВ ООО ПАТ'.split(
    ' ',
  ),
);
const particleWeight = 0.25;
/** More words than any name has: what is longer is cut, so that hostile names cost no time. */
const mostWords = 12;
/** What a name is worth when only one of its several words is known to the other side. */
const loneWord = 0.6;
/** How much of the score the words may take away that only the longer name has: a middle name, a patronymic. */
const lengthShare = 0.25;

/**
 * How well two whole names fit, 0 to 1, whichever comes first: words in any order, words missing from one of them, spellings of
 * other alphabets and typing errors. 1 for the same words.
 */
export function scoreNames(one: string, other: string): NameScore {
  const [left, right] = joinNeighbours(cut(nameWords(one)), cut(nameWords(other)));
  if (left.length === 0 || right.length === 0) return { score: 0, pairs: [] };
  const pairs = pairUp(left, right);
  const [weightLeft, weightRight] = [weightOf(left), weightOf(right)];
  const shorter = Math.min(weightLeft, weightRight);
  const matched = pairs.reduce(
    (sum, { one: a, other: b, similarity }) => sum + similarity * Math.min(weight(a), weight(b)),
    0,
  );
  const covered = Math.min(1, matched / shorter);
  const length = shorter / Math.max(weightLeft, weightRight);
  const naming = pairs.filter(({ one: a, other: b }) => weight(a) === 1 && weight(b) === 1 && a.length > 1);
  const isLone = naming.length < 2 && Math.max(namingWords(left), namingWords(right)) > 1;
  const score = covered * (1 - lengthShare + lengthShare * length) * (isLone ? loneWord : 1);
  return { score: round(score), pairs };
}

function cut(words: readonly string[]): string[] {
  return words.slice(0, mostWords);
}

function weight(word: string): number {
  return particles.has(word) ? particleWeight : 1;
}

function weightOf(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + weight(word), 0);
}

function namingWords(words: readonly string[]): number {
  return words.filter((word) => weight(word) === 1).length;
}

/** The most alike words first; each is used once. Ties are broken by the words themselves, so the order of names is no matter. */
function pairUp(left: readonly string[], right: readonly string[]): WordPair[] {
  const all = left.flatMap((one, at) =>
    right.map((other, place) => ({ one, other, at, place, similarity: wordSimilarity(one, other) })),
  );
  const sorted = all
    .filter(({ similarity }) => similarity > 0)
    .sort((a, b) => b.similarity - a.similarity || pairName(a).localeCompare(pairName(b), 'en'));
  const used = { left: new Set<number>(), right: new Set<number>() };
  const pairs: WordPair[] = [];
  for (const { one, other, at, place, similarity } of sorted) {
    if (used.left.has(at) || used.right.has(place)) continue;
    used.left.add(at);
    used.right.add(place);
    pairs.push({ one, other, similarity });
  }
  return pairs;
}

function pairName({ one, other }: WordPair): string {
  return [one, other].sort().join(' ');
}

/** `ABDUL RAHMAN` on one side and `ABDULRAHMAN` on the other become one word on both. */
function joinNeighbours(one: readonly string[], other: readonly string[]): [string[], string[]] {
  const left = joined(one, other);
  return [left, joined(other, left)];
}

function joined(words: readonly string[], others: readonly string[]): string[] {
  const result: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const both = word + (words[at + 1] ?? '');
    const isOne =
      at + 1 < words.length &&
      both.length >= 5 &&
      others.some((each) => Math.abs(each.length - both.length) < 4 && wordSimilarity(both, each) >= 0.98);
    const isBetterApart = isOne && others.includes(word) && others.includes(words[at + 1] ?? '');
    result.push(isOne && !isBetterApart ? both : word);
    if (isOne && !isBetterApart) at += 1;
  }
  return result;
}

/** Four digits: what sums of fractions differ by beyond them is no difference. */
function round(score: number): number {
  return Math.round(Math.min(1, score) * 10_000) / 10_000;
}
