import type { Box, Point } from '@aval/core/findings';

/** A slanted rectangle around a piece of text, in pixels of the picture. */
export type TextBox = {
  readonly centre: Point;
  /** Along the text, always the longer side. */
  readonly length: number;
  readonly thickness: number;
  /** Direction of the longer side in radians, in (-PI/2, PI/2]. */
  readonly angle: number;
  readonly score: number;
};

/** The upright rectangle that holds a text box. */
export function boundingBox({ centre, length, thickness, angle }: TextBox): Box {
  const cos = Math.abs(Math.cos(angle));
  const sin = Math.abs(Math.sin(angle));
  const width = length * cos + thickness * sin;
  const height = length * sin + thickness * cos;
  return { x: centre.x - width / 2, y: centre.y - height / 2, width, height };
}
