import type { MrzReading } from '../findings.ts';
import { thresholds } from './thresholds.ts';

/** Control digits of the number and the birth date stand in the lines of every format: without them nothing is proven. */
export function allDigitsPass({ checkDigits }: MrzReading): boolean {
  const fields = checkDigits.map((digit) => digit.field);
  return (
    checkDigits.every((digit) => digit.pass) &&
    fields.includes('documentNumber') &&
    fields.includes('birthDate')
  );
}

/** True if no character of the lines is too uncertain to be taken as read. */
export function isCertain({ minConfidence, meanConfidence }: MrzReading): boolean {
  return (
    minConfidence >= thresholds.mrz.acceptConfidence && meanConfidence >= thresholds.mrz.acceptMeanConfidence
  );
}

/** True if the lines are taken as read without a person: all control digits fit, and every character is certain. */
export function acceptsMrz(mrz: MrzReading): boolean {
  return allDigitsPass(mrz) && mrz.fields.documentNumber !== '' && isCertain(mrz);
}
