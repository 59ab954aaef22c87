import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isForPerson, outcomesOf } from './block.ts';
import { parseFlowDefinition } from './definition.ts';
import { anyEvent, anyFlow, replay } from './flows.fixture.ts';
import { type FlowEvent, flowStateSchema, freshState, parseFlowState } from './state.ts';
import { effectsAt, step } from './step.ts';
import { walk, wayAhead, waysBack } from './walk.ts';

const events = fc.array(anyEvent, { maxLength: 40 });

/** What moves the block that waits, whatever it waits for. */
function push(definition: Parameters<typeof walk>[0], state: Parameters<typeof walk>[1]): FlowEvent {
  const { block } = walk(definition, state);
  if (block.kind === 'wait') {
    const reference = block.of === undefined ? '' : state.answers[block.of]?.data['reference'];
    return { type: 'signal', name: block.signal, reference: String(reference), outcome: 'approved' };
  }
  const by = block.kind === 'submit' ? 'server' : 'person';
  const data = { reference: `r${state.sequence}`, n: state.sequence };
  return { type: 'answer', block: block.id, outcome: outcomesOf(block)[0] ?? '', data, by };
}

describe('every flow', () => {
  test('has no dead end: from wherever it is, going on ends it', () => {
    fc.assert(
      fc.property(anyFlow, events, (definition, all) => {
        let state = replay(definition, all);
        for (let moves = 0; walk(definition, state).block.kind !== 'end'; moves += 1) {
          const { block } = walk(definition, state);
          // A wait for the reference of a block that was never passed, or passed without one, waits for good: levels have none.
          if (block.kind === 'wait' && block.of !== undefined) {
            const answer = state.answers[block.of];
            if (answer?.data['reference'] === undefined) return;
          }
          const moved = step(definition, state, push(definition, state));
          expect(moved.taken).toBe(true);
          state = moved.state;
          expect(moves).toBeLessThan(100);
        }
        expect(effectsAt(definition, state)).toEqual([{ type: 'ended', block: 'end', result: 'done' }]);
      }),
    );
  });

  test('loses no answer: what was taken is kept until the block is answered anew', () => {
    fc.assert(
      fc.property(anyFlow, events, (definition, all) => {
        const told = new Map<string, unknown>();
        let state = freshState;
        for (const event of all) {
          const moved = step(definition, state, event);
          if (moved.taken && event.type === 'answer') told.set(event.block, event.data);
          state = moved.state;
          for (const [block, data] of told) expect(state.answers[block]?.data).toEqual(data);
        }
      }),
    );
  });

  test('is the same when its taken events are replayed, also through storage', () => {
    fc.assert(
      fc.property(anyFlow, events, (definition, all) => {
        const taken: FlowEvent[] = [];
        let state = freshState;
        for (const event of all) {
          const moved = step(definition, state, event);
          if (moved.taken) taken.push(event);
          else expect(moved.state).toBe(state);
          state = moved.state;
        }
        expect(state.sequence).toBe(taken.length);
        expect(replay(parseFlowDefinition(JSON.parse(JSON.stringify(definition))), taken)).toEqual(state);
        expect(parseFlowState(JSON.parse(JSON.stringify(state)))).toEqual(state);
        expect(flowStateSchema.safeParse(state).success).toBe(true);
      }),
    );
  });

  test('takes an event with an id once', () => {
    fc.assert(
      fc.property(anyFlow, events, anyEvent, (definition, all, last) => {
        const event = { ...last, eventId: 'once' };
        const first = step(definition, replay(definition, all), event);
        if (!first.taken) return;
        expect(step(definition, first.state, event)).toEqual({
          state: first.state,
          effects: [],
          taken: false,
        });
      }),
    );
  });

  test('a person answers only the block that waits for him', () => {
    fc.assert(
      fc.property(anyFlow, events, anyEvent, (definition, all, event) => {
        const state = replay(definition, all);
        if (event.type !== 'answer' || event.by !== 'person') return;
        const { block } = walk(definition, state);
        if (step(definition, state, event).taken) expect(event.block).toBe(block.id);
      }),
    );
  });

  test('a signal that came before its wait is there when the wait comes', () => {
    fc.assert(
      fc.property(anyFlow, events, (definition, all) => {
        // Newer signals of the same name would count instead.
        if (all.some((event) => event.type === 'signal' && event.name === 'control')) return;
        const early: FlowEvent = { type: 'signal', name: 'control', reference: '', outcome: 'rejected' };
        const { block } = walk(definition, replay(definition, [early, ...all]));
        expect(block.kind === 'wait' && block.signal === 'control').toBe(false);
      }),
    );
  });

  test('goes back only to what a person answered, and never behind what was handed over', () => {
    fc.assert(
      fc.property(anyFlow, events, (definition, all) => {
        const state = replay(definition, all);
        const position = walk(definition, state);
        const back = step(definition, state, { type: 'back' });
        expect(back.taken).toBe(waysBack(position, state).length > 0);
        if (!back.taken) return;
        const { block } = walk(definition, back.state);
        expect(isForPerson(block)).toBe(true);
        const at = position.path.findIndex(({ id }) => id === block.id);
        expect(position.path.slice(0, at).some(({ kind }) => kind === 'submit')).toBe(false);
        expect(back.state.answers).toEqual(state.answers);
      }),
    );
  });

  test('the way ahead begins with the way passed', () => {
    fc.assert(
      fc.property(anyFlow, events, (definition, all) => {
        const state = replay(definition, all);
        const { path } = walk(definition, state);
        const ahead = wayAhead(definition, state);
        expect(ahead.slice(0, path.length).map(({ id }) => id)).toEqual(path.map(({ id }) => id));
        expect(ahead.at(-1)?.kind).toBe('end');
      }),
    );
  });
});
