import type { Rgba } from './grey.ts';
import type { FrameReading } from './judge-frame.ts';

/** What the page asks of its worker; a part that is null is not looked at. */
export type CaptureRequest = {
  readonly id: number;
  readonly frame: Rgba | null;
  /** The middle of the document at full size, where its place is known. */
  readonly focusPart: Rgba | null;
  readonly aspect: number;
};
export type CaptureAnswer = {
  readonly id: number;
  readonly reading: FrameReading | null;
  readonly focus: number | null;
};
