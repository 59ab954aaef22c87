import type { MrzFormat } from '../findings.ts';
import { mrzCheckDigit } from './check-digit.ts';

/** What is printed; dates are YYMMDD, codes and names already in the alphabet `A-Z` and space. */
export type MrzInput = {
  readonly format: MrzFormat;
  readonly documentCode: string;
  readonly issuingState: string;
  readonly surname: string;
  readonly givenNames: string;
  /** Up to nine characters. */
  readonly documentNumber: string;
  readonly nationality: string;
  readonly birthDate: string;
  readonly sex: 'M' | 'F' | 'X';
  readonly expiryDate: string;
  readonly optionalData: string;
};

/**
 * The lines of a travel document (not of a visa) with right check digits, per ICAO Doc 9303 parts 4 to 6.
 * What does not fit its field is cut off.
 */
export function composeMrz(input: MrzInput): string[] {
  const number = fill(input.documentNumber, 9);
  const numberAndDigit = number + digit(number);
  const birth = input.birthDate + digit(input.birthDate);
  const expiry = input.expiryDate + digit(input.expiryDate);
  const sex = input.sex === 'X' ? '<' : input.sex;
  const code = fill(input.documentCode, 2);
  const issuer = fill(input.issuingState, 3);
  const nationality = fill(input.nationality, 3);
  const names = [input.surname, input.givenNames]
    .filter((name) => name !== '')
    .map((name) => name.trim().replace(/[ '-]+/g, '<'))
    .join('<<');

  if (input.format === 'TD1') {
    const optional = fill(input.optionalData, 15);
    const first = code + issuer + numberAndDigit + optional;
    const composite = digit(numberAndDigit + optional + birth + expiry + fill('', 11));
    return [first, birth + sex + expiry + nationality + fill('', 11) + composite, fill(names, 30)];
  }
  const length = input.format === 'TD3' ? 44 : 36;
  const optional = fill(input.optionalData, input.format === 'TD3' ? 14 : 7);
  const checkedOptional = input.format === 'TD3' ? optional + digit(optional) : optional;
  return [
    code + issuer + fill(names, length - 5),
    numberAndDigit +
      nationality +
      birth +
      sex +
      expiry +
      checkedOptional +
      digit(numberAndDigit + birth + expiry + checkedOptional),
  ];
}

function fill(text: string, length: number): string {
  return text.replace(/ /g, '<').padEnd(length, '<').slice(0, length);
}

function digit(text: string): string {
  return mrzCheckDigit(text) ?? '<';
}
