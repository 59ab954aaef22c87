import { type Glyph, median } from './glyphs.ts';
import type { GreyLine } from './open-line-reader.ts';

/** Letters that carry marks above in the alphabets that are read, and those that carry them below. */
const CAPITALS = /[ACEGILNOSUYZ]/;
const CAPITAL_MARKS_BELOW = /[ACEST]/;
const LOW = /[acenosuyz]/;
const LOW_MARKS_BELOW = /[acest]/;
const FULL_HEIGHT = /[A-PR-Z0-9bdhkl]/;
const X_HEIGHT = /[acemnorsuvwxz]/;
const ON_BASELINE = /[A-IK-PR-Z0-9a-eh-ik-or-xz]/;
/** Shares of the height of capitals by which a mark stands out; a stroke is about a seventh of it. */
const ABOVE_CAPITAL = 0.13;
const ABOVE_LOW = 0.17;
const BELOW = 0.13;
/** Share of a glyph's width on either side of its middle that is looked at: its neighbours may lean over it. */
const REACH = 0.3;
/** Cap height to x-height where a line has one of them alone. */
const CAP_TO_X = 1.38;

type Extent = {
  readonly index: number;
  readonly text: string;
  readonly top: number;
  readonly bottom: number;
};

/**
 * The glyphs above or below which something stands that the unaccented reader cannot name: letters that reach higher
 * or lower than their kind does in this line. The dot of i hides an acute: i never tells.
 * @param line the strip of the glyphs as `cutLine` gives it
 * @returns indices into `glyphs`
 */
export function findMarks(line: GreyLine, margin: number, glyphs: readonly Glyph[]): number[] {
  const extents = glyphs.flatMap((glyph, index) => extentOf(line, margin, glyph, index) ?? []);
  const tops = (kind: RegExp) => median(extents.filter(({ text }) => kind.test(text)).map(({ top }) => top));
  const baseline = median(extents.filter(({ text }) => ON_BASELINE.test(text)).map(({ bottom }) => bottom));
  if (baseline === undefined) return [];
  const capTop = tops(FULL_HEIGHT);
  const xTop = tops(X_HEIGHT);
  const height =
    capTop !== undefined ? baseline - capTop : xTop !== undefined ? (baseline - xTop) * CAP_TO_X : 0;
  if (height < 6) return [];
  const marked = extents.filter(({ text, top, bottom }) => {
    const below = bottom - baseline > BELOW * height;
    if (CAPITALS.test(text)) {
      const above = (capTop ?? top) - top > ABOVE_CAPITAL * height;
      return above || (below && CAPITAL_MARKS_BELOW.test(text));
    }
    if (!LOW.test(text)) return false;
    return (xTop ?? top) - top > ABOVE_LOW * height || (below && LOW_MARKS_BELOW.test(text));
  });
  return marked.map(({ index }) => index);
}

/** The highest and lowest ink in the middle of a glyph, without what hangs in from the lines above and below. */
function extentOf(line: GreyLine, margin: number, glyph: Glyph, index: number): Extent | null {
  const inner = line.width - 2 * margin;
  const centre = margin + ((glyph.from + glyph.to) / 2) * inner;
  const reach = Math.max(2, (glyph.to - glyph.from) * inner * REACH);
  const from = Math.max(0, Math.round(centre - reach));
  const to = Math.min(line.width - 1, Math.round(centre + reach));
  const threshold = thresholdOf(line);
  const inked: boolean[] = [];
  for (let y = margin; y < line.height - margin; y++) {
    let ink = 0;
    for (let x = from; x <= to; x++) if ((line.data[y * line.width + x] ?? 255) < threshold) ink++;
    inked.push(ink >= 2);
  }
  const first = inked.indexOf(false);
  const last = inked.lastIndexOf(false);
  if (first < 0) return null;
  const top = inked.indexOf(true, first);
  const bottom = inked.lastIndexOf(true, last);
  return top < 0 || bottom < top ? null : { index, text: glyph.text, top, bottom };
}

const thresholds = new WeakMap<GreyLine, number>();

/** Otsu: the grey that parts the line's pixels into the two most distinct groups. */
function thresholdOf(line: GreyLine): number {
  const known = thresholds.get(line);
  if (known !== undefined) return known;
  const counts = new Array<number>(256).fill(0);
  for (const value of line.data) counts[value] = (counts[value] ?? 0) + 1;
  const total = line.data.length;
  const all = counts.reduce((sum, count, value) => sum + count * value, 0);
  let [best, threshold, weight, sum] = [0, 128, 0, 0];
  counts.forEach((count, value) => {
    weight += count;
    sum += count * value;
    if (weight === 0 || weight === total) return;
    const distance = sum / weight - (all - sum) / (total - weight);
    const between = weight * (total - weight) * distance * distance;
    if (between > best) [best, threshold] = [between, value + 1];
  });
  thresholds.set(line, threshold);
  return threshold;
}
