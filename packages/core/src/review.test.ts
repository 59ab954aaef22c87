import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isFinallyRejected,
  isUnderWay,
  moveReview,
  type ReviewEvent,
  type ReviewResult,
  type ReviewState,
  type ReviewStatus,
  reviewResultSchema,
} from './review.ts';

const green: ReviewResult = { reviewAnswer: 'GREEN' };
const retry: ReviewResult = { reviewAnswer: 'RED', rejectLabels: ['BAD_SELFIE'], reviewRejectType: 'RETRY' };
const final: ReviewResult = { reviewAnswer: 'RED', rejectLabels: ['FORGERY'], reviewRejectType: 'FINAL' };

const fresh: ReviewState = { status: 'init', previous: null };
const submitted: ReviewEvent = { type: 'submit', missingSteps: [] };

const results = fc.constantFrom(green, retry, final);
const events: fc.Arbitrary<ReviewEvent> = fc.oneof(
  fc.record({
    type: fc.constant('submit' as const),
    missingSteps: fc.constantFrom<string[]>([], ['SELFIE'], ['IDENTITY', 'SELFIE']),
  }),
  fc.record({ type: fc.constant('start' as const) }),
  fc.record({ type: fc.constant('decide' as const), result: results }),
  fc.record({ type: fc.constant('hold' as const), reason: fc.constantFrom('doubt', '') }),
  fc.record({ type: fc.constant('overrule' as const), result: results }),
  fc.record({ type: fc.constant('reset' as const) }),
);
const histories = fc.array(events, { maxLength: 25 });

/** Follows the events from a fresh applicant; those that do not fit are left out, as the use cases do. */
function follow(history: readonly ReviewEvent[], from: ReviewState = fresh): ReviewState {
  return history.reduce((state, event) => {
    const moved = moveReview(state, event);
    return moved.ok ? moved.value : state;
  }, from);
}

const states = histories.map((history) => follow(history));

function nameOfError(state: ReviewState, event: ReviewEvent): string | undefined {
  const moved = moveReview(state, event);
  return moved.ok ? undefined : moved.error.name;
}

describe('every history', () => {
  test('nobody is GREEN unless the last verdict said so', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const state = follow(history);
        const isGreen = state.status === 'completed' && state.result.reviewAnswer === 'GREEN';
        const saidGreen = history.some(
          (event) =>
            (event.type === 'decide' || event.type === 'overrule') && event.result.reviewAnswer === 'GREEN',
        );
        expect(isGreen && !saidGreen).toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  test('only a verdict completes a review, and the state keeps exactly that verdict', () => {
    fc.assert(
      fc.property(states, events, (state, event) => {
        const moved = moveReview(state, event);
        if (!moved.ok || moved.value.status !== 'completed') return;
        expect(['decide', 'overrule']).toContain(event.type);
        expect(moved.value.result).toBe('result' in event ? event.result : undefined);
      }),
    );
  });

  test('a verdict of the checks needs checks that run', () => {
    fc.assert(
      fc.property(states, results, (state, result) => {
        const fits = state.status === 'queued';
        expect(moveReview(state, { type: 'decide', result }).ok).toBe(fits);
        expect(moveReview(state, { type: 'hold', reason: 'doubt' }).ok).toBe(fits);
      }),
    );
  });

  test('who is finally rejected stays so until a reset or an overruling', () => {
    const powerless = events.filter(({ type }) => type !== 'reset' && type !== 'overrule');
    fc.assert(
      fc.property(fc.array(powerless), (history) => {
        const rejected: ReviewState = { status: 'completed', result: final };
        expect(follow(history, rejected)).toBe(rejected);
      }),
    );
  });

  test('a submission with missing steps never succeeds', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(moveReview(state, { type: 'submit', missingSteps: ['SELFIE'] }).ok).toBe(false);
      }),
    );
  });

  test('submitting twice is told apart from every other error', () => {
    fc.assert(
      fc.property(states, (state) => {
        const first = moveReview(state, submitted);
        fc.pre(first.ok);
        expect(nameOfError(first.value, submitted)).toBe('applicant-already-in-the-state');
      }),
    );
  });

  test('starting twice is the same as starting once: a job may run again', () => {
    fc.assert(
      fc.property(states, (state) => {
        const once = moveReview(state, { type: 'start' });
        fc.pre(once.ok);
        expect(moveReview(once.value, { type: 'start' })).toEqual(once);
      }),
    );
  });

  test('a reset always leads to a fresh review', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(moveReview(state, { type: 'reset' })).toEqual({ ok: true, value: fresh });
      }),
    );
  });

  test('states are values: no event changes the state it is applied to', () => {
    fc.assert(
      fc.property(states, events, (state, event) => {
        const before = JSON.stringify(state);
        moveReview(state, event);
        expect(JSON.stringify(state)).toBe(before);
      }),
    );
  });
});

