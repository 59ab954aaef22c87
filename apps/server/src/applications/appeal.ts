import { type AppError, appError } from '@aval/core/errors';
import { walk } from '@aval/core/flow/walk';
import { failure, type Result } from '@aval/core/result';
import type { Context } from '../platform/context.ts';
import { type AppealReviewDependencies, appealReview } from '../reviews/appeal-review.ts';
import { type Advanced, type AdvanceRunDependencies, advanceRun, type Device } from './advance-run.ts';
import type { RunOwner } from './ports.ts';
import { appealSignal, isAppealed } from './result-body.ts';

export type AppealDependencies = {
  readonly advance: AdvanceRunDependencies;
  readonly appeal: AppealReviewDependencies;
};
type Input = RunOwner & { readonly device: Device; readonly text: string };

/** Objects to a final refusal, once for each. Errors: those of `advanceRun` and `appealReview`, `state-conflict` where there is none. */
export function appeal(deps: AppealDependencies) {
  const advance = advanceRun(deps.advance);
  const object = appealReview(deps.appeal);
  return async (context: Context, { device, text, ...owner }: Input): Promise<Result<Advanced, AppError>> => {
    const hand = { kind: 'device', device } as const;
    const now = await advance(context, { ...owner, hand, events: [] });
    if (!now.ok) return now;
    const { application, world } = now.value;
    const { definition, state } = application;
    const { block } = walk(definition, state);
    if (block.kind !== 'end' || block.result !== 'rejected' || world.action !== undefined)
      return failure(appError('state-conflict', 'There is no final refusal'));
    if (isAppealed(world, state)) return failure(appError('state-conflict', 'An appeal was made already'));
    const { attemptId } = world.review;
    const objected = await object(context, { applicantId: owner.applicantId, attemptId, text });
    if (!objected.ok) return objected;
    const event = { type: 'signal', name: appealSignal, reference: attemptId, outcome: 'made' } as const;
    return advance(context, { ...owner, hand, events: [event] });
  };
}
