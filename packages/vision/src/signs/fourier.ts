type Waves = { readonly cos: Float64Array; readonly sin: Float64Array };

function wavesOf(size: number): Waves {
  const angle = (at: number) => (-2 * Math.PI * at) / size;
  return {
    cos: Float64Array.from({ length: size / 2 }, (_, at) => Math.cos(angle(at))),
    sin: Float64Array.from({ length: size / 2 }, (_, at) => Math.sin(angle(at))),
  };
}

/** Forward transform in place, by Cooley and Tukey. The length has to be a power of two. */
function transform(real: Float64Array, imaginary: Float64Array, waves: Waves): void {
  const size = real.length;
  for (let at = 1, to = 0; at < size; at++) {
    let bit = size >> 1;
    for (; (to & bit) !== 0; bit >>= 1) to ^= bit;
    to ^= bit;
    if (at >= to) continue;
    const [keptReal, keptImaginary] = [real[at] ?? 0, imaginary[at] ?? 0];
    real[at] = real[to] ?? 0;
    imaginary[at] = imaginary[to] ?? 0;
    real[to] = keptReal;
    imaginary[to] = keptImaginary;
  }
  for (let length = 2; length <= size; length *= 2) {
    const half = length >> 1;
    const stride = size / length;
    for (let step = 0; step < half; step++) {
      const cos = waves.cos[step * stride] ?? 0;
      const sin = waves.sin[step * stride] ?? 0;
      for (let at = step; at < size; at += length) {
        const to = at + half;
        const toReal = (real[to] ?? 0) * cos - (imaginary[to] ?? 0) * sin;
        const toImaginary = (real[to] ?? 0) * sin + (imaginary[to] ?? 0) * cos;
        real[to] = (real[at] ?? 0) - toReal;
        imaginary[to] = (imaginary[at] ?? 0) - toImaginary;
        real[at] = (real[at] ?? 0) + toReal;
        imaginary[at] = (imaginary[at] ?? 0) + toImaginary;
      }
    }
  }
}

/**
 * Magnitudes of the two-dimensional spectra of two squares of `size` x `size` values, frequency 0 first: the rows of the frequencies
 * from 0 to half of `size`. The others mirror them, `(u, v)` being the same as `(-u, -v)`. The size has to be a power of two. Both
 * go through one transform, as real and imaginary part, and are parted by their symmetry.
 */
export function spectraOf(
  one: Float32Array,
  other: Float32Array,
  size: number,
): [Float32Array, Float32Array] {
  const real = new Float64Array(one);
  const imaginary = new Float64Array(other);
  const waves = wavesOf(size);
  for (let row = 0; row < size; row++) {
    const [from, to] = [row * size, (row + 1) * size];
    transform(real.subarray(from, to), imaginary.subarray(from, to), waves);
  }
  // Columns are laid down as rows, which the transform reads one after the other.
  const across = new Float64Array(size * size);
  const acrossImaginary = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      across[column * size + row] = real[row * size + column] ?? 0;
      acrossImaginary[column * size + row] = imaginary[row * size + column] ?? 0;
    }
  }
  for (let column = 0; column < size; column++) {
    const [from, to] = [column * size, (column + 1) * size];
    transform(across.subarray(from, to), acrossImaginary.subarray(from, to), waves);
  }
  const rows = size / 2 + 1;
  const first = new Float32Array(size * rows);
  const second = new Float32Array(size * rows);
  for (let column = 0; column < size; column++) {
    const mirrored = ((size - column) % size) * size;
    for (let row = 0; row < rows; row++) {
      const mirror = mirrored + ((size - row) % size);
      const [a, b] = [across[column * size + row] ?? 0, acrossImaginary[column * size + row] ?? 0];
      const [c, d] = [across[mirror] ?? 0, acrossImaginary[mirror] ?? 0];
      first[row * size + column] = Math.sqrt((a + c) * (a + c) + (b - d) * (b - d)) / 2;
      second[row * size + column] = Math.sqrt((b + d) * (b + d) + (a - c) * (a - c)) / 2;
    }
  }
  return [first, second];
}