describe('each state', () => {
  const byStatus: Record<ReviewStatus, ReviewState> = {
    init: fresh,
    pending: { status: 'pending' },
    prechecked: { status: 'prechecked' },
    queued: { status: 'queued' },
    onHold: { status: 'onHold', reason: 'doubt' },
    completed: { status: 'completed', result: retry },
  };

  test.each<[ReviewStatus, string]>([
    ['init', 'pending'],
    ['pending', 'applicant-already-in-the-state'],
    ['prechecked', 'applicant-already-in-the-state'],
    ['queued', 'applicant-already-in-the-state'],
    ['onHold', 'applicant-already-in-the-state'],
    ['completed', 'pending'],
  ])('%s, submitted: %s', (status, expected) => {
    const moved = moveReview(byStatus[status], submitted);
    expect(moved.ok ? moved.value.status : moved.error.name).toBe(expected);
  });

  test.each<[ReviewStatus, string]>([
    ['init', 'state-conflict'],
    ['pending', 'completed'],
    ['prechecked', 'completed'],
    ['queued', 'completed'],
    ['onHold', 'completed'],
    ['completed', 'completed'],
  ])('%s, overruled: %s', (status, expected) => {
    const moved = moveReview(byStatus[status], { type: 'overrule', result: green });
    expect(moved.ok ? moved.value.status : moved.error.name).toBe(expected);
  });

  test('documents are locked while checks wait or run, and only then', () => {
    const locked = Object.values(byStatus).filter(({ status }) => isUnderWay(status));
    expect(locked.map(({ status }) => status)).toEqual(['pending', 'prechecked', 'queued']);
  });

  test('the whole way of a good applicant', () => {
    const way = follow([submitted, { type: 'start' }, { type: 'decide', result: green }]);
    expect(way).toEqual({ status: 'completed', result: green });
  });

  test('a retry leads to a second attempt; a final refusal does not', () => {
    const judged = (result: ReviewResult) =>
      follow([submitted, { type: 'start' }, { type: 'decide', result }]);
    expect(moveReview(judged(retry), submitted)).toEqual({ ok: true, value: { status: 'pending' } });
    expect(isFinallyRejected(judged(retry))).toBe(false);
    expect(isFinallyRejected(judged(final))).toBe(true);
    expect(isFinallyRejected(judged(green))).toBe(false);
    expect(nameOfError(judged(final), submitted)).toBe('applicant-with-final-reject');
  });

  test('the missing steps stand in square brackets: clients read them from there', () => {
    const moved = moveReview(fresh, { type: 'submit', missingSteps: ['IDENTITY', 'SELFIE'] });
    expect(moved).toMatchObject({ ok: false, error: { name: 'steps-missing' } });
    expect(moved.ok ? '' : moved.error.description).toContain('[IDENTITY, SELFIE]');
  });

  test('a late verdict after a reset is refused', () => {
    const state = follow([submitted, { type: 'start' }, { type: 'reset' }]);
    expect(nameOfError(state, { type: 'decide', result: green })).toBe('state-conflict');
  });
});

describe('reviewResultSchema', () => {
  test('verdicts survive being stored', () => {
    for (const result of [green, retry, final]) {
      expect(reviewResultSchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
    }
  });

  test.each<[string, unknown]>([
    ['a refusal without its type', { reviewAnswer: 'RED', rejectLabels: [] }],
    ['a refusal without labels', { reviewAnswer: 'RED', reviewRejectType: 'FINAL' }],
    ['a type that does not exist', { ...retry, reviewRejectType: 'MAYBE' }],
    ['an answer that decides nothing', { reviewAnswer: 'YELLOW' }],
    ['nothing', {}],
  ])('refuses %s', (_what, stored) => {
    expect(reviewResultSchema.safeParse(stored).success).toBe(false);
  });
});
