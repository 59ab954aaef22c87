import { issuerOf } from '../countries.ts';
import type { Findings } from '../findings.ts';
import type { IdDocSubType, IdDocType, RequiredIdDocs } from '../level.ts';
import { pictureFaults } from './judge-picture.ts';
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
  const faults = pictureFaults(findings.kind, findings.picture, findings.quality);
  if (findings.kind === 'selfie') {
    const bad = faults.length > 0 || findings.faces.length !== 1;
    return { errors: [], warnings: bad ? ['badSelfie'] : [] };
  }
  const errors: UploadError[] = [];
  const warnings: UploadWarning[] = [];
  const { mrz } = findings;
  const digitsFit = mrz?.checkDigits.every((digit) => digit.pass) ?? false;
  const isPassport = upload.idDocType === 'PASSPORT';
  if (mrz === null && findings.text.length < thresholds.minimumTextLines) errors.push('missingImportantInfo');
  if (isPassport && mrz === null) errors.push('dataNotReadable');
  if ((mrz !== null && !digitsFit) || faults.length > 0) warnings.push('dataReadability');
  if (findings.quality.colourfulness < thresholds.picture.minimumColourfulness) errors.push('grayscale');
  if (upload.idDocSubType !== 'BACK_SIDE' && findings.faces.length === 0) errors.push('noIdDocFacePhoto');
  if (mrz === null || !digitsFit) return { errors, warnings };
  const issuer = issuerOf(mrz.fields.issuingState);
  const isPassportCode = mrz.fields.documentCode.startsWith('P');
  if (isPassportCode !== isPassport || issuer !== upload.country) errors.push('differentDocTypeOrCountry');
  const { includedCountries, excludedCountries } = upload.required;
  if (
    issuer !== undefined &&
    (includedCountries?.includes(issuer) === false || excludedCountries?.includes(issuer) === true)
  ) {
    errors.push('forbiddenDocument');
  }
  const { expiryDate } = mrz.fields;
  if (expiryDate !== null && expiryDate < upload.today) errors.push('expiredDoc');
  return { errors, warnings };
}
