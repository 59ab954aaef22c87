import type { DescribedDocument } from '../documents/described.ts';
import type { DocumentFindings, FaceComparison, SelfieFindings } from '../findings.ts';
import type { EnvironmentKind } from '../ids.ts';
import type { IdDocSubType, IdDocType, LevelRules } from '../level.ts';
import type { ModelThresholds } from './model-thresholds.ts';

/** What the customer told about the person; compared with the document. */
export type SuppliedData = {
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  readonly middleName?: string | undefined;
  readonly dob?: string | undefined;
  readonly gender?: 'M' | 'F' | undefined;
  readonly nationality?: string | undefined;
  /** Brazilian taxpayer number, as told. */
  readonly cpf?: string | undefined;
};

/** A picture and what was found on it; null findings mean that it could not be examined, with the reason. */
export type ExaminedImage<Findings> = {
  readonly imageId: number;
  readonly findings: Findings | null;
  readonly failure?: string | undefined;
};

/** All that a verdict is made from. Nothing else may enter: same evidence, same verdict. */
export type Evidence = {
  /** ISO day (UTC) on which the applicant submitted: a late job does not change the answer. */
  readonly today: string;
  readonly environment: EnvironmentKind;
  readonly level: LevelRules;
  readonly attemptCnt: number;
  readonly supplied: SuppliedData;
  /** The document judged: all its sides. */
  readonly document: {
    readonly idDocType: IdDocType;
    readonly country: string;
    readonly sides: readonly (ExaminedImage<DocumentFindings> & {
      readonly idDocSubType: IdDocSubType | null;
    })[];
    /** What the pictures with findings, in this order, were described as; without it no kind is known. */
    readonly described?: DescribedDocument | undefined;
  } | null;
  readonly selfie: ExaminedImage<SelfieFindings> | null;
  /** Document portrait against selfie; null when one of them has no face. */
  readonly comparison: FaceComparison | null;
  /** Of the models that looked, where they may not be the bundled ones; those of another model judge nothing. */
  readonly modelThresholds?: ModelThresholds;
};
