import { distance, type Quad } from './geometry.ts';
import { type FrameLimits, type FrameReading, type Hint, judgeFrame } from './judge-frame.ts';

export type CaptureOptions = FrameLimits & {
  /** Whether the picture may be taken by itself. */
  readonly automatic: boolean;
  /** Milliseconds after which the person gets a shutter, too. */
  readonly shutterAfter: number;
};

/** Where a capture stands. Times are milliseconds of any one clock. */
export type CaptureState = {
  readonly phase: 'looking' | 'taken';
  /** What the person is told. */
  readonly hint: Hint;
  readonly hintSince: number;
  /** Another hint that is waiting, and for how many frames. */
  readonly next: Hint;
  readonly nextCount: number;
  readonly goodSince: number | null;
  readonly goodCount: number;
  readonly quad: Quad | null;
  /** Frames in a row without the outline. */
  readonly lost: number;
  readonly startedAt: number;
  readonly hasShutter: boolean;
};

/** Frames and milliseconds for which all has to be good. */
const GOOD_FRAMES = 4;
const GOOD_MS = 450;
/** A hint stays at least so long, and another one has to be right so often before it is told: nobody can follow a flicker. */
const HINT_MS = 900;
const HINT_FRAMES = 3;
/** Frames for which a lost outline is still believed. */
const PATIENCE = 2;

export function startCapture(
  at: number,
  options: Pick<CaptureOptions, 'automatic' | 'shutterAfter'>,
): CaptureState {
  return {
    phase: 'looking',
    hint: 'showDocument',
    hintSince: at,
    next: 'showDocument',
    nextCount: 0,
    goodSince: null,
    goodCount: 0,
    quad: null,
    lost: 0,
    startedAt: at,
    hasShutter: !options.automatic || options.shutterAfter <= 0,
  };
}

/** The state after one more frame. `phase` becomes `taken` once: that is the moment to take the picture. */
export function captureStep(
  state: CaptureState,
  reading: FrameReading,
  at: number,
  options: CaptureOptions,
): CaptureState {
  if (state.phase === 'taken') return state;
  const isLost = reading.quad === null;
  const lost = isLost ? state.lost + 1 : 0;
  const hasShutter = state.hasShutter || at - state.startedAt >= options.shutterAfter;
  // One frame in which a hand covers a corner is no reason to begin anew.
  if (isLost && state.quad !== null && lost <= PATIENCE) return { ...state, lost, hasShutter };
  const hint = judgeFrame(reading, state.quad, options);
  const isGood = hint === 'good';
  const goodCount = isGood ? state.goodCount + 1 : 0;
  const goodSince = isGood ? (state.goodSince ?? at) : null;
  const isTaken =
    options.automatic && goodSince !== null && goodCount >= GOOD_FRAMES && at - goodSince >= GOOD_MS;
  return {
    ...tell(state, hint, at),
    phase: isTaken ? 'taken' : 'looking',
    goodCount,
    goodSince,
    quad: reading.quad,
    lost,
    hasShutter,
  };
}

/** A corner that moves by less, in shares of what is seen, is not drawn anew. */
const UNSEEN = 0.004;

/** Whether the person would see no difference between the two. */
export function looksAlike(one: CaptureState, other: CaptureState): boolean {
  if (one.phase !== other.phase || one.hint !== other.hint || one.hasShutter !== other.hasShutter)
    return false;
  if (one.quad === null || other.quad === null) return one.quad === other.quad;
  const [before, after] = [one.quad, other.quad];
  return before.every((corner, index) => distance(corner, after[index] ?? corner) < UNSEEN);
}

function tell(state: CaptureState, hint: Hint, at: number): CaptureState {
  if (hint === state.hint) return { ...state, next: hint, nextCount: 0 };
  const nextCount = hint === state.next ? state.nextCount + 1 : 1;
  const isDue = nextCount >= HINT_FRAMES && at - state.hintSince >= HINT_MS;
  // That all is well is told at once, since it asks for nothing but patience.
  if (hint === 'good' || isDue) return { ...state, hint, hintSince: at, next: hint, nextCount: 0 };
  return { ...state, next: hint, nextCount };
}
