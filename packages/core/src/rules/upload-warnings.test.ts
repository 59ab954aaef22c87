import { describe, expect, test } from 'vitest';
import type { DocumentFindings, MrzFields, SelfieFindings } from '../findings.ts';
import type { RequiredIdDocs } from '../level.ts';
import {
  documentFindings,
  face,
  levelWith,
  mrzReading,
  selfieFindings,
  signs,
  textLines,
} from './evidence.fixture.ts';
import { judgeUpload } from './upload-warnings.ts';

const passport = { idDocType: 'PASSPORT' as const, idDocSubType: null, country: 'UTO', today: '2026-03-01' };

function ofPassport(change: Partial<DocumentFindings>, required: Partial<RequiredIdDocs> = {}) {
  const { requiredIdDocs } = levelWith(required);
  const { errors, warnings } = judgeUpload({
    ...passport,
    findings: documentFindings(change),
    required: requiredIdDocs,
  });
  return [...errors, ...warnings].sort();
}

const withFields = (fields: Partial<MrzFields>) => ofPassport({ mrz: mrzReading(fields) });

describe('an uploaded document', () => {
  test.each<[string, string[], string[]]>([
    ['good', ofPassport({}), []],
    ['blurred', ofPassport({ signs: signs({ blur: 0.8 }) }), ['dataReadability']],
    ['greyscale', ofPassport({ signs: signs({ 'greyscale-copy': 1 }) }), ['grayscale']],
    ['without lines', ofPassport({ mrz: null }), ['dataNotReadable']],
    [
      'that is none',
      ofPassport({ mrz: null, text: textLines('EXIT'), signs: signs({ 'not-a-document': 0.9 }) }),
      ['dataNotReadable', 'dataReadability', 'missingImportantInfo'],
    ],
    ['without portrait', ofPassport({ faces: [] }), ['noIdDocFacePhoto']],
    ['with a wrong digit', ofPassport({ mrz: mrzReading({}, {}, ['composite']) }), ['dataReadability']],
    ['that has expired', withFields({ expiryDate: '2026-02-28' }), ['expiredDoc']],
    ['that expires today', withFields({ expiryDate: '2026-03-01' }), []],
    ['of another type', withFields({ documentCode: 'ID' }), ['differentDocTypeOrCountry']],
    ['of another country', withFields({ issuingState: 'UKR' }), ['differentDocTypeOrCountry']],
    ['of an excluded country', ofPassport({}, { excludedCountries: ['UTO'] }), ['forbiddenDocument']],
    ['of a country not included', ofPassport({}, { includedCountries: ['UKR'] }), ['forbiddenDocument']],
    ['of an included country', ofPassport({}, { includedCountries: ['UTO'] }), []],
  ])('%s', (_what, found, expected) => {
    expect(found).toEqual(expected);
  });

  test('data of lines that were misread accuse nobody', () => {
    const misread = mrzReading({ expiryDate: '1999-01-01', issuingState: 'UKR' }, {}, ['expiryDate']);
    expect(ofPassport({ mrz: misread })).toEqual(['dataReadability']);
  });

  test('the back of a card needs no portrait', () => {
    const verdict = judgeUpload({
      ...passport,
      idDocType: 'ID_CARD',
      idDocSubType: 'BACK_SIDE',
      findings: documentFindings({ mrz: mrzReading({ documentCode: 'I' }), faces: [] }),
      required: levelWith({}).requiredIdDocs,
    });
    expect(verdict).toEqual({ errors: [], warnings: [] });
  });
});

describe('an uploaded selfie', () => {
  const ofSelfie = (change: Partial<SelfieFindings>) =>
    judgeUpload({
      ...passport,
      idDocType: 'SELFIE',
      findings: selfieFindings(change),
      required: levelWith({}).requiredIdDocs,
    });

  test.each<[string, Partial<SelfieFindings>, string[]]>([
    ['good', {}, []],
    ['without a face', { faces: [] }, ['badSelfie']],
    ['of two people', { faces: [face(400), face(390)] }, ['badSelfie']],
    ['in the dark', { signs: signs({ dark: 0.9 }) }, ['badSelfie']],
  ])('%s', (_what, change, warnings) => {
    expect(ofSelfie(change)).toEqual({ errors: [], warnings });
  });
});
