import { describe, expect, test } from 'vitest';
import { applicantIdSchema, attemptIdSchema, environmentIdSchema, imageIdSchema } from './ids.ts';

describe('ids', () => {
  test('of objects are 24 lower-case hex characters and nothing around them', () => {
    const id = '65f0c0ffee65f0c0ffee65f0';
    expect(applicantIdSchema.parse(id)).toBe(id);
    for (const bad of [id.toUpperCase(), id.slice(1), `${id}0`, ` ${id}`, `${id}\n`, `g${id.slice(1)}`, '']) {
      expect(applicantIdSchema.safeParse(bad).success, JSON.stringify(bad)).toBe(false);
    }
  });

  test('of pictures fit into 32 bits', () => {
    expect(imageIdSchema.parse(2_147_483_647)).toBe(2_147_483_647);
    for (const bad of [0, -1, 1.5, 2_147_483_648, Number.NaN, '7']) {
      expect(imageIdSchema.safeParse(bad).success, String(bad)).toBe(false);
    }
  });

  test('of attempts are five letters', () => {
    expect(attemptIdSchema.parse('qWzXa')).toBe('qWzXa');
    for (const bad of ['qWzX', 'qWzXab', 'qWz1a', 'qWzXa\n']) {
      expect(attemptIdSchema.safeParse(bad).success, JSON.stringify(bad)).toBe(false);
    }
  });

  test('of environments are UUIDs', () => {
    expect(environmentIdSchema.safeParse('3f0c7a52-1b7e-4c1e-9a55-0d6a6f1f8a10').success).toBe(true);
    expect(environmentIdSchema.safeParse('sandbox').success).toBe(false);
  });
});
