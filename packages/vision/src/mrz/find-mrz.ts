import type { Box, MrzReading } from '@aval/core/findings';
import { parseMrz } from '@aval/core/mrz/parse-mrz';
import type { ReadCharacter } from '../ocr/decode-free.ts';
import type { Strip } from '../ocr/read-strip.ts';
import type { StripReader } from '../ocr/strip-reader.ts';
import { boundingBox, type TextBox } from '../ocr/text-box.ts';
import { buildRows } from './build-rows.ts';
import { doubtBlindSpots } from './doubt-blind-spots.ts';
import { doubtfulLines } from './doubtful-lines.ts';
import type { Hypothesis } from './hypotheses-of.ts';
import { voteOnLine } from './read-group.ts';
import { searchRows } from './search-rows.ts';
import { settleLines } from './settle-lines.ts';
import { vouchForCodes } from './vouch-for-codes.ts';

/** With one digit alone that passes, which chance gives too, the lines must be as legible as this. */
const MIN_LEGIBLE_SCORE = -0.35;
/** Mean log-probability per character below which reading again is in vain. */
const MIN_VOTED_SCORE = -1;
/** Lowest confidence that a reading with an impossible code, date or sex may claim. */
const DOUBT_CONFIDENCE = 0.3;

export type FoundMrz = {
  readonly reading: MrzReading;
  /** The lines are pieces of longer ones. */
  readonly torn: boolean;
  /** Rows of the zone. */
  readonly strips: readonly Strip[];
};

/**
 * Locates and reads the machine-readable zone among text boxes.
 * @param direction in which its lines would be read, in radians
 * @param referenceDate ISO date of the reading
 * @param thorough looks for lines that the detector missed as well, at twice the cost
 */
export async function findMrz(
  reader: StripReader,
  boxes: readonly TextBox[],
  direction: number,
  referenceDate: string,
  thorough = false,
): Promise<FoundMrz | null> {
  const best = await searchRows(reader, buildRows(boxes, direction), direction, referenceDate, thorough);
  if (best === null) return null;
  const { layout, strips, readings } = best;
  const once = readings.map(({ characters }) => characters);
  const plain = settleLines(once, layout, referenceDate);
  const doubtful =
    best.torn || best.score < MIN_VOTED_SCORE ? [] : doubtfulLines(plain, layout, referenceDate);
  const again = doubtful.length === 0 ? once : await voteOn(reader, best, doubtful);
  const voted = again === once ? plain : settleLines(again, layout, referenceDate);
  const better = passCount(voted.lines, referenceDate) >= passCount(plain.lines, referenceDate);
  const settled = better ? voted : plain;

  const parsed = parseMrz(settled.lines, referenceDate);
  if (parsed === null) return null;
  const passes = parsed.checkDigits.filter(({ pass }) => pass).length;
  const vouched = vouchForCodes(settled.lines, settled.confidences, layout);
  const flat = vouched.flat();
  const feared = doubtBlindSpots(better ? again : once, vouched, settled.lines, layout).flat();
  const mean = flat.reduce((sum, value) => sum + value, 0) / flat.length;
  const score = readings.reduce((sum, reading) => sum + reading.score, 0) / readings.length;
  if (passes === 0 || (passes === 1 && score < MIN_LEGIBLE_SCORE)) return null;
  const distrusted = parsed.doubts.length > 0;
  return {
    strips,
    torn: best.torn,
    reading: {
      format: parsed.format,
      lines: [...settled.lines],
      minConfidence: Math.min(...feared, distrusted ? DOUBT_CONFIDENCE : 1),
      meanConfidence: distrusted ? mean * 0.8 : mean,
      checkDigits: parsed.checkDigits,
      fields: parsed.fields,
      box: surround(strips),
    },
  };
}

async function voteOn(
  reader: StripReader,
  { layout, strips, readings }: Hypothesis,
  lines: readonly number[],
): Promise<(readonly ReadCharacter[])[]> {
  const read: (readonly ReadCharacter[])[] = [];
  for (const [line, first] of readings.entries()) {
    const strip = strips[line];
    const settled = strip === undefined || !lines.includes(line);
    read.push(settled ? first.characters : await voteOnLine(reader, strip, layout, line, first));
  }
  return read;
}

function passCount(lines: readonly string[], referenceDate: string): number {
  return parseMrz(lines, referenceDate)?.checkDigits.filter(({ pass }) => pass).length ?? 0;
}

function surround(strips: readonly Strip[]): Box {
  const boxes = strips.map((strip) => boundingBox({ ...strip, score: 1 }));
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
