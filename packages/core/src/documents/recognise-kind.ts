import { issuerOf } from '../countries.ts';
import type { DocumentFindings, MrzReading } from '../findings.ts';
import type { DefinedSide, DocumentDefinition } from './definition.ts';
import type { RecognisedKind } from './described.ts';
import { findOnPage, mayStandOn, shapesOf } from './find-on-page.ts';
import { findPhrase } from './find-phrase.ts';
import { type FoldedText, prepareText } from './fold-text.ts';
import { layOutLines, type PlacedLine } from './lay-out-words.ts';
import { locateLabels } from './locate-labels.ts';
import type { AamvaRecord } from './parse-aamva.ts';
import { aamvaRecordOf } from './read-coded-fields.ts';
import { countAnchors } from './read-numbered-fields.ts';

/** What of one picture tells its kind. */
export type PictureEvidence = {
  readonly findings: DocumentFindings;
  readonly lines: readonly PlacedLine[];
  readonly aamva: AamvaRecord | null;
};

export type RankedKind = RecognisedKind & {
  readonly definition: DocumentDefinition;
  /** Sum of what tells this kind: ranks kinds of which each is certain, as where one shows a picture of another. */
  readonly evidence: number;
};

/**
 * How much one piece of evidence tells, 0 to 1; independent pieces add up as 1 − Π(1 − x). By strength: machine-readable
 * code and issuer, a symbol that says what it is, titles (their weights are the definitions'), labels. Chosen, not measured.
 */
const weights = {
  /** Lines that stand on this kind alone; on several of this state; on any state's. */
  exclusiveLines: 0.95,
  sharedLines: 0.75,
  genericLines: 0.85,
  /** Generic kinds, where the state has kinds of its own. */
  genericBesideOwn: 0.7,
  /** Lines whose check digits do not all fit. */
  unsoundLines: 0.8,
  aamva: 0.95,
  labels: 0.6,
  numbers: 0.6,
  expectedSymbol: 0.15,
  /** What is left of a kind that the lines or the symbol speak against. */
  contradictedBySoundLines: 0.2,
  contradictedByUnsoundLines: 0.5,
  contradictedBySymbol: 0.2,
  /** Tie-breaker. */
  aspect: 0.02,
};
/** Below this a kind is not worth naming. */
const minimumConfidence = 0.45;
/** Relative difference of aspect ratios within which a document has the expected one. */
const aspectTolerance = 0.08;

export function evidenceOf(findings: DocumentFindings): PictureEvidence {
  return { findings, lines: layOutLines(findings), aamva: aamvaRecordOf(findings) };
}

/** All kinds that the pictures may show, best first; empty when none is likely. */
export function recogniseKind(
  pictures: readonly PictureEvidence[],
  definitions: readonly DocumentDefinition[],
): RankedKind[] {
  const mrz = soundest(pictures.flatMap(({ findings }) => (findings.mrz === null ? [] : [findings.mrz])));
  const aamva = pictures.find((picture) => picture.aamva !== null)?.aamva ?? null;
  const stateHasOwn =
    mrz !== null &&
    definitions.some(({ mrz: own }) => own !== null && own.issuers !== null && fitsLines(own, mrz));
  return definitions
    .map((definition): RankedKind => {
      const parts = [
        ...printedEvidence(pictures, definition),
        linesEvidence(definition, mrz, stateHasOwn),
        symbolEvidence(definition, aamva),
      ];
      const together = 1 - parts.reduce((rest, part) => rest * (1 - part), 1);
      const doubted = together * contradiction(definition, mrz, aamva);
      return {
        definition,
        evidence: sum(parts),
        definitionId: definition.id,
        idDocType: definition.idDocType,
        title: definition.title,
        declaredAs: [definition.idDocType, ...definition.alsoDeclaredAs],
        machineReadable: definition.mrz !== null,
        approval: definition.approval,
        required: [...definition.required],
        ...(definition.barcode === null ? {} : { symbol: definition.barcode.content }),
        country: countryOf(definition, mrz, pictures),
        confidence: Math.min(1, Math.max(0, doubted + aspectBonus(pictures, definition))),
      };
    })
    .filter(({ confidence }) => confidence >= minimumConfidence)
    .sort(
      (a, b) =>
        b.confidence - a.confidence ||
        Number(a.definition.country === null) - Number(b.definition.country === null) ||
        b.evidence - a.evidence ||
        (a.definitionId < b.definitionId ? -1 : 1),
    );
}

/** How well a side of a kind fits a picture; comparable between the sides of one kind only. */
export function scoreSide({ lines, findings, aamva }: PictureEvidence, side: DefinedSide): number {
  const titles = titleEvidence(lines, side);
  const portrait = findings.faces.length > 0 === side.portrait ? 0.3 : 0;
  const coded =
    Number(side.mrz && findings.mrz !== null) + Number(side.barcodes.includes('pdf417') && aamva !== null);
  const symbols = findings.barcodes.some(({ format }) => side.barcodes.includes(format)) ? 0.3 : 0;
  return (
    titles.reduce((sum, part) => sum + part, 0) + labelEvidence(lines, side) + portrait + coded + symbols
  );
}

function soundest(readings: readonly MrzReading[]): MrzReading | null {
  return [...readings].sort((a, b) => Number(isSound(b)) - Number(isSound(a)))[0] ?? null;
}

function isSound({ checkDigits }: MrzReading): boolean {
  return checkDigits.length > 0 && checkDigits.every(({ pass }) => pass);
}

function fitsLines(mrz: NonNullable<DocumentDefinition['mrz']>, { format, fields }: MrzReading): boolean {
  return (
    mrz.formats.some((defined) => defined === format) &&
    new RegExp(`^(?:${mrz.codes})$`, 'u').test(fields.documentCode) &&
    (mrz.issuers === null || mrz.issuers.includes(fields.issuingState))
  );
}

