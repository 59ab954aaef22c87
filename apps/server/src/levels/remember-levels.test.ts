import { environmentIdSchema, levelIdSchema } from '@aval/core/ids';
import { type Level, seededLevels } from '@aval/core/level';
import { describe, expect, it } from 'vitest';
import { rememberLevels } from './remember-levels.ts';

const one = environmentIdSchema.parse('6f1c2a52-3b0e-4c58-9a77-0d8a52a1b001');
const other = environmentIdSchema.parse('6f1c2a52-3b0e-4c58-9a77-0d8a52a1b002');

function countedLevels() {
  const [seeded] = seededLevels;
  if (seeded === undefined) throw new Error('there is no level to start with');
  const level: Level = {
    id: levelIdSchema.parse('0123456789abcdef01234567'),
    type: 'standalone',
    createdAt: new Date('2026-01-02T03:04:05.678Z'),
    ...seeded,
  };
  const asked: string[] = [];
  const answers = new Map([[one, level]]);
  return {
    level,
    asked,
    answers,
    store: {
      find: async (environmentId: typeof one, id: string) => {
        asked.push(id);
        return answers.get(environmentId);
      },
      findByName: async (environmentId: typeof one, name: string) => {
        asked.push(name);
        return answers.get(environmentId);
      },
    },
  };
}

describe('rememberLevels', () => {
  it('asks once for a level, by id and by name', async () => {
    const { level, asked, store } = countedLevels();
    const levels = rememberLevels(store, Number.POSITIVE_INFINITY);
    expect(await levels.find(one, level.id)).toBe(level);
    expect(await levels.find(one, level.id)).toBe(level);
    expect(await levels.findByName(one, level.name)).toBe(level);
    expect(await levels.findByName(one, level.name)).toBe(level);
    expect(asked).toEqual([level.id, level.name]);
  });

  it('never answers with a level of another environment', async () => {
    const { level, store } = countedLevels();
    const levels = rememberLevels(store, Number.POSITIVE_INFINITY);
    expect(await levels.find(one, level.id)).toBe(level);
    expect(await levels.find(other, level.id)).toBeUndefined();
  });

  it('asks again for what was not there, and for what has grown old', async () => {
    const { level, answers, store } = countedLevels();
    const levels = rememberLevels(store, Number.POSITIVE_INFINITY);
    expect(await levels.find(other, level.id)).toBeUndefined();
    answers.set(other, level);
    expect(await levels.find(other, level.id)).toBe(level);
    const forgetful = rememberLevels(store, 0);
    expect(await forgetful.find(one, level.id)).toBe(level);
    answers.delete(one);
    expect(await forgetful.find(one, level.id)).toBeUndefined();
  });

  it('forgets when told, also what was being asked for at that moment', async () => {
    const { asked, store } = countedLevels();
    const levels = rememberLevels(store, Number.POSITIVE_INFINITY);
    await levels.findByName(one, 'a');
    levels.forget();
    const underWay = levels.findByName(one, 'a');
    levels.forget();
    await underWay;
    await levels.findByName(one, 'a');
    await levels.findByName(one, 'a');
    expect(asked).toEqual(['a', 'a', 'a']);
  });
});
