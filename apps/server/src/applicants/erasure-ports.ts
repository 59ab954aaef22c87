import type { ApplicantId, EnvironmentId } from '@aval/core/ids';

/** Somebody who was erased: ids only. */
export type Erasure = {
  readonly applicantId: ApplicantId;
  /** Stored files that were his. */
  readonly blobKeys: readonly string[];
  readonly requestedAt: Date;
  readonly isFinished: boolean;
};

/** Port: who was erased, and what of him still has to be removed. */
export type ErasureStore = {
  readonly insert: (environmentId: EnvironmentId, erasure: Omit<Erasure, 'isFinished'>) => Promise<void>;
  readonly find: (environmentId: EnvironmentId, applicantId: ApplicantId) => Promise<Erasure | undefined>;
  /** False when it was finished before. */
  readonly finish: (environmentId: EnvironmentId, applicantId: ApplicantId, at: Date) => Promise<boolean>;
};
