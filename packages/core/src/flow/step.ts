import { isForPerson, outcomesOf } from './block.ts';
import type { FlowDefinition } from './definition.ts';
import type { FlowAnswer, FlowEvent, FlowState } from './state.ts';
import { walk, waysBack } from './walk.ts';

/** What the server has to do now that the run is where it is. */
export type FlowEffect =
  | { readonly type: 'submit'; readonly block: string }
  | { readonly type: 'ended'; readonly block: string; readonly result: string };

export type Stepped = {
  readonly state: FlowState;
  readonly effects: readonly FlowEffect[];
  /** False when the event changed nothing: stale, a duplicate, or not for the block that waits. */
  readonly taken: boolean;
};

/** Events and signals that are remembered; older duplicates are stale by where the run is. */
const remembered = 200;

/**
 * The one engine of flows: what a run is after an event, and what has to be done then. Pure. A person's answer counts for the
 * block that waits for him; the server's counts for any block, also before its turn. Stale and duplicate events change nothing.
 */
export function step(definition: FlowDefinition, state: FlowState, event: FlowEvent): Stepped {
  const { eventId } = event;
  const next =
    eventId !== undefined && state.seen.includes(eventId) ? undefined : apply(definition, state, event);
  if (next === undefined) return { state, effects: [], taken: false };
  const seen = eventId === undefined ? state.seen : [...state.seen, eventId].slice(-remembered);
  const moved = { ...next, sequence: state.sequence + 1, seen };
  return { state: moved, effects: effectsAt(definition, moved), taken: true };
}

/** What has to be done where the run is; asked again after a crash. */
export function effectsAt(definition: FlowDefinition, state: FlowState): FlowEffect[] {
  const { block } = walk(definition, state);
  if (block.kind === 'submit') return [{ type: 'submit', block: block.id }];
  return block.kind === 'end' ? [{ type: 'ended', block: block.id, result: block.result }] : [];
}

function apply(definition: FlowDefinition, state: FlowState, event: FlowEvent): FlowState | undefined {
  switch (event.type) {
    case 'answer':
      return answer(definition, state, event);
    case 'back':
      return back(definition, state, event.block);
    case 'reopen':
      return reopen(definition, state, event);
    case 'signal':
      return signal(state, event);
  }
}

function answer(
  definition: FlowDefinition,
  state: FlowState,
  { block: id, outcome, data, by }: Extract<FlowEvent, { type: 'answer' }>,
): FlowState | undefined {
  const block = definition.blocks.find((one) => one.id === id);
  if (block === undefined || !(isForPerson(block) || block.kind === 'submit')) return undefined;
  if (!outcomesOf(block).includes(outcome)) return undefined;
  if (by === 'person' && walk(definition, state).block.id !== id) return undefined;
  const given: FlowAnswer = { outcome, data, by, standing: true };
  const before = state.answers[id];
  const isRevisited = state.revisiting === id;
  if (before !== undefined && isSame(before, given) && !isRevisited) return undefined;
  const { [id]: _told, ...again } = state.again;
  const answered = {
    ...state,
    answers: { ...state.answers, [id]: given },
    again,
    revisiting: isRevisited ? null : state.revisiting,
  };
  const isNew = before === undefined || before.outcome !== outcome || !isSame(before.data, data);
  return isNew ? withoutDependants(definition, answered, [id]) : answered;
}

function back(definition: FlowDefinition, state: FlowState, to: string | undefined): FlowState | undefined {
  const ways = waysBack(walk(definition, state), state);
  const target = to === undefined ? ways.at(-1) : ways.find(({ id }) => id === to);
  return target === undefined ? undefined : { ...state, revisiting: target.id };
}

function reopen(
  definition: FlowDefinition,
  state: FlowState,
  { blocks, reasons }: Extract<FlowEvent, { type: 'reopen' }>,
): FlowState | undefined {
  const named = blocks.filter((id) => state.answers[id] !== undefined);
  if (named.length === 0) return undefined;
  // What was handed over has to be handed over again.
  const submits = definition.blocks.filter(({ kind }) => kind === 'submit').map(({ id }) => id);
  const opened = voided(state, [...named, ...submits]);
  const again = {
    ...state.again,
    ...Object.fromEntries(Object.entries(reasons).filter(([id]) => named.includes(id))),
  };
  const changed = withoutDependants(definition, { ...opened, again, revisiting: null }, named);
  return isSame(changed, state) ? undefined : changed;
}

function signal(
  state: FlowState,
  { name, reference, outcome }: Extract<FlowEvent, { type: 'signal' }>,
): FlowState | undefined {
  const isThis = (one: { name: string; reference: string }) =>
    one.name === name && one.reference === reference;
  const before = state.signals.find(isThis);
  if (before !== undefined && before.outcome === outcome) return undefined;
  const others = state.signals.filter((one) => !isThis(one));
  return { ...state, signals: [...others, { name, reference, outcome }].slice(-remembered) };
}

function withoutDependants(definition: FlowDefinition, state: FlowState, ids: readonly string[]): FlowState {
  const dependants = definition.blocks
    .filter(({ dependsOn = [] }) => dependsOn.some((id) => ids.includes(id)))
    .map(({ id }) => id)
    .filter((id) => state.answers[id]?.standing === true);
  return dependants.length === 0
    ? state
    : withoutDependants(definition, voided(state, dependants), dependants);
}

/** The answers stay, but do not stand any more. */
function voided(state: FlowState, ids: readonly string[]): FlowState {
  const answers = Object.entries(state.answers).map(([id, given]): [string, FlowAnswer] => [
    id,
    ids.includes(id) ? { ...given, standing: false } : given,
  ]);
  return { ...state, answers: Object.fromEntries(answers) };
}

function isSame(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

/** Databases and clients order members as they like. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
