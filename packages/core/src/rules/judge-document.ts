import type { Check } from '../check.ts';
import { describeDocument } from '../documents/describe-document.ts';
import type { DescribedDocument } from '../documents/described.ts';
import type { MrzReading } from '../findings.ts';
import { allDigitsPass, isCertain } from './accepts-mrz.ts';
import { doubtful, passed, refused, unable } from './check-builders.ts';
import { portraitSide, type ReadSide, showsNumber } from './document-portrait.ts';
import type { Evidence } from './evidence.ts';
import { judgeDocumentFields } from './judge-document-fields.ts';
import { judgeFieldData, kindWithoutLines } from './judge-field-data.ts';
import { judgeMrzData } from './judge-mrz-data.ts';
import { judgePicture } from './judge-picture.ts';
import { judgeSides } from './judge-sides.ts';
import { judgeSigns } from './judge-signs.ts';
import { judgeSoughtNumber } from './judge-sought-number.ts';
import { judgeSpecimen } from './judge-specimen.ts';
import { thresholds } from './thresholds.ts';

type DocumentEvidence = NonNullable<Evidence['document']>;

/** All checks of the document: each side's picture, then what all sides together say. */
export function judgeDocument(evidence: Evidence, document: DocumentEvidence): Check[] {
  const sides: ReadSide[] = [];
  const checks: Check[] = [];
  for (const side of document.sides) {
    if (side.findings === null) {
      checks.push(
        unable(
          { checkType: 'DOCUMENT_PICTURE', imageIds: [side.imageId] },
          `The picture could not be examined: ${side.failure ?? 'no reading'}.`,
        ),
      );
      continue;
    }
    sides.push({ imageId: side.imageId, findings: side.findings });
    checks.push(judgePicture('document', side.imageId, side.findings.picture, side.findings.quality));
    checks.push(...judgeSigns(side.imageId, side.findings));
    checks.push(judgeSpecimen(evidence.environment, side.imageId, side.findings));
  }
  checks.push(judgeSides(document.sides));
  const read = bestReading(sides);
  const imageIds = sides.map(({ imageId }) => imageId);
  const described = document.described ?? describe(sides, evidence.today);
  const kind = read === null ? kindWithoutLines(described) : null;
  if (kind === null) {
    const lines = judgeMrz(document, sides, read);
    const sound = lines.answer === 'GREEN';
    checks.push(
      lines,
      ...judgeMrzData(evidence, document, read === null ? null : { ...read, sound }, described),
    );
  } else {
    checks.push(...judgeFieldData(evidence, document, described, kind, imageIds));
  }
  checks.push(judgeDocumentFields(described, imageIds));
  if (described.sought !== undefined) checks.push(judgeSoughtNumber(described.sought, imageIds));
  checks.push(judgePortrait(sides, numberOf(read, described)));
  return checks;
}

/** Without definitions no kind is recognised, but what the lines say is still looked for in print. */
function describe(sides: readonly ReadSide[], today: string): DescribedDocument {
  return describeDocument(
    sides.map(({ findings }) => findings),
    [],
    today,
  );
}

/** The number that ties the pictures to one another: that of the lines, or else the surest that was read. */
function numberOf(read: { readonly mrz: MrzReading } | null, { fields }: DescribedDocument): string | null {
  if (read !== null) return read.mrz.fields.documentNumber;
  const numbers = fields.filter(({ name }) => name === 'documentNumber');
  return numbers.sort((a, b) => b.confidence - a.confidence)[0]?.value ?? null;
}

/** The reading with all check digits right, or else the most confident one. */
function bestReading(sides: readonly ReadSide[]): { imageId: number; mrz: MrzReading } | null {
  const readings = sides.flatMap(({ imageId, findings }) =>
    findings.mrz === null ? [] : [{ imageId, mrz: findings.mrz }],
  );
  readings.sort(
    (a, b) =>
      Number(allDigitsPass(b.mrz)) - Number(allDigitsPass(a.mrz)) ||
      b.mrz.meanConfidence - a.mrz.meanConfidence,
  );
  return readings[0] ?? null;
}

/** True if two pictures carry sound lines that are not of one document. */
function areOfTwoDocuments(sides: readonly ReadSide[]): boolean {
  const sound = sides.flatMap(({ findings: { mrz } }) => (mrz !== null && allDigitsPass(mrz) ? [mrz] : []));
  return new Set(sound.map(({ fields }) => `${fields.documentNumber} ${fields.birthDate}`)).size > 1;
}

