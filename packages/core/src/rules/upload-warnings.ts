import { takesCountry } from '../accepted-countries.ts';
import { issuerOf } from '../countries.ts';
import type { Findings } from '../findings.ts';
import { docSetOf, type IdDocSubType, type IdDocType, type RequiredIdDocs } from '../level.ts';
import { hasCaptureFault, shows } from './judge-signs.ts';
import { thresholds } from './thresholds.ts';

/** What the upload call answers at once about a picture, in the words of the wire. Errors set the picture aside. */
export type UploadVerdict = {
  readonly errors: readonly UploadError[];
  readonly warnings: readonly UploadWarning[];
};

export type UploadError =
  | 'forbiddenDocument'
  | 'differentDocTypeOrCountry'
  | 'missingImportantInfo'
  | 'dataNotReadable'
  | 'expiredDoc'
  | 'grayscale'
  | 'noIdDocFacePhoto';

export type UploadWarning = 'badSelfie' | 'dataReadability' | 'maybeExpiredDoc';

type Upload = {
  readonly findings: Findings;
  readonly idDocType: IdDocType;
  readonly idDocSubType: IdDocSubType | null;
  readonly country: string;
  readonly required: RequiredIdDocs;
  /** ISO day. */
  readonly today: string;
};

/** Judges one upload on its own, while the person still holds the document. The verdict on the applicant comes later. */
export function judgeUpload(upload: Upload): UploadVerdict {
  const { findings } = upload;
  if (findings.kind === 'selfie') {
    const bad = hasCaptureFault(findings) || findings.faces.length !== 1;
    return { errors: [], warnings: bad ? ['badSelfie'] : [] };
  }
  const errors: UploadError[] = [];
  const warnings: UploadWarning[] = [];
  const { mrz } = findings;
  const digitsFit = mrz?.checkDigits.every((digit) => digit.pass) ?? false;
  const isPassport = upload.idDocType === 'PASSPORT';
  if (shows(findings, 'not-a-document')) errors.push('missingImportantInfo');
  if (isPassport && mrz === null) errors.push('dataNotReadable');
  if ((mrz !== null && !digitsFit) || hasCaptureFault(findings)) warnings.push('dataReadability');
  if (isGreyscale(findings)) errors.push('grayscale');
  if (upload.idDocSubType !== 'BACK_SIDE' && findings.faces.length === 0) errors.push('noIdDocFacePhoto');
  if (mrz === null || !digitsFit) return { errors, warnings };
  const issuer = issuerOf(mrz.fields.issuingState);
  const isPassportCode = mrz.fields.documentCode.startsWith('P');
  if (isPassportCode !== isPassport || issuer !== upload.country) errors.push('differentDocTypeOrCountry');
  const { required } = upload;
  const step = docSetOf(required, upload.idDocType);
  if (issuer !== undefined && !takesCountry(required, step, issuer)) errors.push('forbiddenDocument');
  const { expiryDate } = mrz.fields;
  if (expiryDate !== null && expiryDate < upload.today) errors.push('expiredDoc');
  return { errors, warnings };
}

/** The document is still at hand: a black-and-white copy is asked for anew where the later verdict would only call a person. */
function isGreyscale({ signs }: Findings): boolean {
  const sign = signs.find(({ kind }) => kind === 'greyscale-copy');
  return (sign?.score ?? 0) > thresholds.hints['greyscale-copy'].review;
}
