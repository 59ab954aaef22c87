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
  const allowed =
    wanted.length < shortPhrase ? 0 : Math.floor(wanted.length * (1 - minimumScore) + Number.EPSILON);
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
  // An edit spoils two pairs at most.
  let missing = 0;
  for (let at = 0; at + 1 < wanted.length; at++) {
    if (!pairs.has(wanted.slice(at, at + 2))) missing++;
    if (missing > 2 * allowed) return [];
  }
  return alignments(shapes, wanted, allowed);
}

function isBoundary(line: string, at: number): boolean {
  const before = line.charAt(at - 1);
  const after = line.charAt(at);
  return !(/[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after));
}

/**
 * All ends at which `wanted` fits a part of `shapes` with at most `allowed` edits, each with its start: the table of the edit
 * distance with a free beginning (Sellers 1980).
 */
function alignments(shapes: string, wanted: string, allowed: number): Place[] {
  let costs = Array.from({ length: wanted.length + 1 }, (_, index) => index);
  let starts = new Array<number>(wanted.length + 1).fill(0);
  const found: Place[] = [];
  for (let at = 0; at < shapes.length; at++) {
    const nextCosts = [0];
    const nextStarts = [at + 1];
    for (let index = 1; index <= wanted.length; index++) {
      const swap = (costs[index - 1] ?? 0) + Number(shapes[at] !== wanted[index - 1]);
      const skipText = (costs[index] ?? 0) + 1;
      const skipWanted = (nextCosts[index - 1] ?? 0) + 1;
      const cost = Math.min(swap, skipText, skipWanted);
      nextCosts.push(cost);
      const from =
        cost === swap
          ? index === 1
            ? at
            : starts[index - 1]
          : cost === skipText
            ? starts[index]
            : nextStarts[index - 1];
      nextStarts.push(from ?? 0);
    }
    costs = nextCosts;
    starts = nextStarts;
    const edits = costs[wanted.length] ?? Number.POSITIVE_INFINITY;
    if (edits <= allowed) found.push({ from: starts[wanted.length] ?? 0, to: at + 1, edits });
  }
  return found;
}
