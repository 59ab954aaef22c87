import fc from 'fast-check';
import type { Block, Edge } from './block.ts';
import { outcomesOf } from './block.ts';
import { conditionSchema } from './condition.ts';
import { type FlowDefinition, flowDefinitionSchema } from './definition.ts';
import { type FlowEvent, type FlowState, freshState } from './state.ts';
import { step } from './step.ts';

type Draft = Block extends infer One ? (One extends Block ? Omit<One, 'edges'> : never) : never;

const drafts = (id: string): fc.Arbitrary<Draft> =>
  fc.constantFrom<Draft>(
    { id, group: 'g', kind: 'code', channel: 'email', skippable: true },
    { id, group: 'g', kind: 'questionnaire', questionnaireId: 'q' },
    {
      id,
      group: 'g',
      kind: 'liveness',
      step: 'SELFIE',
      mode: 'challenge',
      strict: true,
      withoutChallenge: true,
    },
    { id, group: 'g', kind: 'decision' },
    { id, group: 'g', kind: 'submit' },
    { id, group: 'g', kind: 'wait', signal: 'control', outcomes: ['approved', 'rejected'] },
    { id, group: 'g', kind: 'wait', signal: 'review', of: 'b0', outcomes: ['approved', 'retry'] },
  );

/** Flows with branches, conditions, waits and manual control points; every edge leads onward, so all are sound. */
export const anyFlow: fc.Arbitrary<FlowDefinition> = fc
  .integer({ min: 2, max: 9 })
  .chain((length) =>
    fc.record({
      blocks: fc.tuple(...Array.from({ length }, (_, index) => drafts(`b${index}`))),
      leaps: fc.array(fc.tuple(fc.nat(3), fc.nat(3), fc.boolean(), fc.nat(8)), {
        minLength: length,
        maxLength: length,
      }),
    }),
  )
  .map(({ blocks, leaps }) => {
    const idAt = (index: number) => (index < blocks.length ? `b${index}` : 'end');
    const whole = blocks.map((draft, index): Block => {
      const [first = 0, second = 0, conditional = false, asked = 0] = leaps[index] ?? [];
      const bare: Block = { ...draft, edges: [] };
      const edges = outcomesOf(bare).flatMap((outcome, at): Edge[] => [
        ...(conditional
          ? [
              {
                outcome,
                to: idAt(index + 1 + second),
                when: conditionSchema.parse({ '==': [{ var: `answers.b${asked}.n` }, 1] }),
              },
            ]
          : []),
        { outcome, to: idAt(index + 1 + (at === 0 ? 0 : first)) },
      ]);
      return { ...bare, edges };
    });
    const end: Block = { id: 'end', group: 'result', kind: 'end', result: 'done', edges: [] };
    return flowDefinitionSchema.parse({ version: 1, start: 'b0', blocks: reachable([...whole, end]) });
  });

function reachable(blocks: readonly Block[]): Block[] {
  const reached = new Set(['b0']);
  for (const block of blocks) if (reached.has(block.id)) for (const { to } of block.edges) reached.add(to);
  return blocks.filter(({ id }) => reached.has(id));
}

const blockName = fc.constantFrom('b0', 'b1', 'b2', 'b3', 'b4', 'b5', 'b6', 'b7', 'b8', 'end', 'nowhere');
const eventId = fc.option(fc.constantFrom('e1', 'e2', 'e3', 'e4', 'e5', 'e6'), { nil: undefined });

/** Whatever may come, fitting or not. */
export const anyEvent: fc.Arbitrary<FlowEvent> = fc
  .oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        type: fc.constant('answer' as const),
        eventId,
        block: blockName,
        outcome: fc.constantFrom('done', 'done', 'done', 'skipped', 'manual', 'approved', 'odd'),
        data: fc.constantFrom({}, { n: 1 }, { n: 2, reference: 'r1' }, { reference: 'r2' }),
        by: fc.constantFrom('person' as const, 'server' as const),
      }),
    },
    fc.record({
      type: fc.constant('back' as const),
      eventId,
      block: fc.option(blockName, { nil: undefined }),
    }),
    fc.record({
      type: fc.constant('reopen' as const),
      eventId,
      blocks: fc.array(blockName, { maxLength: 3 }),
      reasons: fc.dictionary(blockName, fc.constant([{ key: 'blur' }]), { maxKeys: 2 }),
    }),
    {
      weight: 3,
      arbitrary: fc.record({
        type: fc.constant('signal' as const),
        eventId,
        name: fc.constantFrom('review', 'control'),
        reference: fc.constantFrom('', 'r1', 'r2'),
        outcome: fc.constantFrom('approved', 'retry', 'rejected', null),
      }),
    },
  )
  .map((event) => JSON.parse(JSON.stringify(event)));

/** The run after all these events. */
export function replay(definition: FlowDefinition, events: readonly FlowEvent[]): FlowState {
  return events.reduce((state, event) => step(definition, state, event).state, freshState);
}
