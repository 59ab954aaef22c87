import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { IdDocSubType, IdDocType, RequiredIdDocs } from './level.ts';
import {
  docSetForUpload,
  isWanted,
  judgedDocument,
  missingSteps as missing,
  type StepFacts,
  type StepImage,
  stepDocuments,
} from './steps.ts';

const level: RequiredIdDocs = {
  docSets: [
    {
      idDocSetType: 'IDENTITY',
      types: ['PASSPORT', 'ID_CARD', 'DRIVERS'],
      subTypes: ['FRONT_SIDE', 'BACK_SIDE'],
    },
    { idDocSetType: 'SELFIE', types: ['SELFIE'] },
  ],
};

const nothingKnown: StepFacts = {
  images: [],
  fields: new Set(),
  confirmed: { email: false, phone: false },
  questionnaires: new Set(),
};
const missingSteps = (required: RequiredIdDocs, images: readonly StepImage[]) =>
  missing(required, { ...nothingKnown, images });

let nextId = 1;
function image(idDocType: IdDocType, idDocSubType: IdDocSubType | null = null, country = 'UKR'): StepImage {
  nextId += 1;
  return { imageId: nextId, idDocType, idDocSubType, country };
}
const front = (country?: string) => image('ID_CARD', 'FRONT_SIDE', country);
const back = (country?: string) => image('ID_CARD', 'BACK_SIDE', country);

describe('missingSteps', () => {
  test.each<[string, StepImage[], string[]]>([
    ['nothing', [], ['IDENTITY', 'SELFIE']],
    ['selfie only', [image('SELFIE')], ['IDENTITY']],
    ['passport only', [image('PASSPORT')], ['SELFIE']],
    ['passport named front only', [image('PASSPORT', 'FRONT_SIDE'), image('SELFIE')], []],
    ['front of a card', [front(), image('SELFIE')], ['IDENTITY']],
    ['back of a card', [back(), image('SELFIE')], ['IDENTITY']],
    ['two fronts of a card', [front(), front(), image('SELFIE')], ['IDENTITY']],
    ['both sides', [front(), back(), image('SELFIE')], []],
    ['both sides, back first', [back(), front(), image('SELFIE')], []],
    ['a card in one picture and its front', [image('ID_CARD'), front(), image('SELFIE')], []],
    ['a card in one picture', [image('ID_CARD'), image('SELFIE')], []],
    ['sides of cards of two countries', [front('UKR'), back('PRT'), image('SELFIE')], ['IDENTITY']],
    ['sides of two kinds of card', [front(), image('DRIVERS', 'BACK_SIDE'), image('SELFIE')], ['IDENTITY']],
    ['a document the level does not know', [image('UTILITY_BILL'), image('SELFIE')], ['IDENTITY']],
  ])('%s', (_name, images, expected) => {
    expect(missingSteps(level, images)).toEqual(expected);
  });

  test('come in the order of the level', () => {
    expect(missingSteps({ docSets: [...level.docSets].reverse() }, [])).toEqual(['SELFIE', 'IDENTITY']);
  });

  test('a level that asks for the front alone is content with it', () => {
    const frontOnly: RequiredIdDocs = {
      docSets: [{ idDocSetType: 'IDENTITY', types: ['ID_CARD'], subTypes: ['FRONT_SIDE'] }],
    };
    expect(missingSteps(frontOnly, [front()])).toEqual([]);
    expect(missingSteps(frontOnly, [back()])).toEqual(['IDENTITY']);
  });

  test('a level that names no sides wants both', () => {
    const unnamed: RequiredIdDocs = { docSets: [{ idDocSetType: 'IDENTITY', types: ['ID_CARD'] }] };
    expect(missingSteps(unnamed, [front()])).toEqual(['IDENTITY']);
    expect(missingSteps(unnamed, [front(), back()])).toEqual([]);
  });

  const anyImage = fc.record({
    imageId: fc.integer({ min: 1, max: 999 }),
    idDocType: fc.constantFrom<IdDocType>('PASSPORT', 'ID_CARD', 'DRIVERS', 'SELFIE', 'OTHER'),
    idDocSubType: fc.constantFrom<IdDocSubType | null>('FRONT_SIDE', 'BACK_SIDE', null),
    country: fc.constantFrom('UKR', 'PRT'),
  });

  test('one picture more never makes a step missing, and the order of sending makes none', () => {
    fc.assert(
      fc.property(fc.array(anyImage), anyImage, (images, extra) => {
        const missing = missingSteps(level, images);
        expect(missing).toEqual(expect.arrayContaining(missingSteps(level, [...images, extra])));
        expect(missingSteps(level, [...images].reverse())).toEqual(missing);
      }),
    );
  });

  test('every wanted picture is in exactly one document, every other in none', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyImage, { selector: ({ imageId }) => imageId }), (images) => {
        const grouped = level.docSets
          .flatMap(({ idDocSetType }) => stepDocuments(level, idDocSetType, images))
          .flatMap((document) => document.images.map(({ imageId }) => imageId));
        const wanted = images.filter(({ idDocType }) => isWanted(level, idDocType));
        expect(grouped.sort()).toEqual(wanted.map(({ imageId }) => imageId).sort());
      }),
    );
  });
});

