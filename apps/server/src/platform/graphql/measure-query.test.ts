import fc from 'fast-check';
import { getIntrospectionQuery, parse } from 'graphql';
import { describe, expect, it, test } from 'vitest';
import { measureQuery, queryLimits } from './measure-query.ts';

const measure = (text: string) => measureQuery(parse(text));

describe('measureQuery', () => {
  it('counts fields within fields, through fragments of both kinds', () => {
    expect(measure('{ a }')).toEqual({ depth: 1, cost: 1, aliases: 0 });
    expect(measure('{ a { b { c } d } }')).toEqual({ depth: 3, cost: 4, aliases: 0 });
    expect(measure('{ a { ... on X { b { c } } ...f } } fragment f on X { x: d }')).toEqual({
      depth: 3,
      cost: 4,
      aliases: 1,
    });
  });

  it('counts a fragment for each place that spreads it', () => {
    expect(measure('{ a { ...f } b { ...f } } fragment f on X { one: c d }')).toEqual({
      depth: 2,
      cost: 6,
      aliases: 2,
    });
  });

  it('takes the greatest of several operations', () => {
    expect(measure('query A { a } query B { a { b } x: c }')).toEqual({ depth: 2, cost: 3, aliases: 1 });
  });

  it('lets a change weigh more, wherever it is written', () => {
    expect(measure('mutation { a { b } }').cost).toBe(41);
    expect(measure('mutation { ... on Mutation { a } }').cost).toBe(40);
    expect(measure('mutation { ...f } fragment f on Mutation { a }').cost).toBe(40);
    const ten = Array.from({ length: 10 }, (_, index) => `m${index}: a`).join(' ');
    expect(measure(`mutation { ${ten} }`).cost).toBe(queryLimits.cost);
  });

  it.each([
    ['itself', '{ ...a } fragment a on Q { ...a }'],
    ['one another', '{ ...a } fragment a on Q { b { ...b } } fragment b on Q { ...a }'],
  ])('finds fragments endless that spread %s', (_what, text) => {
    expect(measure(text).cost).toBe(Infinity);
  });

  it('walks fragments once that double each time', () => {
    const doubling = Array.from(
      { length: 200 },
      (_, index) => `fragment f${index} on Q { ...f${index + 1} ...f${index + 1} }`,
    ).join(' ');
    expect(measure(`{ ...f0 } ${doubling} fragment f200 on Q { a }`).cost).toBeGreaterThan(queryLimits.cost);
  });

  it('lets the usual introspection through', () => {
    const { depth, cost, aliases } = measure(getIntrospectionQuery());
    expect(depth).toBeLessThanOrEqual(queryLimits.depth);
    expect(cost).toBeLessThanOrEqual(queryLimits.cost);
    expect(aliases).toBeLessThanOrEqual(queryLimits.aliases);
  });

  it('ignores a fragment that is not there: validation says so', () => {
    expect(measure('{ ...gone }')).toEqual({ depth: 0, cost: 0, aliases: 0 });
  });
});

type Tree = { readonly alias: boolean; readonly inner: readonly Tree[] };
const tree = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.record({ alias: fc.boolean(), inner: fc.constant([]) }),
    fc.record({ alias: fc.boolean(), inner: fc.array(tie('tree'), { maxLength: 3 }) }),
  ),
})).tree;
const write = ({ alias, inner }: Tree): string =>
  `${alias ? 'x: ' : ''}f${inner.length === 0 ? '' : ` { ${inner.map(write).join(' ')} }`}`;
const sum = (trees: readonly Tree[], of: (tree: Tree) => number): number =>
  trees.reduce((total, each) => total + of(each) + sum(each.inner, of), 0);
const depthOf = ({ inner }: Tree): number => 1 + Math.max(0, ...inner.map(depthOf));

test('however a query is cut into fragments, it measures the same', () => {
  fc.assert(
    fc.property(fc.array(tree, { minLength: 1, maxLength: 4 }), (trees) => {
      const expected = {
        depth: Math.max(...trees.map(depthOf)),
        cost: sum(trees, () => 1),
        aliases: sum(trees, ({ alias }) => (alias ? 1 : 0)),
      };
      expect(measure(`{ ${trees.map(write).join(' ')} }`)).toEqual(expected);
      const spread = trees.map((_, index) => `...t${index}`).join(' ');
      const fragments = trees.map((each, index) => `fragment t${index} on Q { ${write(each)} }`).join(' ');
      expect(measure(`{ ${spread} } ${fragments}`)).toEqual(expected);
    }),
  );
});
