import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inventPerson, shiftDate } from './person.ts';

const today = '2026-02-28';

test('the same seed and day give the same person, other seeds other people', () => {
  expect(inventPerson(1, today)).toEqual(inventPerson(1, today));
  const numbers = new Set(Array.from({ length: 100 }, (_, seed) => inventPerson(seed, today).documentNumber));
  expect(numbers.size).toBe(100);
});

test('everybody is grown up and holds a valid document', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const person = inventPerson(seed, today);
      expect(person.birthDate <= shiftDate(today, { years: -20 })).toBe(true);
      expect(person.issueDate < today && today < person.expiryDate).toBe(true);
      expect(person.documentNumber).toMatch(/^[LKT]\d{8}$/);
    }),
  );
});

test('what is fixed stays', () => {
  expect(inventPerson(1, today, { surname: 'FIXED', sex: 'F' })).toMatchObject({
    surname: 'FIXED',
    sex: 'F',
  });
});

test('dates move over month ends and leap days', () => {
  expect(shiftDate('2024-02-29', { years: 1 })).toBe('2025-02-28');
  expect(shiftDate('2024-02-29', { years: 4 })).toBe('2028-02-29');
  expect(shiftDate('2024-01-01', { days: -1 })).toBe('2023-12-31');
  expect(shiftDate('2015-03-01', { years: 10, days: -1 })).toBe('2025-02-28');
});
