import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actorText, createdByOf, readActor } from './actor.ts';
import type { Actor } from './context.ts';

test('property: who it was is read back as it was written, whatever stands in his id', () => {
  const kinds = fc.constantFrom<Actor['kind']>('app-token', 'officer', 'applicant', 'system');
  fc.assert(
    fc.property(kinds, fc.string(), (kind, id) => {
      expect(readActor(actorText({ kind, id }))).toEqual({ kind, id });
    }),
  );
});

test('what nobody writes is not read', () => {
  for (const text of ['', 'officer', 'somebody:1']) expect(() => readActor(text)).toThrow();
});

test('the wire calls programs service, and officers by their ids', () => {
  expect(createdByOf({ kind: 'app-token', id: 'x' })).toBe('service');
  expect(createdByOf({ kind: 'officer', id: 'officer-7' })).toBe('officer-7');
  expect(createdByOf({ kind: 'applicant', id: 'x' })).toBe('applicant');
});
