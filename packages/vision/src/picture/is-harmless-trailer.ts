import { pictureLimits } from './limits.ts';

/** Ways in which another kind of file is begun or ended; a picture that carries one is two files at once. */
const FOREIGN = [
  '%PDF-',
  'PK\x03\x04',
  'PK\x05\x06',
  'Rar!\x1a',
  '7z\xbc\xaf',
  '<html',
  '<script',
  '<svg',
  '<?php',
  '<!DOCTYPE',
];

/**
 * Whether the bytes behind the end of a picture may be ignored. Cameras do append things: zero padding, a
 * second JPEG (preview, depth or gain map), a short film (`ftyp`), the block that one maker ends with `SEFT`.
 * Anything else beyond a small tolerance, and every sign of another file format, is refused: such a file shows
 * one thing to a person and another to the programme that opens it next.
 */
export function isHarmlessTrailer(trailer: Uint8Array): boolean {
  if (trailer.length === 0) return true;
  const text = Buffer.from(trailer.buffer, trailer.byteOffset, trailer.byteLength).toString('latin1');
  const lower = text.toLowerCase();
  if (FOREIGN.some((mark) => lower.includes(mark.toLowerCase()))) return false;
  if (trailer.length <= pictureLimits.trailingBytes) return true;
  if (trailer.every((byte) => byte === 0)) return true;
  const head = text.slice(0, 64);
  return head.includes('\xff\xd8\xff') || head.slice(4, 8) === 'ftyp' || text.endsWith('SEFT');
}
