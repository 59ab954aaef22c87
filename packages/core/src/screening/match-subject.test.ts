import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { labelledCases, labelledList } from './labelled.fixture.ts';
import { isHit, matchSubject } from './match-subject.ts';
import { countedWords, documentKey, nameKeys } from './name-keys.ts';
import { agreeOnBirth } from './score-birth.ts';
import { scoreNames } from './score-names.ts';
import type { ListEntry, ScreeningSubject } from './subject.ts';
import { jaroWinkler, wordSimilarity } from './word-similarity.ts';

const letters = 'ABDEGHIKLMNOPRSTUVYZабвгґдеєжзиіїйклмнопрстуфхцчшщьюяãçéöü';
const word = fc
  .array(fc.constantFrom(...Array.from(letters)), { minLength: 2, maxLength: 10 })
  .map((each) => each.join('').toUpperCase());
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const isoDay = fc
  .date({ min: new Date('1920-01-01'), max: new Date('2005-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

function entryOf(listed: string, births: ListEntry['births'] = []): ListEntry {
  return {
    entryId: 'e',
    kind: 'person',
    names: [{ name: listed, isWeak: false }],
    births,
    countries: [],
    documentNumbers: [],
    programmes: [],
    topics: ['sanction'],
  };
}
function subjectOf(told: string, births: readonly string[] = []): ScreeningSubject {
  return { kind: 'person', names: [told], births, countries: [], documentNumbers: [] };
}
const scoreOf = (subject: ScreeningSubject, entry: ListEntry) =>
  matchSubject(subject, entry)?.score ?? Number.NaN;
const rangeOf = (day: string) => [{ from: day, to: day, circa: false }];

describe('words', () => {
  test('are as alike one way as the other, from 0 to 1', () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        const alike = wordSimilarity(one, other);
        expect(alike).toBe(wordSimilarity(other, one));
        expect(alike).toBeGreaterThanOrEqual(0);
        expect(alike).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('give the figures of the literature', () => {
    expect(jaroWinkler('MARTHA', 'MARHTA')).toBeCloseTo(0.9611, 4);
    expect(jaroWinkler('DIXON', 'DICKSONX')).toBeCloseTo(0.8133, 4);
    expect(jaroWinkler('ABC', 'XYZ')).toBe(0);
    expect(jaroWinkler('', '')).toBe(0);
  });
});

describe('names', () => {
  test('are wholly themselves, in any order of their words', () => {
    fc.assert(
      fc.property(name, (told) => {
        expect(scoreNames(told, told).score).toBe(1);
        expect(scoreNames(told, told.split(' ').reverse().join(' ')).score).toBeGreaterThan(0.97);
      }),
    );
  });

  test('score the same whichever comes first', () => {
    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(scoreNames(one, other).score).toBe(scoreNames(other, one).score);
      }),
    );
  });

  test('lose a little for a word too many, and nearly all when nothing fits', () => {
    expect(scoreNames('Ivan Petrenko', 'Ivan Petrovych Petrenko').score).toBeGreaterThan(0.9);
    expect(scoreNames('Ivan Petrenko', 'Ivan Petrovych Petrenko').score).toBeLessThan(1);
    expect(scoreNames('Ivan Petrenko', 'Petrenko').score).toBe(0.525);
    expect(scoreNames('Anna Kowalczyk', 'Thiago Sousa').score).toBe(0);
    expect(scoreNames('', '???').score).toBe(0);
  });

  test('of hostile length take no time to speak of', () => {
    const long = Array.from({ length: 400 }, (_, index) => `W${'A'.repeat(index % 9)}B`).join(' ');
    expect(scoreNames(long, long).pairs.length).toBeLessThanOrEqual(12);
  });
});

describe('the date of birth', () => {
  test('never makes a match worse by agreeing, nor better by contradicting', () => {
    fc.assert(
      fc.property(name, name, isoDay, isoDay, (one, other, day, another) => {
        const unknown = scoreOf(subjectOf(one), entryOf(other, rangeOf(day)));
        const same = scoreOf(subjectOf(one, [day]), entryOf(other, rangeOf(day)));
        const any = scoreOf(subjectOf(one, [another]), entryOf(other, rangeOf(day)));
        expect(same).toBeGreaterThanOrEqual(unknown);
        expect(same).toBeGreaterThanOrEqual(any);
        if (agreeOnBirth([another], rangeOf(day)) === 'different') expect(any).toBeLessThanOrEqual(unknown);
      }),
    );
  });

  test.each([
    ['1961-03-14', '1961-03-14', '1961-03-14', false, 'same'],
    ['1961-03-14', '1961-01-01', '1961-12-31', false, 'range'],
    ['1962-03-14', '1961-01-01', '1961-12-31', true, 'range'],
    ['1962-03-14', '1961-01-01', '1961-12-31', false, 'near'],
    ['1961-04-13', '1961-13-04', '1961-13-04', false, 'unknown'],
    ['1990-04-03', '1990-03-04', '1990-03-04', false, 'near'],
    ['1990-04-03', '1970-03-04', '1970-03-04', false, 'different'],
  ])('%s against %s..%s (circa %s) is %s', (day, from, to, circa, expected) => {
    expect(agreeOnBirth([day], [{ from, to, circa }])).toBe(expected);
  });
});

describe('keys', () => {
  test('of a name with one letter wrong are shared for every word of three consonants or more', () => {
    for (const [one, other] of [
      ['Brodianenko', 'Brodianemko'],
      ['Castelbranco', 'Castelbranko'],
      ['Souzadelli', 'Sousadelil'],
      ['Щербаковенко', 'Shcherbakovenko'],
      ['Журавлёвский', 'Schurawljowski'],
    ]) {
      const keys = new Set(nameKeys(one ?? '').map(({ key }) => key));
      expect([one, nameKeys(other ?? '').some(({ key }) => keys.has(key))]).toEqual([one, true]);
    }
  });

  test('bring every labelled pair together', () => {
    for (const { subject, is } of labelledCases.filter((each) => each.is !== null)) {
      const entry = labelledList.find(({ entryId }) => entryId === is);
      expect([subject.names, sharesKeys(subject, entry)]).toEqual([subject.names, true]);
    }
  });

  test('of a document are its letters and digits', () => {
    expect(documentKey('et-123 456')).toBe('#ET123456');
    expect(documentKey('12')).toBeUndefined();
  });
});

/** The rule by which the index picks candidates. */
function sharesKeys(subject: ScreeningSubject, entry: ListEntry | undefined): boolean {
  if (entry === undefined) return false;
  const listed = new Set(entry.names.flatMap(({ name: each }) => nameKeys(each).map(({ key }) => key)));
  const numbers = new Set(entry.documentNumbers.map(documentKey));
  const isShort = entry.names.some(({ name: each }) => countedWords(each) < 2);
  return (
    subject.documentNumbers.some((number) => numbers.has(documentKey(number))) ||
    subject.names.some((told) => {
      const words = new Set(nameKeys(told).flatMap(({ word: at, key }) => (listed.has(key) ? [at] : [])));
      return words.size >= (isShort || countedWords(told) < 2 ? 1 : 2);
    })
  );
}

test('on the labelled set: who is listed is found, and who is not is left in peace', async ({ annotate }) => {
  const found = labelledCases.map(({ subject, is, why }) => {
    const hits = labelledList.filter((entry) => {
      const match = matchSubject(subject, entry);
      return match !== undefined && isHit(match);
    });
    const wrong = hits.filter(({ entryId }) => entryId !== is).length;
    return { why, name: subject.names[0], isFound: hits.some(({ entryId }) => entryId === is), wrong, is };
  });
  const listed = found.filter(({ is }) => is !== null);
  const right = listed.filter(({ isFound }) => isFound).length;
  const wrong = found.reduce((sum, each) => sum + each.wrong, 0);
  const [precision, recall] = [right / (right + wrong), right / listed.length];
  const missed = listed.filter(({ isFound }) => !isFound).map(({ name: each, why }) => `${each} (${why})`);
  await annotate(
    `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)} on ${found.length} invented people against ${labelledList.length} entries; missed: ${missed.join(', ')}`,
  );
  expect(found.filter((each) => each.wrong > 0)).toEqual([]);
  expect(recall).toBeGreaterThan(0.95);
});
