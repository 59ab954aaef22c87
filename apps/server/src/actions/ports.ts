import type { ActionState } from '@aval/core/action';
import type { Check, CheckAnswer } from '@aval/core/check';
import type { Findings } from '@aval/core/findings';
import type { ActionId, ApplicantId, AttemptId, EnvironmentId, ImageId, LevelId } from '@aval/core/ids';
import type { DocSet, IdDocSetType, IdDocSubType, IdDocType, Level } from '@aval/core/level';
import { questionnaireSchema } from '@aval/core/questionnaires/questionnaire';
import type { ReviewResult } from '@aval/core/review';
import { z } from 'zod';
import type { Applicant } from '../applicants/ports.ts';
import type { StoredCheck } from '../checks/ports.ts';
import type { Context } from '../platform/context.ts';
import type { SecretKey } from '../platform/crypto/data-key.ts';

/** What the customer and the person told; stored encrypted with the applicant's key. */
export const actionContentSchema = z.object({
  version: z.literal(1),
  externalActionId: z.string(),
  email: z.string().optional(),
  phone: z.string().optional(),
  questionnaires: z.array(questionnaireSchema).optional(),
  paymentSource: z.looseObject({}).optional(),
  paymentMethod: z.looseObject({}).optional(),
});
export type ActionContent = z.infer<typeof actionContentSchema>;

/** Characters of JSON that the content of an action may take. */
const maximumContent = 256 * 1024;

export function isTooMuchContent(content: Omit<ActionContent, 'version'>): boolean {
  return JSON.stringify(content).length > maximumContent;
}

/** A separate check on an applicant. */
export type Action = {
  readonly id: ActionId;
  readonly applicantId: ApplicantId;
  readonly levelId: LevelId;
  readonly levelName: string;
  readonly content: ActionContent;
  readonly reviewId: string;
  readonly attemptId: AttemptId;
  /** Submissions so far. */
  readonly attemptCnt: number;
  readonly state: ActionState;
  readonly createdAt: Date;
  readonly pendingAt: Date | undefined;
  readonly queuedAt: Date | undefined;
  readonly reviewDate: Date | undefined;
};

export type ActionPage = { readonly limit: number; readonly offset: number; readonly newestFirst: boolean };

/** Port: where actions are kept. `dataKey` is the applicant's. */
export type ActionStore = {
  /** Whose action it is; undefined when there is none in this environment. */
  readonly ownerOf: (environmentId: EnvironmentId, id: ActionId) => Promise<ApplicantId | undefined>;
  readonly find: (
    environmentId: EnvironmentId,
    id: ActionId,
    dataKey: SecretKey,
  ) => Promise<Action | undefined>;
  readonly findByExternalId: (
    environmentId: EnvironmentId,
    externalActionId: string,
  ) => Promise<{ readonly id: ActionId; readonly applicantId: ApplicantId } | undefined>;
  /** Reads and locks the row until the transaction ends: whoever moves an action holds it. */
  readonly lock: (
    environmentId: EnvironmentId,
    id: ActionId,
    dataKey: SecretKey,
  ) => Promise<Action | undefined>;
  /** False, and nothing written, when the external id is taken. */
  readonly insert: (environmentId: EnvironmentId, action: Action, dataKey: SecretKey) => Promise<boolean>;
  readonly save: (environmentId: EnvironmentId, action: Action, dataKey: SecretKey) => Promise<void>;
  readonly list: (
    environmentId: EnvironmentId,
    applicantId: ApplicantId,
    dataKey: SecretKey,
    page: ActionPage,
  ) => Promise<{ readonly items: Action[]; readonly total: number }>;
};

