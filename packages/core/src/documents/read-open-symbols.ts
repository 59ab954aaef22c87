import type { DocumentFindings } from '../findings.ts';
import { isCpf } from '../identifiers/cpf.ts';
import { isCalendarDay } from '../wire-dates.ts';
import type { FieldName } from './definition.ts';
import type { DescribedField } from './described.ts';
import { parsePrintedDate } from './parse-printed-date.ts';
import { tidyName } from './tidy-name.ts';

/** Names under which an open symbol may carry a value, without case, accents and signs. */
const names: Readonly<Record<string, FieldName>> = {
  nome: 'fullName',
  nomecompleto: 'fullName',
  cpf: 'taxNumber',
  c: 'taxNumber',
  datanascimento: 'birthDate',
  datadenascimento: 'birthDate',
  dtnascimento: 'birthDate',
  nascimento: 'birthDate',
  validade: 'expiryDate',
  datavalidade: 'expiryDate',
  dataemissao: 'issueDate',
  numregistro: 'documentNumber',
  numeroregistro: 'documentNumber',
  registro: 'documentNumber',
};

/**
 * Fields that a QR code of a Brazilian document carries in the open, as JSON, as lines of `name: value` or in the query of an
 * address. Anyone can print such a code: it agrees or disagrees with the print, and proves nothing. What Serpro signs for the
 * licence is enciphered or compressed by a format that is not published, and gives no fields here.
 * @param referenceDate ISO day of the reading, for years of two digits
 */
export function readOpenSymbols(
  { barcodes }: DocumentFindings,
  imageIndex: number,
  referenceDate: string,
): DescribedField[] {
  return barcodes
    .filter(({ format }) => format === 'qr')
    .flatMap(({ text, corners }) => {
      const [xs, ys] = [corners.map(({ x }) => x), corners.map(({ y }) => y)];
      const [x, y] = [Math.min(...xs), Math.min(...ys)];
      const box = { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
      return pairsOf(text).flatMap(([key, told]): DescribedField[] => {
        const name = names[bareKey(key)];
        const value = name === undefined ? null : valueUnder(name, told, referenceDate);
        if (name === undefined || value === null) return [];
        const valid = name === 'taxNumber' ? isCpf(value) : null;
        return [{ name, value, source: 'barcode', confidence: 1, box, imageIndex, valid }];
      });
    });
}

function pairsOf(text: string): (readonly [string, string])[] {
  const query = /^https?:\/\/[^?#]+\?([^#]+)/i.exec(text)?.[1];
  if (query !== undefined)
    return query.split('&').map((part) => {
      const [key = '', value = ''] = part.split('=');
      return [key, decoded(value)];
    });
  if (text.trimStart().startsWith('{')) return pairsOfJson(text);
  return text.split(/[\r\n;|]+/).flatMap((line) => {
    const [, key, value] = /^\s*([^:=]{1,40})[:=]\s*(.+?)\s*$/u.exec(line) ?? [];
    return key === undefined || value === undefined ? [] : [[key, value] as const];
  });
}

function pairsOfJson(text: string): (readonly [string, string])[] {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null) return [];
    return Object.entries(parsed).flatMap(([key, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[key, String(value)] as const] : [],
    );
  } catch {
    return [];
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
}

function bareKey(key: string): string {
  return key
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

function valueUnder(name: FieldName, text: string, referenceDate: string): string | null {
  switch (name) {
    case 'fullName':
      return tidyName(text)?.name ?? null;
    case 'taxNumber': {
      const digits = text.replace(/\D/g, '');
      return digits.length === 11 ? digits : null;
    }
    case 'documentNumber':
      return /^[\d.\s-]{6,20}$/.test(text) ? text.replace(/\D/g, '') : null;
    default:
      return isCalendarDay(text)
        ? text
        : parsePrintedDate(text, { order: 'dmy', future: name === 'expiryDate', referenceDate });
  }
}
