import type { IdDocInfo } from '@aval/core/applicant';
import type {
  DocumentFindings,
  FaceTemplate,
  Findings,
  PictureFailure,
  Quality,
  SelfieFindings,
  Timings,
} from '@aval/core/findings';
import type { ApplicantId, AttemptId, EnvironmentId, ImageId } from '@aval/core/ids';
import type { IdDocSetType, IdDocSubType, IdDocType } from '@aval/core/level';
import type { Result } from '@aval/core/result';
import type { ReviewResult } from '@aval/core/review';
import type { ModelThresholds } from '@aval/core/rules/model-thresholds';
import type { SecretKey } from '../platform/crypto/data-key.ts';
import type { FilePart } from '../platform/http/read-multipart.ts';

/** What a client hands in for one document: data, and mostly a picture. */
export type DocumentSubmission = {
  readonly applicantId: ApplicantId;
  readonly metadata: IdDocInfo & {
    readonly idDocType: IdDocType;
    readonly idDocSubType?: IdDocSubType | null | undefined;
  };
  /** Absent: only the data is taken. */
  readonly file: FilePart | undefined;
  readonly wantsWarnings: boolean;
  /** Of a picture that cannot be used: whether the document's other sides stay, since only this one is taken again. */
  readonly keepsOtherSides?: boolean;
};

/** A stored picture of an applicant. */
export type DocumentImage = {
  readonly imageId: ImageId;
  readonly applicantId: ApplicantId;
  readonly attemptId: AttemptId;
  readonly idDocSetType: IdDocSetType;
  readonly idDocType: IdDocType;
  readonly idDocSubType: IdDocSubType | null;
  readonly country: string;
  readonly blobKey: string;
  readonly format: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  readonly fileName: string | undefined;
  readonly deactivated: boolean;
  readonly reviewResult: ReviewResult | undefined;
  readonly addedAt: Date;
};

export type NewDocumentImage = Omit<DocumentImage, 'imageId' | 'reviewResult'> & {
  /** Keyed hash of the bytes: the same file twice is refused. */
  readonly fileHash: string;
  readonly findings: Findings | undefined;
};

/** Port: where pictures' rows are kept. `dataKey` is the applicant's. */
export type ImageStore = {
  /** Undefined when the applicant has an active picture with these very bytes. */
  readonly insert: (
    environmentId: EnvironmentId,
    dataKey: SecretKey,
    image: NewDocumentImage,
  ) => Promise<ImageId | undefined>;
  readonly hasFile: (
    environmentId: EnvironmentId,
    applicantId: ApplicantId,
    fileHash: string,
  ) => Promise<boolean>;
  /** Keyed hashes of all pictures' bytes, set aside ones included. */
  readonly fileHashes: (environmentId: EnvironmentId, applicantId: ApplicantId) => Promise<string[]>;
  readonly count: (environmentId: EnvironmentId, applicantId: ApplicantId) => Promise<number>;
  /** Where the bytes of all pictures lie. */
  readonly blobKeys: (environmentId: EnvironmentId, applicantId: ApplicantId) => Promise<string[]>;
  /** All pictures, oldest first. */
  readonly list: (
    environmentId: EnvironmentId,
    applicantId: ApplicantId,
    dataKey: SecretKey,
  ) => Promise<DocumentImage[]>;
  readonly deactivate: (
    environmentId: EnvironmentId,
    applicantId: ApplicantId,
    imageIds: readonly number[],
  ) => Promise<void>;
  /** False when a picture with the same bytes is active already; the transaction cannot go on then. */
  readonly activate: (
    environmentId: EnvironmentId,
    applicantId: ApplicantId,
    imageIds: readonly number[],
  ) => Promise<boolean>;
  readonly saveReviewResult: (
    environmentId: EnvironmentId,
    applicantId: ApplicantId,
    imageIds: readonly number[],
    result: ReviewResult | null,
  ) => Promise<void>;
  readonly readFindings: (
    environmentId: EnvironmentId,
    applicantId: ApplicantId,
    imageId: ImageId,
    dataKey: SecretKey,
  ) => Promise<Findings | undefined>;
  readonly saveFindings: (
    environmentId: EnvironmentId,
    applicantId: ApplicantId,
    imageId: ImageId,
    dataKey: SecretKey,
    findings: Findings,
  ) => Promise<void>;
};

/** A face of a selfie as it was read: null where the picture shows none, undefined where it was read in an earlier form. */
export type GalleryFace = {
  readonly imageId: ImageId;
  readonly applicantId: ApplicantId;
  readonly template: FaceTemplate | null | undefined;
};

/** Port: the faces of an environment, page by page. */
export type FaceGallery = {
  /** Selfies in use of everybody but `except`, newest first, of those before `before`. */
  readonly page: (
    environmentId: EnvironmentId,
    except: ApplicantId,
    before: ImageId | undefined,
    limit: number,
  ) => Promise<GalleryFace[]>;
};

/** Why a picture gave no findings. `closed` means the program is stopping: try again, it says nothing of the picture. */
export type ExaminationFailure = PictureFailure | 'timed-out' | 'crashed' | 'busy' | 'closed';

/** Port: the eyes. */
export type PictureExaminer = {
  /** Findings of another version are read anew. */
  readonly version: string;
  /** Of the face models at hand; findings that lack one of their kind are read anew. */
  readonly faceModelIds: Readonly<Record<Findings['kind'], readonly string[]>>;
  /** The figures that judge what these models measure. */
  readonly modelThresholds: ModelThresholds;
  readonly inspectPicture: (
    bytes: Uint8Array,
    options: { readonly declaredMime?: string; readonly previewSide?: number },
  ) => Promise<
    Result<
      {
        readonly picture: { readonly format: string };
        readonly quality: Quality;
        readonly originalWidth: number;
        readonly originalHeight: number;
        /** JPEG; null when none was asked for. */
        readonly preview: Uint8Array | null;
        readonly timings: Timings;
      },
      ExaminationFailure | 'incorrect-file-size'
    >
  >;
  readonly readDocument: (bytes: Uint8Array) => Promise<Result<DocumentFindings, ExaminationFailure>>;
  readonly readSelfie: (bytes: Uint8Array) => Promise<Result<SelfieFindings, ExaminationFailure>>;
};
