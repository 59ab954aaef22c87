import type { Rect } from '../capture/geometry.ts';
import type { FaceReading } from './face-reading.ts';

/** What the person is told before the check begins; keys of the texts `face.hint…`. `good`: nothing. */
export type FaceHint = 'Show' | 'Closer' | 'Back' | 'Centre' | 'Straight' | 'Alone' | 'Still' | 'good';

/** Height of the face by the oval's, and how far its middle may be off by the oval's width. */
const limits = { small: 0.62, large: 1.15, off: 0.2, turn: 0.25, nod: 0.4, moved: 0.05 };

/** The most important thing to say. `oval` is the guide in shares of the frame. */
export function judgeFace(reading: FaceReading | null, before: FaceReading | null, oval: Rect): FaceHint {
  if (reading === null) return 'Show';
  if (reading.faces > 1) return 'Alone';
  const size = reading.box.height / oval.height;
  if (size < limits.small) return 'Closer';
  if (size > limits.large) return 'Back';
  const offX = Math.abs(middle(reading.box).x - middle(oval).x) / oval.width;
  const offY = Math.abs(middle(reading.box).y - middle(oval).y) / oval.height;
  if (Math.max(offX, offY) > limits.off) return 'Centre';
  if (Math.abs(reading.turn) > limits.turn || Math.abs(reading.nod) > limits.nod) return 'Straight';
  if (before === null) return 'Still';
  const way = Math.hypot(
    middle(reading.box).x - middle(before.box).x,
    middle(reading.box).y - middle(before.box).y,
  );
  return way > limits.moved ? 'Still' : 'good';
}

function middle({ x, y, width, height }: Rect): { readonly x: number; readonly y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}
