import { type Block, isForPerson, outcomesOf } from './block.ts';
import { holds } from './condition.ts';
import { blockOf, type FlowDefinition } from './definition.ts';
import type { FlowState } from './state.ts';

/** Where a run is. */
export type Position = {
  /** The block that waits: for the person, for a signal, for the server, or the end. */
  readonly block: Block;
  /** All blocks passed on the way, the waiting one last. While somebody revisits one, the way beyond it is here as well. */
  readonly path: readonly Block[];
};

/**
 * Follows the standing answers and the signals from the start to the first block that has none. Since where a run is follows
 * from them alone, a signal that came before its wait, an answer that came twice and a condition that changed need no rules of their own.
 */
export function walk(definition: FlowDefinition, state: FlowState): Position {
  const data = conditionData(state);
  const path: Block[] = [];
  let block = blockOf(definition, definition.start);
  for (;;) {
    path.push(block);
    const outcome = outcomeOf(block, state);
    if (outcome === undefined) break;
    block = blockOf(definition, nextOf(block, outcome, data));
  }
  const revisited = path.find(({ id }) => id === state.revisiting);
  return { block: revisited ?? block, path };
}

/** The way that the run would take if all went well: for showing how far it is. */
export function wayAhead(definition: FlowDefinition, state: FlowState): readonly Block[] {
  const data = conditionData(state);
  const path: Block[] = [];
  let block = blockOf(definition, definition.start);
  for (;;) {
    path.push(block);
    const outcome = outcomeOf(block, state) ?? outcomesOf(block)[0];
    if (outcome === undefined) return path;
    block = blockOf(definition, nextOf(block, outcome, data));
  }
}

/** The blocks that the person may go back to from where the run is, in their order. */
export function waysBack({ block, path }: Position, state: FlowState): readonly Block[] {
  const at = path.findIndex(({ id }) => id === block.id);
  const passed = path.slice(0, Math.max(0, at));
  // What was handed over is not changed behind the back of those who look at it.
  if (!isForPerson(block) || passed.some(({ kind }) => kind === 'submit')) return [];
  return passed.filter((one) => isForPerson(one) && state.answers[one.id]?.standing === true);
}

function outcomeOf(block: Block, state: FlowState): string | undefined {
  if (block.kind === 'decision') return 'next';
  if (block.kind === 'end') return undefined;
  if (block.kind !== 'wait') {
    const answer = state.answers[block.id];
    return answer?.standing === true && outcomesOf(block).includes(answer.outcome)
      ? answer.outcome
      : undefined;
  }
  const reference = block.of === undefined ? '' : state.answers[block.of]?.data['reference'];
  const signal = state.signals.find((one) => one.name === block.signal && one.reference === reference);
  const outcome = signal?.outcome ?? undefined;
  return outcome !== undefined && block.outcomes.includes(outcome) ? outcome : undefined;
}

function nextOf(block: Block, outcome: string, data: unknown): string {
  const edge = block.edges.find(
    (one) => one.outcome === outcome && (one.when === undefined || holds(one.when, data)),
  );
  if (edge === undefined) throw new Error(`the block '${block.id}' leads nowhere after '${outcome}'`);
  return edge.to;
}

function conditionData({ answers, signals }: FlowState) {
  const standing = Object.entries(answers).filter(([, answer]) => answer.standing);
  return {
    answers: Object.fromEntries(
      standing.map(([id, { outcome, data }]): [string, unknown] => [id, { ...data, outcome }]),
    ),
    signals: Object.fromEntries(signals.map(({ name, outcome }): [string, unknown] => [name, outcome])),
  };
}
