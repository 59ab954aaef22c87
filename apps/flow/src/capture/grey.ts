/** Grey levels 0 to 255, row by row. */
export type Grey = { readonly data: Uint8Array; readonly width: number; readonly height: number };
/** As a canvas gives it: red, green, blue, alpha. */
export type Rgba = {
  readonly data: Uint8ClampedArray | Uint8Array;
  readonly width: number;
  readonly height: number;
};

export function greyOf({ data, width, height }: Rgba): Grey {
  const grey = new Uint8Array(width * height);
  for (let pixel = 0, at = 0; pixel < grey.length; pixel++, at += 4) {
    // Weights of ITU-R BT.601, in 256ths.
    grey[pixel] = ((data[at] ?? 0) * 77 + (data[at + 1] ?? 0) * 150 + (data[at + 2] ?? 0) * 29) >> 8;
  }
  return { data: grey, width, height };
}

/** Each pixel the mean of a square of `factor` pixels; what is left over at the right and below is dropped. */
export function shrinkGrey({ data, width, height }: Grey, factor: number): Grey {
  if (factor <= 1) return { data, width, height };
  const [columns, rows] = [Math.floor(width / factor), Math.floor(height / factor)];
  const small = new Uint8Array(columns * rows);
  const count = factor * factor;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let sum = 0;
      for (let y = 0; y < factor; y++) {
        const from = (row * factor + y) * width + column * factor;
        for (let x = 0; x < factor; x++) sum += data[from + x] ?? 0;
      }
      small[row * columns + column] = sum / count;
    }
  }
  return { data: small, width: columns, height: rows };
}
