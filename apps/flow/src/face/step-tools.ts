import type { FaceReading } from './face-reading.ts';

/** A frame of a step with its time from the step's beginning, milliseconds. */
export type ShotFrame = { readonly file: Blob; readonly timestampMs: number };

/** What a step of a challenge is taken with. */
export type StepTools = {
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
  /** The next look at the person; undefined where nothing on this device can look at faces. */
  readonly look: () => Promise<FaceReading | null | undefined>;
  readonly shoot: () => Promise<Blob | undefined>;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Told once the eyes were seen shut for long enough: the person cannot read what comes next. */
  readonly onHeld: () => void;
  /** Told once the person has done what was asked. */
  readonly onDone: () => void;
};
