import type { Draft } from './draft.ts';
import { type Glyph, isLetter, meanConfidence, splitWords, textOf } from './glyphs.ts';
import {
  fit,
  hidesLetters,
  isAmbiguous,
  isCyrillicPiece,
  mayBeCyrillic,
  seemsForeign,
  tellingLetters,
} from './judge-script.ts';

/** Pieces that both networks read before one of them is trusted with the document. */
const TRIALS = 6;
/** Letters that tell the two languages apart. */
const RUSSIAN = /[ыэёъ]/i;
const UKRAINIAN = /[іїє]/i;
/** What a network has to be better by to replace the one that the document suits. */
const LEAD = 0.004;
/** Fit at which no other network is asked. */
const CLEAR = 0.985;
/** A document is known to hold Cyrillic by a piece with this many telling letters that the Latin reader could not read. */
const PROOF_LETTERS = 4;
/** Letters that only Cyrillic has, which a piece needs while the document is not known to hold any. */
const MIN_TELLING = 2;
const PROOF_CERTAINTY = 0.9;
/** Number sign, which neither network knows, as the Latin reader sees it. */
const NUMBER_SIGN = /^N[o0°ºe2*"]?\.?$/;

type Reading = { readonly glyphs: readonly Glyph[]; readonly fit: number };

async function readingOf(draft: Draft, tongue: 'ukr' | 'kir'): Promise<Reading> {
  const glyphs = await draft.piece().read(tongue);
  return { glyphs, fit: fit(glyphs, tongue) };
}

/**
 * Replaces the Latin reading of the pieces that are Cyrillic. First the longest of those that look like it;
 * once the document is known to hold Cyrillic, all that might be, since УКРАЇНА reads as Latin without a
 * doubt. What could be either, such as ТАРАС, goes with the other pieces of its place.
 * @param accented fit of the best accented Latin reading of a piece, asked only while the document is in doubt
 */
export async function readCyrillic(
  drafts: readonly Draft[],
  accented: (draft: Draft) => Promise<number>,
): Promise<void> {
  let leader: 'ukr' | 'kir' = 'ukr';
  let trusted = false;
  let proven = false;

  const readBest = async (draft: Draft): Promise<Reading> => {
    const other = leader === 'ukr' ? 'kir' : 'ukr';
    const first = await readingOf(draft, leader);
    if (trusted && first.fit >= CLEAR) return first;
    const second = await readingOf(draft, other);
    return second.fit > first.fit + LEAD ? second : first;
  };

  const settle = async (draft: Draft) => {
    const read = await readBest(draft);
    const telling = tellingLetters(read.glyphs);
    if (!isCyrillicPiece(draft.glyphs, read, 0)) return;
    if (!proven && (telling < MIN_TELLING || read.fit < CLEAR)) return;
    const isDoubtful = !proven || draft.place === 'later';
    if (isDoubtful && !isCyrillicPiece(draft.glyphs, read, await accented(draft))) return;
    proven ||= telling >= PROOF_LETTERS && certaintyOf(draft) < PROOF_CERTAINTY;
    draft.glyphs = fuse(draft.glyphs, read);
    draft.script = 'cyrillic';
  };

  const suspects = drafts.filter(({ glyphs }) => seemsForeign(glyphs));
  suspects.sort((one, other) => other.glyphs.filter(isLetter).length - one.glyphs.filter(isLetter).length);
  const trials = suspects.slice(0, TRIALS);
  const kept: Draft[] = [];
  for (const draft of trials) {
    const ukr = await readingOf(draft, 'ukr');
    if (isCyrillicPiece(draft.glyphs, ukr, 0)) kept.push(draft);
  }
  // Small, worn and slanted Latin looks foreign as well: a document whose longest such pieces are not, has none.
  if (kept.length === 0) return;
  let russian = 0;
  for (const draft of kept) {
    const [ukr, kir] = [await readingOf(draft, 'ukr'), await readingOf(draft, 'kir')];
    if (ukr.fit < CLEAR && kir.fit < CLEAR) continue;
    if (RUSSIAN.test(textOf(kir.glyphs)) && kir.fit >= ukr.fit) russian++;
    else if (UKRAINIAN.test(textOf(ukr.glyphs)) && ukr.fit >= kir.fit) russian--;
  }
  if (russian > 0) leader = 'kir';
  trusted = trials.length === TRIALS && russian !== 0;
  for (const draft of [...kept, ...suspects.filter((draft) => !kept.includes(draft))]) {
    await settle(draft);
    // One short word by chance among much that is not: no reason to read on.
    if (!proven && draft === kept.at(-1)) break;
  }
  if (!drafts.some(({ script }) => script === 'cyrillic')) return;
  const others = drafts.filter(
    (draft) => draft.script === 'latin' && (mayBeCyrillic(draft.glyphs) || hidesLetters(draft.glyphs)),
  );
  for (const draft of others) await settle(draft);
  for (const draft of others) {
    if (draft.script === 'cyrillic' || !isAmbiguous(draft.glyphs)) continue;
    const read = await readBest(draft);
    if (read.fit < CLEAR) continue;
    // 3PA3KIB: digits among letters that both alphabets have, which the Cyrillic reader sees as letters of its own.
    if (tellingLetters(read.glyphs) < MIN_TELLING && !isCyrillicPlace(drafts, draft)) continue;
    draft.glyphs = fuse(draft.glyphs, read);
    draft.script = 'cyrillic';
  }
}

function certaintyOf({ glyphs }: Draft): number {
  return meanConfidence(glyphs.filter(isLetter));
}

/** Whether most of the pieces in the same place of their lines, as far as they tell, are Cyrillic. */
function isCyrillicPlace(drafts: readonly Draft[], { place }: Draft): boolean {
  const telling = drafts.filter(
    (draft) => draft.place === place && draft.glyphs.some(isLetter) && !isAmbiguous(draft.glyphs),
  );
  return telling.filter(({ script }) => script === 'cyrillic').length * 2 > telling.length;
}

/** Takes the Cyrillic reading, but numbers and certain Latin words from the Latin one. */
function fuse(latin: readonly Glyph[], read: Reading): readonly Glyph[] {
  const latinWords = splitWords(latin);
  const cyrillic = trimEnds(read.glyphs, latin);
  return splitWords(cyrillic).flatMap((word, index) => {
    const from = word[0]?.from ?? 0;
    const to = word.at(-1)?.to ?? 1;
    const beneath = latinWords.filter((other) => {
      const middle = ((other[0]?.from ?? 0) + (other.at(-1)?.to ?? 1)) / 2;
      return middle > from && middle < to;
    });
    const [same] = beneath;
    const taken = beneath.length === 1 && same !== undefined ? better(same, word) : word;
    return index === 0 ? taken : [{ text: ' ', confidence: 1, from, to: from }, ...taken];
  });
}

function better(latin: readonly Glyph[], cyrillic: readonly Glyph[]): readonly Glyph[] {
  const [first] = latin;
  if (first !== undefined && cyrillic.length <= 3 && NUMBER_SIGN.test(textOf(latin))) {
    return [{ ...first, text: '№', to: latin.at(-1)?.to ?? first.to }];
  }
  const letters = latin.filter(isLetter);
  const isNumber = letters.length === 0 && !cyrillic.some(isLetter) && meanConfidence(latin) > 0.9;
  const isLatin = letters.length > 1 && meanConfidence(letters) > 0.99 && fit(cyrillic, 'ukr') < 0.97;
  return isNumber || isLatin ? latin : cyrillic;
}

/** Tesseract likes to see a stop or a quote at the ends of a line: they stay where the other reader saw a sign too. */
function trimEnds(cyrillic: readonly Glyph[], latin: readonly Glyph[]): readonly Glyph[] {
  const isSign = (glyph: Glyph | undefined) => glyph !== undefined && !/[\p{L}\p{N}]/u.test(glyph.text);
  let [from, to] = [0, cyrillic.length];
  if (!isSign(latin[0])) while (from < to && isSign(cyrillic[from])) from++;
  if (!isSign(latin.at(-1))) while (to > from && isSign(cyrillic[to - 1])) to--;
  return cyrillic.slice(from, to);
}
