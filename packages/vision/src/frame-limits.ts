/** Hard limits on a series of frames: what one task may take of time and memory. */
export const frameLimits = {
  count: 24,
  /** Bytes of one frame, and of all. */
  frameBytes: 4 * 1024 * 1024,
  totalBytes: 32 * 1024 * 1024,
  /** Pixels that the header of a frame declares: more than any camera stream, little enough for 24 of them. */
  pixels: 16_000_000,
  /** Longer side of the working copy in pixels. */
  workingSide: 1280,
  /** Faces described in a frame at most. */
  faces: 3,
} as const;
