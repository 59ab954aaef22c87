import { applicantIdSchema, environmentIdSchema } from '@aval/core/ids';
// The types of a builder are global ones of this package.
import type {} from '@pothos/core';
import { beforeEach, describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import type { GraphqlContext } from './context.ts';
import { makeGraphql } from './make-graphql.ts';
import { makeSchemaBuilder } from './schema-builder.ts';

const errorSchema = z.object({
  message: z.string(),
  extensions: z.looseObject({ code: z.string(), status: z.number() }),
});

/** What the field `ask` does. */
let answer: () => string | Promise<string>;
beforeEach(() => {
  answer = () => 'told';
});

const builder = makeSchemaBuilder();
const extensions = { access: { applicant: true } };
builder.queryType({
  fields: (t) => ({
    ask: t.string({
      extensions,
      args: { number: t.arg.int(), day: t.arg({ type: 'Date' }), file: t.arg({ type: 'Upload' }) },
      resolve: () => answer(),
    }),
  }),
});
const run = makeGraphql(builder.toSchema());

async function asked(query: string, variables: Readonly<Record<string, unknown>> = {}) {
  const own: GraphqlContext = {
    context: {
      environmentId: environmentIdSchema.parse('6f9619ff-8b86-4d01-b42d-00cf4fc964ff'),
      environment: 'sandbox',
      clientId: 'acme',
      actor: { kind: 'system', id: 'test' },
      correlationId: '0'.repeat(32),
    },
    caller: { kind: 'applicant', applicantId: applicantIdSchema.parse('65f0a1b2c3d4e5f60718293a') },
    gone: new AbortController().signal,
    stillMay: async () => true,
    bugs: [],
  };
  const response = await run({ query, variables, operationName: undefined }, 'application/json', own);
  const text = await response.text();
  const { errors = [] } = z.looseObject({ errors: z.array(errorSchema).optional() }).parse(JSON.parse(text));
  return { text, code: errors[0]?.extensions.code, message: errors[0]?.message, bugs: own.bugs };
}

describe('whatever is wrong, the answer has a code of the table', () => {
  const variables =
    'query ($number: Int, $day: Date, $file: Upload) { ask(number: $number, day: $day, file: $file) }';
  test.each([
    ['what cannot be read', '{ ask', {}],
    ['a field that is none', '{ nonsense }', {}],
    ['a literal that does not fit', '{ ask(number: "Kovalenko") }', {}],
    ['lists in lists', `{ ask(number: ${'['.repeat(700)}${']'.repeat(700)}) }`, {}],
    ['a variable that does not fit', variables, { number: 'Kovalenko' }],
    ['a day that is none', variables, { day: '2031-02-29' }],
    ['a day in another form', '{ ask(day: "Kovalenko") }', {}],
    ['a file that is none', variables, { file: 'Kovalenko' }],
    ['a file as a literal', '{ ask(file: "Kovalenko") }', {}],
    ['a variable that is declared by nobody', '{ ask(number: $number) }', { number: 1 }],
    ['a character that is none', String.raw`{ ask(day: "\u0000") }`, {}],
  ])('%s', async (_what, query, values) => {
    const { code, text, bugs } = await asked(query, values);
    expect([code, bugs]).toEqual(['invalid-value', []]);
    expect(text).not.toMatch(/Kovalenko|\[\[\[|node_modules/);
  });

  it('and is the same when it is asked again', async () => {
    const first = await asked('{ nonsense }');
    expect(await asked('{ nonsense }')).toEqual(first);
    expect(await asked('{ ask')).toEqual(await asked('{ ask'));
  });
});

it('takes what fits', async () => {
  const { text } = await asked('query ($day: Date) { ask(day: $day, number: 5) }', { day: '2032-02-29' });
  expect(JSON.parse(text)).toEqual({ data: { ask: 'told' } });
});

it('tells nothing of a bug', async () => {
  answer = () => {
    throw new Error('select "secret"');
  };
  const { code, text, bugs } = await asked('{ ask }');
  expect([code, bugs.length]).toEqual(['internal-error', 1]);
  expect(text).not.toContain('secret');
});
