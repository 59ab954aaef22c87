import { expect, test } from 'vitest';
import type { QuestionnaireForm } from '../session/view.ts';
import { askedQuestions, readAnswers, writeAnswers } from './asked-questions.ts';
import { faultOf } from './field-fault.ts';

const form: QuestionnaireForm = {
  id: 'q',
  sections: [
    {
      id: 'work',
      items: [
        { id: 'has', type: 'bool', required: true },
        {
          id: 'where',
          type: 'text',
          required: true,
          conditions: [{ section: 'work', item: 'has', anyOf: ['true'] }],
        },
      ],
    },
    {
      id: 'money',
      conditions: [{ section: 'work', item: 'where' }],
      items: [
        { id: 'from', type: 'multiSelect', required: false, options: [{ value: 'a' }, { value: 'b' }] },
      ],
    },
  ],
};
const pathsOf = (given: ReadonlyMap<string, readonly string[]>) =>
  askedQuestions(form, given).flatMap(({ items }) => items.map(({ path }) => path));

test('questions appear as their conditions come to hold', () => {
  expect(pathsOf(new Map())).toEqual(['work.has']);
  expect(pathsOf(new Map([['work.has', ['true']]]))).toEqual(['work.has', 'work.where']);
  const all = new Map([
    ['work.has', ['true']],
    ['work.where', ['bank']],
  ]);
  expect(pathsOf(all)).toEqual(['work.has', 'work.where', 'money.from']);
});

test('an answer to a question that is not asked any more is not sent', () => {
  const given = new Map([
    ['work.has', ['false']],
    ['work.where', ['bank']],
    ['money.from', ['a', 'b']],
  ]);
  expect(writeAnswers(form, given)).toEqual({ sections: { work: { items: { has: { value: 'false' } } } } });
});

test('answers are read back as they were given', () => {
  const sections = {
    work: { items: { has: { value: true }, where: { value: '' } } },
    money: { items: { from: { values: ['b'] } } },
  };
  expect([...readAnswers({ sections })]).toEqual([
    ['work.has', ['true']],
    ['money.from', ['b']],
  ]);
});

test.each([
  [{ kind: 'text', value: ' ', required: true }, 'field.required'],
  [{ kind: 'text', value: '', required: false }, undefined],
  [{ kind: 'email', value: 'anna@', required: true }, 'field.badEmail'],
  [{ kind: 'email', value: 'anna@mail.example', required: true }, undefined],
  [{ kind: 'phone', value: '0501234567', required: true }, 'field.badPhone'],
  [{ kind: 'phone', value: '+380 50 123 45 67', required: true }, undefined],
  [{ kind: 'number', value: '2,5', required: true, isInteger: true }, 'field.badNumber'],
  [{ kind: 'number', value: '2,5', required: true, max: 2 }, 'field.tooLarge'],
  [{ kind: 'text', value: 'ab', required: true, min: 3 }, 'field.tooShort'],
  [{ kind: 'date', value: '2001-02-03', required: true, max: '2000-01-01' }, 'field.tooLarge'],
])('%o: %s', (given, key) => {
  expect(faultOf(given)?.key).toBe(key);
});
