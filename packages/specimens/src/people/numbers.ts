import { mrzCheckDigit } from '../mrz-lines.ts';
import { type Random, wholeNumber } from '../random.ts';

/** `count` random digits, the first not 0. */
export function digits(random: Random, count: number): string {
  return Array.from({ length: count }, (_, index) =>
    String(wholeNumber(random, index === 0 ? 1 : 0, 9)),
  ).join('');
}

/**
 * Brazil's taxpayer number, 11 digits. The two last are check digits: the digits before, weighted down to 2, modulo 11
 * (Receita Federal, module 11). Printed `000.000.000-00`.
 */
export function inventCpf(random: Random): string {
  const base = digits(random, 9);
  const first = base + cpfDigit(base);
  return first + cpfDigit(first);
}

export function printedCpf(cpf: string): string {
  return `${cpf.slice(0, 3)}.${cpf.slice(3, 6)}.${cpf.slice(6, 9)}-${cpf.slice(9)}`;
}

function cpfDigit(before: string): string {
  const sum = [...before].reduce((all, digit, index) => all + Number(digit) * (before.length + 1 - index), 0);
  return String(((sum * 10) % 11) % 10);
}

/**
 * Brazil's driver register number (CNH), 11 digits with two check digits: weights 9 to 1, then 1 to 9, modulo 11. Bases
 * whose remainder is 10 are passed over, because the states treat them differently.
 */
export function inventCnhNumber(random: Random): string {
  for (;;) {
    const base = digits(random, 9);
    const weigh = (weight: (index: number) => number) =>
      [...base].reduce((sum, digit, index) => sum + Number(digit) * weight(index), 0) % 11;
    const first = weigh((index) => 9 - index);
    const second = weigh((index) => 1 + index);
    if (first < 10 && second < 10) return `${base}${first}${second}`;
  }
}

/** The number of a São Paulo identity card: eight digits and a check digit, weights 2 to 9 modulo 11, `X` for ten. */
export function inventRg(random: Random): string {
  const base = digits(random, 8);
  const sum = [...base].reduce((all, digit, index) => all + Number(digit) * (index + 2), 0);
  const check = (11 - (sum % 11)) % 11;
  const last = check === 10 ? 'X' : String(check);
  return `${base.slice(0, 2)}.${base.slice(2, 5)}.${base.slice(5)}-${last}`;
}

const rnokppWeights = [-1, 5, 7, 9, 4, 6, 10, 5, 7] as const;

/**
 * Ukraine's taxpayer number (RNOKPP), 10 digits: days from 31 December 1899 to the birth, four digits of which the last is
 * odd for men, and a check digit (weights -1 5 7 9 4 6 10 5 7, modulo 11, modulo 10).
 */
export function inventRnokpp(random: Random, birthDate: string, sex: 'F' | 'M'): string {
  const days = Math.round((Date.parse(birthDate) - Date.UTC(1899, 11, 31)) / 86_400_000);
  const serial = digits(random, 3);
  const parity = wholeNumber(random, 0, 4) * 2 + (sex === 'M' ? 1 : 0);
  const base = `${String(days).padStart(5, '0')}${serial}${parity}`;
  const sum = [...base].reduce((all, digit, i) => all + Number(digit) * (rnokppWeights[i] ?? 0), 0);
  return base + String((((sum % 11) + 11) % 11) % 10);
}

/**
 * Number in Ukraine's demographic register (UNZR): birth date, five digits of which the last is a check digit over the
 * twelve before it by the weights 7 3 1. Printed `19990101-01234`.
 */
export function inventUnzr(random: Random, birthDate: string): string {
  const base = `${birthDate.replaceAll('-', '')}0${digits(random, 3)}`;
  return `${base.slice(0, 8)}-${base.slice(8)}${mrzCheckDigit(base)}`;
}
