import type { Face } from '../findings.ts';
import { thresholds } from './thresholds.ts';

/**
 * The faces beside the main one that are large enough to be a second person. One that lies over the main face is that face found twice; a
 * width that is no number counts as a person.
 */
export function otherPeople([main, ...others]: readonly Face[]): readonly Face[] {
  if (main === undefined) return [];
  const least = thresholds.selfie.secondFaceShare * main.box.width;
  return others.filter((face) => {
    if (!Number.isFinite(face.box.width)) return true;
    return !(face.box.width < least) && !isWithin(face, main) && !isWithin(main, face);
  });
}

/** Whether the middle of one face lies in the box of the other. */
function isWithin({ box: one }: Face, { box: other }: Face): boolean {
  const [x, y] = [one.x + one.width / 2, one.y + one.height / 2];
  return x > other.x && x < other.x + other.width && y > other.y && y < other.y + other.height;
}
