import type { DocumentFindings } from '../findings.ts';
import { allDigitsPass, isCertain } from './accepts-mrz.ts';
import { thresholds } from './thresholds.ts';

/**
 * True if the data of the document were read from this picture in spite of whatever is wrong with it: machine-readable lines whose
 * control digits all fit and whose characters are certain, or, on a side without such lines, enough text read with certainty.
 */
export function isReadable({ mrz, text }: DocumentFindings): boolean {
  if (mrz !== null) return allDigitsPass(mrz) && isCertain(mrz);
  const certain = text.filter(({ confidence }) => confidence >= thresholds.readableText.confidence);
  return certain.length >= thresholds.readableText.lines;
}
