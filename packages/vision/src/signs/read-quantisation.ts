/** Natural position of the n-th number of a table in zigzag order (ITU-T T.81, figure A.6). */
const zigzag = [
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7,
  14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46,
  53, 60, 61, 54, 47, 55, 62, 63,
] as const;

/** The first quantisation table of a JPEG, which is that of brightness, row by row; null where there is none before the picture. */
export function readQuantisation(bytes: Uint8Array): number[] | null {
  let at = 2;
  while (at + 4 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    if (marker === 0xda || length < 2) return null;
    if (marker === 0xdb) return readTable(bytes.subarray(at + 4, at + 2 + length));
    at += 2 + length;
  }
  return null;
}

function readTable(segment: Uint8Array): number[] | null {
  const wide = (segment[0] ?? 0) >> 4 === 1;
  if (segment.length < (wide ? 129 : 65)) return null;
  const table = new Array<number>(64).fill(1);
  for (const [index, place] of zigzag.entries()) {
    const value = wide
      ? ((segment[1 + 2 * index] ?? 0) << 8) | (segment[2 + 2 * index] ?? 0)
      : (segment[1 + index] ?? 0);
    table[place] = Math.max(1, value);
  }
  return table;
}
