import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ActionEvent,
  type ActionState,
  actionChangeRefusal,
  isActionUnderWay,
  mayRetryAction,
  moveAction,
} from './action.ts';
import type { ReviewResult } from './review.ts';

const green: ReviewResult = { reviewAnswer: 'GREEN' };
const retry: ReviewResult = { reviewAnswer: 'RED', rejectLabels: ['BAD_SELFIE'], reviewRejectType: 'RETRY' };
const final: ReviewResult = { ...retry, rejectLabels: ['SELFIE_MISMATCH'], reviewRejectType: 'FINAL' };
const results = fc.constantFrom(green, retry, final);
const states: fc.Arbitrary<ActionState> = fc.oneof(
  fc.option(results, { nil: null }).map((previous) => ({ status: 'init' as const, previous })),
  fc.constantFrom(
    { status: 'pending' as const },
    { status: 'prechecked' as const },
    { status: 'queued' as const },
  ),
  fc.string().map((reason) => ({ status: 'awaitingUser' as const, reason })),
  fc.string().map((reason) => ({ status: 'onHold' as const, reason })),
  results.map((result) => ({ status: 'completed' as const, result })),
);
const events: fc.Arbitrary<ActionEvent> = fc.oneof(
  fc
    .array(fc.constantFrom('SELFIE', 'QUESTIONNAIRE'))
    .map((missingSteps) => ({ type: 'submit' as const, missingSteps })),
  fc.constantFrom({ type: 'precheck' as const }, { type: 'start' as const }),
  results.map((result) => ({ type: 'decide' as const, result })),
  fc.string().map((reason) => ({ type: 'hold' as const, reason })),
  fc.string().map((reason) => ({ type: 'await' as const, reason })),
  results.map((result) => ({ type: 'overrule' as const, result })),
);
const begin: ActionState = { status: 'init', previous: null };

function walk(...steps: ActionEvent[]): ActionState {
  let state = begin;
  for (const step of steps) {
    const moved = moveAction(state, step);
    if (!moved.ok) throw new Error(`${step.type}: ${moved.error.name}`);
    state = moved.value;
  }
  return state;
}
const toQueued: ActionEvent[] = [
  { type: 'submit', missingSteps: [] },
  { type: 'precheck' },
  { type: 'start' },
];

describe('moveAction', () => {
  test('the way to an answer', () => {
    expect(walk(...toQueued)).toEqual({ status: 'queued' });
    expect(walk(...toQueued, { type: 'decide', result: green })).toEqual({
      status: 'completed',
      result: green,
    });
    expect(walk(...toQueued, { type: 'hold', reason: 'why' })).toEqual({ status: 'onHold', reason: 'why' });
  });

  test('after RETRY or while waiting for the person the next submission begins; after anything else it does not', () => {
    const submit: ActionEvent = { type: 'submit', missingSteps: [] };
    expect(walk(...toQueued, { type: 'decide', result: retry }, submit).status).toBe('pending');
    expect(walk(...toQueued, { type: 'await', reason: 'code' }, submit).status).toBe('pending');
    for (const result of [green, final]) {
      const state: ActionState = { status: 'completed', result };
      expect(moveAction(state, submit)).toMatchObject({ ok: false, error: { name: 'state-conflict' } });
    }
    expect(moveAction({ status: 'onHold', reason: '' }, submit)).toMatchObject({
      error: { name: 'applicant-already-in-the-state' },
    });
  });

  test('missing steps are named in square brackets', () => {
    expect(moveAction(begin, { type: 'submit', missingSteps: ['SELFIE'] })).toMatchObject({
      error: { name: 'steps-missing', description: expect.stringContaining('[SELFIE]') },
    });
  });

  test('property: an answer is given by checks that ran or by a person, and by nothing else', () => {
    fc.assert(
      fc.property(states, events, (state, event) => {
        const moved = moveAction(state, event);
        if (!moved.ok || moved.value.status !== 'completed') return;
        const isDecision = event.type === 'decide' && state.status === 'queued';
        const isPerson =
          event.type === 'overrule' && !isActionUnderWay(state.status) && state.status !== 'init';
        expect(isDecision || isPerson).toBe(true);
        expect('result' in event && moved.value.result).toEqual('result' in event ? event.result : null);
      }),
    );
  });

  test('property: a submission is taken exactly where changes are, and only when nothing is missing', () => {
    fc.assert(
      fc.property(states, fc.array(fc.constantFrom('SELFIE', 'QUESTIONNAIRE')), (state, missingSteps) => {
        const moved = moveAction(state, { type: 'submit', missingSteps });
        const open = actionChangeRefusal(state) === undefined;
        expect(moved.ok).toBe(open && missingSteps.length === 0);
        if (moved.ok) expect(moved.value).toEqual({ status: 'pending' });
      }),
    );
  });

  test('property: starting twice is starting once, and a GREEN or FINAL answer is never taken back by a machine', () => {
    fc.assert(
      fc.property(states, events, (state, event) => {
        const once = moveAction(state, { type: 'start' });
        if (once.ok) expect(moveAction(once.value, { type: 'start' })).toEqual(once);
        if (state.status === 'completed' && !mayRetryAction(state) && event.type !== 'overrule')
          expect(moveAction(state, event).ok).toBe(false);
      }),
    );
  });
});
