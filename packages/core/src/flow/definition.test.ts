import { describe, expect, test } from 'vitest';
import { conditionSchema, holds } from './condition.ts';
import { flowDefinitionSchema, parseFlowDefinition } from './definition.ts';

const end = { id: 'end', kind: 'end', group: 'result', result: 'done', edges: [] };
const mail = (edges: unknown[], more: object = {}) => ({
  id: 'mail',
  kind: 'code',
  group: 'g',
  channel: 'email',
  edges,
  ...more,
});
const flow = (...blocks: unknown[]) => ({ version: 1, start: 'mail', blocks });
const done = { outcome: 'done', to: 'end' };

describe('a definition', () => {
  test('that is sound is read', () => {
    expect(parseFlowDefinition(flow(mail([done]), end)).start).toBe('mail');
  });

  test.each([
    ['a dead end', flow(mail([]), end)],
    ['a way only on a condition', flow(mail([{ ...done, when: { '==': [1, 2] } }]), end)],
    ['a way to nowhere', flow(mail([{ outcome: 'done', to: 'gone' }]), end)],
    ['a circle', flow(mail([{ outcome: 'done', to: 'mail' }]))],
    ['a block that nobody reaches', flow(mail([done]), { ...end, id: 'other' }, end)],
    ['a block that is there twice', flow(mail([done]), mail([done]), end)],
    ['an outcome that the block does not have', flow(mail([done, { outcome: 'odd', to: 'end' }]), end)],
    ['skipping without a way', flow(mail([done], { skippable: true }), end)],
    ['a first block that is not there', { ...flow(mail([done]), end), start: 'gone' }],
  ])('with %s is refused', (_what, definition) => {
    expect(flowDefinitionSchema.safeParse(definition).success).toBe(false);
  });

  test('of a version that nobody wrote is corruption', () => {
    for (const version of [0, 2, 99]) {
      expect(() => parseFlowDefinition({ ...flow(mail([done]), end), version })).toThrow();
    }
  });
});

describe('a condition', () => {
  test('is data, asked over data', () => {
    const condition = conditionSchema.parse({
      and: [{ '==': [{ var: 'answers.a.country' }, 'UKR'] }, { '!': { var: 'answers.b' } }],
    });
    expect(holds(condition, { answers: { a: { country: 'UKR' } } })).toBe(true);
    expect(holds(condition, { answers: { a: { country: 'POL' } } })).toBe(false);
  });

  test.each([
    { method: ['x', 'toUpperCase'] },
    { log: 'x' },
    { map: [[1], { var: '' }] },
    { reduce: [[1], { var: '' }, 0] },
    { var: 'answers.constructor' },
    { var: '__proto__.x' },
    { var: { cat: ['const', 'ructor'] } },
    { '==': [1, 1], or: [] },
    {},
    { '==': [Number.NaN, 1] },
  ])('that could reach further is refused: %j', (condition) => {
    expect(conditionSchema.safeParse(condition).success).toBe(false);
  });
});
