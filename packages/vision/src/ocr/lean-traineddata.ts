import { failure, type Result, success } from '@aval/core/result';

/** Parts of a `traineddata` file that reading needs: the network, its alphabet, its recoder, the version. */
const NEEDED: readonly number[] = [17, 21, 22, 23];
const OFFSET_BYTES = 8;

/**
 * A `traineddata` file without its word lists, which are most of it: names and numbers are in no word list, and the
 * lines read the same with and without. Layout: an int32 count, that many int64 offsets (-1: absent), the parts.
 */
export function leanTraineddata(file: Uint8Array): Result<Uint8Array, string> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const count = file.length < 4 ? 0 : view.getInt32(0, true);
  const headLength = 4 + count * OFFSET_BYTES;
  if (count < 1 || count > 64 || headLength > file.length) return failure('not a traineddata file');
  const offsets = Array.from({ length: count }, (_, index) =>
    Number(view.getBigInt64(4 + index * OFFSET_BYTES, true)),
  );
  const parts = offsets.map((start, index) => {
    const end = offsets.slice(index + 1).find((next) => next >= 0) ?? file.length;
    return start >= 0 && NEEDED.includes(index) ? { start, end } : null;
  });
  if (parts[17] == null || parts[21] == null) return failure('it has no LSTM network');
  if (parts.some((part) => part !== null && (part.end < part.start || part.end > file.length))) {
    return failure('its parts lie outside the file');
  }
  const size = parts.reduce((sum, part) => sum + (part === null ? 0 : part.end - part.start), headLength);
  const lean = new Uint8Array(size);
  const head = new DataView(lean.buffer);
  head.setInt32(0, count, true);
  let at = headLength;
  parts.forEach((part, index) => {
    head.setBigInt64(4 + index * OFFSET_BYTES, BigInt(part === null ? -1 : at), true);
    if (part === null) return;
    lean.set(file.subarray(part.start, part.end), at);
    at += part.end - part.start;
  });
  return success(lean);
}
