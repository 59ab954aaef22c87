import { answeredQuestionnaires } from '@aval/core/applicant';
import { type AppError, appError } from '@aval/core/errors';
import type { Findings } from '@aval/core/findings';
import type { Level } from '@aval/core/level';
import { wholeQuestionnaires } from '@aval/core/questionnaires/whole-questionnaires';
import { failure, type Result, success } from '@aval/core/result';
import type { StepFacts } from '@aval/core/steps';
import { z } from 'zod';
import { loadAction } from '../actions/load-action.ts';
import type { Action, ActionImageStore, ActionStore } from '../actions/ports.ts';
import type { Applicant, ApplicantStore } from '../applicants/ports.ts';
import { stepFacts } from '../applicants/step-facts.ts';
import type { ConfirmationStore } from '../confirmations/ports.ts';
import { type ConfirmedOfAction, readConfirmed } from '../confirmations/read-confirmed.ts';
import type { DocumentImage, ImageStore } from '../documents/ports.ts';
import type { LevelStore } from '../levels/ports.ts';
import type { Context } from '../platform/context.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { QuestionnaireDefinitionStore } from '../questionnaires/ports.ts';
import type { Review, ReviewStore } from '../reviews/ports.ts';
import type { Challenge, ChallengeStore, RunOwner } from './ports.ts';

export type WorldStores = {
  readonly applicants: Pick<ApplicantStore, 'find'>;
  readonly levels: Pick<LevelStore, 'find'>;
  readonly reviews: Pick<ReviewStore, 'find'>;
  readonly actions: Pick<ActionStore, 'ownerOf' | 'find' | 'lock'>;
  readonly images: Pick<ImageStore, 'list' | 'readFindings'>;
  readonly actionImages: Pick<ActionImageStore, 'list' | 'readFindings'>;
  readonly questionnaires: Pick<QuestionnaireDefinitionStore, 'list'>;
  readonly confirmations: Pick<ConfirmationStore, 'listConfirmed'>;
  readonly challenges: Pick<ChallengeStore, 'list'>;
};
export type ReadWorldDependencies = {
  readonly stores: WorldStores;
  readonly keyring: Pick<Keyring, 'searchHash'>;
};

/** A picture, of the applicant or of the action. */
export type RunImage = Pick<
  DocumentImage,
  | 'imageId'
  | 'attemptId'
  | 'idDocSetType'
  | 'idDocType'
  | 'idDocSubType'
  | 'country'
  | 'blobKey'
  | 'format'
  | 'deactivated'
  | 'reviewResult'
  | 'addedAt'
>;

/** Everything outside of the run that decides where it is and what is shown. */
export type World = {
  readonly owner: RunOwner;
  readonly applicant: Applicant;
  readonly review: Review;
  readonly action: Action | undefined;
  /** The applicant's, or the action's. */
  readonly level: Level;
  /** Set aside ones included, oldest first. */
  readonly images: readonly RunImage[];
  readonly steps: StepFacts;
  /** Consents that were given, as `key@version`. */
  readonly consents: ReadonlySet<string>;
  readonly confirmable: ConfirmedOfAction | undefined;
  readonly challenges: readonly Challenge[];
  /** What was found on a picture, if it was looked at; opened once. */
  readonly findingsOf: (image: RunImage) => Promise<Findings | undefined>;
};

const consentRecordSchema = z.looseObject({ key: z.string(), version: z.string() });

/** Errors: `applicant-not-found`, `action-not-found`, `applicant-marked-as-deleted`. */
export async function readWorld(
  { stores, keyring }: ReadWorldDependencies,
  context: Context,
  owner: RunOwner,
): Promise<Result<World, AppError>> {
  const { environmentId } = context;
  const { applicantId, actionId } = owner;
  const [applicant, review] = await Promise.all([
    stores.applicants.find(environmentId, applicantId),
    stores.reviews.find(environmentId, applicantId),
  ]);
  if (applicant === undefined || review === undefined) return failure(appError('applicant-not-found'));
  if (applicant.deactivated) return failure(appError('applicant-marked-as-deleted'));
  const action = actionId === undefined ? undefined : await loadAction(stores, context, actionId, 'read');
  if (action?.ok === false) return action;
  const { dataKey, profile } = applicant;
  const ofAction = action?.value.action;
  if (ofAction !== undefined && ofAction.applicantId !== applicantId)
    return failure(appError('action-not-found'));
  const level = await stores.levels.find(environmentId, ofAction?.levelId ?? applicant.levelId);
  if (level === undefined) throw new Error(`applicant ${applicantId} or his action has no level`);
  const [images, challenges, definitions] = await Promise.all([
    ofAction === undefined
      ? stores.images.list(environmentId, applicantId, dataKey)
      : stores.actionImages.list(environmentId, [ofAction.id], dataKey),
    stores.challenges.list(environmentId, owner, new Date(0), dataKey),
    stores.questionnaires.list(environmentId),
  ]);
  const confirmable =
    ofAction === undefined
      ? undefined
      : {
          actionId: ofAction.id,
          email: ofAction.content.email ?? profile.email,
          phone: ofAction.content.phone ?? profile.phone,
        };
  const active = images.filter((image) => !image.deactivated);
  const confirmed = readConfirmed({ ...stores, keyring });
  const facts = await stepFacts(
    { confirmed: (environment, id) => confirmed(environment, id, confirmable) },
    environmentId,
    applicant,
    active,
  );
  const answered =
    ofAction === undefined ? (profile.questionnaires ?? []) : (ofAction.content.questionnaires ?? []);
  const whole = wholeQuestionnaires(
    definitions.map(({ definition }) => definition),
    answered,
  );
  const given = answeredQuestionnaires({ ...profile, questionnaires: [...answered] });
  return success({
    owner,
    applicant,
    review,
    action: ofAction,
    level,
    images,
    steps: { ...facts, questionnaires: new Set([...given].filter((id) => whole.has(id))) },
    consents: new Set(
      (profile.agreements ?? []).flatMap(({ records }) =>
        records.flatMap((record) => {
          const read = consentRecordSchema.safeParse(record);
          return read.success ? [`${read.data.key}@${read.data.version}`] : [];
        }),
      ),
    ),
    confirmable,
    challenges,
    findingsOf: findingsReader(stores, context, applicant, ofAction),
  });
}

/** Reads what was found on pictures, each once. Of a transaction's stores only while it lasts. */
export function findingsReader(
  { images, actionImages }: Pick<WorldStores, 'images' | 'actionImages'>,
  { environmentId }: Context,
  { id, dataKey }: Applicant,
  action: Action | undefined,
): World['findingsOf'] {
  const known = new Map<number, Promise<Findings | undefined>>();
  return ({ imageId }) => {
    const reading =
      known.get(imageId) ??
      (action === undefined
        ? images.readFindings(environmentId, id, imageId, dataKey)
        : actionImages.readFindings(environmentId, imageId, dataKey));
    known.set(imageId, reading);
    return reading;
  };
}
