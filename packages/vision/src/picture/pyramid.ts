import type { Pixels } from './pixels.ts';

/** A picture and its halvings, made when first asked for: sampling from the nearest one avoids aliasing. */
export type Pyramid = {
  readonly base: Pixels;
  /** Level 0 is the base, level n is 2^n times smaller; the level nearest to what was asked if it would vanish. */
  level(index: number): { readonly pixels: Pixels; readonly scale: number };
};

export function buildPyramid(base: Pixels): Pyramid {
  const levels = [base];
  return {
    base,
    level(index) {
      let last = base;
      for (let at = 0; at <= index; at++) {
        const known = levels[at];
        if (known !== undefined) {
          last = known;
          continue;
        }
        if (last.width < 4 || last.height < 4) return { pixels: last, scale: last.width / base.width };
        last = halve(last);
        levels.push(last);
      }
      return { pixels: last, scale: 1 / 2 ** index };
    },
  };
}

function halve(pixels: Pixels): Pixels {
  const { data } = pixels;
  const width = pixels.width >> 1;
  const height = pixels.height >> 1;
  const stride = pixels.width * 3;
  const out = new Uint8Array(width * height * 3);
  let to = 0;
  for (let y = 0; y < height; y++) {
    let from = y * 2 * stride;
    for (let x = 0; x < width; x++, from += 6) {
      for (let channel = 0; channel < 3; channel++) {
        const at = from + channel;
        out[to++] =
          ((data[at] ?? 0) +
            (data[at + 3] ?? 0) +
            (data[at + stride] ?? 0) +
            (data[at + stride + 3] ?? 0) +
            2) >>
          2;
      }
    }
  }
  return { data: out, width, height };
}
