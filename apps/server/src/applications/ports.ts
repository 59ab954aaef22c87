import type { Check } from '@aval/core/check';
import type { FramesFindings } from '@aval/core/findings';
import type { FlowDefinition } from '@aval/core/flow/definition';
import type { FlowEvent, FlowState } from '@aval/core/flow/state';
import type { ActionId, ApplicantId, EnvironmentId } from '@aval/core/ids';
import type { IdDocSubType, IdDocType } from '@aval/core/level';
import type { Result } from '@aval/core/result';
import type { ChallengeKind } from '@aval/core/rules/judge-challenge';
import type { CameraFrame, FramesFailure } from '@aval/vision/read-frames';
import type { SecretKey } from '../platform/crypto/data-key.ts';

/** Whom a run is for: an applicant, or one action of his. */
export type RunOwner = { readonly applicantId: ApplicantId; readonly actionId: ActionId | undefined };

/** One run of a level's flow: the record that fills up. */
export type Application = RunOwner & {
  readonly id: string;
  readonly levelId: string;
  readonly definition: FlowDefinition;
  readonly state: FlowState;
  /** The block that waits. */
  readonly block: string;
  readonly status: 'running' | 'ended';
  /** The device that has the run in hand; undefined until one opened it. */
  readonly device: string | undefined;
  readonly generation: number;
  readonly lang: string | undefined;
  readonly createdAt: Date;
  readonly changedAt: Date;
};

export type StoredFlowEvent = { readonly sequence: number; readonly event: FlowEvent; readonly at: Date };

/** Port: where runs are kept. `dataKey` is the applicant's. */
export type ApplicationStore = {
  readonly find: (
    environmentId: EnvironmentId,
    owner: RunOwner,
    dataKey: SecretKey,
  ) => Promise<Application | undefined>;
  /** Reads and locks the row until the transaction ends: whoever moves a run holds it. */
  readonly lock: (
    environmentId: EnvironmentId,
    owner: RunOwner,
    dataKey: SecretKey,
  ) => Promise<Application | undefined>;
  /** False, and nothing written, when the run is there already. */
  readonly insert: (
    environmentId: EnvironmentId,
    application: Application,
    dataKey: SecretKey,
  ) => Promise<boolean>;
  readonly save: (
    environmentId: EnvironmentId,
    application: Application,
    dataKey: SecretKey,
  ) => Promise<void>;
  readonly addEvents: (
    environmentId: EnvironmentId,
    application: Pick<Application, 'id' | 'applicantId'>,
    events: readonly StoredFlowEvent[],
    dataKey: SecretKey,
  ) => Promise<void>;
  /** The applicant's and his actions', oldest first. */
  readonly list: (
    environmentId: EnvironmentId,
    applicantId: ApplicantId,
    dataKey: SecretKey,
  ) => Promise<Application[]>;
  /** All events of a run, oldest first. */
  readonly events: (
    environmentId: EnvironmentId,
    application: Pick<Application, 'id' | 'applicantId'>,
    dataKey: SecretKey,
  ) => Promise<StoredFlowEvent[]>;
};

/** What was asked of the person, and what the frames of the steps so far showed. */
export type Challenge = RunOwner & {
  readonly id: string;
  readonly block: string;
  /** Hash of the token that the next frames have to bring; undefined when none are awaited. */
  readonly tokenHash: string | undefined;
  readonly status: 'open' | 'passed' | 'failed';
  readonly kinds: readonly ChallengeKind[];
  /** The step that is awaited, from 0. */
  readonly step: number;
  /** When that step was asked for. */
  readonly stepAt: Date;
  /** One for each step done; empty once the challenge is over. */
  readonly findings: readonly FramesFindings[];
  readonly checks: readonly Check[];
  /** What the browser noticed, kept as signals only. */
  readonly signals: Readonly<Record<string, string | number>>;
  readonly imageId: number | undefined;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
};

/** Port: liveness challenges. `dataKey` is the applicant's. */
export type ChallengeStore = {
  readonly insert: (environmentId: EnvironmentId, challenge: Challenge, dataKey: SecretKey) => Promise<void>;
  /**
   * The challenge if it waits for this very token at this moment; from then on the token counts no more, whatever comes of it.
   */
  readonly take: (
    environmentId: EnvironmentId,
    owner: RunOwner,
    named: { readonly id: string; readonly tokenHash: string; readonly at: Date },
    dataKey: SecretKey,
  ) => Promise<Challenge | undefined>;
  readonly save: (environmentId: EnvironmentId, challenge: Challenge, dataKey: SecretKey) => Promise<void>;
  /** The newest 50 of the applicant or the action issued since the moment, oldest first. */
  readonly list: (
    environmentId: EnvironmentId,
    owner: RunOwner,
    since: Date,
    dataKey: SecretKey,
  ) => Promise<Challenge[]>;
};

/** What a file is for that comes in pieces. */
export type UploadPurpose = {
  readonly block: string;
  readonly side?: IdDocSubType | null | undefined;
  readonly idDocType?: IdDocType | undefined;
  readonly country?: string | undefined;
  readonly mimeType: string;
};

export type Upload = RunOwner & {
  readonly id: string;
  readonly purpose: UploadPurpose;
  readonly bytes: number;
  readonly received: number;
  /** What was answered once the file was whole; JSON. */
  readonly answer: string | undefined;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

export type UploadChunk = { readonly offset: number; readonly bytes: number; readonly blobKey: string };

/** Port: files that come in pieces. `dataKey` is the applicant's. */
export type UploadStore = {
  readonly insert: (environmentId: EnvironmentId, upload: Upload, dataKey: SecretKey) => Promise<void>;
  readonly find: (
    environmentId: EnvironmentId,
    owner: RunOwner,
    id: string,
    dataKey: SecretKey,
  ) => Promise<Upload | undefined>;
  readonly list: (environmentId: EnvironmentId, owner: RunOwner, dataKey: SecretKey) => Promise<Upload[]>;
  /** Adds a piece at the end; false when the upload does not go on there. */
  readonly addChunk: (
    environmentId: EnvironmentId,
    upload: Pick<Upload, 'id' | 'applicantId'>,
    chunk: UploadChunk,
  ) => Promise<boolean>;
  readonly chunks: (environmentId: EnvironmentId, uploadId: string) => Promise<UploadChunk[]>;
  readonly saveAnswer: (
    environmentId: EnvironmentId,
    upload: Pick<Upload, 'id' | 'applicantId'>,
    answer: string,
    dataKey: SecretKey,
  ) => Promise<void>;
  readonly remove: (environmentId: EnvironmentId, id: string) => Promise<void>;
  /** Where the pieces of all the applicant's uploads lie. */
  readonly blobKeys: (environmentId: EnvironmentId, applicantId: ApplicantId) => Promise<string[]>;
  /** Pieces of uploads that expired before the moment, of whatever tenant: for the job that removes them. */
  readonly expired: (
    environmentId: EnvironmentId,
    before: Date,
  ) => Promise<{ readonly id: string; readonly blobKeys: readonly string[] }[]>;
};

/** Port: the eyes that look at a series of frames; `closed` and `busy` say nothing of the frames. */
export type FrameReader = {
  readonly readFrames: (
    frames: readonly CameraFrame[],
  ) => Promise<Result<FramesFindings, FramesFailure | 'busy' | 'timed-out' | 'crashed' | 'closed'>>;
};

/** Port: what nobody may foresee of a challenge. */
export type ChallengeDice = {
  readonly kinds: () => readonly ChallengeKind[];
  readonly token: () => string;
};
