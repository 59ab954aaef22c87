import type { Point } from '@aval/core/findings';
import type { Pixels } from '../picture/pixels.ts';

/** Low frequencies, down and across, whose histograms have enough values. */
const frequencies = [
  [0, 1],
  [1, 0],
  [1, 1],
  [0, 2],
  [2, 0],
  [2, 1],
  [1, 2],
] as const;
const BINS = 24;
const ENOUGH = 40;
/** Bins with enough values that there have to be. */
const LEAST_BINS = 4;
/** Histograms with enough values that there have to be. */
const LEAST = 3;

/** The brightness of blocks of eight by eight pixels, one after the other. */
export type Blocks = { readonly luma: Float32Array; readonly count: number };

/** Cuts the blocks with these left upper corners out of a picture. */
export function gatherBlocks({ data, width }: Pixels, corners: readonly Point[]): Blocks {
  const luma = new Float32Array(corners.length * 64);
  let to = 0;
  for (const corner of corners) {
    for (let y = 0; y < 8; y++) {
      let at = ((corner.y + y) * width + corner.x) * 3;
      for (let x = 0; x < 8; x++, at += 3) {
        luma[to++] = 0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0);
      }
    }
  }
  return { luma, count: corners.length };
}

/**
 * How unevenly the strengths of low frequencies are spread over the blocks, in steps of the quantisation `table` of the file: about
 * .1 after one compression, .5 and more where an earlier one had other steps. Null where there are too few values to tell.
 */
export function unevennessOf(blocks: Blocks, table: readonly number[]): number | null {
  const found = frequencies
    .map(([down, across]) => roughnessOf(blocks, down, across, table[down * 8 + across] ?? 1))
    .filter((value) => value !== null)
    .sort((one, other) => other - one);
  // The third of them: one frequency alone may have few values.
  return found.length < LEAST ? null : (found[LEAST - 1] ?? null);
}

/** How far each bin of the histogram lies from the mean of its neighbours, in logarithms. */
function roughnessOf(
  { luma, count: size }: Blocks,
  down: number,
  across: number,
  step: number,
): number | null {
  const wave = waveOf(down, across);
  const bins = new Float32Array(BINS + 2);
  for (let block = 0; block < size; block++) {
    let sum = 0;
    for (let at = 0; at < 64; at++) sum += (luma[block * 64 + at] ?? 0) * (wave[at] ?? 0);
    const bin = Math.abs(Math.round(sum / step));
    if (bin < bins.length) bins[bin] = (bins[bin] ?? 0) + 1;
  }
  let rough = 0;
  let count = 0;
  for (let bin = 2; bin <= BINS; bin++) {
    const around = ((bins[bin - 1] ?? 0) + (bins[bin + 1] ?? 0)) / 2;
    if (around + (bins[bin] ?? 0) < ENOUGH) continue;
    rough += Math.abs(Math.log((bins[bin] ?? 0) + 4) - Math.log(around + 4));
    count++;
  }
  return count < LEAST_BINS ? null : rough / count;
}

/** The cosine transform's basis (ITU-T T.81, A.3.3). */
function waveOf(down: number, across: number): Float32Array {
  const scale = 0.25 * (down === 0 ? Math.SQRT1_2 : 1) * (across === 0 ? Math.SQRT1_2 : 1);
  return Float32Array.from({ length: 64 }, (_, at) => {
    const [y, x] = [at >> 3, at & 7];
    return (
      scale * Math.cos(((2 * y + 1) * down * Math.PI) / 16) * Math.cos(((2 * x + 1) * across * Math.PI) / 16)
    );
  });
}
