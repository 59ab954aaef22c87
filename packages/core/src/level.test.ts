import { describe, expect, test } from 'vitest';
import { docSetOf, isDoubleSided, parseLevelDefinition, seededLevels } from './level.ts';

const good = {
  version: 2,
  applicantType: 'individual',
  verification: { by: 'internal' },
  sources: [],
  requiredIdDocs: { docSets: [{ idDocSetType: 'SELFIE', types: ['SELFIE'] }] },
  rules: { minimumAge: 18 },
};

describe('parseLevelDefinition', () => {
  test('the seeded levels survive being stored', () => {
    for (const { definition } of seededLevels) {
      expect(parseLevelDefinition(JSON.parse(JSON.stringify(definition)))).toEqual(definition);
    }
  });

  test('their names are those that sample clients use', () => {
    expect(seededLevels.map(({ name }) => name)).toEqual(['basic-kyc-level', 'id-and-liveness']);
  });

  test('brings a definition of the first version up to date', () => {
    const { requiredIdDocs, rules } = good;
    expect(parseLevelDefinition({ version: 1, requiredIdDocs, rules })).toEqual(good);
  });

  test('keeps the lists of countries', () => {
    const limited = {
      ...good,
      requiredIdDocs: { ...good.requiredIdDocs, includedCountries: ['UKR'], excludedCountries: ['UTO'] },
    };
    expect(parseLevelDefinition(limited)).toEqual(limited);
  });

  test.each<[string, unknown]>([
    ['nothing', null],
    ['another version', { ...good, version: 3 }],
    ['no version', { requiredIdDocs: good.requiredIdDocs, rules: good.rules }],
    ['no step: such a level could never be passed', { ...good, requiredIdDocs: { docSets: [] } }],
    [
      'a step without types',
      { ...good, requiredIdDocs: { docSets: [{ idDocSetType: 'SELFIE', types: [] }] } },
    ],
    ['an unknown step', { ...good, requiredIdDocs: { docSets: [{ idDocSetType: 'X', types: ['SELFIE'] }] } }],
    [
      'an unknown document',
      { ...good, requiredIdDocs: { docSets: [{ idDocSetType: 'SELFIE', types: ['X'] }] } },
    ],
    ['no rules', { ...good, rules: undefined }],
    ['an age that is no number', { ...good, rules: { minimumAge: Number.NaN } }],
    ['a negative age', { ...good, rules: { minimumAge: -1 } }],
    ['half a year', { ...good, rules: { minimumAge: 17.5 } }],
  ])('refuses %s', (_name, stored) => {
    expect(() => parseLevelDefinition(stored)).toThrow();
  });
});

test('passports have one side to photograph, cards two', () => {
  expect(isDoubleSided('PASSPORT')).toBe(false);
  expect(isDoubleSided('SELFIE')).toBe(false);
  expect(isDoubleSided('ID_CARD')).toBe(true);
  expect(isDoubleSided('DRIVERS')).toBe(true);
  expect(isDoubleSided('RESIDENCE_PERMIT')).toBe(true);
});

test('docSetOf finds the step that asks for a document', () => {
  const [basic] = seededLevels;
  if (basic === undefined) throw new Error('no level is seeded');
  const required = basic.definition.requiredIdDocs;
  expect(docSetOf(required, 'DRIVERS')?.idDocSetType).toBe('IDENTITY');
  expect(docSetOf(required, 'SELFIE')?.idDocSetType).toBe('SELFIE');
  expect(docSetOf(required, 'BANK_CARD')).toBeUndefined();
});
