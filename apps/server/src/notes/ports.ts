import type { ApplicantId, EnvironmentId } from '@aval/core/ids';
import type { SecretKey } from '../platform/crypto/data-key.ts';

/** What somebody wrote down about an applicant. */
export type Note = {
  readonly id: string;
  readonly applicantId: ApplicantId;
  readonly note: string;
  readonly tags: readonly string[];
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly updatedAt: Date | undefined;
  readonly updatedBy: string | undefined;
};

/** A file that hangs on a note. */
export type Attachment = {
  readonly id: string;
  readonly applicantId: ApplicantId;
  readonly noteId: string;
  readonly blobKey: string;
  readonly format: string;
  readonly bytes: number;
  readonly fileName: string | undefined;
  readonly createdAt: Date;
};

/** Port: where notes are kept. `dataKey` is the applicant's. */
export type NoteStore = {
  readonly insert: (environmentId: EnvironmentId, dataKey: SecretKey, note: Note) => Promise<void>;
  readonly save: (environmentId: EnvironmentId, dataKey: SecretKey, note: Note) => Promise<void>;
  readonly find: (
    environmentId: EnvironmentId,
    applicantId: ApplicantId,
    id: string,
    dataKey: SecretKey,
  ) => Promise<Note | undefined>;
  /** Newest first. */
  readonly list: (
    environmentId: EnvironmentId,
    applicantId: ApplicantId,
    dataKey: SecretKey,
    page: { readonly limit: number; readonly offset: number },
  ) => Promise<{ readonly items: Note[]; readonly total: number }>;
  /** With what hangs on it. */
  readonly remove: (environmentId: EnvironmentId, applicantId: ApplicantId, id: string) => Promise<void>;
  readonly attach: (
    environmentId: EnvironmentId,
    dataKey: SecretKey,
    attachment: Attachment,
  ) => Promise<void>;
  /** Of these notes, oldest first. */
  readonly attachments: (
    environmentId: EnvironmentId,
    applicantId: ApplicantId,
    noteIds: readonly string[],
    dataKey: SecretKey,
  ) => Promise<Attachment[]>;
};
