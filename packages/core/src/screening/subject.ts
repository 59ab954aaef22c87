import { z } from 'zod';

const isoDay = z.string().regex(/^\d{4}-\d\d-\d\d$/);

/**
 * A day, or as much of it as a list tells: everything from `from` to `to` (ISO days, both included). A year alone is its first
 * to its last day; `circa` says that the list itself only guesses.
 */
export const birthRangeSchema = z.object({ from: isoDay, to: isoDay, circa: z.boolean() });
export type BirthRange = z.infer<typeof birthRangeSchema>;

export const entryKindSchema = z.enum(['person', 'organisation', 'other']);
export type EntryKind = z.infer<typeof entryKindSchema>;

/** One of an entry's names. A weak one is what the list itself calls a weak or low-quality alias. */
export const entryNameSchema = z.object({ name: z.string(), isWeak: z.boolean() });
export type EntryName = z.infer<typeof entryNameSchema>;

/** One person or organisation of a list, whatever list it came from. Countries are alpha-3 codes. */
export const listEntrySchema = z.object({
  /** What the list itself calls the entry. */
  entryId: z.string(),
  kind: entryKindSchema,
  names: z.array(entryNameSchema).min(1),
  births: z.array(birthRangeSchema),
  countries: z.array(z.string()),
  documentNumbers: z.array(z.string()),
  programmes: z.array(z.string()),
  /** What the entry is about: sanctions unless the list is one of politically exposed persons. */
  topics: z.array(z.enum(['sanction', 'pep', 'other'])),
});
export type ListEntry = z.infer<typeof listEntrySchema>;

/** Who is looked up. Names are whole, in any alphabet, each in the order it was told. */
export type ScreeningSubject = {
  readonly kind: 'person' | 'organisation';
  readonly names: readonly string[];
  /** ISO days. */
  readonly births: readonly string[];
  /** Alpha-3 codes: nationality, issuing state, residence. */
  readonly countries: readonly string[];
  readonly documentNumbers: readonly string[];
};
