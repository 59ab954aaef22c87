import { type AppError, appError } from '@aval/core/errors';
import { type FlowEvent, flowEventSchema } from '@aval/core/flow/state';
import { walk } from '@aval/core/flow/walk';
import { failure, type Result, success } from '@aval/core/result';
import type { Context } from '../platform/context.ts';
import {
  type Advanced,
  type AdvanceRunDependencies,
  advanceRun,
  type Device,
  type Run,
} from './advance-run.ts';
import { type AnswerBlockDependencies, answerBlock } from './answer-block.ts';
import { concernedBlocks } from './concerned-blocks.ts';
import type { PersonEvent } from './person-events.ts';
import type { RunOwner } from './ports.ts';
import { type AnswerCheckStores, readAnswerChecks } from './read-answer-checks.ts';

export type TakeEventDependencies = {
  readonly advance: AdvanceRunDependencies;
  readonly answer: AnswerBlockDependencies;
  readonly stores: AnswerCheckStores;
};
type Input = RunOwner & { readonly device: Device; readonly event: PersonEvent };

/**
 * Takes what a person did on the page. Events that are stale or come twice change nothing and are no error. Errors: those of
 * `advanceRun` and `answerBlock`, and `state-conflict` for what the block that waits does not allow.
 */
export function takeEvent(deps: TakeEventDependencies) {
  const advance = advanceRun(deps.advance);
  return async (
    context: Context,
    { event, device, ...owner }: Input,
  ): Promise<Result<Advanced, AppError>> => {
    const hand = { kind: 'device', device } as const;
    const now = await advance(context, { ...owner, hand, events: [] });
    if (!now.ok) return now;
    const stale = success({ ...now.value, taken: false });
    if (now.value.application.state.seen.includes(event.eventId)) return stale;
    const made = await flowEvent(deps, context, now.value, event);
    if (!made.ok) return made;
    return made.value === undefined ? stale : advance(context, { ...owner, hand, events: [made.value] });
  };
}

/** What the run is told; undefined when the event is not for the block that waits. */
async function flowEvent(
  deps: TakeEventDependencies,
  context: Context,
  run: Run,
  event: PersonEvent,
): Promise<Result<FlowEvent | undefined, AppError>> {
  const { definition, state } = run.application;
  const { block } = walk(definition, state);
  const { eventId } = event;
  const isMeant = event.type === 'back' || event.type === 'tryAgain' || event.block === block.id;
  if (!isMeant) return success(undefined);
  const answer = { type: 'answer', eventId, block: block.id, by: 'person' } as const;
  switch (event.type) {
    case 'answer': {
      const answered = await answerBlock(deps.answer)(context, run, block, event.answer);
      return answered.ok ? success({ ...answer, outcome: 'done', data: answered.value }) : answered;
    }
    case 'skip':
      return block.skippable === true
        ? success({ ...answer, outcome: 'skipped', data: {} })
        : failure(appError('state-conflict', 'This cannot be skipped'));
    case 'withoutChallenge':
      return block.kind === 'liveness' && block.mode === 'challenge' && block.withoutChallenge
        ? success({ ...answer, outcome: 'manual', data: {} })
        : failure(appError('state-conflict', 'There is no other way here'));
    case 'back':
      return success({ type: 'back', eventId, ...(event.block === undefined ? {} : { block: event.block }) });
    case 'tryAgain': {
      if (block.kind !== 'end' || block.result !== 'retry')
        return failure(appError('state-conflict', 'There is nothing to try again'));
      const checks = await readAnswerChecks(deps.stores, context.environmentId, run.world);
      const reasons = concernedBlocks(run.world, definition, state, checks);
      return success(
        flowEventSchema.parse({ type: 'reopen', eventId, blocks: Object.keys(reasons), reasons }),
      );
    }
  }
}
