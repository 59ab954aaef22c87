import type { Point } from '@aval/core/findings';

/** Where eyes, nose and mouth corners stand in the 112 x 112 crop that most feature models were trained on (ArcFace). */
export const arcfaceAlignment: Point[] = [
  { x: 38.2946, y: 51.6963 },
  { x: 73.5318, y: 51.5014 },
  { x: 56.0252, y: 71.7366 },
  { x: 41.5493, y: 92.3655 },
  { x: 70.7299, y: 92.2041 },
];
