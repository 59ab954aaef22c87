/** Raw 8-bit sRGB picture, three bytes a pixel, rows from the top. */
export type Pixels = {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
};