describe('judgedDocument', () => {
  test('is the newest complete one', () => {
    const passport = image('PASSPORT');
    const card = [front(), back()];
    expect(judgedDocument(level, 'IDENTITY', [passport, ...card])?.idDocType).toBe('ID_CARD');
    expect(judgedDocument(level, 'IDENTITY', [...card, passport])?.idDocType).toBe('PASSPORT');
  });

  test('an unfinished newer document does not displace the complete one', () => {
    const passport = image('PASSPORT');
    expect(judgedDocument(level, 'IDENTITY', [passport, front()])?.images).toEqual([passport]);
  });

  test('a picture added to an old document makes it the newest', () => {
    const images = [front(), back(), image('PASSPORT'), back()];
    expect(judgedDocument(level, 'IDENTITY', images)?.idDocType).toBe('ID_CARD');
  });

  test('documents of two countries are two documents', () => {
    const images = [image('PASSPORT', null, 'UKR'), image('PASSPORT', null, 'PRT')];
    expect(judgedDocument(level, 'IDENTITY', images)).toMatchObject({ country: 'PRT', complete: true });
    expect(stepDocuments(level, 'IDENTITY', images)).toHaveLength(2);
  });

  test('holds all its pictures, fronts first', () => {
    const [b, f1, f2] = [back(), front(), front()];
    expect(judgedDocument(level, 'IDENTITY', [b, f1, f2])?.images).toEqual([f1, f2, b]);
  });

  test('is undefined for a step that the level lacks', () => {
    const selfieOnly: RequiredIdDocs = { docSets: [{ idDocSetType: 'SELFIE', types: ['SELFIE'] }] };
    expect(judgedDocument(selfieOnly, 'IDENTITY', [image('PASSPORT')])).toBeUndefined();
    expect(isWanted(selfieOnly, 'PASSPORT')).toBe(false);
  });
});

describe('steps without documents', () => {
  const required: RequiredIdDocs = {
    docSets: [
      { idDocSetType: 'APPLICANT_DATA', fields: [{ name: 'firstName', required: true }, { name: 'tin' }] },
      { idDocSetType: 'EMAIL_VERIFICATION' },
      { idDocSetType: 'PHONE_VERIFICATION' },
      { idDocSetType: 'QUESTIONNAIRE', questionnaireDefId: 'income' },
    ],
  };
  const all = ['APPLICANT_DATA', 'EMAIL_VERIFICATION', 'PHONE_VERIFICATION', 'QUESTIONNAIRE'];

  test.each<[string, Partial<StepFacts>, string[]]>([
    ['nothing', {}, all],
    ['the required field', { fields: new Set(['firstName']) }, all.slice(1)],
    ['a field that is not required', { fields: new Set(['tin']) }, all],
    [
      'a confirmed e-mail',
      { confirmed: { email: true, phone: false } },
      all.filter((step) => step !== all[1]),
    ],
    [
      'a confirmed phone',
      { confirmed: { email: false, phone: true } },
      all.filter((step) => step !== all[2]),
    ],
    ['the questionnaire', { questionnaires: new Set(['income']) }, all.slice(0, 3)],
    ['another questionnaire', { questionnaires: new Set(['hobbies']) }, all],
  ])('%s', (_name, facts, expected) => {
    expect(missing(required, { ...nothingKnown, ...facts })).toEqual(expected);
  });

  test('a step that may be skipped is never missing', () => {
    const skippable = required.docSets.map((docSet) => ({ ...docSet, skipAllowed: true }));
    expect(missing({ docSets: skippable }, nothingKnown)).toEqual([]);
  });

  test('a step that takes documents and names none is never done', () => {
    expect(missing({ docSets: [{ idDocSetType: 'IDENTITY' }] }, nothingKnown)).toEqual(['IDENTITY']);
  });
});

describe('two steps that take the same type of document', () => {
  const required: RequiredIdDocs = {
    docSets: [
      { idDocSetType: 'IDENTITY', types: ['PASSPORT', 'ID_CARD'] },
      { idDocSetType: 'IDENTITY2', types: ['PASSPORT', 'DRIVERS'] },
    ],
  };

  test('one document never does for both', () => {
    const first = docSetForUpload(required, 'PASSPORT', 'UKR', []);
    expect(first?.idDocSetType).toBe('IDENTITY');
    const sent: StepImage = { ...image('PASSPORT'), idDocSetType: 'IDENTITY' };
    expect(missingSteps(required, [sent])).toEqual(['IDENTITY2']);
    expect(docSetForUpload(required, 'PASSPORT', 'UKR', [sent])?.idDocSetType).toBe('IDENTITY2');
    const second: StepImage = { ...image('PASSPORT'), idDocSetType: 'IDENTITY2' };
    expect(missingSteps(required, [sent, second])).toEqual([]);
    expect(docSetForUpload(required, 'PASSPORT', 'UKR', [sent, second])?.idDocSetType).toBe('IDENTITY');
  });

  test('a picture of another level’s step counts for the first step that takes it', () => {
    const sent: StepImage = { ...image('DRIVERS'), idDocSetType: 'IDENTITY' };
    expect(missingSteps(required, [sent])).toEqual(['IDENTITY']);
  });
});
