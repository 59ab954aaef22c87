import { compareNames } from '../names/compare-names.ts';
import type { FieldName } from './definition.ts';
import type { AgreementVerdict } from './described.ts';
import { foldText } from './fold-text.ts';

/** Names are compared by their spelling, these texts not at all: they are abbreviated in too many ways. */
const names: ReadonlySet<FieldName> = new Set([
  'fullName',
  'surname',
  'givenNames',
  'surnameLatin',
  'givenNamesLatin',
  'patronymic',
]);
const loose: ReadonlySet<FieldName> = new Set([
  'birthPlace',
  'authority',
  'address',
  'parents',
  'categories',
]);

/**
 * Whether two values of one field, from two sources, agree. `similar` is what reading errors, spellings and cut lines explain;
 * `different` is what they do not.
 */
export function compareValues(
  name: FieldName,
  one: string,
  other: string,
): Exclude<AgreementVerdict, 'one-source'> {
  if (one === other) return 'same';
  if (names.has(name)) return comparePrintedNames(one, other);
  const [left, right] = [bare(one), bare(other)];
  if (left === right) return 'same';
  if (loose.has(name)) return 'similar';
  return foldText(left) === foldText(right) && left.length === right.length ? 'similar' : 'different';
}

/** Two printed names, either of which may be in Cyrillic; letters that readers confuse are a reading error. */
export function comparePrintedNames(one: string, other: string): 'same' | 'similar' | 'different' {
  const [left, right] = /\p{Script=Cyrillic}/u.test(one) ? [one, other] : [other, one];
  const agreement = compareNames(left, right);
  if (agreement === 'same') return 'same';
  if (agreement !== 'different') return 'similar';
  return foldText(one) === foldText(other) ? 'similar' : 'different';
}

/** Letters and digits; O and I, which document numbers avoid or readers confuse, count as 0 and 1. */
function bare(text: string): string {
  return text
    .toLocaleUpperCase('en')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/[OО]/gu, '0')
    .replace(/[IІ]/gu, '1');
}
