import { webhookIdSchema } from '@aval/core/ids';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomIdentifiers } from '../platform/crypto/identifiers.ts';
import { makeReceiverPaces } from './receiver-pace.ts';

const newId = () => webhookIdSchema.parse(randomIdentifiers.objectId());

describe('the pace of a receiver', () => {
  it('stays between one request and the most, and comes back when it answers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 64 }), fc.array(fc.boolean()), (most, answers) => {
        const paces = makeReceiverPaces(most);
        const id = newId();
        for (const inTime of answers) {
          paces.note(id, inTime);
          expect(paces.requests(id)).toBeGreaterThanOrEqual(1);
          expect(paces.requests(id)).toBeLessThanOrEqual(most);
        }
        for (let answer = 0; answer < most; answer += 1) paces.note(id, true);
        expect(paces.requests(id)).toBe(most);
        expect(paces.restsUntil(id)).toBe(0);
      }),
    );
  });

  it('is slow after requests in vain, and of that receiver alone', () => {
    const paces = makeReceiverPaces(16);
    const [hanging, well] = [newId(), newId()];
    for (let request = 0; request < 4; request += 1) paces.note(hanging, false);
    expect([paces.requests(hanging), paces.isSlow(hanging)]).toEqual([1, true]);
    expect([paces.requests(well), paces.isSlow(well)]).toEqual([16, false]);
    paces.rest(hanging, 7000);
    paces.rest(well, 7000);
    expect([paces.restsUntil(hanging), paces.restsUntil(well)]).toEqual([7000, 0]);
  });

  it('is not slow for one late answer in twenty', () => {
    const paces = makeReceiverPaces(16);
    const id = newId();
    for (let request = 0; request < 400; request += 1) {
      paces.note(id, request % 20 !== 0);
      expect(paces.isSlow(id)).toBe(false);
    }
  });
});
