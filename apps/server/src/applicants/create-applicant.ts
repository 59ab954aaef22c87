import { isTooLarge, type NewApplicant } from '@aval/core/applicant';
import { type AppError, appError } from '@aval/core/errors';
import { applicantIdSchema, attemptIdSchema, inspectionIdSchema } from '@aval/core/ids';
import type { Level } from '@aval/core/level';
import { failure, type Result, success } from '@aval/core/result';
import type { LevelStore } from '../levels/ports.ts';
import { createdByOf } from '../platform/actor.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import { judgeAll } from '../questionnaires/judge-all.ts';
import type { QuestionnaireDefinitionStore } from '../questionnaires/ports.ts';
import type { Review } from '../reviews/ports.ts';
import { reviewEvent } from '../webhooks/review-event.ts';
import type { Applicant, ApplicantStore, NewApplicantRecord, NewApplicantStore } from './ports.ts';

export type CreateApplicantDependencies = {
  readonly newApplicants: NewApplicantStore;
  readonly levels: Pick<LevelStore, 'findByName'>;
  readonly applicants: Pick<ApplicantStore, 'findByExternalUserId'>;
  readonly questionnaires: Pick<QuestionnaireDefinitionStore, 'find'>;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
};
type Input = { readonly levelName: string; readonly applicant: NewApplicant };
export type ApplicantWithReview = {
  readonly applicant: Applicant;
  readonly review: Review;
  readonly level: Level;
};

/** A new applicant on a level, with an empty review and a data key of his own. Fires applicantCreated. Answers are judged. */
export function createApplicant(deps: CreateApplicantDependencies) {
  return async (context: Context, input: Input): Promise<Result<ApplicantWithReview, AppError>> => {
    const level = await deps.levels.findByName(context.environmentId, input.levelName);
    if (level === undefined) return failure(appError('level-not-found', 'The level does not exist'));
    const unfit = levelRefusal(level, input.applicant.type ?? level.definition.applicantType);
    if (unfit !== undefined) return failure(unfit);
    const judged = await judgedInput(deps, context, input);
    if (!judged.ok) return judged;
    const made = makeApplicant(deps, context, judged.value, level);
    if (isTooLarge(made.applicant.profile))
      return failure(appError('invalid-value', 'All data of one applicant together is too large'));
    const { applicant, review } = made;
    const inserted = await deps.newApplicants.insert(context.environmentId, recordOf(context, made));
    if (inserted) return success({ applicant, review, level });
    const { externalUserId } = applicant.profile;
    const existing = await deps.applicants.findByExternalUserId(context.environmentId, externalUserId);
    const description = `Applicant with external user id '${externalUserId}' already exists: ${existing?.id ?? ''}`;
    return failure(appError('applicant-already-exists', description));
  };
}

/** The input with our scores in place of those that came along. */
async function judgedInput(
  { questionnaires }: CreateApplicantDependencies,
  { environmentId }: Context,
  input: Input,
): Promise<Result<Input, AppError>> {
  const sent = input.applicant.questionnaires;
  if (sent === undefined) return success(input);
  const judged = await judgeAll(questionnaires, environmentId, sent);
  if (!judged.ok) return judged;
  return success({ ...input, applicant: { ...input.applicant, questionnaires: judged.value } });
}

/** Why nobody of this type can be on the level; undefined when he can. */
export function levelRefusal(
  { type, definition }: Level,
  applicantType: Applicant['type'],
): AppError | undefined {
  if (type === 'actions') return appError('invalid-value', 'The level is for actions, not for applicants');
  if (type === 'module')
    return appError('invalid-value', 'The level is a module, a part of other flows: nobody can be put on it');
  if (definition.applicantType === applicantType) return undefined;
  return appError(
    'invalid-value',
    definition.applicantType === 'company' ? 'The level is for companies' : 'The level is for individuals',
  );
}

type Made = { readonly applicant: Applicant; readonly review: Review; readonly wrappedKey: Buffer };

function makeApplicant(
  { keyring, clock, identifiers }: CreateApplicantDependencies,
  context: Context,
  input: Input,
  level: Level,
): Made {
  const { externalUserId, lang, type, ...data } = input.applicant;
  const now = clock();
  const id = applicantIdSchema.parse(identifiers.objectId());
  const key = keyring.newDataKey(id);
  return {
    applicant: {
      id,
      inspectionId: inspectionIdSchema.parse(identifiers.objectId()),
      type: type ?? level.definition.applicantType,
      levelId: level.id,
      lang,
      profile: { version: 1, externalUserId: externalUserId ?? identifiers.uuid(), ...data },
      dataKey: key.plain,
      deactivated: false,
      createdAt: now,
      createdBy: createdByOf(context.actor),
    },
    review: {
      applicantId: id,
      reviewId: identifiers.fiveLetters(),
      attemptId: attemptIdSchema.parse(identifiers.fiveLetters()),
      attemptCnt: 0,
      levelName: level.name,
      state: { status: 'init', previous: null },
      createDate: now,
      pendingAt: undefined,
      queuedAt: undefined,
      reviewDate: undefined,
    },
    wrappedKey: key.wrapped,
  };
}

function recordOf(context: Context, { applicant, review, wrappedKey }: Made): NewApplicantRecord {
  const at = applicant.createdAt;
  return {
    applicant: { ...applicant, wrappedKey },
    review,
    journalEntry: {
      environmentId: context.environmentId,
      subjectId: applicant.id,
      at,
      type: 'applicantCreated',
      actor: context.actor,
      payload: { levelName: review.levelName },
      dataKey: applicant.dataKey,
    },
    event: () => reviewEvent(context, { type: 'applicantCreated', at, applicant, review }),
  };
}
