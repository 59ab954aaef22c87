/**
 * Machine readable zones, composed as ICAO Doc 9303 (8th edition) says: part 3 §4 (characters, names, check digits),
 * part 4 (TD3, 2 x 44), part 5 (TD1, 3 x 30), part 6 (TD2, 2 x 36).
 */
export type MrzFormat = 'TD1' | 'TD2' | 'TD3';

export type MrzData = {
  /** `P`, `I`, `ID` … */
  readonly documentCode: string;
  /** Three letters, as the nationality. */
  readonly issuingState: string;
  readonly nationality: string;
  readonly surname: string;
  readonly givenNames: string;
  /** At most nine characters. */
  readonly documentNumber: string;
  /** `YYYY-MM-DD` */
  readonly birthDate: string;
  /** `YYYY-MM-DD` */
  readonly expiryDate: string;
  readonly sex: 'F' | 'M' | 'X';
  /** Personal number or other data of the issuer; cut to what the format has room for. */
  readonly optionalData: string;
};

const weights = [7, 3, 1] as const;

/** Check digit of a field (part 3 §4.9): values 0-9, A=10 … Z=35, `<`=0, weighted 7 3 1, modulo 10. */
export function mrzCheckDigit(field: string): string {
  let sum = 0;
  for (const [index, character] of [...field].entries()) {
    sum += mrzValue(character) * (weights[index % 3] ?? 0);
  }
  return String(sum % 10);
}

/** What a character counts in a check digit. Throws for a character that no MRZ may hold. */
export function mrzValue(character: string): number {
  if (character === '<') return 0;
  if (/^[0-9]$/.test(character)) return Number(character);
  if (/^[A-Z]$/.test(character)) return character.charCodeAt(0) - 55;
  throw new RangeError('not a character of an MRZ');
}

/** The lines of the zone, top first, each of the format's length. */
export function mrzLines(format: MrzFormat, data: MrzData): string[] {
  const head = fill(data.documentCode, 2) + fill(data.issuingState, 3);
  const number = withDigit(fill(data.documentNumber, 9));
  const birth = withDigit(shortDate(data.birthDate));
  const expiry = withDigit(shortDate(data.expiryDate));
  const sex = data.sex === 'X' ? '<' : data.sex;
  const nationality = fill(data.nationality, 3);
  if (format === 'TD1') {
    const first = head + number + fill(data.optionalData, 15);
    const optional = fill('', 11);
    const digit = mrzCheckDigit(first.slice(5) + birth + expiry + optional);
    return [first, birth + sex + expiry + nationality + optional + digit, nameField(data, 30)];
  }
  const [nameLength, optionalLength] = format === 'TD3' ? [39, 14] : [31, 7];
  const field = fill(data.optionalData, optionalLength);
  // The check digit of an empty personal number may be a filler (part 4 §4.2.2.2); TD2 has none.
  const optional = format === 'TD2' ? field : field + (/^<+$/.test(field) ? '<' : mrzCheckDigit(field));
  const digit = mrzCheckDigit(number + birth + expiry + optional);
  return [head + nameField(data, nameLength), number + nationality + birth + sex + expiry + optional + digit];
}

/** Upper case A-Z with `<` between words; accented letters as part 3 §6 A recommends, the rest without their accent. */
export function mrzText(text: string): string {
  return [...text.toUpperCase()]
    .map((letter) => replacements[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, ''))
    .join('')
    .replace(/['’.]/g, '')
    .replace(/[^A-Z0-9]+/g, '<')
    .replace(/^<|<$/g, '');
}

const replacements: Readonly<Record<string, string>> = {
  Ä: 'AE',
  Ö: 'OE',
  Ü: 'UE',
  ẞ: 'SS',
  Å: 'AA',
  Æ: 'AE',
  Ø: 'OE',
  Þ: 'TH',
  Ð: 'D',
  Ł: 'L',
  Œ: 'OE',
};

/** Surname, two fillers, given names; cut at the end when too long (the tests of this project need no finer cutting). */
function nameField({ surname, givenNames }: MrzData, length: number): string {
  const given = mrzText(givenNames);
  return fill(mrzText(surname) + (given === '' ? '' : `<<${given}`), length);
}

function withDigit(field: string): string {
  return field + mrzCheckDigit(field);
}

function fill(text: string, length: number): string {
  return text.slice(0, length).padEnd(length, '<');
}

function shortDate(date: string): string {
  return date.replaceAll('-', '').slice(2);
}
