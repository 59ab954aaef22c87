import type { Strip } from '../ocr/read-strip.ts';

/**
 * Where along the straight line from the start of a strip (0) to its end (1) something lies that stands at `place` of what
 * is read (likewise 0 to 1): in perspective the two differ. Beyond 0 and 1 likewise.
 */
export function alongStrip({ taper = 1 }: Strip, place: number): number {
  return place / (taper + (1 - taper) * place);
}

/** The inverse of `alongStrip`. */
export function placeInStrip({ taper = 1 }: Strip, along: number): number {
  return (taper * along) / (1 - (1 - taper) * along);
}

/** The same strip, longer or shorter: from and to as in `alongStrip`. The thickness goes on as it runs. */
export function stretchStrip(strip: Strip, from: number, to: number): Strip {
  const { taper = 1, thickness, centre, length, angle } = strip;
  const start = (2 * thickness) / (1 + taper);
  const at = (along: number) => Math.max(start * (1 + (taper - 1) * along), thickness * 0.1);
  const shift = ((from + to - 1) / 2) * length;
  return {
    angle,
    length: (to - from) * length,
    thickness: (at(from) + at(to)) / 2,
    centre: { x: centre.x + shift * Math.cos(angle), y: centre.y + shift * Math.sin(angle) },
    ...(taper === 1 ? {} : { taper: at(to) / at(from) }),
  };
}
