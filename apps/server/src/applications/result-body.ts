import type { Check } from '@aval/core/check';
import type { BlockOf } from '@aval/core/flow/block';
import { checkGroupsOf } from '@aval/core/flow/check-groups';
import { type RefusalReason, refusalReasons } from '@aval/core/flow/refusal-reasons';
import type { FlowState } from '@aval/core/flow/state';
import type { RunImage, World } from './read-world.ts';
import type { Reason, StepBody } from './view-schema.ts';

type Own<Kind extends StepBody['kind']> = Omit<
  Extract<StepBody, { kind: Kind }>,
  'block' | 'group' | 'skippable' | 'again'
>;

/** The signal that a person objected to the refusal of an attempt. */
export const appealSignal = 'appeal';

/** What the person waits for. */
export function waitBody({ review, action, level }: World): Own<'wait'> {
  const { state, pendingAt } = action ?? review;
  const groups = checkGroupsOf(level.definition);
  const since = pendingAt === undefined ? {} : { since: pendingAt.toISOString() };
  const all = (now: 'pending' | 'running' | 'done') => groups.map((key) => ({ key, state: now }));
  switch (state.status) {
    case 'onHold': {
      const done = all('done').filter(({ key }) => key !== 'person');
      return {
        kind: 'wait',
        state: 'person',
        checks: [...done, { key: 'person', state: 'running' }],
        ...since,
      };
    }
    case 'queued':
      return { kind: 'wait', state: 'checking', checks: all('running'), ...since };
    case 'pending':
    case 'prechecked':
      return { kind: 'wait', state: 'checking', checks: all('pending'), ...since };
    default:
      return { kind: 'wait', state: 'submitting', checks: all('pending') };
  }
}

/** How it ended, and what the person may do about it. */
export function resultBody(
  { result }: BlockOf<'end'>,
  world: World,
  state: FlowState,
  checks: readonly Check[],
): Own<'result'> {
  const told = (world.action ?? world.review).state;
  const reasons = told.status === 'completed' ? refusalReasons(told.result, checks) : [];
  const comment =
    told.status === 'completed' && world.action === undefined && world.review.autoChecked !== true
      ? told.result.moderationComment
      : undefined;
  const made = isAppealed(world, state);
  return {
    kind: 'result',
    result,
    reasons: result === 'approved' ? [] : reasons.flatMap((reason) => reasonBodies(reason, world.images)),
    ...(comment === undefined || result === 'approved' ? {} : { comment }),
    mayTryAgain: result === 'retry',
    appeal: { allowed: result === 'rejected' && world.action === undefined && !made, made },
  };
}

/** Whether the person objected to the present answer already. */
export function isAppealed({ review }: World, { signals }: FlowState): boolean {
  return signals.some(
    ({ name, reference, outcome }) =>
      name === appealSignal && reference === review.attemptId && outcome === 'made',
  );
}

/** A reason as the page gets it, once for each picture that is to blame. */
export function reasonBodies(
  { key, fix, label, sentence, imageIds }: RefusalReason,
  images: readonly RunImage[],
): Reason[] {
  const base = {
    key,
    fix,
    ...(label === undefined ? {} : { label }),
    ...(sentence === undefined ? {} : { sentence }),
  };
  const blamed = images.filter(({ imageId }) => imageIds.includes(imageId));
  if (blamed.length === 0) return [base];
  return blamed.map(({ imageId, idDocType, idDocSubType, format }) => ({
    ...base,
    image: { imageId, idDocType, side: idDocSubType, crop: format !== 'pdf' },
  }));
}
