import { mrzCheckDigit } from '../mrz/check-digit.ts';
import { isCalendarDay } from '../wire-dates.ts';

/**
 * The record number of the Ukrainian demographic register (УНЗР), `YYYYMMDD-NNNNC`: birth date, serial number, and a check
 * digit with the weights 7 3 1 of machine-readable lines. The order that introduces it says "check digit" without the
 * formula; this one fits the specimen of the identity card (19910824-00026), so a misfit only hints.
 */
export function isUnzr(text: string): boolean {
  const digits = text.replace('-', '');
  if (!/^\d{13}$/.test(digits)) return false;
  return isCalendarDay(birthDateOfUnzr(digits)) && mrzCheckDigit(digits.slice(0, 12)) === digits.slice(12);
}

/** The birth date that the number begins with, ISO; not checked for being a day. */
export function birthDateOfUnzr(digits: string): string {
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;
}
