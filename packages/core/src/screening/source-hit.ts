import { z } from 'zod';

/** Something a source has that may be the person looked up. Kept sealed: that it was found tells of the person. */
export const sourceHitSchema = z.object({
  /** What the source calls it. */
  entryId: z.string(),
  /** Changes when the source tells something else of it: a hit dismissed before is then a new one. */
  entryDigest: z.string(),
  /** The name that fitted, as the source has it. */
  name: z.string(),
  /** 0 to 1. */
  score: z.number().min(0).max(1),
  /** Which parts agreed and which did not. */
  reasons: z.array(z.string()),
  topics: z.array(z.enum(['sanction', 'pep', 'other'])),
  births: z.array(z.string()),
  countries: z.array(z.string()),
  programmes: z.array(z.string()),
});
export type SourceHit = z.infer<typeof sourceHitSchema>;

/** Why a source gave no answer; none of them is ever an approval. */
export const sourceFailures = [
  'nameless',
  'missing',
  'stale',
  'unreachable',
  'timeout',
  'refused',
  'malformed',
] as const;
export type SourceFailure = (typeof sourceFailures)[number];

/** What a source says of one subject. `version` names what was looked in (a list's digest), null where there is none. */
export type SourceAnswer =
  | { readonly kind: 'answered'; readonly version: string | null; readonly hits: readonly SourceHit[] }
  | { readonly kind: 'unavailable'; readonly reason: SourceFailure };
