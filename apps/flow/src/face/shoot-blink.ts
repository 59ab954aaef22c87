import type { FaceReading } from './face-reading.ts';
import type { ShotFrame, StepTools } from './step-tools.ts';

/** Openings over that of the first looks: shut from here down, open again from there up. The server measures by itself. */
const SHUT = 0.75;
const OPEN = 0.88;
/** Looks that tell how open these eyes are. */
const FIRST_LOOKS = 3;
/** How long the eyes have to be seen shut before the person is told to open them. */
const HELD_MS = 900;
const PACE_MS = 250;
/** How long it takes where nobody can see whether it was done. */
const BLIND_MS = 4200;
/** Frames kept before and after, and at most while the person takes his time. */
const ENDS = 2;
const KEPT = 40;

type Shot = ShotFrame & { readonly lids: number | undefined };

/**
 * Takes frames all the time while the person shuts his eyes and opens them, and gives those that show it: the first two, the last two and
 * between them the row of frames with the narrowest eyes. Where nothing sees faces, frames from all over the time.
 * @param deadline on the clock of the tools
 */
export async function shootBlink(
  deadline: number,
  most: number,
  { now, look, shoot, wait, onHeld, onDone }: StepTools,
): Promise<readonly ShotFrame[]> {
  const start = now();
  const shots: Shot[] = [];
  const first: number[] = [];
  let due = start;
  let shutAt: number | undefined;
  let isHeld = false;
  let after: number | undefined;
  while (now() < deadline) {
    const reading = await look();
    const at = now();
    if (reading === undefined && at - start >= BLIND_MS) break;
    if (reading && first.length < FIRST_LOOKS && first.at(-1) !== reading.lids) first.push(reading.lids);
    const opening = openingOf(reading, first);
    if (opening !== undefined && opening <= SHUT) {
      shutAt ??= at;
      if (!isHeld && at - shutAt >= HELD_MS) {
        isHeld = true;
        onHeld();
      }
    }
    if (opening !== undefined && opening >= OPEN) {
      if (isHeld && after === undefined) {
        after = 0;
        onDone();
      }
      if (!isHeld) shutAt = undefined;
    }
    if (at < due) {
      await wait(Math.min(60, due - at));
      continue;
    }
    const file = await shoot();
    due = at + PACE_MS;
    if (file === undefined) continue;
    shots.push({ file, timestampMs: Math.round((at - start) * 10) / 10, lids: reading?.lids });
    if (shots.length > KEPT) shots.splice(ENDS, 1);
    if (after !== undefined && ++after >= ENDS) break;
  }
  return chosen(shots, most).map(({ file, timestampMs }) => ({ file, timestampMs }));
}

function openingOf(reading: FaceReading | null | undefined, first: readonly number[]): number | undefined {
  if (!reading || first.length < FIRST_LOOKS) return undefined;
  const middle = [...first].sort((one, other) => one - other)[Math.floor(FIRST_LOOKS / 2)] ?? 0;
  return middle > 0 ? reading.lids / middle : undefined;
}

function chosen(shots: readonly Shot[], most: number): readonly Shot[] {
  if (shots.length <= most) return shots;
  const middle = shots.slice(ENDS, -ENDS);
  const count = most - 2 * ENDS;
  const isSeen = middle.some(({ lids }) => lids !== undefined);
  return [
    ...shots.slice(0, ENDS),
    ...(isSeen ? narrowest(middle, count) : spread(middle, count)),
    ...shots.slice(-ENDS),
  ];
}

/** The neighbours whose eyes are least open, taken together. */
function narrowest(shots: readonly Shot[], count: number): readonly Shot[] {
  const sums = shots.slice(0, shots.length - count + 1).map((_shot, from) => {
    const row = shots.slice(from, from + count);
    return row.reduce((sum, { lids }) => sum + (lids ?? 1), 0);
  });
  const from = sums.indexOf(Math.min(...sums));
  return shots.slice(from, from + count);
}

function spread(shots: readonly Shot[], count: number): readonly Shot[] {
  return Array.from(
    { length: count },
    (_, index) => shots[Math.floor(((index + 0.5) * shots.length) / count)],
  ).flatMap((shot) => shot ?? []);
}
