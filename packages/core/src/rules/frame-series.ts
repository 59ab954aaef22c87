import type { Eyes, Face, FaceTemplate, Frame, FramesFindings, Liveness, Picture } from '../findings.ts';
import { otherPeople } from './other-people.ts';
import { thresholds } from './thresholds.ts';

/** A frame with everything a judgement needs. */
export type UsableFrame = {
  readonly timestampMs: number;
  readonly digest: string | null;
  readonly picture: Picture;
  readonly face: Face;
  /** Faces beside the main one that are large enough to be a second person. */
  readonly others: number;
  readonly template: FaceTemplate;
  readonly liveness: Liveness;
  /** Null where the eyes were not measured: only a challenge of lids needs them. */
  readonly eyes: Eyes | null;
};

/** The frames that show a face and were measured in full, in their order. */
export function usableFrames(findings: FramesFindings): UsableFrame[] {
  return findings.frames.flatMap((frame: Frame): UsableFrame[] => {
    const [face] = frame.faces;
    const { picture, template, liveness } = frame;
    if (face === undefined || picture === null || template === null || liveness === null) return [];
    const others = otherPeople(frame.faces).length;
    const { timestampMs, digest, eyes } = frame;
    return [{ timestampMs, digest, picture, face, others, template, liveness, eyes }];
  });
}

/** Whether the picture shows the whole face: detectors end the box of one that goes on beyond it at its edge, or find a part of it. */
export function isWholeFace({ face: { box }, picture }: Pick<UsableFrame, 'face' | 'picture'>): boolean {
  const { faceMargin, wholeFaceWidth } = thresholds.liveness;
  const [across, down] = [faceMargin * picture.width, faceMargin * picture.height];
  return (
    box.width < wholeFaceWidth * picture.width &&
    box.x >= across &&
    box.y >= down &&
    box.x + box.width <= picture.width - across &&
    box.y + box.height <= picture.height - down
  );
}

/** Whether the times of all frames, readable or not, rise from each to the next. */
export function inOrder({ frames }: FramesFindings): boolean {
  return pairs(frames).every(([one, next]) => one.timestampMs < next.timestampMs);
}

/** Each element with the next. */
export function pairs<Item>(items: readonly Item[]): [Item, Item][] {
  return items.slice(1).flatMap((next, index): [Item, Item][] => {
    const one = items[index];
    return one === undefined ? [] : [[one, next]];
  });
}

/** Share of frames, 0 to 1, that are the one before again, pixel for pixel, of all that have one before. */
export function repeatShare(frames: readonly Pick<Frame, 'digest'>[]): number {
  const neighbours = pairs(frames);
  if (neighbours.length === 0) return 0;
  return (
    neighbours.filter(([one, next]) => one.digest !== null && one.digest === next.digest).length /
    neighbours.length
  );
}

/** The lower middle value: of an even number of scores the worse counts. NaN of none. */
export function lowerMedian(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
}

/** Cosine of two templates; NaN when they are of different models or empty, which no rule lets pass. */
export function templateCosine(one: FaceTemplate, other: FaceTemplate): number {
  if (one.modelId !== other.modelId || one.vector.length !== other.vector.length) return Number.NaN;
  let dot = 0;
  let left = 0;
  let right = 0;
  one.vector.forEach((value, index) => {
    const second = other.vector[index] ?? 0;
    dot += value * second;
    left += value * value;
    right += second * second;
  });
  return dot / Math.sqrt(left * right);
}

/**
 * Least cosine along the series: of neighbours to one another, so that a person cannot be exchanged between two frames,
 * and of each frame to the reference where both heads are turned alike. NaN when a comparison gave no number.
 */
export function leastIdentity(frames: readonly UsableFrame[], reference: UsableFrame | undefined): number {
  const cosines = pairs(frames).map(([one, next]) => templateCosine(one.template, next.template));
  if (reference !== undefined) {
    for (const { face, template } of frames) {
      const apart = Math.abs(face.pose.yaw - reference.face.pose.yaw);
      if (apart > thresholds.liveness.comparableYaw) continue;
      cosines.push(templateCosine(template, reference.template));
    }
  }
  return cosines.reduce((least, value) => (value < least || Number.isNaN(value) ? value : least), 1);
}

/** How many of the frames show a second person; a face that only one of a series shows is a mistake of the detector. */
export function secondPersonFrames(frames: readonly UsableFrame[]): number {
  const seen = frames.filter(({ others }) => others > 0).length;
  return seen >= Math.min(frames.length, thresholds.liveness.secondPersonFrames) ? seen : 0;
}

/** The frames before the face outgrew the picture; all of them if it never did. */
export function wholeFaces(frames: readonly UsableFrame[]): readonly UsableFrame[] {
  const first = frames.findIndex((frame) => !isWholeFace(frame));
  return first < 0 ? frames : frames.slice(0, first);
}

/** The frame whose head is turned least, of those that show the whole face if there are any. */
export function mostFrontal(frames: readonly UsableFrame[]): UsableFrame | undefined {
  const whole = frames.filter(isWholeFace);
  return [...(whole.length > 0 ? whole : frames)].sort(
    (one, other) => Math.abs(one.face.pose.yaw) - Math.abs(other.face.pose.yaw),
  )[0];
}
