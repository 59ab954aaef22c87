import type { Check, CheckType } from '../check.ts';
import { issuerOf } from '../countries.ts';
import type { DescribedDocument } from '../documents/described.ts';
import type { MrzReading } from '../findings.ts';
import { doubtful, passed, refused, unable } from './check-builders.ts';
import type { Evidence } from './evidence.ts';
import { judgePrintedData } from './judge-printed-data.ts';
import { certainKind } from './recognised-kind.ts';

type Read = {
  readonly imageId: number;
  readonly mrz: MrzReading;
  /** The lines passed their own check. */
  readonly sound: boolean;
};
type DocumentEvidence = NonNullable<Evidence['document']>;

/** The checks that need the document's data. Without a reading each of them is an ERROR, never a pass. */
export function judgeMrzData(
  evidence: Evidence,
  document: DocumentEvidence,
  read: Read | null,
  described: DescribedDocument,
): Check[] {
  if (read === null) {
    const imageIds = document.sides.map((side) => side.imageId);
    const types: CheckType[] = [
      'DOCUMENT_TYPE',
      'DOCUMENT_EXPIRY',
      'DOCUMENT_COUNTRY',
      'AGE',
      'DATA_COMPARISON',
    ];
    return types.map((checkType) =>
      unable({ checkType, imageIds }, "The document's data was not read, so this could not be checked."),
    );
  }
  const { fields } = read.mrz;
  const { surname, givenNames, birthDate, expiryDate, sex } = fields;
  return [
    judgeType(document, read, described),
    ...judgePrintedData(evidence, {
      imageIds: [read.imageId],
      sound: read.sound,
      country: issuerOf(fields.issuingState),
      name: { kind: 'parts', surname, givenNames },
      birthDate,
      expiryDate,
      sex,
      nationality: issuerOf(fields.nationality) ?? null,
    }),
  ];
}

function judgeType(document: DocumentEvidence, { imageId, mrz }: Read, described: DescribedDocument): Check {
  const facts = { checkType: 'DOCUMENT_TYPE' as const, imageIds: [imageId] };
  const kind = certainKind(described);
  const isPassportCode = mrz.fields.documentCode.startsWith('P');
  const declaredPassport = document.idDocType === 'PASSPORT' || document.idDocType === 'TRAVEL_PASSPORT';
  const country = issuerOf(mrz.fields.issuingState);
  // Driving licences with such lines begin with D, but some states print I; the rest of the page tells.
  const isLicence =
    mrz.fields.documentCode.startsWith('D') || (kind?.idDocType === 'DRIVERS' && kind.machineReadable);
  if (isPassportCode !== declaredPassport || isLicence !== (document.idDocType === 'DRIVERS')) {
    return refused(
      facts,
      'The document is of another type than the one chosen.',
      ['BAD_PROOF_OF_IDENTITY'],
      'RETRY',
    );
  }
  if (country === undefined || country !== document.country) {
    return refused(
      facts,
      'The document was issued by another country than the one chosen.',
      ['BAD_PROOF_OF_IDENTITY'],
      'RETRY',
    );
  }
  // ICAO Doc 9303 parts 5 and 6: the code of an identity card begins with A, C or I; part 7: V is a visa.
  if (mrz.fields.documentCode.startsWith('V')) {
    return refused(
      facts,
      'The document is a visa, which proves no identity: photograph the document it belongs to.',
      ['BAD_PROOF_OF_IDENTITY'],
      'RETRY',
    );
  }
  if (!isPassportCode && !/^[ACI]/.test(mrz.fields.documentCode))
    return doubtful(facts, 'The kind of document printed in its machine-readable lines is not a known one.');
  if (kind !== null && !kind.declaredAs.includes(document.idDocType))
    return doubtful(
      { ...facts, numbers: { confidence: kind.confidence } },
      `The document looks like another type than the one chosen: ${kind.title}.`,
    );
  return passed(facts, 'The document is of the type and country that were chosen.');
}
