import type { FrameFormat } from '../session/view.ts';
import type { Rect } from './geometry.ts';

/** Width by height: ISO/IEC 7810 ID-1 and ID-3, ISO 216 A4 upright. */
export const aspects: Readonly<Record<FrameFormat, number>> = {
  'ID-1': 85.6 / 53.98,
  'ID-3': 125 / 88,
  A4: 210 / 297,
};

/**
 * Where the guide is drawn, in shares of a screen: as large as its margins allow, and above the middle, since the thumb and the words are
 * below. `width` and `height` are the screen's, in any unit.
 */
export function guideOn(format: FrameFormat, width: number, height: number): Rect {
  const aspect = aspects[format];
  const isTall = height >= width;
  const room = isTall ? { width: 0.92, height: 0.6 } : { width: 0.62, height: 0.72 };
  const scale = Math.min((room.width * width) / aspect, room.height * height);
  const [w, h] = [(scale * aspect) / width, scale / height];
  return { x: (1 - w) / 2, y: Math.max(0.08, 0.44 - h / 2), width: w, height: h };
}
