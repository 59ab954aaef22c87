import { moveAction } from '@aval/core/action';
import type { Check, CheckAnswer } from '@aval/core/check';
import type { AppError } from '@aval/core/errors';
import type { ActionId, AttemptId } from '@aval/core/ids';
import type { IdDocSetType, Level } from '@aval/core/level';
import { type Result, success } from '@aval/core/result';
import type { ReviewResult } from '@aval/core/review';
import { unable } from '@aval/core/rules/check-builders';
import { blamedImages, type Decision, decide, pictureRefusal } from '@aval/core/rules/decide';
import type { ApplicantStore } from '../applicants/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { Metrics } from '../platform/metrics/metrics.ts';
import type { ReviewStore } from '../reviews/ports.ts';
import { loadAction, type OwnedAction } from './load-action.ts';
import type { ActionCheckStore, ActionImageStore, ActionStore, CheckStep, StepOutcome } from './ports.ts';
import { type ResumeActionStores, resumeAction } from './resume-action.ts';
import { settleAction } from './settle-action.ts';

type Stores = ResumeActionStores & {
  readonly applicants: ApplicantStore;
  readonly reviews: Pick<ReviewStore, 'find'>;
  readonly actions: ActionStore;
  readonly actionImages: ActionImageStore;
  readonly actionChecks: ActionCheckStore;
};
export type RunActionChecksDependencies = {
  readonly transact: Transact<Stores>;
  /** Who makes the checks of which step; a step that nobody makes is never passed. */
  readonly steps: Partial<Readonly<Record<IdDocSetType, CheckStep>>>;
  /** Looks the applicant up in the sources that the level names. */
  readonly sources: CheckStep | undefined;
  readonly forUnapproved: boolean;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
  readonly metrics: Pick<Metrics, 'checkAnswers'>;
};
type Input = { readonly actionId: ActionId; readonly attemptId: AttemptId };
type Started = OwnedAction & { readonly level: Level };

/**
 * Makes the checks of one attempt of an action and settles it. May be started again after a crash at any point: only the run that
 * still finds the attempt unsettled, under the row's lock, writes a verdict.
 */
export function runActionChecks(deps: RunActionChecksDependencies) {
  return async (context: Context, input: Input): Promise<Result<'settled' | 'not-wanted', AppError>> => {
    const prechecked = await begin(deps, context, input, 'precheck');
    if (!prechecked.ok) return prechecked;
    if (prechecked.value === undefined) return success('not-wanted');
    const started = await begin(deps, context, input, 'start');
    if (!started.ok) return started;
    if (started.value === undefined) return success('not-wanted');
    const outcome = await makeChecks(deps, context, started.value);
    const settled = await settle(deps, context, input, outcome);
    if (settled.ok && settled.value === 'settled') {
      for (const check of outcome.checks)
        deps.metrics.checkAnswers.inc({ type: check.checkType, answer: check.answer });
    }
    return settled;
  };
}

/** Moves the action on; undefined when the attempt is not waiting any more: settled, or another one began. */
function begin(
  { transact, clock }: RunActionChecksDependencies,
  context: Context,
  { actionId, attemptId }: Input,
  type: 'precheck' | 'start',
): Promise<Result<Started | undefined, AppError>> {
  const { environmentId } = context;
  return transact(async (stores) => {
    const loaded = await loadAction(stores, context, actionId, 'lock');
    if (!loaded.ok || loaded.value.action.attemptId !== attemptId) return success(undefined);
    const { applicant, action } = loaded.value;
    const moved = moveAction(action.state, { type });
    if (!moved.ok) return success(undefined);
    const level = await stores.levels.find(environmentId, action.levelId);
    if (level === undefined) throw new Error(`action ${actionId} has no level`);
    const queuedAt = type === 'start' ? (action.queuedAt ?? clock()) : action.queuedAt;
    const next = { ...action, state: moved.value, queuedAt };
    await stores.actions.save(environmentId, next, applicant.dataKey);
    return success({ applicant, action: next, level });
  });
}

