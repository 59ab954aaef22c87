import type { Random } from '../random.ts';
import type { Conditions } from './conditions.ts';
import type { Quad, Spot } from './homography.ts';

type Size = { readonly width: number; readonly height: number };

/**
 * Where a flat thing appears when the camera looks at it from the given tilt: a true projection, then scaled so that it
 * takes `fill` of the slot and moved a little off its centre.
 */
export function placeQuad(
  size: Size,
  slot: Size & { readonly x: number; readonly y: number },
  { tiltX, tiltY, turn, fill }: Pick<Conditions, 'tiltX' | 'tiltY' | 'turn' | 'fill'>,
  random: Random,
): Quad {
  const [roll, pitch, yaw] = [turn, tiltX, tiltY].map((degrees) => (degrees * Math.PI) / 180);
  const diagonal = Math.hypot(size.width, size.height);
  const corner = (x: number, y: number): Spot => {
    const [across, down] = [(x - 0.5) * size.width, (y - 0.5) * size.height];
    const u = across * Math.cos(roll ?? 0) - down * Math.sin(roll ?? 0);
    const v = across * Math.sin(roll ?? 0) + down * Math.cos(roll ?? 0);
    const depth = v * Math.sin(pitch ?? 0) + u * Math.sin(yaw ?? 0);
    // A phone held about two document diagonals away.
    const nearer = (2 * diagonal) / (2 * diagonal + depth);
    return { x: u * Math.cos(yaw ?? 0) * nearer, y: v * Math.cos(pitch ?? 0) * nearer };
  };
  const corners = [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)] as const;
  const xs = corners.map(({ x }) => x);
  const ys = corners.map(({ y }) => y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const scale = Math.min((slot.width * fill) / (right - left), (slot.height * fill) / (bottom - top));
  const room = (whole: number, used: number) => (whole - used * scale) * (random() - 0.5) * 0.5;
  const moveX = slot.x + slot.width / 2 + room(slot.width, right - left) - ((left + right) / 2) * scale;
  const moveY = slot.y + slot.height / 2 + room(slot.height, bottom - top) - ((top + bottom) / 2) * scale;
  const placed = ({ x, y }: Spot): Spot => ({ x: x * scale + moveX, y: y * scale + moveY });
  return [placed(corners[0]), placed(corners[1]), placed(corners[2]), placed(corners[3])];
}
