import { isIssuingState } from '../countries.ts';
import type { MrzFields, MrzFormat, MrzReading } from '../findings.ts';
import { mrzCheckDigit } from './check-digit.ts';
import { layoutOfLines, type MrzLayout } from './layout.ts';
import { resolveMrzDates } from './mrz-date.ts';

/** Something read that no real document should carry; each lowers the trust in the reading. */
export type MrzDoubt =
  | 'unknown-document-code'
  | 'unknown-issuing-state'
  | 'unknown-nationality'
  | 'impossible-birth-date'
  | 'impossible-expiry-date'
  | 'unknown-sex'
  | 'malformed-names';

export type ParsedMrz = {
  readonly format: MrzFormat;
  readonly checkDigits: MrzReading['checkDigits'];
  readonly fields: MrzFields;
  readonly doubts: readonly MrzDoubt[];
};

/**
 * First letters in use (ICAO Doc 9303 parts 4 to 7): P on passports, A C I on cards, V on visas. Some issuers print IP on
 * passport cards, and P on cards of the passport's family; a passport's two long lines begin with nothing else.
 */
const DOCUMENT_CODE: Readonly<Record<MrzFormat, RegExp>> = {
  TD1: /^(?:[ACIP][A-Z<]|C[12])$/,
  TD2: /^[ACI][A-Z<]$/,
  TD3: /^P[A-Z<]$/,
  'MRV-A': /^V[A-Z<]$/,
  'MRV-B': /^V[A-Z<]$/,
  FRENCH_NATIONAL_ID: /^ID$/,
};

/**
 * Reads the fields of a machine-readable zone, without correcting anything.
 * @param lines two lines of 44 or 36 characters, or three of 30, alphabet `A-Z 0-9 <`
 * @param referenceDate ISO date of the reading, for the century of two-digit years
 * @returns null when count, length or alphabet are those of no known format
 */
export function parseMrz(lines: readonly string[], referenceDate: string): ParsedMrz | null {
  if (!lines.every((line) => /^[A-Z0-9<]*$/.test(line))) return null;
  const layout = layoutOfLines(lines);
  if (layout === null) return null;
  const cut = ({ line, start, end }: { line: number; start: number; end: number }) =>
    (lines[line] ?? '').slice(start, end);

  const number = readNumber(lines, layout);
  const checkDigits = layout.checks.map((check) => {
    const found = cut(check.at);
    const over = check.over.map(cut).join('');
    if (check.field === 'documentNumber' && number.extended !== null) return number.extended;
    const expected = mrzCheckDigit(over) ?? '';
    const fillerForZero = found === '<' && /^<*$/.test(over);
    return { field: check.field, expected, found, pass: found === expected || fillerForZero };
  });

  const birthText = cut(layout.fields.birthDate);
  const expiryText = layout.fields.expiryDate === null ? null : cut(layout.fields.expiryDate);
  const dates = resolveMrzDates(birthText, expiryText, referenceDate);
  const sexText = cut(layout.fields.sex);
  const issuingState = trimFillers(cut(layout.fields.issuingState));
  const nationality =
    layout.fields.nationality === null ? issuingState : trimFillers(cut(layout.fields.nationality));
  const documentCode = cut(layout.fields.documentCode);
  const names = readNames(layout.fields.names.map(cut), layout.format);
  const optionalData = layout.fields.optionalData
    .map((part, index) => (index === 0 ? cut(part).slice(number.taken) : cut(part)))
    .map((text) => trimFillers(text))
    .filter((text) => text !== '')
    .join(' ');

  const doubts: MrzDoubt[] = [];
  if (!DOCUMENT_CODE[layout.format].test(documentCode)) doubts.push('unknown-document-code');
  if (!isIssuingState(issuingState)) doubts.push('unknown-issuing-state');
  if (!isIssuingState(nationality)) doubts.push('unknown-nationality');
  if (dates.birthDate === null && !/^[\d<]*<<$/.test(birthText)) doubts.push('impossible-birth-date');
  if (dates.expiryDate === null && expiryText !== null && !/^<{6}$/.test(expiryText)) {
    doubts.push('impossible-expiry-date');
  }
  if (!/^[MFX<]$/.test(sexText)) doubts.push('unknown-sex');
  if (names.malformed) doubts.push('malformed-names');

  return {
    format: layout.format,
    checkDigits,
    fields: {
      documentCode: trimFillers(documentCode),
      issuingState,
      surname: names.surname,
      givenNames: names.givenNames,
      documentNumber: number.value,
      nationality,
      birthDate: dates.birthDate,
      sex: sexText === 'M' || sexText === 'F' || sexText === 'X' ? sexText : sexText === '<' ? 'X' : null,
      expiryDate: dates.expiryDate,
      optionalData,
    },
    doubts,
  };
}

/**
 * A number longer than nine characters leaves `<` in place of its check digit and goes on in the optional
 * data, its check digit last (ICAO Doc 9303 part 5, note j). Issuers count that `<` as a position of the
 * number; the text of the standard can be read as if they should not, so either digit passes.
 */
function readNumber(lines: readonly string[], layout: MrzLayout) {
  const at = layout.fields.documentNumber;
  const line = lines[at.line] ?? '';
  const value = line.slice(at.start, at.end);
  const plain = { value: trimFillers(value), extended: null, taken: 0 };
  if (layout.format !== 'TD1' && layout.format !== 'TD2') return plain;
  if (line.charAt(at.end) !== '<' || value.endsWith('<')) return plain;
  const optionalStart = layout.format === 'TD1' ? 15 : 28;
  const rest = /^[A-Z0-9]+(?=<|$)/.exec(line.slice(optionalStart, layout.format === 'TD1' ? 30 : 35))?.[0];
  if (rest === undefined || rest.length < 2) return plain;
  const found = rest.slice(-1);
  const more = rest.slice(0, -1);
  const counted = mrzCheckDigit(`${value}<${more}`) ?? '';
  const uncounted = mrzCheckDigit(value + more) ?? '';
  const expected = found === uncounted ? uncounted : counted;
  return {
    value: value + more,
    extended: { field: 'documentNumber' as const, expected, found, pass: found === expected },
    taken: rest.length,
  };
}

function readNames(parts: readonly string[], format: MrzFormat) {
  const clean = (text: string) => trimFillers(text).replace(/<+/g, ' ').trim();
  if (format === 'FRENCH_NATIONAL_ID') {
    return { surname: clean(parts[0] ?? ''), givenNames: clean(parts[1] ?? ''), malformed: false };
  }
  const text = trimFillers(parts[0] ?? '');
  const [surname = '', ...given] = text.split('<<');
  return {
    surname: clean(surname),
    givenNames: clean(given.join('<')),
    malformed: surname === '' || /\d/.test(text) || given.length > 1,
  };
}

function trimFillers(text: string): string {
  return text.replace(/<+$/, '');
}
