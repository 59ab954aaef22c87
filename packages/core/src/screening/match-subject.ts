import { documentKey } from './name-keys.ts';
import { agreeOnBirth, type BirthAgreement } from './score-birth.ts';
import { type NameScore, scoreNames } from './score-names.ts';
import { screeningThresholds } from './screening-thresholds.ts';
import type { ListEntry, ScreeningSubject } from './subject.ts';

/** How a subject fits an entry, and why. `score` 0 to 1; `reasons` name what agreed and what did not, without any name. */
export type EntryMatch = {
  readonly score: number;
  readonly nameScore: number;
  /** The entry's name that fits best. */
  readonly matchedName: string;
  readonly birth: BirthAgreement;
  readonly country: 'same' | 'unknown' | 'different';
  readonly sameDocument: boolean;
  readonly reasons: readonly string[];
};

/** A weak alias is shared by many: alone it stays just above the threshold. */
const weakAlias = 0.9;
/** Which part of what is missing to 1 an agreement gives. */
const gains = { sameBirth: 0.4, rangeBirth: 0.15, sameCountry: 0.05 } as const;
/** What is left of the score after a contradiction. A whole name with another birth is a namesake: 0.72 is no hit. */
const losses = { nearBirth: 0.97, differentBirth: 0.72, differentCountry: 0.97 } as const;
/** The same number of a document is the same document, whatever the name became. */
const sameDocumentScore = 0.97;

/** Compares one subject with one entry of a list. Undefined where the two are of different kinds: a person is no organisation. */
export function matchSubject(subject: ScreeningSubject, entry: ListEntry): EntryMatch | undefined {
  if (entry.kind !== 'other' && entry.kind !== subject.kind) return undefined;
  const best = bestName(subject, entry);
  const birth = agreeOnBirth(subject.births, entry.births);
  const country = agreeOnCountry(subject.countries, entry.countries);
  const numbers = new Set(entry.documentNumbers.map(documentKey));
  const sameDocument = subject.documentNumbers.some((number) => {
    const key = documentKey(number);
    return key !== undefined && numbers.has(key);
  });
  let score = best.score;
  if (birth === 'same') score += (1 - score) * gains.sameBirth * score;
  if (birth === 'range') score += (1 - score) * gains.rangeBirth * score;
  if (birth === 'near') score *= losses.nearBirth;
  if (birth === 'different') score *= losses.differentBirth;
  if (country === 'same') score += (1 - score) * gains.sameCountry * score;
  if (country === 'different') score *= losses.differentCountry;
  if (sameDocument) score = Math.max(score, sameDocumentScore);
  return {
    score: Math.round(score * 10_000) / 10_000,
    nameScore: best.score,
    matchedName: best.name,
    birth,
    country,
    sameDocument,
    reasons: reasonsOf(best, birth, country, sameDocument),
  };
}

/** True where an officer has to look. */
export function isHit({ score }: EntryMatch): boolean {
  return score >= screeningThresholds.hit;
}

type BestName = NameScore & { readonly name: string; readonly isWeak: boolean };

function bestName(subject: ScreeningSubject, entry: ListEntry): BestName {
  let best: BestName = { name: entry.names[0]?.name ?? '', isWeak: false, score: 0, pairs: [] };
  for (const { name, isWeak } of entry.names) {
    for (const told of subject.names) {
      const { score, pairs } = scoreNames(told, name);
      const counted = isWeak ? score * weakAlias : score;
      if (counted > best.score) best = { name, isWeak, score: counted, pairs };
    }
  }
  return best;
}

function agreeOnCountry(one: readonly string[], other: readonly string[]): EntryMatch['country'] {
  if (one.length === 0 || other.length === 0) return 'unknown';
  return one.some((country) => other.includes(country)) ? 'same' : 'different';
}

function reasonsOf(
  { pairs, isWeak }: BestName,
  birth: BirthAgreement,
  country: EntryMatch['country'],
  sameDocument: boolean,
): string[] {
  const same = pairs.filter(({ similarity }) => similarity === 1).length;
  const spelt = pairs.filter(({ similarity }) => similarity === 0.98).length;
  const similar = pairs.length - same - spelt;
  return [
    ...(same > 0 ? [`${same} words of the name are the same`] : []),
    ...(spelt > 0 ? [`${spelt} words of the name are other spellings`] : []),
    ...(similar > 0 ? [`${similar} words of the name are similar`] : []),
    ...(isWeak ? ['the name is a weak alias'] : []),
    ...(birth === 'unknown' ? [] : [birthReasons[birth]]),
    ...(country === 'unknown' ? [] : [`the countries are ${country}`]),
    ...(sameDocument ? ['the number of a document is the same'] : []),
  ];
}

const birthReasons: Readonly<Record<Exclude<BirthAgreement, 'unknown'>, string>> = {
  same: 'the date of birth is the same',
  range: 'the date of birth lies in the range given',
  near: 'the date of birth is close',
  different: 'the date of birth is another',
};
