import { type ApplicantInfo, applicantInfoSchema } from '@aval/core/applicant';
import type { Check } from '@aval/core/check';
import type { AppError } from '@aval/core/errors';
import type { ApplicantId, AttemptId } from '@aval/core/ids';
import type { Level, LevelDefinition } from '@aval/core/level';
import { type Result, success } from '@aval/core/result';
import { moveReview, type ReviewResult } from '@aval/core/review';
import { blamedImages, decide, pictureRefusal } from '@aval/core/rules/decide';
import type { Evidence } from '@aval/core/rules/evidence';
import { judge, requiredChecks } from '@aval/core/rules/judge';
import { judgeProvider, type ProviderOutcome } from '@aval/core/rules/judge-provider';
import type { FaceSearch } from '@aval/core/rules/judge-similar';
import type { ScreeningSubject } from '@aval/core/screening/subject';
import type { Applicant, ApplicantStore, SimilarApplicants } from '../applicants/ports.ts';
import type { BlacklistStore } from '../blacklist/ports.ts';
import type { ImageStore } from '../documents/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { LevelStore } from '../levels/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { JobQueue } from '../platform/jobs/ports.ts';
import type { Metrics } from '../platform/metrics/metrics.ts';
import { beginSession } from '../providers/begin-session.ts';
import type { ProviderSession, ProviderSessionStore } from '../providers/ports.ts';
import type { Review, ReviewStore } from '../reviews/ports.ts';
import { settleReview } from '../reviews/settle-review.ts';
import {
  type CheckAgainstSourcesDependencies,
  checkAgainstSources,
} from '../sources/check-against-sources.ts';
import type { AmlStore } from '../sources/ports.ts';
import { recordHits } from '../sources/record-hits.ts';
import { subjectOf } from '../sources/subject-of.ts';
import type { WebhookOutbox } from '../webhooks/ports.ts';
import { reviewEvent } from '../webhooks/review-event.ts';
import { judgeConfirmations } from './judge-confirmations.ts';
import type { CheckStore } from './ports.ts';
import { infoFromEvidence } from './read-info.ts';
import type { searchFaces } from './search-faces.ts';
import { searchSimilar } from './search-similar.ts';

type Stores = {
  readonly applicants: ApplicantStore;
  readonly levels: LevelStore;
  readonly reviews: ReviewStore;
  readonly images: ImageStore;
  readonly checks: CheckStore;
  readonly aml: AmlStore;
  readonly journal: Journal;
  readonly outbox: WebhookOutbox;
  readonly blacklist: BlacklistStore;
  readonly similarApplicants: SimilarApplicants;
  readonly confirmedAddresses: Parameters<typeof judgeConfirmations>[0];
  readonly providerSessions: ProviderSessionStore;
  readonly jobs: JobQueue;
};
export type RunChecksDependencies = {
  readonly transact: Transact<Stores>;
  readonly gather: (
    context: Context,
    applicant: Applicant,
    review: Review,
    level: Level,
  ) => Promise<Evidence>;
  /** What the applicant's page saw of the evidence: liveness challenges, data that the person corrected. */
  readonly flowEvidence: (context: Context, applicant: Applicant, level: Level) => Promise<Check[]>;
  /** Made at the very end, in the transaction of the verdict: whoever was listed a moment ago is found. */
  readonly checkBlacklist: (
    stores: Pick<Stores, 'blacklist' | 'images'>,
    context: Context,
    applicant: Applicant,
    evidence: Evidence,
  ) => Promise<Check>;
  /** Before the transaction of the verdict, since it takes its time. Whoever is examined at the same moment finds this one. */
  readonly searchFaces: ReturnType<typeof searchFaces>;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
  readonly metrics: Pick<Metrics, 'checkAnswers' | 'decisions'>;
  readonly sources: CheckAgainstSourcesDependencies;
};
type Input = { readonly applicantId: ApplicantId; readonly attemptId: AttemptId };
type Started = {
  readonly applicant: Applicant;
  readonly review: Review;
  readonly level: Level;
  /** On levels that leave the verdict to a provider: how that stands. */
  readonly session: ProviderSession | undefined;
};

