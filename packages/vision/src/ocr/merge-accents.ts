import { type Glyph, isLetter } from './glyphs.ts';

/** Letters whose plain form is no decomposition. */
const PLAIN: Readonly<Record<string, string>> = { ł: 'l', Ł: 'L', ø: 'o', Ø: 'O', đ: 'd', Đ: 'D', ı: 'i' };
/** What the German network takes a dotted i with a pale dot for; none of the languages has it. */
const DOTLESS = 'ı';
/** Letters that look like two, or like another one, to a reader that knows no accents. */
const LIGATURES: Readonly<Record<string, readonly string[]>> = {
  ß: ['B', 'b', 'fs', 'lB', 'R', 'S', 's', 'l', 'ls', 'fB', 'is'],
  ẞ: ['B', 'S', 'SS', '3'],
  ł: ['t', '1'],
  Ł: ['E', 't'],
  ó: ['6'],
  ö: ['0', '6'],
  Ó: ['0', '6'],
  Ö: ['0'],
  Ü: ['0'],
  ü: ['ui', 'ii'],
  ñ: ['fi', 'ri'],
  œ: ['ce', 'oe', 'e'],
  Œ: ['CE', 'OE', 'E'],
  æ: ['ae', 'e'],
  Æ: ['AE', 'E'],
};
/** Certainty tesseract must have of a letter before it stands in for another one; it never says more than .99. */
const SURE = 0.93;
/** Certainty below which what the unaccented reader saw may give way. */
const DOUBTED = 0.9;

/** A letter without its accent. */
export function plainLetter(letter: string): string {
  return PLAIN[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, '');
}

export type Merged = {
  readonly glyphs: readonly Glyph[];
  /** Letters that got an accent. */
  readonly accents: number;
  /** Share of letters both agree on, accents aside, 0 to 1. */
  readonly agreement: number;
};

/**
 * Puts the accents that tesseract saw on the letters of the ONNX reader, which is surer of the letters themselves.
 * Both readings are aligned by their letters, accents aside; where they differ the plain one stands unless it was in
 * doubt. Spaces are taken from both: each loses some.
 */
export function mergeAccents(plain: readonly Glyph[], accented: readonly Glyph[]): Merged {
  const glyphs: Glyph[] = [];
  let [accents, same, letters] = [0, 0, 0];
  for (const { left, right } of align(plain, accented)) {
    const [only] = left;
    if (right === undefined) {
      glyphs.push(...left);
      letters += left.filter(isLetter).length;
      continue;
    }
    if (only === undefined) {
      if (right.text === ' ') glyphs.push(right);
      else letters++;
      continue;
    }
    if (left.some(isLetter)) letters++;
    const isSame = left.length === 1 && plainLetter(right.text) === only.text;
    const takesOver = left.length > 1 || isLookalike(only, right);
    if (isSame || takesOver) same += left.some(isLetter) ? 1 : 0;
    if (right.text === only.text || right.text === DOTLESS || right.confidence < SURE) glyphs.push(...left);
    else if (isSame || takesOver) {
      accents++;
      glyphs.push({ ...right, from: only.from, to: left.at(-1)?.to ?? only.to });
    } else if (isLetter(only) && isLetter(right) && only.confidence < DOUBTED) {
      if (plainLetter(right.text) !== right.text) accents++;
      glyphs.push({ ...right, from: only.from, to: only.to });
    } else glyphs.push(only);
  }
  return { glyphs, accents, agreement: letters === 0 ? 0 : same / letters };
}

type Pair = { readonly left: readonly Glyph[]; readonly right?: Glyph };
type Step = { readonly cost: number; readonly pair: Pair; readonly back: Step | null };

/** Cheapest alignment of two readings; one letter may stand for two. */
function align(plain: readonly Glyph[], accented: readonly Glyph[]): Pair[] {
  const start: Step = { cost: 0, pair: { left: [] }, back: null };
  const table: Step[][] = [];
  for (let i = 0; i <= plain.length; i++) {
    const row: Step[] = [];
    table.push(row);
    for (let j = 0; j <= accented.length; j++) {
      const one = plain[i - 1];
      const before = plain[i - 2];
      const other = accented[j - 1];
      let best: Step | null = i === 0 && j === 0 ? start : null;
      const offer = (from: Step | undefined, cost: number, pair: Pair) => {
        if (from === undefined) return;
        if (best === null || from.cost + cost < best.cost)
          best = { cost: from.cost + cost, pair, back: from };
      };
      if (one !== undefined && other !== undefined) {
        offer(table[i - 1]?.[j - 1], difference(one, other), { left: [one], right: other });
        if (before !== undefined && LIGATURES[other.text]?.includes(before.text + one.text) === true) {
          offer(table[i - 2]?.[j - 1], 0.1, { left: [before, one], right: other });
        }
      }
      if (one !== undefined) offer(table[i - 1]?.[j], one.text === ' ' ? 0.3 : 1, { left: [one] });
      if (other !== undefined) offer(row[j - 1], other.text === ' ' ? 0.3 : 1, { left: [], right: other });
      row.push(best ?? start);
    }
  }
  const pairs: Pair[] = [];
  let step: Step | null | undefined = table.at(-1)?.at(-1);
  while (step != null && step.back !== null) {
    pairs.push(step.pair);
    step = step.back;
  }
  return pairs.reverse();
}

function isLookalike(one: Glyph, other: Glyph): boolean {
  return LIGATURES[other.text]?.includes(one.text) === true;
}

function difference(one: Glyph, other: Glyph): number {
  if (one.text === other.text) return 0;
  if (plainLetter(other.text) === one.text) return 0.05;
  if (isLookalike(one, other)) return 0.1;
  if ((one.text === ' ') !== (other.text === ' ')) return 3;
  return isLetter(one) === isLetter(other) ? 1 : 1.4;
}
