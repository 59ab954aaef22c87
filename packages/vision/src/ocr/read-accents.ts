import { lineMargin } from './cut-line.ts';
import type { Draft } from './draft.ts';
import { findMarks } from './find-marks.ts';
import { type Glyph, isLetter, meanConfidence, textOf } from './glyphs.ts';
import { fit } from './judge-script.ts';
import { type Merged, mergeAccents, plainLetter } from './merge-accents.ts';
import { type Tongue, tongueNames, tongues } from './tongues.ts';

const LATIN = tongueNames.filter((tongue) => tongues[tongue] === 'latin');
/** Lines that every network reads before one of them is trusted with the document. */
const TRIALS = 4;
const MIN_LETTERS = 2;
/** Tesseract's highest confidence. */
const TOP = 0.99;
/** A network that lacks an accent takes the next one, only a little less sure: so that little weighs. */
const DOUBT = 8;
/** Pieces in which no network finds an accent, before the document counts as one without. */
const MAX_FALSE_ALARMS = 2;
/** What a network has to be better by to replace the one that the document suits. */
const LEAD = 0.05;
/** Lines for which the other networks are asked when the trusted one cannot explain what stands above a letter. */
const MAX_SECOND_LOOKS = 3;
/** Mean certainty of the plain reading below which a line is too worn for its accents to be told. */
const LEGIBLE = 0.9;
/** Share of letters that both readings must agree on before one lends the other its accents. */
const MIN_AGREEMENT = 0.6;
/** Small letters whose marks cannot be told by their height, and those of Polish, which has a stroke through L. */
const HIDDEN = /[il]/;
const HIDDEN_POLISH = /[lLtT]/;

type Reading = { readonly tongue: Tongue; readonly merged: Merged; readonly score: number };
type Candidate = { readonly draft: Draft; readonly marks: number };

async function readingOf({ draft, marks }: Candidate, tongue: Tongue): Promise<Reading> {
  const read = await draft.piece().read(tongue);
  const merged = mergeAccents(draft.glyphs, read);
  // What was seen above and below letters is to be explained, and by letters the network is sure of.
  const accented = read.filter((glyph) => isLetter(glyph) && plainLetter(glyph.text) !== glyph.text);
  const explained = marks === 0 ? 1 : Math.min(1, accented.length / marks);
  const doubt = accented.length === 0 ? 0 : Math.max(0, TOP - meanConfidence(accented));
  const score = (fit(read) + explained * Math.max(0, 1 - DOUBT * doubt)) / 2 - (1 - merged.agreement) / 2;
  return { tongue, merged, score };
}

/** How well the best accented Latin network reads a piece, 0 to 1. */
export async function accentedFit(draft: Draft): Promise<number> {
  let best = 0;
  for (const tongue of LATIN) {
    best = Math.max(best, fit(await draft.piece().read(tongue)));
    if (best > 0.999) break;
  }
  return best;
}

/**
 * Restores accents: on pieces where something stands above or below a letter, and, once the document proves to have
 * accents, on those where they would hide. A document without accents costs a look at each line's outlines alone.
 * @param likely networks that are asked first; the others only where these leave a mark unexplained
 */
export async function readAccents(drafts: readonly Draft[], likely: readonly Tongue[] = []): Promise<void> {
  const latin = drafts
    .filter(({ script, glyphs }) => script === 'latin' && isLegible(glyphs))
    .map((draft): Candidate => ({ draft, marks: marksOf(draft) }));
  const marked = latin
    .filter(({ draft, marks }) => marks > 0 || holdsSharpS(draft.glyphs))
    .sort((one, other) => other.marks - one.marks);
  const totals = new Map<Tongue, number>();
  const trialled = new Map<Draft, Reading[]>();
  let falseAlarms = 0;
  for (const candidate of marked.slice(0, TRIALS)) {
    const readings: Reading[] = [];
    const explained = () => Math.max(0, ...readings.map(({ merged }) => merged.accents));
    for (const tongue of likely) readings.push(await readingOf(candidate, tongue));
    if (explained() < Math.max(1, candidate.marks))
      for (const tongue of LATIN)
        if (!likely.includes(tongue)) readings.push(await readingOf(candidate, tongue));
    trialled.set(candidate.draft, readings);
    if (explained() === 0) {
      falseAlarms++;
      if (falseAlarms === MAX_FALSE_ALARMS && totals.size === 0) return;
      continue;
    }
    for (const { tongue, score } of readings) {
      totals.set(tongue, (totals.get(tongue) ?? 0) + score * Math.max(1, candidate.marks));
    }
  }
  const [leader = 'por'] = [...LATIN].sort((one, other) => (totals.get(other) ?? 0) - (totals.get(one) ?? 0));

  let proven = false;
  let secondLooks = 0;
  const settle = async (candidate: Candidate, alone: boolean) => {
    const readings = [...(trialled.get(candidate.draft) ?? [await readingOf(candidate, leader)])];
    const unexplained = candidate.marks > 0 && readings.every(({ merged }) => merged.accents === 0);
    if (!alone && readings.length === 1 && unexplained && secondLooks < MAX_SECOND_LOOKS) {
      secondLooks++;
      for (const tongue of LATIN) if (tongue !== leader) readings.push(await readingOf(candidate, tongue));
    }
    const score = (reading: Reading) => reading.score + (reading.tongue === leader ? LEAD : 0);
    const [best] = readings.sort((one, other) => score(other) - score(one));
    if (best === undefined || best.merged.accents === 0 || best.merged.agreement < MIN_AGREEMENT) return;
    candidate.draft.glyphs = best.merged.glyphs;
    proven = true;
  };
  for (const candidate of marked) await settle(candidate, false);
  if (!proven) return;
  for (const candidate of latin) {
    if (marked.includes(candidate)) continue;
    const text = textOf(candidate.draft.glyphs);
    if (HIDDEN.test(text) || (leader === 'pol' && HIDDEN_POLISH.test(text))) await settle(candidate, true);
  }
}

function marksOf(draft: Draft): number {
  const piece = draft.piece();
  return findMarks(piece.line, lineMargin, piece.inside(draft.glyphs)).length;
}

function isLegible(glyphs: readonly Glyph[]): boolean {
  const letters = glyphs.filter(isLetter);
  return letters.length >= MIN_LETTERS && (meanConfidence(letters) >= LEGIBLE || holdsSharpS(glyphs));
}

/** ß among small letters, as the plain reader sees it. */
function holdsSharpS(glyphs: readonly Glyph[]): boolean {
  return /[a-z]B/.test(textOf(glyphs));
}