async function makeChecks(
  { steps, sources }: RunActionChecksDependencies,
  context: Context,
  { applicant, action, level }: Started,
): Promise<StepOutcome> {
  const { docSets } = level.definition.requiredIdDocs;
  const outcomes: StepOutcome[] = [];
  for (const docSet of docSets) {
    if (docSet.idDocSetType === 'APPLICANT_DATA') continue;
    const check = steps[docSet.idDocSetType];
    outcomes.push(
      check === undefined
        ? notCarriedOut(`The step ${docSet.idDocSetType} cannot be checked.`)
        : await check(context, { applicant, action, level, docSet }),
    );
  }
  const [first] = docSets;
  if (level.definition.sources.length > 0 && first !== undefined) {
    outcomes.push(
      sources === undefined
        ? notCarriedOut('The sources of the level cannot be asked.')
        : await sources(context, { applicant, action, level, docSet: first }),
    );
  }
  const waiting = outcomes.flatMap(({ awaitingUser }) => (awaitingUser === undefined ? [] : [awaitingUser]));
  return {
    checks: outcomes.flatMap(({ checks }) => checks),
    required: outcomes.flatMap(({ required }) => required),
    ...(waiting.length === 0 ? {} : { awaitingUser: waiting.join(' ') }),
  };
}

/** Of a step that nobody can check: a person has to look, it never passes. */
function notCarriedOut(sentence: string): StepOutcome {
  const checkType = 'ACTION_STEP' as const;
  return { checks: [unable({ checkType, imageIds: [] }, sentence)], required: [checkType] };
}

function settle(
  { transact, clock, identifiers, forUnapproved }: RunActionChecksDependencies,
  context: Context,
  { actionId, attemptId }: Input,
  { checks, required, awaitingUser }: StepOutcome,
): Promise<Result<'settled' | 'not-wanted', AppError>> {
  const { environmentId } = context;
  return transact(async (stores) => {
    const loaded = await loadAction(stores, context, actionId, 'lock');
    if (!loaded.ok) return success('not-wanted');
    const { applicant, action } = loaded.value;
    if (action.attemptId !== attemptId || action.state.status !== 'queued') return success('not-wanted');
    const review = await stores.reviews.find(environmentId, applicant.id);
    const isApproved = review?.state.status === 'completed' && review.state.result.reviewAnswer === 'GREEN';
    const decided = decide(checks, required);
    const isGreen = decided.kind === 'completed' && decided.result.reviewAnswer === 'GREEN';
    const decision: Decision =
      isGreen && !isApproved && !forUnapproved
        ? { kind: 'onHold', reason: 'The applicant is not approved any more.' }
        : decided;
    const isRefused = decision.kind === 'completed' && decision.result.reviewAnswer === 'RED';
    const at = clock();
    const { dataKey } = applicant;
    const stored = checks.map((check) => ({ id: identifiers.uuid(), attemptId, createdAt: at, check }));
    await stores.actionChecks.insert(environmentId, action, dataKey, stored);
    if (awaitingUser !== undefined && !isRefused) {
      const event = { type: 'await' as const, reason: awaitingUser };
      const waiting = await settleAction(stores, context, { applicant, action, event, at, checks });
      if (!waiting.ok) return waiting;
      // He may have confirmed while this was being looked at.
      await resumeAction(stores, identifiers, context, { applicant, action: waiting.value }, at);
      return success('settled');
    }
    const event =
      decision.kind === 'completed'
        ? { type: 'decide' as const, result: decision.result }
        : { type: 'hold' as const, reason: decision.reason };
    const images = await stores.actionImages.list(environmentId, [actionId], dataKey);
    const blamed = isRefused ? blamedImages(checks) : [];
    for (const { imageId } of images.filter((image) => !image.deactivated)) {
      const about = checks.filter((check) => check.imageIds.includes(imageId));
      if (about.length === 0) continue;
      const answer = worst(about);
      const result = decision.kind === 'completed' ? imageResult(about, answer, decision.result) : undefined;
      await stores.actionImages.saveAnswer(environmentId, imageId, answer, result, blamed.includes(imageId));
    }
    const settled = await settleAction(stores, context, { applicant, action, event, at, checks });
    return settled.ok ? success('settled') : settled;
  });
}

const severity: readonly CheckAnswer[] = ['RED', 'ERROR', 'YELLOW'];

function worst(checks: readonly Check[]): CheckAnswer {
  return severity.find((answer) => checks.some((check) => check.answer === answer)) ?? 'GREEN';
}

/** What the finished action says of one picture. */
function imageResult(
  about: readonly Check[],
  answer: CheckAnswer,
  result: ReviewResult,
): ReviewResult | undefined {
  if (answer === 'GREEN') return { reviewAnswer: 'GREEN' };
  if (answer !== 'RED' || result.reviewAnswer !== 'RED') return undefined;
  return pictureRefusal(
    about.filter((check) => check.answer === 'RED'),
    result,
  );
}
