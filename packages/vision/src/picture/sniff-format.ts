/** What the first bytes say. `other` is a picture format that is known but not accepted; null is no known format. */
export type SniffedFormat = 'jpeg' | 'png' | 'pdf' | 'other' | null;

/**
 * Chooses the decoder by the first bytes alone. The declared type and the rest of the file have no say, so a
 * file that is two things at once is read as the one its first bytes name.
 */
export function sniffFormat(bytes: Uint8Array): SniffedFormat {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) return 'pdf';
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  const known =
    head.startsWith('GIF8') ||
    (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') ||
    head.startsWith('II*\0') ||
    head.startsWith('MM\0*') ||
    head.slice(4, 8) === 'ftyp' ||
    head.startsWith('BM');
  return known ? 'other' : null;
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return bytes.length >= magic.length && magic.every((value, index) => bytes[index] === value);
}