/**
 * Makes the checks of one attempt and settles its review. May be started again after a crash at any point: what was read is kept,
 * and only the run that still finds the attempt unsettled, under the row's lock, writes a verdict.
 */
export function runChecks(deps: RunChecksDependencies) {
  const check = checkAgainstSources(deps.sources);
  return async (context: Context, input: Input): Promise<Result<'settled' | 'not-wanted', AppError>> => {
    const started = await start(deps, context, input);
    if (!started.ok) return started;
    if (started.value === undefined) return success('not-wanted');
    const { applicant, review, level, session } = started.value;
    const outcome = outcomeOf(session, level.definition.verification);
    // The provider's word is awaited: once it is there this job is run again.
    if (level.definition.verification.by === 'provider' && outcome === undefined)
      return success('not-wanted');
    const evidence = await deps.gather(context, applicant, review, level);
    const info = infoFromEvidence(evidence);
    const subject = subjectOf(applicant, info);
    const { sources } = level.definition;
    const asked = await check(context, { subject, sources, applicantId: applicant.id });
    const judged =
      session === undefined || outcome === undefined
        ? [...judge(evidence), ...(await deps.flowEvidence(context, applicant, level))]
        : [judgeProvider(session.provider, outcome, judgedImages(evidence))];
    const checks = [...judged, ...asked];
    const faces = await deps.searchFaces(context, applicant, evidence, level.definition);
    const settled = await settle(deps, context, input, { evidence, checks, level, info, subject, faces });
    if (settled.ok && settled.value === 'settled') {
      for (const { checkType: type, answer } of checks) deps.metrics.checkAnswers.inc({ type, answer });
    }
    return settled;
  };
}

/** Undefined when the attempt is not waiting any more: settled, reset, or another one began. */
function start(
  { transact, clock, identifiers }: RunChecksDependencies,
  context: Context,
  input: Input,
): Promise<Result<Started | undefined, AppError>> {
  const { environmentId } = context;
  const begin = beginSession({ identifiers });
  return transact(async (stores) => {
    const { applicants, levels, reviews, outbox, providerSessions } = stores;
    const review = await reviews.lock(environmentId, input.applicantId);
    if (review === undefined || review.attemptId !== input.attemptId) return success(undefined);
    const moved = moveReview(review.state, { type: 'start' });
    if (!moved.ok) return success(undefined);
    const applicant = await applicants.find(environmentId, input.applicantId);
    const level = applicant === undefined ? undefined : await levels.find(environmentId, applicant.levelId);
    if (applicant === undefined || level === undefined)
      throw new Error(`applicant ${input.applicantId} has a review but no level`);
    const at = clock();
    const queued: Review = { ...review, state: moved.value, queuedAt: review.queuedAt ?? at };
    await reviews.save(environmentId, queued);
    // A job that begins again after a crash has told it already.
    if (review.state.status !== 'queued')
      await outbox.publish(
        reviewEvent(context, { type: 'applicantPrechecked', at, applicant, review: queued }),
      );
    const { id: applicantId, dataKey } = applicant;
    const { attemptId } = input;
    const { verification } = level.definition;
    await begin(stores, context, { applicant, attemptId, verification, at });
    const session =
      verification.by === 'provider'
        ? await providerSessions.findOfAttempt(environmentId, applicantId, attemptId, dataKey)
        : undefined;
    return success({ applicant, review: queued, level, session });
  });
}

type Judged = {
  readonly evidence: Evidence;
  readonly checks: readonly Check[];
  readonly level: Level;
  readonly info: ApplicantInfo | undefined;
  readonly subject: ScreeningSubject;
  readonly faces: FaceSearch | undefined;
};

