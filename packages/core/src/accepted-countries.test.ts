import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceptedCountries, documentRefusal, takesCountry } from './accepted-countries.ts';
import type { DocSet, RequiredIdDocs } from './level.ts';

const code = fc.constantFrom('UKR', 'PRT', 'DEU', 'UTO');
const codes = fc.uniqueArray(code);
const lists = fc.record(
  { includedCountries: codes, excludedCountries: codes },
  { requiredKeys: [] },
) satisfies fc.Arbitrary<Partial<RequiredIdDocs>>;
const step = (restrictCountries?: DocSet['restrictCountries']): DocSet => ({
  idDocSetType: 'IDENTITY',
  types: ['PASSPORT'],
  ...(restrictCountries === undefined ? {} : { restrictCountries }),
});

test('property: a step takes what the level takes, and of that what it names itself', () => {
  fc.assert(
    fc.property(lists, codes, code, (level, own, country) => {
      const byLevel = takesCountry(level, undefined, country);
      expect(byLevel).toBe(
        (level.includedCountries?.includes(country) ?? true) &&
          !(level.excludedCountries?.includes(country) ?? false),
      );
      expect(takesCountry(level, step(own), country)).toBe(
        byLevel && (own.length === 0 || own.includes(country)),
      );
      for (const bare of [undefined, true, false])
        expect(takesCountry(level, step(bare), country)).toBe(byLevel);
    }),
  );
});

test('a face is of no state', () => {
  const face: DocSet = { idDocSetType: 'SELFIE', types: ['SELFIE'] };
  expect(acceptedCountries({ includedCountries: [] }, face)).toEqual({});
});

describe('documentRefusal', () => {
  const required: RequiredIdDocs = {
    docSets: [
      { idDocSetType: 'IDENTITY', types: ['PASSPORT'], restrictCountries: ['UKR'] },
      { idDocSetType: 'IDENTITY2', types: ['PASSPORT'], restrictCountries: ['PRT'] },
      { idDocSetType: 'SELFIE', types: ['SELFIE'] },
    ],
    excludedCountries: ['UTO'],
  };
  test.each([
    ['PASSPORT', 'UKR', undefined],
    ['PASSPORT', 'PRT', undefined],
    ['PASSPORT', 'DEU', 'country-not-accepted'],
    ['PASSPORT', 'UTO', 'country-not-accepted'],
    ['SELFIE', 'UTO', undefined],
    ['ID_CARD', 'UKR', 'doc-type-not-in-req-docs'],
  ] as const)('%s of %s: %s', (type, country, name) => {
    expect(documentRefusal(required, type, country)?.name).toBe(name);
  });
});
