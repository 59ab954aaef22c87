/** What the marker structure of a JPEG says, without decoding. */
export type JpegStructure = {
  readonly width: number;
  readonly height: number;
  readonly scans: number;
  /** Offset behind the end-of-image marker of the first picture; null when it never ends. */
  readonly end: number | null;
};

/** Walks the markers of the first picture in the file (ITU-T T.81, annex B). Null when they make no sense. */
export function inspectJpeg(bytes: Uint8Array): JpegStructure | null {
  let width = 0;
  let height = 0;
  let scans = 0;
  let at = 2;
  while (at < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    while (bytes[at] === 0xff) at++;
    const marker = bytes[at++];
    if (marker === undefined) break;
    if (marker === 0xd9) return { width, height, scans, end: at };
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) continue;
    if (marker === 0x00 || marker === 0xd8) return null;
    const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
    if (length < 2) return null;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      height = ((bytes[at + 3] ?? 0) << 8) | (bytes[at + 4] ?? 0);
      width = ((bytes[at + 5] ?? 0) << 8) | (bytes[at + 6] ?? 0);
    }
    at += length;
    if (marker === 0xda) {
      scans++;
      at = skipEntropyCoded(bytes, at);
    }
  }
  return { width, height, scans, end: null };
}

function skipEntropyCoded(bytes: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    at = bytes.indexOf(0xff, at);
    if (at === -1) return bytes.length;
    const next = bytes[at + 1] ?? 0xff;
    if (next !== 0x00 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
    at += next === 0xff ? 1 : 2;
  }
}