function linesEvidence({ mrz }: DocumentDefinition, read: MrzReading | null, stateHasOwn: boolean): number {
  if (mrz === null || read === null || !fitsLines(mrz, read)) return 0;
  const generic = weights.genericLines * (stateHasOwn ? weights.genericBesideOwn : 1);
  const base = mrz.issuers === null ? generic : mrz.exclusive ? weights.exclusiveLines : weights.sharedLines;
  return isSound(read) ? base : base * weights.unsoundLines;
}

function symbolEvidence({ barcode }: DocumentDefinition, aamva: AamvaRecord | null): number {
  return fitsSymbol(barcode, aamva) ? weights.aamva : 0;
}

function fitsSymbol(barcode: DocumentDefinition['barcode'], aamva: AamvaRecord | null): boolean {
  // An enhanced licence (EN) is a driving licence.
  const type = aamva?.subfileType === 'EN' ? 'DL' : aamva?.subfileType;
  return (
    barcode !== null &&
    type !== undefined &&
    barcode.subfileTypes.includes(type) &&
    barcode.country === aamva?.country
  );
}

function contradiction(
  definition: DocumentDefinition,
  mrz: MrzReading | null,
  aamva: AamvaRecord | null,
): number {
  const byLines =
    mrz === null || (definition.mrz !== null && fitsLines(definition.mrz, mrz))
      ? 1
      : isSound(mrz)
        ? weights.contradictedBySoundLines
        : weights.contradictedByUnsoundLines;
  const bySymbol = aamva === null || fitsSymbol(definition.barcode, aamva) ? 1 : weights.contradictedBySymbol;
  return byLines * bySymbol;
}

/** Titles and labels of every side, each from the picture that shows it best, and the symbols expected. */
function printedEvidence(pictures: readonly PictureEvidence[], definition: DocumentDefinition): number[] {
  return definition.sides.flatMap((side) => {
    const best = pictures
      .map(({ lines }) => [...titleEvidence(lines, side), labelEvidence(lines, side)])
      .sort((a, b) => sum(b) - sum(a))[0];
    const symbol = pictures.some(({ findings }) =>
      findings.barcodes.some(({ format }) => side.barcodes.includes(format)),
    );
    // A symbol alone says nothing; beside other evidence it tells a kind with one from a kind without.
    const known = best !== undefined && sum(best) > 0;
    return [...(best ?? []), symbol && known ? weights.expectedSymbol : 0];
  });
}

function titleEvidence(lines: readonly PlacedLine[], side: DefinedSide): number[] {
  return side.titles.map(({ text, weight }) => weight * bestScore(lines, text) ** 2);
}

/** A title may run over two lines. */
function bestScore(lines: readonly PlacedLine[], phrase: string): number {
  const wanted = shapesOf(phrase);
  if (!mayStandOn(lines, wanted)) return 0;
  const hits = findOnPage(lines, wanted);
  const whole = hits.reduce((best, { score }) => Math.max(best, score), 0);
  if (whole === 1) return 1;
  return lines.reduce((best, line, index) => {
    const next = lines[index + 1];
    if (next === undefined || line.folded.shapes.length >= wanted.length) return best;
    if (hits.some((hit) => hit.line === index)) return best;
    return Math.max(best, findPhrase(withNext(line, next), wanted)?.score ?? 0);
  }, whole);
}

const runOn = new WeakMap<PlacedLine, FoldedText>();

/** A line and the one after it as one text, worked out once. */
function withNext(line: PlacedLine, next: PlacedLine): FoldedText {
  const known = runOn.get(line) ?? prepareText(`${line.text} ${next.text}`);
  runOn.set(line, known);
  return known;
}

function labelEvidence(lines: readonly PlacedLine[], side: DefinedSide): number {
  const labelled = side.fields.filter(({ label }) => label !== null);
  const numbers = side.fields.flatMap(({ number }) => (number === undefined ? [] : [number]));
  const fields = new Set(
    locateLabels(lines, side).flatMap(({ field }) => (field === null ? [] : [field.name])),
  );
  const anchors = numbers.length < 3 ? 0 : countAnchors(lines, numbers);
  return Math.max(
    fields.size < 2 ? 0 : (weights.labels * fields.size) / Math.max(labelled.length, 4),
    anchors < 3 ? 0 : (weights.numbers * anchors) / numbers.length,
  );
}

function countryOf(
  definition: DocumentDefinition,
  mrz: MrzReading | null,
  pictures: readonly PictureEvidence[],
): string | null {
  if (definition.country !== null) return definition.country;
  if (definition.mrz !== null && mrz !== null) return issuerOf(mrz.fields.issuingState) ?? null;
  const lines = pictures.flatMap((picture) => picture.lines);
  const scored = definition.countries
    .map(({ country, texts }) => ({
      country,
      score: Math.max(...texts.map((text) => bestScore(lines, text))),
    }))
    .sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  return first === undefined || first.score === 0 || first.score === second?.score ? null : first.country;
}

function aspectBonus(pictures: readonly PictureEvidence[], { aspectRatio }: DocumentDefinition): number {
  const seen = pictures.flatMap(({ findings }) =>
    findings.outlines.slice(0, 1).map((outline) => outline.aspectRatio),
  );
  if (aspectRatio === null || seen.length === 0) return 0;
  const fits = seen.some((ratio) => Math.abs(ratio / aspectRatio - 1) < aspectTolerance);
  return fits ? weights.aspect : -weights.aspect;
}

function sum(parts: readonly number[]): number {
  return parts.reduce((total, part) => total + part, 0);
}
