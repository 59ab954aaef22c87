import type { Strip } from '../ocr/read-strip.ts';
import type { Pyramid } from '../picture/pyramid.ts';
import { samplePatch } from '../picture/sample-patch.ts';
import type { Row } from './read-row.ts';

/** Width of a cell in the patch that is looked at, in pixels. */
const CELL = 8;
/** What is looked at to either side of the line, in cells. */
const REACH = 1.5;
/** Height of a letter, in cells (OCR-B: 2.6 of 2.54 mm). */
const LETTER = 1.05;
/** Thickness at which lines are read best, in cells. */
const THICKNESS = 1.35;
/** Cells in each of the pieces in which the line is looked for. */
const PIECE = 4;
/** Pieces further from the straight line than this, in cells, are something else. */
const MAX_STRAY = 0.35;
/** Widths at the two ends that differ less are all one width. */
const MIN_TAPER = 0.06;

type Place = { readonly along: number; readonly across: number; readonly weight: number };

/**
 * Lays the strip of a row anew: along the line on which its letters stand, as thick as letters of that width are, and
 * tapered when they grow narrower towards one end. The detector's rectangle is thicker and flatter where lines slant.
 */
export function refineStrip(pyramid: Pyramid, { strip, grid }: Pick<Row, 'strip' | 'grid'>): Strip {
  if (grid === null) return strip;
  const middle = (grid.span - 1) / 2;
  const pitch = (grid.centre(grid.span - 1) - grid.centre(0)) / (grid.span - 1);
  const cells = strip.length / pitch;
  const width = Math.max(PIECE * CELL, Math.round(cells * CELL));
  const height = Math.round(2 * REACH * CELL);
  const scale = strip.length / width;
  const cos = Math.cos(strip.angle);
  const sin = Math.sin(strip.angle);
  const patch = samplePatch(
    pyramid,
    {
      a: cos * scale,
      b: -sin * scale,
      c: strip.centre.x - scale * ((cos * (width - 1)) / 2 - (sin * (height - 1)) / 2),
      d: sin * scale,
      e: cos * scale,
      f: strip.centre.y - scale * ((sin * (width - 1)) / 2 + (cos * (height - 1)) / 2),
    },
    width,
    height,
  );
  const line = fitLine(placesOf(patch, width, height));
  if (line === null) return strip;
  const across = (line.middle - (height - 1) / 2) * scale;
  const growth = (grid.centre(middle + 0.5) - grid.centre(middle - 0.5)) / pitch;
  const [first, last] = [
    grid.centre(0.5) - grid.centre(-0.5),
    grid.centre(grid.span) - grid.centre(grid.span - 1),
  ];
  // Widths shrink with the square of the distance, heights with the distance itself.
  const residual = growth > 0 && first > 0 && last > 0 ? Math.sqrt(last / first) : 1;
  const taper = (strip.taper ?? 1) * residual;
  return {
    centre: { x: strip.centre.x - sin * across, y: strip.centre.y + cos * across },
    length: strip.length,
    thickness: pitch * THICKNESS,
    angle: strip.angle + Math.atan(line.slope),
    ...(Math.abs(taper - 1) > MIN_TAPER ? { taper } : {}),
  };
}

/** Where across the patch the letters stand, piece by piece: there the light changes most along the line. */
function placesOf(patch: Float32Array, width: number, height: number): Place[] {
  const plane = width * height;
  const places: Place[] = [];
  const window = Math.round(LETTER * CELL);
  for (let start = 0; start + PIECE * CELL <= width; start += PIECE * CELL) {
    const profile = new Float64Array(height);
    for (let y = 0; y < height; y++) {
      for (let x = start + 1; x < start + PIECE * CELL; x++) {
        const at = plane + y * width + x;
        profile[y] = (profile[y] ?? 0) + Math.abs((patch[at] ?? 0) - (patch[at - 1] ?? 0));
      }
    }
    let sum = 0;
    for (let y = 0; y < window; y++) sum += profile[y] ?? 0;
    let best = sum;
    let bestTop = 0;
    for (let top = 1; top + window <= height; top++) {
      sum += (profile[top + window - 1] ?? 0) - (profile[top - 1] ?? 0);
      if (sum > best) {
        best = sum;
        bestTop = top;
      }
    }
    const total = profile.reduce((all, value) => all + value, 0);
    places.push({
      along: start + (PIECE * CELL) / 2,
      across: bestTop + (window - 1) / 2,
      weight: total > 0 ? best : 0,
    });
  }
  return places;
}

function fitLine(places: readonly Place[]): { readonly middle: number; readonly slope: number } | null {
  const width = Math.max(0, ...places.map(({ along }) => along)) + (PIECE * CELL) / 2;
  const median = [...places].map(({ across }) => across).sort((one, other) => one - other)[
    places.length >> 1
  ];
  if (median === undefined) return null;
  let kept: readonly Place[] = places;
  let slope = 0;
  let meanAcross = median;
  let meanAlong = width / 2;
  for (let round = 0; round < 3; round++) {
    const weight = kept.reduce((sum, place) => sum + place.weight, 0);
    if (kept.length < 3 || weight <= 0) return null;
    meanAlong = kept.reduce((sum, place) => sum + place.weight * place.along, 0) / weight;
    meanAcross = kept.reduce((sum, place) => sum + place.weight * place.across, 0) / weight;
    let dot = 0;
    let spread = 0;
    for (const { along, across, weight: share } of kept) {
      dot += share * (along - meanAlong) * (across - meanAcross);
      spread += share * (along - meanAlong) ** 2;
    }
    slope = spread > 0 ? dot / spread : 0;
    const limit = (round === 0 ? 2 : 1) * MAX_STRAY * CELL;
    kept = places.filter(
      ({ along, across }) => Math.abs(across - meanAcross - slope * (along - meanAlong)) <= limit,
    );
  }
  return { middle: meanAcross + slope * (width / 2 - meanAlong), slope };
}
