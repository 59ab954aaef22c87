import type { ChallengeStep } from '../session/view.ts';
import type { FaceReading } from './face-reading.ts';
import { shootBlink } from './shoot-blink.ts';
import type { ShotFrame, StepTools } from './step-tools.ts';

/** A turn that is far enough, as the nose's place between the cheeks; the server measures by itself. */
const FAR_ENOUGH = 0.5;
/** How much larger the face has to have become. */
const CLOSER = 1.3;
/** Frames that are taken after the person is where he should be. */
const AFTER = 2;
/** Time that the frames need to reach the server within the window. */
const SPARE_MS = 1500;
/** Pace, and how long it takes where nobody can see whether it was done. */
const PACE_MS = 350;
const BLIND_MS = 4200;

/**
 * Takes the frames of one step: the first at once, looking straight, then on until the person is seen to have done it. There are never
 * more than `most`: when they run out every second one is given up and the pace halves, so that they always span the whole movement.
 */
export async function shootStep(
  step: ChallengeStep,
  limits: { readonly most: number; readonly least: number },
  tools: StepTools,
): Promise<readonly ShotFrame[]> {
  const { now, look, shoot, wait, onDone } = tools;
  const start = now();
  const deadline = start + Math.max(PACE_MS * limits.least, step.windowMs - SPARE_MS);
  if (step.kind === 'blink') return shootBlink(deadline, limits.most, tools);
  let frames: ShotFrame[] = [];
  let pace = PACE_MS;
  let due = start;
  let firstHeight: number | undefined;
  let doneAt: number | undefined;
  while (now() < deadline) {
    const reading = await look();
    const at = now();
    const isBlind = reading === undefined;
    if (reading) firstHeight ??= reading.box.height;
    const isThere = isBlind ? at - start >= BLIND_MS : isDone(step.kind, reading, firstHeight);
    if (isThere && doneAt === undefined) {
      doneAt = frames.length;
      onDone();
    }
    if (at >= due) {
      const file = await shoot();
      if (file !== undefined) frames.push({ file, timestampMs: Math.round((at - start) * 10) / 10 });
      due = at + (doneAt === undefined ? pace : 150);
      if (doneAt !== undefined && frames.length >= Math.max(limits.least, doneAt + AFTER)) break;
      if (frames.length >= limits.most) {
        frames = frames.filter((_frame, index) => index % 2 === 0);
        pace *= 2;
        if (doneAt !== undefined) doneAt = Math.ceil(doneAt / 2);
      }
    } else await wait(Math.min(60, due - at));
  }
  return frames;
}

function isDone(
  kind: Exclude<ChallengeStep['kind'], 'blink'>,
  reading: FaceReading | null,
  firstHeight: number | undefined,
): boolean {
  if (reading === null) return false;
  switch (kind) {
    case 'turn-left':
      return reading.turn >= FAR_ENOUGH;
    case 'turn-right':
      return reading.turn <= -FAR_ENOUGH;
    case 'come-closer':
      return firstHeight !== undefined && reading.box.height >= CLOSER * firstHeight;
  }
}
