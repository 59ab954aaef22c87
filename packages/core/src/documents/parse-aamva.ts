import { countryOfAamvaIssuer, countryOfJurisdiction } from '../identifiers/aamva-jurisdictions.ts';
import { isCalendarDay } from '../wire-dates.ts';

/** What the PDF417 of a North American driving licence or identification card says. Dates are ISO; null is not told. */
export type AamvaRecord = {
  /** Version of the card design standard, 0 to 12 and more. */
  readonly version: number;
  readonly issuer: string;
  /** DL, ID, or EN for an enhanced licence. */
  readonly subfileType: string;
  readonly country: 'USA' | 'CAN' | null;
  readonly jurisdiction: string | null;
  readonly surname: string | null;
  readonly givenNames: string | null;
  /** Only in the first version, when it is not parted by commas. */
  readonly fullName: string | null;
  readonly documentNumber: string | null;
  readonly birthDate: string | null;
  readonly sex: 'M' | 'F' | 'X' | null;
  readonly issueDate: string | null;
  readonly expiryDate: string | null;
  readonly address: string | null;
  /** The issuer says that a name was cut. */
  readonly nameIsCut: boolean;
};

/**
 * Reads the content of such a symbol. Source: AAMVA DL/ID Card Design Standard, annex D, versions 1 (2000) to 10 (2020).
 * Elements are found by their three-letter names at the beginning of a line, not by the directory's offsets, which
 * issuers often get wrong. Months first (USA) and years first (Canada, first version) cannot be taken for each other.
 * @param text content with its control characters; null when it is no such symbol
 */
export function parseAamva(text: string): AamvaRecord | null {
  const plain = text.replace(/<LF>/g, '\n').replace(/<CR>/g, '\r').replace(/<RS>/g, '\u001e');
  const header = /(?:ANSI|AAMVA)\s?(\d{6})(\d{2})/.exec(plain);
  if (header === null) return null;
  const [whole, issuer = '', version = '0'] = header;
  const body = plain.slice(header.index + whole.length);
  const begin = /(DL|ID|EN)(?=D[A-Z]{2})(?!\d)/.exec(body);
  if (begin === null) return null;
  const [, subfileType = ''] = begin;
  const element = elementsOf(body.slice(begin.index + 2));
  const jurisdiction = element('DAJ');
  const told = element('DCG');
  const country =
    told === 'USA' || told === 'CAN'
      ? told
      : ((jurisdiction === null ? null : countryOfJurisdiction(jurisdiction)) ??
        countryOfAamvaIssuer(issuer));
  const whole1 = element('DAA')?.split(',') ?? [];
  const given = [element('DAC') ?? element('DCT')?.replace(/,/g, ' ') ?? null, element('DAD')];
  const street = [element('DAG'), element('DAH'), element('DAI'), jurisdiction, element('DAK')];
  return {
    version: Number(version),
    issuer,
    subfileType,
    country,
    jurisdiction,
    surname: element('DCS') ?? element('DAB') ?? (whole1.length > 1 ? named(whole1.slice(0, 1)) : null),
    givenNames: named(given) ?? (whole1.length > 1 ? named(whole1.slice(1, 3)) : null),
    fullName: whole1.length === 1 ? named(whole1) : null,
    documentNumber: element('DAQ') ?? element('DBJ'),
    birthDate: dateOf(element('DBB')),
    sex: sexOf(element('DBC')),
    issueDate: dateOf(element('DBD')),
    expiryDate: dateOf(element('DBA')),
    address: named(street.filter((_part, index) => index === 0 || street[0] !== null)),
    nameIsCut: ['DDE', 'DDF', 'DDG'].some((name) => element(name) === 'T'),
  };
}

/** Values by element name; the first of a name counts. What issuers write for "nothing" is nothing. */
function elementsOf(content: string): (name: string) => string | null {
  const values = new Map<string, string>();
  for (const line of content.split(/\p{Cc}+/u)) {
    const [, name, value] = /^\s*([DZ][A-Z]{2})(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined && !values.has(name)) values.set(name, value.trim());
  }
  return (name) => {
    const value = values.get(name) ?? '';
    return /^(?:|NONE|UNAVL|UNAVAIL|N\/A)$/i.test(value) ? null : value;
  };
}

function named(parts: readonly (string | null)[]): string | null {
  const text = parts.flatMap((part) => (part === null || part.trim() === '' ? [] : [part.trim()])).join(' ');
  return text === '' ? null : text;
}

function dateOf(text: string | null): string | null {
  const digits = text?.replace(/\D/g, '') ?? '';
  if (digits.length !== 8) return null;
  const yearFirst = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  const monthFirst = `${digits.slice(4)}-${digits.slice(0, 2)}-${digits.slice(2, 4)}`;
  return [yearFirst, monthFirst].find((day) => /^(?:18|19|20|21)/.test(day) && isCalendarDay(day)) ?? null;
}

function sexOf(text: string | null): AamvaRecord['sex'] {
  if (text === '1' || text === 'M') return 'M';
  if (text === '2' || text === 'F') return 'F';
  return text === '9' || text === 'X' ? 'X' : null;
}
