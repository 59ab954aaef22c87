import type { Rect } from '../capture/geometry.ts';

/** What is seen of a face in one frame as the camera gives it, unmirrored. */
export type FaceReading = {
  /** In shares of the frame. */
  readonly box: Rect;
  /** How far the head is turned: 0 straight, 1 fully to the person's own left, -1 to his right. */
  readonly turn: number;
  /** How far it is raised (positive) or lowered. */
  readonly nod: number;
  /** Height of the eyes over their width, both together: falls when they shut, and is of use only beside other looks at the same face. */
  readonly lids: number;
  readonly faces: number;
};

/** Looks at frames for a face; null where there is none. */
export type FaceWatcher = {
  readonly look: (frame: ImageBitmap) => Promise<FaceReading | null>;
  readonly close: () => void;
};