/** A stored picture of an action. */
export type ActionImage = {
  readonly imageId: ImageId;
  /** Number of the smaller copy. */
  readonly resizedImageId: ImageId;
  readonly applicantId: ApplicantId;
  readonly actionId: ActionId;
  readonly attemptId: AttemptId;
  readonly idDocSetType: IdDocSetType;
  readonly idDocType: IdDocType;
  readonly idDocSubType: IdDocSubType | null;
  readonly country: string;
  readonly blobKey: string;
  readonly previewBlobKey: string;
  readonly format: string;
  readonly width: number;
  readonly height: number;
  readonly fileName: string | undefined;
  /** SHA-256 of the bytes, hex. */
  readonly imageHash: string;
  /** Ed25519 signature over that hash, base64. */
  readonly sigHash: string;
  readonly deactivated: boolean;
  readonly answer: CheckAnswer | undefined;
  readonly reviewResult: ReviewResult | undefined;
  readonly addedAt: Date;
};

export type NewActionImage = Omit<ActionImage, 'imageId' | 'resizedImageId' | 'answer' | 'reviewResult'> & {
  /** Keyed hash of the bytes. */
  readonly fileHash: string;
};

/** Port: the pictures of actions. `dataKey` is the applicant's. */
export type ActionImageStore = {
  /** Where all files of the applicant's actions lie: pictures and their previews. */
  readonly blobKeys: (environmentId: EnvironmentId, applicantId: ApplicantId) => Promise<string[]>;
  /** Undefined when the applicant handed in these very bytes before, in whatever place. */
  readonly insert: (
    environmentId: EnvironmentId,
    dataKey: SecretKey,
    image: NewActionImage,
  ) => Promise<ActionImage | undefined>;
  /** Whether these bytes were ever handed in for the applicant: as a document's picture or in any action. */
  readonly isKnownFile: (
    environmentId: EnvironmentId,
    applicantId: ApplicantId,
    fileHash: string,
  ) => Promise<boolean>;
  readonly count: (environmentId: EnvironmentId, actionId: ActionId) => Promise<number>;
  /** Pictures of these actions, oldest first. */
  readonly list: (
    environmentId: EnvironmentId,
    actionIds: readonly ActionId[],
    dataKey: SecretKey,
  ) => Promise<ActionImage[]>;
  /** The newest `limit` pictures of the applicant's other actions for this step, newest first. */
  readonly listEarlier: (
    environmentId: EnvironmentId,
    applicantId: ApplicantId,
    except: ActionId,
    step: IdDocSetType,
    limit: number,
    dataKey: SecretKey,
  ) => Promise<ActionImage[]>;
  readonly saveAnswer: (
    environmentId: EnvironmentId,
    imageId: ImageId,
    answer: CheckAnswer,
    result: ReviewResult | undefined,
    deactivated: boolean,
  ) => Promise<void>;
  readonly readFindings: (
    environmentId: EnvironmentId,
    imageId: ImageId,
    dataKey: SecretKey,
  ) => Promise<Findings | undefined>;
  readonly saveFindings: (
    environmentId: EnvironmentId,
    imageId: ImageId,
    dataKey: SecretKey,
    findings: Findings,
  ) => Promise<void>;
};

/** Port: checks of actions with their evidence. `dataKey` is the applicant's. */
export type ActionCheckStore = {
  readonly insert: (
    environmentId: EnvironmentId,
    action: Pick<Action, 'id' | 'applicantId'>,
    dataKey: SecretKey,
    checks: readonly StoredCheck[],
  ) => Promise<void>;
  /** Of all attempts of these actions, oldest first. */
  readonly list: (
    environmentId: EnvironmentId,
    actionIds: readonly ActionId[],
    dataKey: SecretKey,
  ) => Promise<(StoredCheck & { readonly actionId: ActionId })[]>;
};

/** What a step of an action is judged from. */
export type StepCase = {
  readonly applicant: Applicant;
  readonly action: Action;
  readonly level: Level;
  readonly docSet: DocSet;
};

/** What came of one step: checks, which of them have to be GREEN, and whether only the person can go on. */
export type StepOutcome = {
  readonly checks: readonly Check[];
  readonly required: readonly Check['checkType'][];
  readonly awaitingUser?: string;
};

/** Port: makes the checks of one step. Reads only; what it finds is written when the action is settled. */
export type CheckStep = (context: Context, step: StepCase) => Promise<StepOutcome>;
