import type { ApplicantProfile } from '@aval/core/applicant';
import { expect, test } from 'vitest';
import { searchedTerms, searchTerms } from './search-terms.ts';

const profile = (told: Partial<ApplicantProfile>): ApplicantProfile => ({
  version: 1,
  externalUserId: 'u',
  ...told,
});
const persons = (told: Partial<ApplicantProfile>) =>
  searchTerms(profile(told))
    .filter(({ kind }) => kind === 'person')
    .map(({ text }) => text);
const dob = '1990-01-02';

test('a person is a given name and the family name with the day of birth, from what was told and from the document', () => {
  expect(persons({ fixedInfo: { firstName: 'Anna Maria', lastName: 'Muster', dob } })).toEqual([
    'ANNA MUSTER 1990-01-02',
    'MARIA MUSTER 1990-01-02',
  ]);
  expect(persons({ info: { firstName: 'ANNA', lastName: 'MUSTER', dob } })).toEqual([
    'ANNA MUSTER 1990-01-02',
  ]);
});

test('names in the wrong fields, in another alphabet or beside their Latin form make the same person', () => {
  const latin = persons({ fixedInfo: { firstName: 'Olena', lastName: 'Kovalenko', dob } });
  expect(persons({ fixedInfo: { firstName: 'Kovalenko', lastName: 'Olena', dob } })).toEqual(latin);
  expect(persons({ fixedInfo: { firstName: 'Олена', lastName: 'Коваленко', dob } })).toEqual(latin);
  const beside = { firstName: '王', lastName: '李', firstNameEn: 'Olena', lastNameEn: 'Kovalenko', dob };
  expect(persons({ fixedInfo: beside })).toEqual(expect.arrayContaining(latin));
});

test('half of it is nobody', () => {
  expect(persons({ fixedInfo: { firstName: 'Anna', lastName: 'Muster' } })).toEqual([]);
  expect(persons({ fixedInfo: { firstName: 'Anna', dob } })).toEqual([]);
  expect(persons({ fixedInfo: { lastName: 'Muster', dob } })).toEqual([]);
  // Of two sources that each tell a half nothing is put together.
  expect(persons({ fixedInfo: { firstName: 'Anna', lastName: 'Muster' }, info: { dob } })).toEqual([]);
});

test('nobody is searched for by a person', () => {
  expect(searchedTerms({ name: 'Anna Muster' }).map(({ kind }) => kind)).toEqual(['name', 'name']);
});