function judgeMrz(
  document: DocumentEvidence,
  sides: readonly ReadSide[],
  read: { imageId: number; mrz: MrzReading } | null,
): Check {
  const checkType = 'DOCUMENT_MRZ' as const;
  const modelIds = [...new Set(sides.flatMap(({ findings }) => findings.modelIds))];
  const imageIds = sides.map(({ imageId }) => imageId);
  if (sides.length === 0)
    return unable(
      { checkType, imageIds: document.sides.map((side) => side.imageId) },
      'No picture of the document could be examined.',
    );
  if (read === null) {
    const facts = { checkType, imageIds, modelIds };
    return document.idDocType === 'PASSPORT'
      ? refused(
          facts,
          'The two lines of letters at the bottom of the page could not be read: photograph the whole page, sharp and without glare.',
          ['UNSATISFACTORY_PHOTOS'],
          'RETRY',
        )
      : doubtful(
          facts,
          'The document shows no machine-readable lines, so its data has to be read by a person.',
        );
  }
  const { mrz } = read;
  const failed = mrz.checkDigits.filter((digit) => !digit.pass);
  const facts = {
    checkType,
    imageIds: [read.imageId],
    modelIds,
    numbers: {
      minConfidence: mrz.minConfidence,
      meanConfidence: mrz.meanConfidence,
      failedCheckDigits: failed.length,
    },
    thresholds: {
      minConfidence: thresholds.mrz.acceptConfidence,
      meanConfidence: thresholds.mrz.acceptMeanConfidence,
      confidentReading: thresholds.mrz.confidentReading,
    },
  };
  if (failed.length > 0) {
    const names = failed.map((digit) => digit.field).join(', ');
    return mrz.meanConfidence >= thresholds.mrz.confidentReading
      ? doubtful(
          facts,
          `The control digits do not fit (${names}) although the lines are clearly readable: the document may have been altered.`,
        )
      : refused(
          facts,
          `The machine-readable lines could not be read with certainty (${names}): photograph the page again, sharp and without glare.`,
          ['UNSATISFACTORY_PHOTOS'],
          'RETRY',
        );
  }
  if (!allDigitsPass(mrz) || mrz.fields.documentNumber === '') {
    return doubtful(facts, 'The machine-readable lines lack a document number or control digits.');
  }
  if (areOfTwoDocuments(sides)) {
    return doubtful(
      { ...facts, imageIds },
      'The pictures show machine-readable lines of different documents: a person has to look.',
    );
  }
  if (!isCertain(mrz)) {
    return doubtful(
      facts,
      'The machine-readable lines fit their control digits, but some characters are uncertain.',
    );
  }
  return passed(
    facts,
    `The ${mrz.format} machine-readable lines are complete and all their control digits fit.`,
  );
}

function judgePortrait(sides: readonly ReadSide[], number: string | null): Check {
  const widest = portraitSide(sides);
  const checkType = 'DOCUMENT_PORTRAIT' as const;
  const imageIds = sides.map(({ imageId }) => imageId);
  if (sides.length === 0)
    return unable({ checkType, imageIds }, 'No picture of the document could be examined.');
  if (widest === undefined) {
    return refused(
      { checkType, imageIds },
      "The holder's photo cannot be found on the document.",
      ['UNSATISFACTORY_PHOTOS'],
      'RETRY',
    );
  }
  const facts = {
    checkType,
    imageIds: [widest.side.imageId],
    numbers: { width: widest.face.box.width, score: widest.face.score },
    thresholds: { width: thresholds.face.minimumPortraitWidth },
    modelIds: widest.side.findings.modelIds,
  };
  if (widest.face.box.width < thresholds.face.minimumPortraitWidth) {
    return refused(
      facts,
      "The holder's photo is too small to compare: photograph the document from closer.",
      ['LOW_QUALITY'],
      'RETRY',
    );
  }
  if (number !== null && !showsNumber(widest.side, number)) {
    return doubtful(
      { ...facts, imageIds },
      "The picture with the holder's photo does not show the document's number: a person has to see whether all pictures are of one document.",
    );
  }
  return passed(facts, "The holder's photo is present and large enough.");
}
