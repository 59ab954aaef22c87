import { isHit, matchSubject } from '@aval/core/screening/match-subject';
import { countedWords, documentKey, nameKeys } from '@aval/core/screening/name-keys';
import type { SourceAnswer, SourceHit } from '@aval/core/screening/source-hit';
import type { ListEntry, ScreeningSubject } from '@aval/core/screening/subject';
import type { Clock } from '../platform/clock/clock.ts';
import type { AskedKey, Candidate, ListStore } from './ports.ts';

export type LookUpInListDependencies = {
  readonly lists: Pick<ListStore, 'candidates'>;
  readonly clock: Clock;
};
type Input = { readonly name: string; readonly subject: ScreeningSubject; readonly maximumAgeDays: number };

const dayMs = 86_400_000;
/** Groups of keys: those of names of one word are asked for apart. */
const shortNames = 1000;
const documents = 2000;
/** Words that must be shared, where the name has as many: a first name alone fetches nobody. */
const neededWords = 2;

/** Looks a subject up in an imported list. A list older than allowed is no answer. Hits come best first. */
export function lookUpInList({ lists, clock }: LookUpInListDependencies) {
  return async ({ name, subject, maximumAgeDays }: Input): Promise<SourceAnswer> => {
    const found = await lists.candidates(name, keysOf(subject));
    if (found === undefined) return { kind: 'unavailable', reason: 'missing' };
    const { state, candidates } = found;
    if (clock().getTime() - state.importedAt.getTime() > maximumAgeDays * dayMs)
      return { kind: 'unavailable', reason: 'stale' };
    const hits = candidates.flatMap((candidate) => hitOf(subject, candidate));
    return { kind: 'answered', version: state.digest, hits: hits.sort((a, b) => b.score - a.score) };
  };
}

/** What to ask the index for. A listed name of one word is found by that word, a longer one by two. */
export function keysOf(subject: ScreeningSubject): AskedKey[] {
  const ofNames = subject.names.flatMap((name, group) => {
    const needed = Math.min(neededWords, countedWords(name));
    return nameKeys(name).flatMap(({ word, key }) => [
      { group, needed, word, key },
      { group: shortNames + group, needed: 1, word, key: shortNameKey(key) },
    ]);
  });
  const ofDocuments = subject.documentNumbers.flatMap((number) => {
    const key = documentKey(number);
    return key === undefined ? [] : [{ group: documents, needed: 1, word: 0, key }];
  });
  return [...ofNames, ...ofDocuments];
}

/** The keys an entry is filed under. */
export function keysOfEntry({ names, documentNumbers }: ListEntry): string[] {
  const ofNames = names.flatMap(({ name }) => {
    const isShort = countedWords(name) < neededWords;
    return nameKeys(name).map(({ key }) => (isShort ? shortNameKey(key) : key));
  });
  return [...new Set([...ofNames, ...documentNumbers.flatMap((number) => documentKey(number) ?? [])])];
}

function shortNameKey(key: string): string {
  return `!${key}`;
}

function hitOf(subject: ScreeningSubject, { entry, digest }: Candidate): SourceHit[] {
  const match = matchSubject(subject, entry);
  if (match === undefined || !isHit(match)) return [];
  return [
    {
      entryId: entry.entryId,
      entryDigest: digest,
      name: match.matchedName,
      score: match.score,
      reasons: [...match.reasons],
      topics: entry.topics,
      births: entry.births.map(
        ({ from, to, circa }) => `${circa ? 'circa ' : ''}${from === to ? from : `${from}/${to}`}`,
      ),
      countries: entry.countries,
      programmes: entry.programmes,
    },
  ];
}
