import type { Grey } from './grey.ts';

/** Steps between neighbouring pixels up to here are noise. */
const NOISE = 10;
const REACH = 4;

/**
 * How sharp a piece of print is, 0 (blurred, or nothing printed there) to 1: how much of the steps between neighbouring pixels a further
 * blur would take away (Crété and others, "The blur effect", 2007). It does not depend on how much is printed, as a variance does.
 * Made for a document about 1000 pixels wide; the worse of both directions counts, since a moving hand blurs only one.
 */
export function measureFocus(grey: Grey): number {
  return Math.min(along(grey, 1, grey.width), along(grey, grey.width, 1));
}

function along({ data, width, height }: Grey, step: number, other: number): number {
  const length = step === 1 ? width : height;
  const lines = step === 1 ? height : width;
  let all = 0;
  let lost = 0;
  let steep = 0;
  for (let line = 0; line < lines; line += 2) {
    const start = line * other;
    for (let t = REACH + 1; t + REACH < length; t++) {
      const gone = data[start + (t - REACH - 1) * step] ?? 0;
      const come = data[start + (t + REACH) * step] ?? 0;
      const difference = Math.abs((data[start + t * step] ?? 0) - (data[start + (t - 1) * step] ?? 0));
      // Of a mean over the reach to either side, only what comes and goes differs between neighbours.
      const blurred = Math.abs(come - gone) / (2 * REACH + 1);
      if (difference <= NOISE) continue;
      all += difference;
      lost += Math.max(0, difference - blurred);
      if (difference > 3 * NOISE) steep++;
    }
  }
  const looked = (length * lines) / 2;
  // Without steep steps there is no print to judge by.
  return all === 0 || steep / looked < 0.002 ? 0 : lost / all;
}
