import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askedItems, checkAnswers } from './check-answers.ts';
import { type QuestionnaireDefinition, questionnaireDefinitionSchema } from './definition.ts';
import { judgeQuestionnaire } from './judge-questionnaire.ts';
import { answersOf, type Questionnaire } from './questionnaire.ts';

const definition: QuestionnaireDefinition = questionnaireDefinitionSchema.parse({
  id: 'income-form',
  sections: [
    {
      id: 'money',
      items: [
        {
          id: 'source',
          type: 'select',
          required: true,
          options: [{ value: 'salary', score: 1 }, { value: 'business', score: 5 }, { value: 'gift' }],
        },
        {
          id: 'trade',
          type: 'text',
          required: true,
          max: 5,
          conditions: [{ section: 'money', item: 'source', anyOf: ['business'] }],
        },
        {
          id: 'currencies',
          type: 'multiSelect',
          max: 2,
          options: [
            { value: 'EUR', score: 1 },
            { value: 'USD', score: 2 },
            { value: 'UAH', score: 0.5 },
          ],
        },
        { id: 'amount', type: 'number', min: 0, max: 100, integer: true },
        { id: 'since', type: 'date', min: '2000-01-01' },
      ],
    },
    {
      id: 'abroad',
      conditions: [{ section: 'money', item: 'amount' }],
      items: [
        { id: 'country', type: 'country', required: true, options: [{ value: 'PRK', score: 100 }] },
        { id: 'pep', type: 'bool', options: [{ value: 'true', score: 50 }] },
      ],
    },
  ],
});

function filled(sections: Record<string, Record<string, unknown>>): Questionnaire {
  const items = Object.entries(sections).map(([section, answers]) => [
    section,
    {
      items: Object.fromEntries(
        Object.entries(answers).map(([name, given]) => [
          name,
          Array.isArray(given)
            ? { values: given.map(String) }
            : { value: given === null ? null : String(given) },
        ]),
      ),
    },
  ]);
  return { id: 'income-form', sections: Object.fromEntries(items) };
}

describe('checkAnswers', () => {
  test('a whole questionnaire is scored by its choices', () => {
    const answers = filled({
      money: { source: 'business', trade: 'shoes', currencies: ['EUR', 'USD'], amount: 7 },
      abroad: { country: 'PRK', pep: true },
    });
    expect(checkAnswers(definition, answers)).toEqual({ missing: [], invalid: [], score: 158 });
  });

  test('what is not asked is neither missed, judged nor scored', () => {
    const answers = filled({ money: { source: 'salary', trade: 'far too long' }, abroad: { pep: 'maybe' } });
    expect(checkAnswers(definition, answers)).toEqual({ missing: [], invalid: [], score: 1 });
  });

  test('missing items in order; no score of half an answer', () => {
    expect(checkAnswers(definition, filled({ money: { amount: 1 } }))).toEqual({
      missing: ['money.source', 'abroad.country'],
      invalid: [],
      score: undefined,
    });
    expect(checkAnswers(definition, { id: 'income-form' }).missing).toEqual(['money.source']);
    expect(checkAnswers(definition, filled({ money: { source: ' ' } })).missing).toEqual(['money.source']);
  });

  test.each<[string, unknown]>([
    ['source', 'theft'],
    ['source', ['salary', 'gift']],
    ['currencies', ['EUR', 'EUR']],
    ['currencies', ['EUR', 'USD', 'UAH']],
    ['currencies', ['XXX']],
    ['amount', '1e3'],
    ['amount', '1.5'],
    ['amount', -1],
    ['since', '2026-02-30'],
    ['since', '1999-12-31'],
    ['surprise', 'x'],
  ])('%s refuses %j without repeating it', (item, given) => {
    const { invalid, score } = checkAnswers(
      definition,
      filled({ money: { source: 'salary', [item]: given } }),
    );
    expect(invalid.map((each) => each.item)).toEqual([`money.${item}`]);
    expect(score).toBeUndefined();
  });

  const anything = fc.oneof(
    fc.string(),
    fc.constantFrom('salary', 'business', 'EUR', 'true', 'PRK', '5', '2020-01-01', null),
    fc.array(fc.constantFrom('EUR', 'USD', 'UAH', 'x'), { maxLength: 4 }),
  );
  const answers = fc
    .record(
      {
        money: fc.dictionary(
          fc.constantFrom('source', 'trade', 'currencies', 'amount', 'since', 'other'),
          anything,
        ),
        abroad: fc.dictionary(fc.constantFrom('country', 'pep'), anything),
      },
      { requiredKeys: [] },
    )
    .map((sections) => filled(JSON.parse(JSON.stringify(sections))));

  test('for any answers: an item is at most one of missing and invalid, and only a whole questionnaire has a score', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const { missing, invalid, score } = checkAnswers(definition, given);
        const named = [...missing, ...invalid.map(({ item }) => item)];
        expect(new Set(named).size).toBe(named.length);
        expect(score === undefined).toBe(named.length > 0);
      }),
    );
  });

  test('answers that are not asked change nothing', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const known = answersOf(given);
        const asked = new Set(askedItems(definition, known).map(({ path }) => path));
        const sections = Object.entries(given.sections ?? {}).map(([section, { items }]) => [
          section,
          {
            items: Object.fromEntries(
              Object.entries(items ?? {}).filter(
                ([item]) => asked.has(`${section}.${item}`) || item === 'other',
              ),
            ),
          },
        ]);
        const pruned = { ...given, sections: Object.fromEntries(sections) };
        expect(checkAnswers(definition, pruned)).toEqual(checkAnswers(definition, given));
      }),
    );
  });
});

describe('judgeQuestionnaire', () => {
  test('a score that came along is not believed', () => {
    const sent = { ...filled({ money: { source: 'salary' } }), score: 999 };
    expect(judgeQuestionnaire(definition, sent)).toMatchObject({
      ok: true,
      value: { questionnaire: { score: 1 } },
    });
    const free = judgeQuestionnaire(undefined, sent);
    expect(free.ok && 'score' in free.value.questionnaire).toBe(false);
  });

  test('a refusal names the item and not the answer', () => {
    const refused = judgeQuestionnaire(definition, filled({ money: { source: 'SECRET' } }));
    expect(refused).toMatchObject({ ok: false, error: { name: 'invalid-value' } });
    expect(JSON.stringify(refused)).toContain('money.source');
    expect(JSON.stringify(refused)).not.toContain('SECRET');
  });
});

describe('a definition', () => {
  const item = { id: 'a', type: 'text' };
  test.each<[string, unknown]>([
    ['an unknown type', [{ id: 's', items: [{ id: 'a', type: 'colour' }] }]],
    ['an item twice', [{ id: 's', items: [item, item] }]],
    [
      'a section twice',
      [
        { id: 's', items: [item] },
        { id: 's', items: [item] },
      ],
    ],
    ['a select without options', [{ id: 's', items: [{ id: 'a', type: 'select' }] }]],
    ['a dot in a name', [{ id: 's.t', items: [item] }]],
    ['min above max', [{ id: 's', items: [{ ...item, min: 3, max: 2 }] }]],
    ['a condition on itself', [{ id: 's', items: [{ ...item, conditions: [{ section: 's', item: 'a' }] }] }]],
  ])('is refused for %s', (_what, sections) => {
    expect(questionnaireDefinitionSchema.safeParse({ id: 'q', sections }).success).toBe(false);
  });
});
