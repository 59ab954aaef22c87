import type { DocumentFindings, MrzReading } from '../findings.ts';
import { agreeSources } from './agree-sources.ts';
import { compareValues } from './compare-values.ts';
import type { DefinedSide, DocumentDefinition } from './definition.ts';
import type { DescribedDocument, DescribedField, RecognisedKind } from './described.ts';
import { findValue } from './find-value.ts';
import type { PlacedLine } from './lay-out-words.ts';
import { readBarcodeFields, readMrzFields } from './read-coded-fields.ts';
import { readLastDate } from './read-last-date.ts';
import { readOpenSymbols } from './read-open-symbols.ts';
import { readVisualFields } from './read-visual-fields.ts';
import {
  evidenceOf,
  type PictureEvidence,
  type RankedKind,
  recogniseKind,
  scoreSide,
} from './recognise-kind.ts';
import { seekCpf } from './seek-cpf.ts';

/** Another side of the document is read from the same picture if its evidence reaches this, as on an open licence. */
const sideAlsoShown = 0.6;

/**
 * Says what document the pictures show and what stands on it. Pure: measurements and definitions in, description out.
 * @param sides what was found on each picture of one document, in any order
 * @param definitions the kinds to choose from
 * @param referenceDate ISO day of the reading, for years of two digits
 * @param seek a number that the customer told, to be looked for
 */
export function describeDocument(
  sides: readonly DocumentFindings[],
  definitions: readonly DocumentDefinition[],
  referenceDate: string,
  seek: { readonly cpf?: string | undefined } = {},
): DescribedDocument {
  const pictures = sides.map(evidenceOf);
  const ranked = recogniseKind(pictures, definitions);
  const kind = ranked[0] ?? null;
  const shown = pictures.map((picture) => (kind === null ? [] : sidesShown(picture, kind.definition)));
  const coded = pictures.flatMap(({ findings }, index) => [
    ...(findings.mrz === null || findings.mrz !== bestReading(sides)
      ? []
      : readMrzFields(findings.mrz, index, kind?.definition ?? null)),
    ...readBarcodeFields(findings, index),
    ...(kind?.country === 'BRA' ? readOpenSymbols(findings, index, referenceDate) : []),
  ]);
  const labelled = pictures.flatMap(({ lines }, index) =>
    kind === null ? [] : readSides(lines, index, kind.definition, shown[index] ?? [], referenceDate),
  );
  const visual = confirm(pictures, coded, labelled, kind?.definition ?? null, referenceDate);
  const fields = [...coded, ...visual];
  return {
    kind: kind === null ? null : plain(kind),
    alternatives: ranked.slice(1, 4).map(plain),
    sides: shown.map((found) => found[0]?.side ?? null),
    fields,
    agreements: agreeSources(fields),
    ...(seek.cpf === undefined ? {} : { sought: seekCpf(sides, fields, kind?.definition ?? null, seek.cpf) }),
  };
}

function readSides(
  lines: readonly PlacedLine[],
  imageIndex: number,
  definition: DocumentDefinition,
  sides: readonly DefinedSide[],
  referenceDate: string,
): DescribedField[] {
  const fields = distinct(
    sides.flatMap((side) => readVisualFields(lines, imageIndex, definition, side, referenceDate)),
  );
  return [...fields, ...readLastDate(lines, imageIndex, definition, sides, fields, referenceDate)];
}

function plain({ definition: _definition, evidence: _evidence, ...kind }: RankedKind): RecognisedKind {
  return kind;
}

/** The reading whose check digits fit, or else the most confident one. */
function bestReading(sides: readonly DocumentFindings[]): MrzReading | null {
  const fits = ({ checkDigits }: MrzReading) => Number(checkDigits.every(({ pass }) => pass));
  const readings = sides.flatMap(({ mrz }) => (mrz === null ? [] : [mrz]));
  return readings.sort((a, b) => fits(b) - fits(a) || b.meanConfidence - a.meanConfidence)[0] ?? null;
}

/** The side that a picture shows best, and others that it shows as well. */
function sidesShown(picture: PictureEvidence, { sides }: DocumentDefinition): DefinedSide[] {
  const scored = sides
    .map((side) => ({ side, score: scoreSide(picture, side) }))
    .sort((a, b) => b.score - a.score);
  return scored.filter(({ score }, index) => index === 0 || score >= sideAlsoShown).map(({ side }) => side);
}

function distinct(fields: readonly DescribedField[]): DescribedField[] {
  return fields.filter((field, index) => fields.findIndex(({ name }) => name === field.name) === index);
}

/**
 * What the lines or a barcode say is looked for in print, where no label led to it or to something else: labels are
 * printed in languages that no definition knows, and lead astray when lines were missed.
 */
function confirm(
  pictures: readonly PictureEvidence[],
  coded: readonly DescribedField[],
  labelled: readonly DescribedField[],
  definition: DocumentDefinition | null,
  referenceDate: string,
): DescribedField[] {
  const found = coded.flatMap((known) => {
    const printed = labelled.filter(({ name }) => name === known.name || name === `${known.name}Latin`);
    const agrees = printed.some(({ value }) => compareValues(known.name, known.value, value) !== 'different');
    if (agrees) return [];
    const options = { dateOrder: definition?.dateOrder ?? 'dmy' };
    for (const [index, { lines }] of pictures.entries()) {
      const value = findValue(lines, index, known, options, referenceDate);
      if (value !== null) return [value];
    }
    return [];
  });
  return [...labelled.filter(({ name }) => !found.some((other) => other.name === name)), ...distinct(found)];
}