function settle(
  deps: RunChecksDependencies,
  context: Context,
  input: Input,
  { evidence, checks: judged, level, info, subject, faces }: Judged,
): Promise<Result<'settled' | 'not-wanted', AppError>> {
  const { environmentId } = context;
  return deps.transact(async (stores) => {
    const review = await stores.reviews.lock(environmentId, input.applicantId);
    if (review === undefined || review.attemptId !== input.attemptId || review.state.status !== 'queued')
      return success('not-wanted');
    const applicant = await stores.applicants.find(environmentId, input.applicantId);
    if (applicant === undefined) return success('not-wanted');
    const at = deps.clock();
    const profile =
      info === undefined
        ? applicant.profile
        : { ...applicant.profile, info: { ...ownInfo(applicant.profile.info), ...info } };
    const blacklist = await deps.checkBlacklist(stores, context, { ...applicant, profile }, evidence);
    const { confirmedAddresses } = stores;
    const confirmations = await judgeConfirmations(
      confirmedAddresses,
      environmentId,
      applicant.id,
      level.definition,
    );
    const similar = await searchSimilar(stores, environmentId, { ...applicant, profile }, faces);
    const counted = [...judged, ...confirmations, blacklist];
    const checks = [...counted, similar];
    const holdsDuplicates = level.definition.rules.duplicates === 'hold';
    const decision = decide(holdsDuplicates ? checks : counted, requiredChecks(level.definition));
    const event =
      decision.kind === 'completed'
        ? { type: 'decide' as const, result: decision.result }
        : { type: 'hold' as const, reason: decision.reason };
    await stores.checks.insert(
      environmentId,
      applicant.id,
      applicant.dataKey,
      checks.map((check) => ({
        id: deps.identifiers.uuid(),
        attemptId: input.attemptId,
        createdAt: at,
        check,
      })),
    );
    if (decision.kind === 'completed')
      await markImages(stores.images, context, applicant, evidence, checks, decision.result);
    if (info !== undefined) await stores.applicants.saveProfile(environmentId, applicant, profile);
    const settled = await settleReview(stores, context, { applicant, review, event, at, checks });
    if (!settled.ok) return settled;
    const record = recordHits({ identifiers: deps.identifiers, keyring: deps.sources.keyring });
    await record(stores, context, { applicant, review: settled.value, subject, checks, at });
    deps.metrics.decisions.inc({
      answer: decision.kind === 'completed' ? decision.result.reviewAnswer : 'onHold',
    });
    return success('settled');
  });
}

/** Undefined while it is awaited. What was asked of another provider, or in shadow, before the level was changed, decides nothing. */
function outcomeOf(
  session: ProviderSession | undefined,
  verification: LevelDefinition['verification'],
): ProviderOutcome | undefined {
  if (session === undefined || verification.by !== 'provider') return undefined;
  if (session.mode !== 'provider' || session.provider !== verification.provider)
    return { kind: 'failed', failure: 'not-wanted-any-more' };
  if (session.status === 'failed') return { kind: 'failed', failure: session.failure ?? 'no-answer' };
  if (session.status !== 'answered' || session.verdict === undefined) return undefined;
  const { id, state, verdict } = session;
  return { kind: 'answered', reference: state.reference ?? id, verdict };
}

function judgedImages(evidence: Evidence): number[] {
  const selfie = evidence.selfie === null ? [] : [evidence.selfie];
  return [...(evidence.document?.sides ?? []), ...selfie].map(({ imageId }) => imageId);
}

/** What the customer told by hand and no document tells; what was read of another document does not stay. */
function ownInfo(info: ApplicantInfo = {}): ApplicantInfo {
  return Object.fromEntries(Object.entries(info).filter(([name]) => !(name in applicantInfoSchema.shape)));
}

/** Pictures that a refusal blames are set aside with the reason; the others that were judged have passed. */
async function markImages(
  images: ImageStore,
  { environmentId }: Context,
  applicant: Applicant,
  evidence: Evidence,
  checks: readonly Check[],
  result: ReviewResult,
): Promise<void> {
  const judged = judgedImages(evidence);
  const blamed = blamedImages(checks);
  const passed = judged.filter((imageId) => !blamed.includes(imageId));
  await images.saveReviewResult(environmentId, applicant.id, passed, { reviewAnswer: 'GREEN' });
  if (result.reviewAnswer !== 'RED') return;
  for (const imageId of blamed) {
    const blaming = checks.filter((check) => check.reject?.imageIds.includes(imageId) === true);
    await images.saveReviewResult(environmentId, applicant.id, [imageId], pictureRefusal(blaming, result));
  }
  await images.deactivate(environmentId, applicant.id, blamed);
}
