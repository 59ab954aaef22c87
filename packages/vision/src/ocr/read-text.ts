import type { TextLine, TextScript } from '@aval/core/findings';
import type { Models } from '../models/load-models.ts';
import type { Stopwatch } from '../models/stopwatch.ts';
import type { Pyramid } from '../picture/pyramid.ts';
import type { Draft } from './draft.ts';
import { type ExpectedPrint, expectedPrint } from './expected-print.ts';
import { type Glyph, isCyrillic, isLetter } from './glyphs.ts';
import { accentedFit, readAccents } from './read-accents.ts';
import { readCyrillic } from './read-cyrillic.ts';
import { type PlainLine, readLines, textLineOf } from './read-lines.ts';
import { cutPiece, type Piece } from './read-with-tongues.ts';
import type { TextBox } from './text-box.ts';

/** Where the halves of a bilingual label meet: `Прізвище/Surname`. */
const SEPARATOR = '/';
/** Below this, a slash is rather a part of a Cyrillic letter such as Д. */
const CLEAR_SEPARATOR = 0.5;

/**
 * Reads lines of printed text: the ONNX reader reads all of them as plain Latin, tesseract those that turn out to be
 * Cyrillic or to carry accents. Which it is, is decided for each piece of a line between slashes.
 * @param direction in which the lines run, in radians
 * @param expected without the script `cyrillic` nothing is taken for it, without `latin` no accents are restored; `tongues` are asked first
 * @returns lines in the order of the boxes, those in which nothing stands left out; boxes in pixels of the picture
 */
export async function readText(
  models: Pick<Models, 'textReader' | 'lineReader'>,
  stopwatch: Stopwatch,
  pyramid: Pyramid,
  boxes: readonly TextBox[],
  direction: number,
  { scripts, tongues }: ExpectedPrint = expectedPrint(undefined),
): Promise<TextLine[]> {
  const plain = await readLines(models.textReader, stopwatch, pyramid, boxes, direction);
  const lines = plain.map((line) => ({ line, drafts: draftsOf(line, models, stopwatch, pyramid) }));
  const drafts = lines.flatMap((line) => line.drafts);
  const latin = scripts.includes('latin');
  if (scripts.includes('cyrillic')) {
    await readCyrillic(drafts, latin ? accentedFit : () => Promise.resolve(0));
  }
  if (latin) await readAccents(drafts, tongues);
  return lines.map(({ line, drafts: pieces }) => {
    const glyphs = pieces.flatMap((piece) => piece.glyphs);
    return textLineOf({ ...line, glyphs }, scriptOf(glyphs));
  });
}

/** The pieces of a line; a slash belongs to the piece before it and is never read again. */
function draftsOf(
  { strip, glyphs }: PlainLine,
  models: Pick<Models, 'lineReader'>,
  stopwatch: Stopwatch,
  pyramid: Pyramid,
): Draft[] {
  const runs: { readonly glyphs: Glyph[]; readonly separator: boolean }[] = [];
  for (const glyph of glyphs) {
    const separator = glyph.text === SEPARATOR && glyph.confidence > CLEAR_SEPARATOR;
    const last = runs.at(-1);
    if (last === undefined || separator || last.separator) runs.push({ glyphs: [glyph], separator });
    else last.glyphs.push(glyph);
  }
  return runs.map((run, index) => {
    let piece: Piece | undefined;
    const from = index === 0 ? 0 : (runs[index - 1]?.glyphs.at(-1)?.to ?? 0);
    const next = runs[index + 1]?.glyphs[0];
    // The places of CTC are rough: a little of the slash is better than a letter cut off.
    const to = next === undefined ? 1 : next.from + (next.to - next.from) / 4;
    return {
      place: runs.length === 1 ? 'alone' : index === 0 ? 'first' : 'later',
      glyphs: run.glyphs,
      script: 'latin',
      piece: () => {
        piece ??= cutPiece(models.lineReader, stopwatch, pyramid, strip, { from, to });
        return piece;
      },
    };
  });
}

function scriptOf(glyphs: readonly Glyph[]): TextScript {
  const letters = glyphs.filter(isLetter);
  return letters.filter(isCyrillic).length * 2 > letters.length ? 'cyrillic' : 'latin';
}
