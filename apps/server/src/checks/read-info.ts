import type { ApplicantInfo, IdDocInfo } from '@aval/core/applicant';
import { issuerOf } from '@aval/core/countries';
import type { FieldName } from '@aval/core/documents/definition';
import { surestField } from '@aval/core/documents/surest-field';
import type { MrzReading } from '@aval/core/findings';
import type { Evidence } from '@aval/core/rules/evidence';
import { kindWithoutLines } from '@aval/core/rules/judge-field-data';

/** What the wire shows as `info`: the data read from the document, as far as its check digits vouch for it. */
export function infoFromEvidence(evidence: Evidence): ApplicantInfo | undefined {
  const { document } = evidence;
  if (document === null) return undefined;
  const readings = document.sides.flatMap(({ findings }) =>
    findings === null || findings.mrz === null ? [] : [findings.mrz],
  );
  const mrz = readings.find((reading) => reading.checkDigits.every((digit) => digit.pass));
  if (mrz === undefined) return infoFromFields(document);
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

/** Documents without such lines: their fields, if the kind is certain, as far as they were read with confidence. */
function infoFromFields({
  described,
  idDocType,
  country,
}: NonNullable<Evidence['document']>): ApplicantInfo | undefined {
  if (described === undefined || kindWithoutLines(described) === null) return undefined;
  const value = (name: FieldName) => surestField(described.fields, name)?.value;
  const firstName = value('givenNames');
  const lastName = value('surname');
  const firstNameEn = value('givenNamesLatin');
  const lastNameEn = value('surnameLatin');
  const dob = value('birthDate');
  const number = value('documentNumber');
  const validUntil = value('expiryDate');
  const sex = value('sex');
  const nation = value('nationality');
  // A name printed in one is not parted here: which word begins the surname would be a guess.
  const names = {
    ...(firstName === undefined ? {} : { firstName }),
    ...(lastName === undefined ? {} : { lastName }),
    ...(firstNameEn === undefined ? {} : { firstNameEn }),
    ...(lastNameEn === undefined ? {} : { lastNameEn }),
    ...(dob === undefined ? {} : { dob }),
  };
  return {
    ...names,
    ...(sex === 'M' || sex === 'F' ? { gender: sex } : {}),
    country: described.kind?.country ?? country,
    ...(nation === undefined ? {} : { nationality: nation }),
    idDocs: [
      {
        idDocType,
        country,
        ...names,
        ...(number === undefined ? {} : { number }),
        ...(validUntil === undefined ? {} : { validUntil }),
      },
    ],
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
