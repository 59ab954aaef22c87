import { createSecretKey } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { open, openJson, SEAL_OVERHEAD_BYTES, seal, sealJson } from './sealed-box.ts';

const key = createSecretKey(Buffer.alloc(32, 1));
const otherKey = createSecretKey(Buffer.alloc(32, 2));
const bytes = fc.uint8Array({ maxLength: 300 });
const tampered = { ok: false, error: 'tampered' };

describe('seal and open', () => {
  it('give back what was sealed', () => {
    fc.assert(
      fc.property(bytes, fc.string({ unit: 'binary' }), (plaintext, context) => {
        const box = seal(key, context, plaintext);
        expect(box.byteLength).toBe(plaintext.byteLength + SEAL_OVERHEAD_BYTES);
        expect(open(key, context, box)).toEqual({ ok: true, value: Buffer.from(plaintext) });
      }),
    );
  });

  it('find every flipped bit', () => {
    const box = seal(key, 'applicant.profile/1', Buffer.from('Олена Приклад'));
    for (let bit = 0; bit < box.byteLength * 8; bit += 1) {
      const changed = Buffer.from(box);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(open(key, 'applicant.profile/1', changed)).toEqual(tampered);
    }
  });

  it('find every truncation and every addition', () => {
    fc.assert(
      fc.property(
        bytes,
        fc.uint8Array({ minLength: 1, maxLength: 40 }),
        fc.nat(),
        (plaintext, extra, cut) => {
          const box = seal(key, 'c', plaintext);
          expect(open(key, 'c', box.subarray(0, cut % box.byteLength))).toEqual(tampered);
          expect(open(key, 'c', Buffer.concat([box, extra]))).toEqual(tampered);
          expect(open(key, 'c', box.subarray(1))).toEqual(tampered);
        },
      ),
    );
  });

  it('find another context and another key', () => {
    fc.assert(
      fc.property(bytes, fc.string(), fc.string(), (plaintext, context, other) => {
        fc.pre(context !== other);
        const box = seal(key, context, plaintext);
        expect(open(key, other, box)).toEqual(tampered);
        expect(open(otherKey, context, box)).toEqual(tampered);
      }),
    );
  });

  it('never make the same box twice', () => {
    const boxes = Array.from({ length: 1_000 }, () => seal(key, 'c', Buffer.from('same')).toString('hex'));
    expect(new Set(boxes).size).toBe(1_000);
  });
});

describe('sealJson and openJson', () => {
  const schema = z.object({ firstName: z.string(), children: z.array(z.number()) });

  it('give back any JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const parsed = z.json().parse(JSON.parse(JSON.stringify(value)));
        expect(openJson(key, 'c', sealJson(key, 'c', parsed), z.json())).toEqual({ ok: true, value: parsed });
      }),
    );
  });

  it('tell a tampered box from a genuine one that does not fit', () => {
    const box = sealJson(key, 'c', { firstName: 'Ada', children: [1] });
    expect(openJson(key, 'd', box, schema)).toEqual(tampered);
    expect(openJson(key, 'c', sealJson(key, 'c', { firstName: 1 }), schema)).toEqual({
      ok: false,
      error: 'malformed',
    });
    expect(openJson(key, 'c', seal(key, 'c', Buffer.from('{')), schema)).toEqual({
      ok: false,
      error: 'malformed',
    });
  });
});
