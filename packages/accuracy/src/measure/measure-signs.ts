import type { Sign } from '@aval/core/findings';
import { thresholds } from '@aval/core/rules/thresholds';
import type { Sections } from '../card.ts';
import { proportion } from '../statistics/proportion.ts';

/** The signs of one picture that nobody tampered with. */
export type UntouchedPicture = {
  readonly subject: 'document' | 'selfie';
  readonly signs: readonly Sign[];
};

/**
 * How often each sign of trouble shows on pictures that nobody tampered with. Pictures on which a sign could not be measured are in
 * neither of its rates. Null of no picture.
 */
export function measureSigns(pictures: readonly UntouchedPicture[]): Sections['signs'] {
  if (pictures.length === 0) return null;
  const subjects = ['document', 'selfie'] as const;
  return subjects.flatMap((subject) => {
    const own = pictures.filter((picture) => picture.subject === subject);
    const kinds = [...new Set(own.flatMap(({ signs }) => signs.map(({ kind }) => kind)))].sort();
    return kinds.map((kind) => {
      const all = own.flatMap(({ signs }) => signs.filter((sign) => sign.kind === kind));
      const measured = all.filter(({ measures }) => measures['measured'] !== 0);
      const above = (limit: number | null) =>
        proportion(
          limit === null ? 0 : measured.filter(({ score }) => score > limit).length,
          measured.length,
        );
      const { tell, review } = limitsOf(kind);
      return {
        subject,
        kind,
        notMeasured: all.length - measured.length,
        told: above(tell),
        alarm: above(review),
      };
    });
  });
}

/** Scores above which a sign is told, and above which it refuses or sends to an officer (null: never). */
function limitsOf(kind: Sign['kind']): { readonly tell: number | null; readonly review: number | null } {
  const hint = Object.entries(thresholds.hints).find(([name]) => name === kind)?.[1];
  if (hint !== undefined) return hint;
  const fault = Object.entries(thresholds.captureFaults).find(([name]) => name === kind)?.[1] ?? null;
  return { tell: fault, review: fault };
}
