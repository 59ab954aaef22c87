import type { Check } from '@aval/core/check';
import type { BlockOf } from '@aval/core/flow/block';
import { checkGroupsOf } from '@aval/core/flow/check-groups';
import { type RefusalReason, type RefusedPart, refusalReasons } from '@aval/core/flow/refusal-reasons';
import type { FlowState } from '@aval/core/flow/state';
import { judgedDocument } from '@aval/core/steps';
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

/** How it ended, and what the person may do about it; in the sandbox with what the checks found. */
export function resultBody(
  { result }: BlockOf<'end'>,
  world: World,
  state: FlowState,
  checks: readonly Check[],
  isSandbox: boolean,
): Own<'result'> {
  const told = (world.action ?? world.review).state;
  const comment =
    told.status === 'completed' && world.action === undefined && world.review.autoChecked !== true
      ? told.result.moderationComment
      : undefined;
  const made = isAppealed(world, state);
  return {
    kind: 'result',
    result,
    reasons: result === 'approved' ? [] : toldReasons(world, checks),
    ...(comment === undefined || result === 'approved' ? {} : { comment }),
    mayTryAgain: result === 'retry',
    appeal: { allowed: result === 'rejected' && world.action === undefined && !made, made },
    ...(isSandbox && checks.length > 0 ? { evidence: checks.map(evidenceOf) } : {}),
  };
}

function evidenceOf({ checkType, answer, sentence, numbers, thresholds }: Check) {
  return { checkType, answer, sentence, numbers, thresholds };
}

/** Whether the person objected to the present answer already. */
export function isAppealed({ review }: World, { signals }: FlowState): boolean {
  return signals.some(
    ({ name, reference, outcome }) =>
      name === appealSignal && reference === review.attemptId && outcome === 'made',
  );
}

/** Why the present answer is a refusal, as the page gets it: each reason once for each picture that is to blame. */
export function toldReasons(world: World, checks: readonly Check[]): Reason[] {
  const { state } = world.action ?? world.review;
  if (state.status !== 'completed') return [];
  const bodies = refusalReasons(state.result, checks).flatMap((reason) => reasonBodies(reason, world));
  return bodies.filter((one, index) => index === bodies.findIndex((other) => isSameReason(one, other)));
}

/** Two labels may mean the same of the same picture: it is told once. */
function isSameReason(one: Reason, other: Reason): boolean {
  return one.key === other.key && one.fix === other.fix && one.image?.imageId === other.image?.imageId;
}

const stepNames: Readonly<Record<RefusedPart, string>> = {
  document: 'IDENTITY',
  selfie: 'SELFIE',
  address: 'PROOF_OF_RESIDENCE',
};

/** The pictures that whoever decided had before him. */
function judgedPictures({ level, images }: World, part: RefusedPart): readonly RunImage[] {
  const { requiredIdDocs } = level.definition;
  const active = images.filter(({ deactivated }) => !deactivated);
  return requiredIdDocs.docSets
    .filter(({ idDocSetType }) => idDocSetType.startsWith(stepNames[part]))
    .flatMap(({ idDocSetType }) => {
      const judged = judgedDocument(requiredIdDocs, idDocSetType, active)?.images ?? [];
      return part === 'selfie' ? judged.slice(-1) : judged;
    });
}

function reasonBodies({ key, fix, label, sentence, imageIds, about }: RefusalReason, world: World): Reason[] {
  const base = {
    key,
    fix,
    ...(label === undefined ? {} : { label }),
    ...(sentence === undefined ? {} : { sentence }),
  };
  const blamed =
    about === undefined
      ? world.images.filter(({ imageId }) => imageIds.includes(imageId))
      : judgedPictures(world, about);
  // What was not asked for cannot be mended.
  if (blamed.length === 0 && about !== undefined) return [{ ...base, key: 'other', fix: 'contact' }];
  if (blamed.length === 0) return [base];
  return blamed.map(({ imageId, idDocType, idDocSubType, format }) => ({
    ...base,
    image: { imageId, idDocType, side: idDocSubType, crop: format !== 'pdf' },
  }));
}
