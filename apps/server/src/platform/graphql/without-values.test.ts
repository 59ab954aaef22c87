import { buildSchema, getVariableValues, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { withoutValues } from './without-values.ts';

const schema = buildSchema(`
  enum Kind { A B }
  input Profile { firstName: String, kind: Kind, list: [Int!] }
  type Query { ask(profile: Profile, number: Int, kind: Kind): String }
`);

function faultsOfVariables(profile: unknown): string[] {
  const document = parse('query ($profile: Profile) { ask(profile: $profile) }');
  const [definition] = document.definitions;
  const variables = definition?.kind === 'OperationDefinition' ? (definition.variableDefinitions ?? []) : [];
  const { errors = [] } = getVariableValues(schema, variables, { profile });
  return errors.map(({ message }) => withoutValues(message));
}
const faultsOfQuery = (text: string) =>
  validate(schema, parse(text)).map(({ message }) => withoutValues(message));

describe('withoutValues', () => {
  it.each([
    [
      'a name',
      { firstName: ['Olena', 'Kovalenko'] },
      ['Variable "$profile" does not fit its type at "profile.firstName"'],
    ],
    ['an item', { list: [1, 'Olena'] }, ['Variable "$profile" does not fit its type at "profile.list[1]"']],
    ['a word', { kind: 'Olena' }, ['Variable "$profile" does not fit its type at "profile.kind"']],
    ['the whole', 'Olena', ['Variable "$profile" does not fit its type']],
    [
      'a text that looks like a place',
      { firstName: { x: 'Olena at "profile.Kovalenko"; ' } },
      ['Variable "$profile" does not fit its type at "profile.firstName"'],
    ],
  ])('tells where %s of a variable does not fit, and not what it is', (_what, profile, expected) => {
    expect(faultsOfVariables(profile)).toEqual(expected);
  });

  it('cuts literals off', () => {
    const told = [
      ...faultsOfQuery('{ ask(number: "Olena") }'),
      ...faultsOfQuery('{ ask(profile: "Olena") }'),
      ...faultsOfQuery('{ ask(profile: { firstName: 380501234567 }) }'),
      ...faultsOfQuery('{ ask(kind: "Olena") }'),
    ];
    expect(told).toHaveLength(4);
    expect(told.join()).not.toMatch(/Olena|380501234567/);
  });

  it('leaves other messages as they are', () => {
    const message = 'Cannot query field "x" on type "Query". Did you mean "ask"?';
    expect(withoutValues(message)).toBe(message);
  });
});
