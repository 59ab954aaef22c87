import type { FlowDefinition } from './definition.ts';
import type { AnswerData, FlowEvent, FlowState } from './state.ts';
import { step } from './step.ts';

/** Of a block whose answer can be seen elsewhere: pictures that are there, an address that was confirmed. */
export type FlowFact = {
  readonly done: boolean;
  readonly data: AnswerData;
  /** Not there any more because the refusal of what was handed over set it aside. */
  readonly setAside?: boolean;
};

/** What is true outside of the run. */
export type FlowFacts = {
  readonly done: Readonly<Record<string, FlowFact>>;
  /** What was handed over last, and how it was answered; null while nothing is handed over. */
  readonly submission: { readonly reference: string; readonly outcome: string | null } | null;
};

/** The signal that tells how what was handed over was answered. */
export const reviewSignal = 'review';

/**
 * The events by which the run catches up with what happened outside: a picture sent by the API, a code confirmed by a link, a
 * verdict that came while nobody looked, a reset. Pure; once they are applied there are none.
 */
export function reconcile(definition: FlowDefinition, state: FlowState, facts: FlowFacts): FlowEvent[] {
  const events: FlowEvent[] = [];
  let now = state;
  const tell = (event: FlowEvent) => {
    const stepped = step(definition, now, event);
    if (!stepped.taken) return;
    now = stepped.state;
    events.push(event);
  };
  const { submission } = facts;
  for (const block of definition.blocks) {
    const fact = facts.done[block.id];
    const answer = now.answers[block.id];
    if (fact === undefined) continue;
    // What a refusal set aside was handed over all the same: the person reads why before anything is asked again.
    if (!fact.done && fact.setAside !== true) {
      if (answer?.standing === true && answer.outcome !== 'skipped')
        tell({ type: 'reopen', blocks: [block.id], reasons: {} });
      continue;
    }
    if (answer?.standing === true) continue;
    // What the person was asked to do again is not done by what was there before.
    const isOld = now.again[block.id] !== undefined && isSameData(answer?.data, fact.data);
    if (!isOld) tell({ type: 'answer', block: block.id, outcome: 'done', data: fact.data, by: 'server' });
  }
  for (const block of definition.blocks) {
    if (block.kind !== 'submit') continue;
    const answer = now.answers[block.id];
    if (submission === null) {
      if (answer?.standing === true) tell({ type: 'reopen', blocks: [block.id], reasons: {} });
      continue;
    }
    const { reference, outcome } = submission;
    const known = now.signals.find((one) => one.name === reviewSignal && one.reference === reference);
    const isOld = answer?.data['reference'] === reference && known?.outcome === outcome;
    if (
      (answer?.standing !== true && !isOld) ||
      (answer?.standing === true && answer.data['reference'] !== reference)
    )
      tell({ type: 'answer', block: block.id, outcome: 'done', data: { reference }, by: 'server' });
  }
  if (submission !== null) tell({ type: 'signal', name: reviewSignal, ...submission });
  return events;
}

function isSameData(one: AnswerData | undefined, other: AnswerData): boolean {
  return one !== undefined && JSON.stringify(one) === JSON.stringify(other);
}
