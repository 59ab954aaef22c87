import type { ApplicantInfo, IdDocInfo } from '@aval/core/applicant';
import { issuerOf } from '@aval/core/countries';
import type { MrzReading } from '@aval/core/findings';
import type { Evidence } from '@aval/core/rules/evidence';

/** What the wire shows as `info`: the data read from the document, as far as its check digits vouch for it. */
export function infoFromEvidence(evidence: Evidence): ApplicantInfo | undefined {
  const { document } = evidence;
  if (document === null) return undefined;
  const readings = document.sides.flatMap(({ findings }) =>
    findings === null || findings.mrz === null ? [] : [findings.mrz],
  );
  const mrz = readings.find((reading) => reading.checkDigits.every((digit) => digit.pass));
  if (mrz === undefined) return undefined;
  const { fields } = mrz;
  return {
    firstName: fields.givenNames,
    firstNameEn: fields.givenNames,
    lastName: fields.surname,
    lastNameEn: fields.surname,
    ...(fields.birthDate === null ? {} : { dob: fields.birthDate }),
    ...(fields.sex === null ? {} : { gender: fields.sex }),
    country: issuerOf(fields.issuingState) ?? document.country,
    ...nationality(mrz),
    idDocs: [idDoc(document.idDocType, document.country, mrz)],
  };
}

function nationality({ fields }: MrzReading): { nationality?: string } {
  const code = issuerOf(fields.nationality);
  return code === undefined ? {} : { nationality: code };
}

function idDoc(idDocType: string, country: string, { fields, lines }: MrzReading): IdDocInfo {
  const [mrzLine1, mrzLine2, mrzLine3] = lines;
  return {
    idDocType,
    country,
    firstName: fields.givenNames,
    firstNameEn: fields.givenNames,
    lastName: fields.surname,
    lastNameEn: fields.surname,
    number: fields.documentNumber,
    ...(fields.expiryDate === null ? {} : { validUntil: fields.expiryDate }),
    ...(fields.birthDate === null ? {} : { dob: fields.birthDate }),
    ...(mrzLine1 === undefined ? {} : { mrzLine1 }),
    ...(mrzLine2 === undefined ? {} : { mrzLine2 }),
    ...(mrzLine3 === undefined ? {} : { mrzLine3 }),
  };
}
