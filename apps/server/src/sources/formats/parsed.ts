import { entryKindSchema, type ListEntry } from '@aval/core/screening/subject';

/** A file that is no such list, or is damaged or hostile. The message is for the person at the terminal. */
export class ListRefused extends Error {}

/** What a parser hands on; the day of publication comes as soon as the file tells it. */
export type Parsed =
  | { readonly kind: 'entry'; readonly entry: ListEntry }
  | { readonly kind: 'published'; readonly day: string };

/** Of one entry; more is no list that anybody publishes. */
const mostNames = 1000;

/** An entry in its making: parsers fill it, `finish` checks it. */
export type Draft = {
  entryId: string;
  kind: ListEntry['kind'];
  names: { name: string; isWeak: boolean }[];
  births: { from: string; to: string; circa: boolean }[];
  countries: string[];
  documentNumbers: string[];
  programmes: string[];
};

export function newDraft(): Draft {
  return {
    entryId: '',
    kind: 'other',
    names: [],
    births: [],
    countries: [],
    documentNumbers: [],
    programmes: [],
  };
}

/** The entry without what was told twice. Undefined where it names nobody. */
export function finish(draft: Draft): ListEntry | undefined {
  if (draft.entryId === '') throw new ListRefused('an entry has no number');
  if (draft.names.length > mostNames) throw new ListRefused(`entry ${draft.entryId} has too many names`);
  const byName = new Map<string, boolean>();
  for (const { name, isWeak } of draft.names) {
    const tidy = name.replace(/\s+/g, ' ').trim();
    // One telling that is not weak makes the name a good one.
    if (tidy !== '') byName.set(tidy, isWeak && (byName.get(tidy) ?? true));
  }
  if (byName.size === 0) return undefined;
  return {
    entryId: draft.entryId,
    kind: entryKindSchema.parse(draft.kind),
    names: [...byName].map(([name, isWeak]) => ({ name, isWeak })),
    births: [...new Map(draft.births.map((birth) => [JSON.stringify(birth), birth])).values()],
    countries: [...new Set(draft.countries)],
    documentNumbers: [
      ...new Set(draft.documentNumbers.map((number) => number.trim()).filter((number) => number !== '')),
    ],
    programmes: [...new Set(draft.programmes)],
    topics: ['sanction'],
  };
}
