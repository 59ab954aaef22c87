import { applicantIdSchema, environmentIdSchema } from '@aval/core/ids';
import { buildSchema, GraphQLError, type GraphQLSchema, graphql } from 'graphql';
import { describe, expect, it, test } from 'vitest';
import type { GraphqlCaller, GraphqlContext } from './context.ts';
import { type FieldAccess, guardSchema } from './guard-schema.ts';

const applicant: GraphqlCaller = {
  kind: 'applicant',
  applicantId: applicantIdSchema.parse('65f0a1b2c3d4e5f60718293a'),
};
const officer = (
  ...permissions: Extract<GraphqlCaller, { kind: 'officer' }>['permissions']
): GraphqlCaller => ({
  kind: 'officer',
  permissions,
});

function contextOf(caller: GraphqlCaller): GraphqlContext {
  return {
    context: {
      environmentId: environmentIdSchema.parse('6f9619ff-8b86-4d01-b42d-00cf4fc964ff'),
      environment: 'sandbox',
      clientId: 'acme',
      actor: { kind: 'system', id: 'test' },
      correlationId: '0'.repeat(32),
    },
    caller,
    gone: new AbortController().signal,
    stillMay: async () => true,
    bugs: [],
  };
}

function schemaWith(access: unknown, resolve: () => unknown = () => 'told'): GraphQLSchema {
  const schema = buildSchema('type Query { ask: String }');
  const field = schema.getQueryType()?.getFields()['ask'];
  if (field === undefined) throw new Error('there is no field');
  field.extensions = { access };
  field.resolve = resolve;
  return schema;
}
async function asked(access: FieldAccess, caller: GraphqlCaller, resolve?: () => unknown) {
  const contextValue = contextOf(caller);
  const answer = await graphql({
    schema: guardSchema(schemaWith(access, resolve)),
    source: '{ ask }',
    contextValue,
  });
  return {
    code: answer.errors?.[0]?.extensions['code'],
    data: answer.data?.['ask'],
    bugs: contextValue.bugs,
    answer,
  };
}

describe('guardSchema', () => {
  test.each([
    ['an applicant where he may', { applicant: true }, applicant, undefined],
    [
      'an applicant where he may not',
      { applicant: false, officer: ['review.decide'] },
      applicant,
      'no-permission',
    ],
    ['an officer where only applicants may', { applicant: true }, officer('review.decide'), 'no-permission'],
    [
      'an officer with all that is needed',
      { applicant: false, officer: ['review.decide', 'review.read'] },
      officer('review.read', 'review.decide', 'level.read'),
      undefined,
    ],
    [
      'an officer with a part of it',
      { applicant: true, officer: ['review.decide', 'review.read'] },
      officer('review.read'),
      'no-permission',
    ],
  ] satisfies [string, FieldAccess, GraphqlCaller, string | undefined][])(
    '%s',
    async (_what, access, caller, code) => {
      expect(await asked(access, caller)).toMatchObject({ code, data: code === undefined ? 'told' : null });
    },
  );

  it('keeps a bug for the log and tells nothing of it', async () => {
    const bug = new Error('select "secret" from "table"');
    const { code, bugs, answer } = await asked({ applicant: true }, applicant, () => {
      throw bug;
    });
    expect(code).toBe('internal-error');
    expect(bugs).toEqual([bug]);
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  it('lets an expected failure through', async () => {
    const expected = new GraphQLError('no', { extensions: { code: 'steps-missing', status: 409 } });
    const { code, bugs } = await asked({ applicant: true }, applicant, () => Promise.reject(expected));
    expect([code, bugs]).toEqual(['steps-missing', []]);
  });

  test.each([
    ['nothing', undefined],
    ['no permission at all', { applicant: false, officer: [] }],
    ['a permission that does not exist', { applicant: false, officer: ['everything'] }],
    ['a word', 'both'],
  ])('a field that declares %s keeps the program from starting', (_what, access) => {
    expect(() => guardSchema(schemaWith(access))).toThrow('Query.ask');
  });
});
