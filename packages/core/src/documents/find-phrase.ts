import type { FoldedText } from './fold-text.ts';

/** Where a phrase stands in a text: half-open indices (UTF-16 of the NFC form), and 0 to 1 for how well it fits. */
export type PhraseHit = { readonly start: number; readonly end: number; readonly score: number };

/** Share of the phrase's letters that must fit. Measured on no set: four letters of five are legible in what is called read. */
const minimumScore = 0.8;
/** Phrases of fewer letters must fit exactly: one letter off is another word. */
const shortPhrase = 6;

/**
 * Finds a printed phrase in a line that was read with errors: accents lost, alphabets mixed, letters confused, spaces
 * missing. It begins and ends with a word, but for long phrases, whose words may have run together with others.
 * @param wanted the phrase as shapes (`foldText`)
 * @returns null where it does not stand
 */
export function findPhrase(line: FoldedText, wanted: string): PhraseHit | null {
  const { text, shapes, positions } = line;
  const allowed = editsAllowed(wanted);
  if (wanted === '' || shapes.length < wanted.length - allowed) return null;
  const joined = wanted.length >= 2 * shortPhrase;
  let best: PhraseHit | null = null;
  for (const { from, to, edits } of places(line, wanted, allowed)) {
    const start = positions[from] ?? 0;
    const end = (positions[to - 1] ?? 0) + 1;
    if (!joined && !(isBoundary(text, start) && isBoundary(text, end))) continue;
    const score = 1 - edits / wanted.length;
    if (best === null || score > best.score) best = { start, end, score };
  }
  return best;
}

type Place = { readonly from: number; readonly to: number; readonly edits: number };

/** Exact places if there are any; else, where the line has enough pairs of neighbours in common, those nearly fitting. */
function places({ shapes, pairs }: FoldedText, wanted: string, allowed: number): Place[] {
  const exact: Place[] = [];
  for (let at = shapes.indexOf(wanted); at !== -1; at = shapes.indexOf(wanted, at + 1))
    exact.push({ from: at, to: at + wanted.length, edits: 0 });
  if (allowed === 0 || exact.length > 0) return exact;
  return hasEnoughPairs(pairs, wanted, 2 * allowed) ? alignments(shapes, wanted, allowed) : [];
}

/**
 * False for a phrase that stands in none of the lines, nor over two of them: asked once for a page, so that not every line is
 * searched for every label of every kind.
 * @param pairs all pairs of neighbouring shapes of the lines
 */
export function mayStand(pairs: ReadonlySet<string>, wanted: string): boolean {
  // One pair more where two lines meet.
  return hasEnoughPairs(pairs, wanted, 2 * editsAllowed(wanted) + 1);
}

function editsAllowed({ length }: string): number {
  return length < shortPhrase ? 0 : Math.floor(length * (1 - minimumScore) + Number.EPSILON);
}

/** An edit spoils two pairs at most. */
function hasEnoughPairs(pairs: ReadonlySet<string>, wanted: string, mayLack: number): boolean {
  let missing = 0;
  for (const pair of pairsIn(wanted)) {
    if (!pairs.has(pair) && ++missing > mayLack) return false;
  }
  return true;
}

function isBoundary(line: string, at: number): boolean {
  const before = line.charAt(at - 1);
  const after = line.charAt(at);
  return !(/[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after));
}

/** The pairs of neighbours of a phrase, kept: the phrases are those of the definitions, so there are not many. */
const pairsOfPhrases = new Map<string, readonly string[]>();
const mostPhrases = 5000;

function pairsIn(wanted: string): readonly string[] {
  let pairs = pairsOfPhrases.get(wanted);
  if (pairs === undefined) {
    pairs = Array.from({ length: Math.max(0, wanted.length - 1) }, (_, at) => wanted.slice(at, at + 2));
    if (pairsOfPhrases.size < mostPhrases) pairsOfPhrases.set(wanted, pairs);
  }
  return pairs;
}

/**
 * All ends at which `wanted` fits a part of `shapes` with at most `allowed` edits, each with its start: the table of the edit
 * distance with a free beginning (Sellers 1980), one column at a time.
 */
function alignments(shapes: string, wanted: string, allowed: number): Place[] {
  const { length } = wanted;
  const costs = Int32Array.from({ length: length + 1 }, (_, index) => index);
  const starts = new Int32Array(length + 1);
  const ends: Place[] = [];
  for (let at = 0; at < shapes.length; at++) {
    const letter = shapes.charCodeAt(at);
    // Of the column before, the cell up and to the left: what is overwritten next.
    let diagonal = costs[0] ?? 0;
    let diagonalStart = at;
    costs[0] = 0;
    starts[0] = at + 1;
    for (let index = 1; index <= length; index++) {
      const left = costs[index] ?? 0;
      const leftStart = starts[index] ?? 0;
      const swap = diagonal + (letter === wanted.charCodeAt(index - 1) ? 0 : 1);
      const above = (costs[index - 1] ?? 0) + 1;
      let cost = swap;
      let start = diagonalStart;
      if (left + 1 < cost) {
        cost = left + 1;
        start = leftStart;
      }
      if (above < cost) {
        cost = above;
        start = starts[index - 1] ?? 0;
      }
      costs[index] = cost;
      starts[index] = start;
      diagonal = left;
      diagonalStart = leftStart;
    }
    const edits = costs[length] ?? Number.POSITIVE_INFINITY;
    if (edits <= allowed) ends.push({ from: starts[length] ?? 0, to: at + 1, edits });
  }
  return ends;
}
