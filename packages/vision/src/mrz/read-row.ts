import { decodeFree, type ReadCharacter, summarise } from '../ocr/decode-free.ts';
import type { Strip, StripProbabilities } from '../ocr/read-strip.ts';
import type { StripReader } from '../ocr/strip-reader.ts';
import { fitGrid, type Grid } from './fit-grid.ts';
import { mrzClasses } from './mrz-classes.ts';

/** A row of text as the reader sees it, before any format is assumed. */
export type Row = {
  readonly strip: Strip;
  readonly text: string;
  readonly confidence: number;
  readonly probabilities: StripProbabilities;
  /** In pixels from the start of the strip; null where the characters are not evenly spaced, as those of a zone are. */
  readonly grid: Grid | null;
};

/**
 * Lines of a zone were measured at .06 to .10 cells from their grid, ordinary text at .2 and more.
 */
const MAX_DEVIATION = 0.17;
/** A character this unsure does not count in the grid. */
const MIN_CONFIDENCE = 0.3;

export async function readRow(reader: StripReader, strip: Strip): Promise<Row> {
  const probabilities = await reader.read(strip);
  const characters = decodeFree(probabilities, mrzClasses);
  const { text, confidence } = summarise(characters);
  return { strip, text, confidence, probabilities, grid: gridOf(characters, strip.length) };
}

function gridOf(characters: readonly ReadCharacter[], length: number): Grid | null {
  const sure = characters.filter(({ confidence }) => confidence >= MIN_CONFIDENCE);
  const grid = fitGrid(sure.map(({ position }) => position * length));
  return grid === null || grid.deviation > MAX_DEVIATION ? null : grid;
}
