/** What the chunk structure of a PNG says, without decoding. */
export type PngStructure = {
  readonly width: number;
  readonly height: number;
  readonly animated: boolean;
  /** Offset behind the IEND chunk; null when it is missing. */
  readonly end: number | null;
};

/** Walks the chunks (PNG specification, section 5). Null when the first is no IHDR or one is malformed. */
export function inspectPng(bytes: Uint8Array): PngStructure | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 33 || chunkType(bytes, 8) !== 'IHDR') return null;
  const width = view.getUint32(16);
  const height = view.getUint32(20);
  let animated = false;
  let at = 8;
  while (at + 12 <= bytes.length) {
    const type = chunkType(bytes, at);
    if (!/^[A-Za-z]{4}$/.test(type)) return null;
    if (type === 'acTL') animated = true;
    at += view.getUint32(at) + 12;
    if (type === 'IEND') return { width, height, animated, end: at <= bytes.length ? at : null };
  }
  return { width, height, animated, end: null };
}

function chunkType(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(...bytes.subarray(at + 4, at + 8));
}
