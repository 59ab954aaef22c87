import type { MrzLayout } from '@aval/core/mrz/layout';

/**
 * Issuing state and nationality are mostly the same code, printed twice. Where both were read alike, each character counts as
 * read as surely as the surer of its two copies: a letter that looks like a digit among digits is plain in the other line.
 */
export function vouchForCodes(
  lines: readonly string[],
  confidences: readonly (readonly number[])[],
  { fields: { issuingState, nationality } }: MrzLayout,
): readonly (readonly number[])[] {
  if (nationality === null) return confidences;
  const textOf = (span: typeof issuingState) => lines[span.line]?.slice(span.start, span.end);
  const length = issuingState.end - issuingState.start;
  if (nationality.end - nationality.start !== length || textOf(issuingState) !== textOf(nationality))
    return confidences;
  const vouched = confidences.map((line) => [...line]);
  for (let index = 0; index < length; index++) {
    const one = vouched[issuingState.line];
    const other = vouched[nationality.line];
    if (one === undefined || other === undefined) return confidences;
    const sure = Math.max(one[issuingState.start + index] ?? 0, other[nationality.start + index] ?? 0);
    one[issuingState.start + index] = sure;
    other[nationality.start + index] = sure;
  }
  return vouched;
}
