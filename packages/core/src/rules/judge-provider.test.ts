import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from './decide.ts';
import { judgeProvider, type ProviderOutcome } from './judge-provider.ts';

const label = fc.stringMatching(/^[A-Z_]{1,20}$/);
const outcome: fc.Arbitrary<ProviderOutcome> = fc.oneof(
  fc.record({ kind: fc.constant('failed' as const), failure: fc.string() }),
  fc.record({
    kind: fc.constant('answered' as const),
    reference: fc.string(),
    verdict: fc.oneof(
      fc.record({ reviewAnswer: fc.constant('GREEN' as const) }),
      fc.record({
        reviewAnswer: fc.constant('RED' as const),
        rejectLabels: fc.array(label),
        reviewRejectType: fc.constantFrom('FINAL' as const, 'RETRY' as const),
      }),
    ),
  }),
);

describe('what a provider said', () => {
  it('approves only by his approval, and refuses only by his refusal', () => {
    fc.assert(
      fc.property(outcome, fc.array(fc.nat()), (said, imageIds) => {
        const check = judgeProvider('vendor', said, imageIds);
        const decision = decide([check], ['PROVIDER']);
        expect(decision.kind).toBe(said.kind === 'failed' ? 'onHold' : 'completed');
        if (said.kind === 'failed' || decision.kind === 'onHold') return;
        const { verdict } = said;
        expect(decision.result.reviewAnswer).toBe(verdict.reviewAnswer);
        if (verdict.reviewAnswer === 'GREEN') return;
        const rejectLabels =
          verdict.rejectLabels.length === 0 ? ['OTHER'] : [...new Set(verdict.rejectLabels)];
        const { reviewRejectType } = verdict;
        expect(decision.result).toMatchObject({ rejectLabels, reviewRejectType });
      }),
    );
  });

  it('blames every picture that was judged', () => {
    const verdict = { reviewAnswer: 'RED', rejectLabels: ['FORGERY'], reviewRejectType: 'FINAL' } as const;
    const check = judgeProvider('vendor', { kind: 'answered', reference: 'r', verdict }, [1, 2]);
    expect(check.reject).toEqual({ labels: ['FORGERY'], type: 'FINAL', imageIds: [1, 2] });
  });
});
