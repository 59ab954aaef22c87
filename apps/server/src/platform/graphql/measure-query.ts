import { type DocumentNode, Kind, type SelectionSetNode } from 'graphql';

/** What a document asks for; where it holds several operations, the greatest of each. */
export type QueryMeasure = {
  /** Fields within fields, counted through fragments. */
  readonly depth: number;
  /** Fields that are answered, those of a fragment once for each place that spreads it; a mutation's roots weigh more. */
  readonly cost: number;
  /** Fields that are given another name. */
  readonly aliases: number;
};

/** What is allowed: the introspection query that tools send fits, with a depth of 15 and a cost of about 200. */
export const queryLimits = { depth: 16, cost: 400, aliases: 15, tokens: 1500 } as const;

/** Cost of one change: pictures are examined, codes sent. Ten of them in one request, and not more. */
const mutationCost = 40;

const nothing: QueryMeasure = { depth: 0, cost: 0, aliases: 0 };
const endless: QueryMeasure = { depth: Infinity, cost: Infinity, aliases: Infinity };

/** Measures a parsed document in one walk over it, however often its fragments are spread. A fragment that spreads itself is endless. */
export function measureQuery(document: DocumentNode): QueryMeasure {
  const fragments = new Map(
    document.definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [],
    ),
  );
  const known = new Map<string, QueryMeasure>();

  const ofFragment = (name: string): QueryMeasure => {
    const measured = known.get(name);
    if (measured !== undefined) return measured;
    const fragment = fragments.get(name);
    if (fragment === undefined) return nothing;
    known.set(name, endless);
    const measure = ofSelection(fragment.selectionSet, 1);
    known.set(name, measure);
    return measure;
  };

  const ofSelection = (set: SelectionSetNode, fieldCost: number): QueryMeasure => {
    let total = nothing;
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) {
        const inner = node.selectionSet === undefined ? nothing : ofSelection(node.selectionSet, 1);
        total = add(total, {
          depth: inner.depth + 1,
          cost: inner.cost + fieldCost,
          aliases: inner.aliases + (node.alias === undefined ? 0 : 1),
        });
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        total = add(total, ofSelection(node.selectionSet, fieldCost));
      } else {
        const spread = ofFragment(node.name.value);
        // A fragment may hold a mutation's roots, too: what it costs at least is what it would cost there.
        total = add(total, { ...spread, cost: spread.cost * fieldCost });
      }
    }
    return total;
  };

  const operations = document.definitions.flatMap((node) =>
    node.kind === Kind.OPERATION_DEFINITION
      ? [ofSelection(node.selectionSet, node.operation === 'mutation' ? mutationCost : 1)]
      : [],
  );
  return {
    depth: Math.max(0, ...operations.map(({ depth }) => depth)),
    cost: Math.max(0, ...operations.map(({ cost }) => cost)),
    aliases: Math.max(0, ...operations.map(({ aliases }) => aliases)),
  };
}

function add(one: QueryMeasure, other: QueryMeasure): QueryMeasure {
  return {
    depth: Math.max(one.depth, other.depth),
    cost: one.cost + other.cost,
    aliases: one.aliases + other.aliases,
  };
}
