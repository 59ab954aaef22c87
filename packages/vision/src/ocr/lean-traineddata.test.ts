import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leanTraineddata } from './lean-traineddata.ts';

/** A file of 24 parts, absent where null. */
function fileOf(parts: readonly (Uint8Array | null)[]): Uint8Array {
  const head = 4 + parts.length * 8;
  const file = new Uint8Array(parts.reduce((sum, part) => sum + (part?.length ?? 0), head));
  const view = new DataView(file.buffer);
  view.setInt32(0, parts.length, true);
  let at = head;
  parts.forEach((part, index) => {
    view.setBigInt64(4 + index * 8, BigInt(part === null ? -1 : at), true);
    if (part === null) return;
    file.set(part, at);
    at += part.length;
  });
  return file;
}

const bytes = (length: number, value: number) => new Uint8Array(length).fill(value);

describe('traineddata without its word lists', () => {
  it('keeps the network, its alphabet, its recoder and the version, and nothing else', () => {
    const parts = Array.from({ length: 24 }, (_, index) => bytes(index + 1, index));
    const kept = parts.map((part, index) => ([17, 21, 22, 23].includes(index) ? part : null));
    expect(leanTraineddata(fileOf(parts))).toEqual({ ok: true, value: fileOf(kept) });
  });

  it('leaves a lean file as it is', () => {
    const parts = Array.from({ length: 24 }, (_, index) =>
      [17, 21].includes(index) ? bytes(9, index) : null,
    );
    expect(leanTraineddata(fileOf(parts))).toEqual({ ok: true, value: fileOf(parts) });
  });

  it('refuses a file without a network', () => {
    expect(leanTraineddata(fileOf([bytes(3, 1)])).ok).toBe(false);
  });

  it('answers any bytes without a throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.integer({ min: 0, max: 30 }), (noise, count) => {
        const file = new Uint8Array([count, 0, 0, 0, ...noise]);
        const lean = leanTraineddata(file);
        expect(!lean.ok || lean.value.length <= file.length).toBe(true);
      }),
    );
  });
});
