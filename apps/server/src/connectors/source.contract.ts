import type { ScreeningSubject } from '@aval/core/screening/subject';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Source } from '../sources/ports.ts';

/** What a source is tried against: a simulator that has the invented people and can be told to misbehave. */
export type SourceWorld = {
  readonly source: Source;
  /** The same source with a key that is wrong. */
  readonly stranger: Source;
  readonly play: (...scenarios: ('refuse' | 'busy' | 'hang' | 'drop' | 'broken')[]) => void;
  /** Questions that arrived. */
  readonly received: readonly unknown[];
  /** Complaints of the other side: a right client gives no reason for any. */
  readonly complaints: readonly string[];
  /** Ends the other side for good; may be called again. */
  readonly close: () => Promise<void>;
};

export const listedPerson: ScreeningSubject = {
  kind: 'person',
  names: ['Vasylisko Brodianenko'],
  births: ['1961-03-14'],
  countries: ['UKR'],
  documentNumbers: ['ET123456'],
};

/** The suite that every outside source passes: who is listed is found, and whatever goes wrong is never the answer "nobody". */
export function sourceContract(name: string, open: () => Promise<SourceWorld>): void {
  describe(`the source ${name}`, () => {
    let world: SourceWorld;
    beforeEach(async () => {
      world = await open();
    });
    afterEach(() => world.close());

    test('finds who is listed, and says where it was', async () => {
      const answer = await world.source.lookUp(listedPerson, 'sandbox');
      expect(answer).toMatchObject({
        kind: 'answered',
        hits: [
          { entryId: 'inv-7001', name: 'Vasylisko Brodianenko', births: ['1961-03-14'], countries: ['UKR'] },
        ],
      });
      const score = answer.kind === 'answered' ? answer.hits[0]?.score : undefined;
      expect(score).toBeGreaterThan(0.82);
      expect(score).toBeLessThanOrEqual(1);
      expect(world.received).toHaveLength(1);
      expect(world.complaints).toEqual([]);
    });

    test.each<[string, ScreeningSubject]>([
      ['somebody', { ...listedPerson, names: ['Nobody Atall'] }],
      [
        'somebody of whom only the name is known',
        { ...listedPerson, names: ['Thiago Souza'], births: [], countries: [], documentNumbers: [] },
      ],
      [
        'a firm',
        {
          kind: 'organisation',
          names: ['Nordhaven Trading Ltd'],
          births: [],
          countries: ['NOR'],
          documentNumbers: ['123456'],
        },
      ],
      ['a name in other letters', { ...listedPerson, names: ['Тестослав Видумко', 'Testoslav Vydumko'] }],
    ])('finds nobody for %s', async (_who, subject) => {
      expect(await world.source.lookUp(subject, 'sandbox')).toEqual({
        kind: 'answered',
        version: null,
        hits: [],
      });
      expect(world.complaints).toEqual([]);
    });

    test.each(['refuse', 'busy', 'hang', 'drop', 'broken'] as const)(
      '%s is no answer, and the next is one',
      async (trouble) => {
        world.play(trouble);
        expect(await world.source.lookUp(listedPerson, 'sandbox')).toMatchObject({ kind: 'unavailable' });
        expect(await world.source.lookUp(listedPerson, 'sandbox')).toMatchObject({ kind: 'answered' });
      },
    );

    test('a wrong key, a private address in production and nobody listening are no answer', async () => {
      expect(await world.stranger.lookUp(listedPerson, 'sandbox')).toMatchObject({ kind: 'unavailable' });
      expect(await world.source.lookUp(listedPerson, 'production')).toEqual({
        kind: 'unavailable',
        reason: 'refused',
      });
      await world.close();
      expect(await world.source.lookUp(listedPerson, 'sandbox')).toEqual({
        kind: 'unavailable',
        reason: 'unreachable',
      });
    });
  });
}
