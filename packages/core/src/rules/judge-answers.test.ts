import fc from 'fast-check';
import { expect, test } from 'vitest';
import { questionnaireDefinitionSchema } from '../questionnaires/definition.ts';
import { judgeAnswers } from './judge-answers.ts';

const option = (value: string, score: number) => ({ value, score });
const definition = questionnaireDefinitionSchema.parse({
  id: 'funds',
  sections: [
    {
      id: 'a',
      items: [
        { id: 'source', type: 'select', required: true, options: [option('pay', 0), option('luck', 10)] },
      ],
    },
  ],
});
const answers = (value: string | null) => ({
  id: 'funds',
  sections: { a: { items: { source: { value } } } },
});
const answerTo = (value: string | null, scoring?: { holdFrom?: number; refuseFrom?: number }) =>
  judgeAnswers({ definition, answers: answers(value), scoring }).answer;

test('whole and fitting answers pass; missing and unfitting ones are refused; without a definition nothing can be said', () => {
  expect([answerTo('pay'), answerTo(null), answerTo('theft')]).toEqual(['GREEN', 'RED', 'RED']);
  expect(judgeAnswers({ definition: undefined, answers: answers('pay'), scoring: undefined }).answer).toBe(
    'ERROR',
  );
  expect(judgeAnswers({ definition, answers: undefined, scoring: undefined }).answer).toBe('RED');
});

test('property: the score decides from its limits on, and the refusal goes before the doubt', () => {
  const limit = fc.option(fc.integer({ min: -5, max: 15 }), { nil: undefined });
  fc.assert(
    fc.property(fc.constantFrom('pay', 'luck'), limit, limit, (value, holdFrom, refuseFrom) => {
      const score = value === 'luck' ? 10 : 0;
      const expected =
        refuseFrom !== undefined && score >= refuseFrom
          ? 'RED'
          : holdFrom !== undefined && score >= holdFrom
            ? 'YELLOW'
            : 'GREEN';
      const scoring = {
        ...(holdFrom === undefined ? {} : { holdFrom }),
        ...(refuseFrom === undefined ? {} : { refuseFrom }),
      };
      expect(answerTo(value, scoring)).toBe(expected);
    }),
  );
});
