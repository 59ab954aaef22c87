import type { EdgeMap } from './edge-map.ts';
import { fitLine } from './fit-line.ts';
import { along, crossing, type Line } from './line.ts';
import { measureSides, type Proposal } from './measure-sides.ts';
import { traceLine } from './trace-line.ts';

/** How much of the measure of the edges a better fit may cost. */
const TOLERANCE = 0.03;

/** Moves every side that was seen onto its edge points between its own corners; a page is never quite straight. */
export function settleQuad(map: EdgeMap, proposal: Proposal): Proposal {
  const fit = (side: Line, index: number): Line => {
    const start = proposal.corners[index];
    const end = proposal.corners[(index + 1) % 4];
    if (side.assumed > 0 || start === undefined || end === undefined) return side;
    const [t1, t2] = [along(side, start), along(side, end)];
    const inset = Math.abs(t2 - t1) * 0.04;
    const place = fitLine(map, side, 2, Math.min(t1, t2) + inset, Math.max(t1, t2) - inset);
    return traceLine(map, place.normalX, place.normalY, place.rho);
  };
  const [a, b, c, d] = proposal.sides;
  const sides: Proposal['sides'] = [fit(a, 0), fit(b, 1), fit(c, 2), fit(d, 3)];
  const p = crossing(sides[3], sides[0]);
  const q = crossing(sides[0], sides[1]);
  const r = crossing(sides[1], sides[2]);
  const s = crossing(sides[2], sides[3]);
  if (p === null || q === null || r === null || s === null) return proposal;
  const settled = measureSides([p, q, r, s], sides);
  return settled.edge >= proposal.edge - TOLERANCE ? settled : proposal;
}
