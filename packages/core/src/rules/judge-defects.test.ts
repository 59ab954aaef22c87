import { describe, expect, test } from 'vitest';
import type { MrzFields } from '../findings.ts';
import {
  answersOf,
  backId,
  cardEvidence,
  comparison,
  documentFindings,
  face,
  goodEvidence,
  levelWith,
  liveness,
  mrzReading,
  outcome,
  passportSide,
  picture,
  selfieId,
  signs,
  textLines,
  withDocument,
  withMrz,
  withMrz18,
  withSelfie,
  withTwoPictures,
} from './evidence.fixture.ts';
import type { Evidence } from './evidence.ts';
import { judge } from './judge.ts';

const inProduction = (fields: Partial<MrzFields>, country: string): Evidence => ({
  ...withMrz(fields),
  environment: 'production',
  supplied: {},
  document: {
    idDocType: 'PASSPORT',
    country,
    sides: [passportSide(documentFindings({ mrz: mrzReading(fields) }))],
  },
});

function passport() {
  return { idDocType: 'PASSPORT' as const, country: 'UTO', sides: [passportSide()] };
}

/** The same document with the quality of the reading changed, its fields left as they are. */
function readBadly(
  evidence: Evidence,
  change: { minConfidence?: number; meanConfidence?: number },
  failing: readonly string[],
): Evidence {
  if (evidence.document === null) throw new Error('there is no document to read');
  const sides = evidence.document.sides.map((side) => {
    const mrz = side.findings?.mrz ?? null;
    return side.findings === null || mrz === null
      ? side
      : { ...side, findings: { ...side.findings, mrz: mrzReading(mrz.fields, change, failing) } };
  });
  return { ...evidence, document: { ...evidence.document, sides } };
}

/** Lines that were read badly on a picture with these signs. */
function unreadable(scores: Parameters<typeof signs>[0]): Evidence {
  return withDocument({ signs: signs(scores), mrz: mrzReading({}, { meanConfidence: 0.6 }, ['birthDate']) });
}

describe('one defect at a time', () => {
  test.each<[string, string, Evidence]>([
    // The document's picture.
    ['a blurred document', 'RETRY LOW_QUALITY,UNSATISFACTORY_PHOTOS', unreadable({ blur: 0.6 })],
    ['a dark document', 'RETRY UNSATISFACTORY_PHOTOS', unreadable({ dark: 0.6 })],
    ['glare', 'RETRY UNSATISFACTORY_PHOTOS', unreadable({ glare: 0.6 })],
    ['a tiny picture', 'RETRY LOW_QUALITY,UNSATISFACTORY_PHOTOS', unreadable({ 'low-resolution': 0.6 })],
    ['cut off', 'RETRY INCOMPLETE_DOCUMENT,UNSATISFACTORY_PHOTOS', unreadable({ 'cut-off': 0.7 })],
    ['fingers over the lines', 'RETRY UNSATISFACTORY_PHOTOS', unreadable({ 'covered-text': 0.9 })],
    [
      'a blurred front of a card',
      'RETRY LOW_QUALITY',
      cardEvidence({ signs: signs({ blur: 0.6 }), text: [] }),
    ],
    ['black and white', 'onHold', withDocument({ signs: signs({ 'greyscale-copy': 0.9 }) })],
    ['a picture whose signs were not measured', 'onHold', withDocument({ signs: [] })],
    ['a selfie whose signs were not measured', 'onHold', withSelfie({ signs: [] })],
    ['unreadable file', 'onHold', goodEvidence({ document: { ...passport(), sides: [passportSide(null)] } })],
    ['no pictures', 'onHold', goodEvidence({ document: { ...passport(), sides: [] } })],
    ['no document', 'onHold', goodEvidence({ document: null })],
    // The machine-readable lines.
    ['passport without its lines', 'RETRY UNSATISFACTORY_PHOTOS', withDocument({ mrz: null })],
    [
      'something that is no document',
      'RETRY NOT_DOCUMENT,UNSATISFACTORY_PHOTOS',
      withDocument({ mrz: null, text: textLines('EXIT'), signs: signs({ 'not-a-document': 0.9 }) }),
    ],
    ['card without lines', 'onHold', cardEvidence({}, { mrz: null })],
    ['altered digit, read clearly', 'onHold', withDocument({ mrz: mrzReading({}, {}, ['birthDate']) })],
    [
      'control digit wrong, read badly',
      'RETRY UNSATISFACTORY_PHOTOS',
      withDocument({ mrz: mrzReading({}, { meanConfidence: 0.7 }, ['composite']) }),
    ],
    ['a doubtful character', 'onHold', withDocument({ mrz: mrzReading({}, { minConfidence: 0.3 }) })],
    ['no control digit at all', 'onHold', withDocument({ mrz: mrzReading({}, { checkDigits: [] }) })],
    ['no document number', 'onHold', withMrz({ documentNumber: '' })],
    // What the document says.
    ['expired', 'RETRY EXPIRATION_DATE', withMrz({ expiryDate: '2026-02-28' })],
    ['no expiry date', 'onHold', withMrz({ expiryDate: null })],
    ['an expiry that is no day', 'onHold', withMrz({ expiryDate: 'never' })],
    ['underage by a day', 'FINAL AGE_REQUIREMENT_MISMATCH', withMrz18('2008-03-02')],
    ['no birth date', 'onHold', { ...withMrz({ birthDate: null }), supplied: {} }],
    ['a birth date that is no day', 'onHold', withMrz18('1990-99-99')],
    ['no birth date, but one to compare with', 'onHold', withMrz({ birthDate: null })],
    ['a nationality that does not exist', 'onHold', withMrz({ nationality: 'QQQ' })],
    ['born tomorrow', 'onHold', withMrz18('2026-03-02')],
    ['born 140 years ago', 'onHold', withMrz18('1886-03-01')],
    [
      'country excluded',
      'FINAL WRONG_USER_REGION',
      goodEvidence({ level: levelWith({ excludedCountries: ['UTO'] }) }),
    ],
    [
      'country not included',
      'FINAL WRONG_USER_REGION',
      goodEvidence({ level: levelWith({ includedCountries: ['UKR', 'PRT'] }) }),
    ],
    [
      'nothing included',
      'FINAL WRONG_USER_REGION',
      goodEvidence({ level: levelWith({ includedCountries: [] }) }),
    ],
    ['specimen in production', 'FINAL DOCUMENT_TEMPLATE', inProduction({}, 'UTO')],
    ['unknown issuing state', 'RETRY BAD_PROOF_OF_IDENTITY', withMrz({ issuingState: 'QQQ' })],
    ['a card shown as passport', 'RETRY BAD_PROOF_OF_IDENTITY', withMrz({ documentCode: 'ID' })],
    [
      'a passport shown as card',
      'RETRY BAD_PROOF_OF_IDENTITY',
      cardEvidence({}, { mrz: mrzReading({ documentCode: 'P' }) }),
    ],
    [
      'a visa shown as card',
      'RETRY BAD_PROOF_OF_IDENTITY',
      cardEvidence({}, { mrz: mrzReading({ documentCode: 'V' }) }),
    ],
    ['a card of no known code', 'onHold', cardEvidence({}, { mrz: mrzReading({ documentCode: '' }) })],
    [
      'another country than chosen',
      'RETRY BAD_PROOF_OF_IDENTITY',
      goodEvidence({ document: { ...passport(), country: 'UKR' } }),
    ],
    // What the customer says.
    ['other name', 'RETRY PROBLEMATIC_APPLICANT_DATA', goodEvidence({ supplied: { firstName: 'Ганна' } })],
    [
      'other surname',
      'RETRY PROBLEMATIC_APPLICANT_DATA',
      goodEvidence({ supplied: { lastName: 'Косенко' } }),
    ],
    ['name one letter off', 'onHold', goodEvidence({ supplied: { lastName: 'Tesrova' } })],
    ['other birthday', 'RETRY PROBLEMATIC_APPLICANT_DATA', goodEvidence({ supplied: { dob: '1990-05-18' } })],
    ['other sex', 'RETRY PROBLEMATIC_APPLICANT_DATA', goodEvidence({ supplied: { gender: 'M' } })],
    [
      'other nationality',
      'RETRY PROBLEMATIC_APPLICANT_DATA',
      goodEvidence({ supplied: { nationality: 'UKR' } }),
    ],
    // The portrait.
    ['no portrait', 'RETRY UNSATISFACTORY_PHOTOS', withDocument({ faces: [], portrait: null })],
    ['portrait too small', 'RETRY LOW_QUALITY', withDocument({ faces: [face(44)] })],
    // The selfie.
    ['no selfie', 'onHold', goodEvidence({ selfie: null, comparison: null })],
    [
      'unreadable selfie',
      'onHold',
      goodEvidence({ selfie: { imageId: selfieId, findings: null, failure: 'corrupted-file' } }),
    ],
    ['no face in the selfie', 'RETRY BAD_SELFIE', withSelfie({ faces: [], template: null })],
    [
      'two people in the selfie',
      'RETRY BAD_SELFIE',
      withSelfie({ faces: [face(420), face(200, { box: { x: 900, y: 100, width: 200, height: 250 } })] }),
    ],
    ['small face', 'RETRY BAD_SELFIE', withSelfie({ faces: [face(99)] })],
    [
      'face small in a large picture',
      'RETRY BAD_SELFIE',
      withSelfie({ faces: [face(200)], picture: picture({ width: 4000, height: 3000 }) }),
    ],
    [
      'face turned away',
      'RETRY BAD_SELFIE',
      withSelfie({ faces: [face(420, { pose: { yaw: -50, pitch: 0, roll: 0 } })] }),
    ],
    ['blurred face', 'RETRY BAD_SELFIE', withSelfie({ faces: [face(420, { sharpness: 5 })] })],
    [
      'face turned up',
      'RETRY BAD_SELFIE',
      withSelfie({ faces: [face(420, { pose: { yaw: 0, pitch: 45, roll: 0 } })] }),
    ],
    ['glare on the face', 'RETRY BAD_SELFIE', withSelfie({ faces: [face(420, { glareShare: 0.4 })] })],
    ['covered mouth', 'onHold', withSelfie({ faces: [face(420, { occlusion: { eyes: 0.1, mouth: 0.5 } })] })],
    ['covered eyes', 'onHold', withSelfie({ faces: [face(420, { occlusion: { eyes: 0.5, mouth: 0.1 } })] })],
    [
      'liveness very low',
      'onHold',
      withSelfie({
        liveness: { ...liveness(0.1), crops: [{ scale: 1.5, live: 0.1, flat: 0.1, mask: 0.8 }] },
      }),
    ],
    ['liveness low', 'onHold', withSelfie({ liveness: liveness(0.3) })],
    ['liveness not judged', 'onHold', withSelfie({ liveness: null })],
    ['liveness not a probability', 'onHold', withSelfie({ liveness: liveness(4.2) })],
    // The two faces.
    ['not compared', 'onHold', goodEvidence({ comparison: null })],
    ['another person', 'RETRY SELFIE_MISMATCH', goodEvidence({ comparison: comparison({ cosine: 0.1 }) })],
    [
      'another person, third attempt',
      'FINAL SELFIE_MISMATCH',
      goodEvidence({ attemptCnt: 3, comparison: comparison({ cosine: 0.1 }) }),
    ],
    ['alike', 'onHold', goodEvidence({ comparison: comparison({ cosine: 0.475 }) })],
    [
      'compared with another model than the templates are of',
      'onHold',
      goodEvidence({ comparison: comparison({ modelId: 'other' }) }),
    ],
    ['a comparison without the template of the selfie', 'onHold', withSelfie({ template: null })],
    ['a comparison without the template of the portrait', 'onHold', withDocument({ portrait: null })],
    ['barely alike', 'onHold', goodEvidence({ comparison: comparison({ cosine: 0.244 }) })],
    [
      'the portrait as selfie, exactly at both limits',
      'RETRY FRAUDULENT_LIVENESS',
      goodEvidence({ comparison: comparison({ cosine: 0.8, pixelCorrelation: 0.93 }) }),
    ],
    [
      'perhaps the portrait as selfie, exactly at both limits',
      'onHold',
      goodEvidence({ comparison: comparison({ cosine: 0.8, pixelCorrelation: 0.88 }) }),
    ],
    ['cosine above one', 'onHold', goodEvidence({ comparison: comparison({ cosine: 1.7 }) })],
    [
      'the portrait as selfie',
      'RETRY FRAUDULENT_LIVENESS',
      goodEvidence({ comparison: comparison({ cosine: 0.95, pixelCorrelation: 0.97 }) }),
    ],
    [
      'the portrait as selfie, third attempt',
      'FINAL FRAUDULENT_LIVENESS',
      goodEvidence({ attemptCnt: 3, comparison: comparison({ cosine: 0.95, pixelCorrelation: 0.97 }) }),
    ],
    [
      'perhaps the portrait as selfie',
      'onHold',
      goodEvidence({ comparison: comparison({ cosine: 0.9, pixelCorrelation: 0.9 }) }),
    ],
    // Pictures of two documents under one name.
    [
      "a second picture with a larger portrait and nothing of the passport's",
      'onHold',
      withTwoPictures(documentFindings({ mrz: null, faces: [face(500)], text: textLines('A', 'B', 'C') })),
    ],
    [
      'pictures of two passports',
      'onHold',
      withTwoPictures(documentFindings({ mrz: mrzReading({ documentNumber: 'ZZ7654321' }) })),
    ],
    [
      'the front of one card with the back of another',
      'onHold',
      cardEvidence({ text: textLines('UTOPIA', 'IDENTITY CARD', 'OTHERSON', 'No. CD 7654321') }),
    ],
    [
      'one picture of two unreadable',
      'onHold',
      goodEvidence({
        document: { ...passport(), sides: [passportSide(), { ...passportSide(null), imageId: backId }] },
      }),
    ],
  ])('%s: %s', (_name, expected, evidence) => {
    expect(outcome(evidence)).toBe(expected);
  });

  test.each<[string, Evidence]>([
    ['age', withMrz18('2015-01-01')],
    ['country', goodEvidence({ level: levelWith({ excludedCountries: ['UTO'] }) })],
    ['specimen', inProduction({}, 'UTO')],
  ])('nobody is refused for good over %s on lines that were read badly', (_what, evidence) => {
    expect(outcome(evidence)).toMatch(/^FINAL/);
    expect(outcome(readBadly(evidence, { meanConfidence: 0.6 }, ['birthDate']))).toMatch(/^RETRY/);
    expect(outcome(readBadly(evidence, { minConfidence: 0.1 }, []))).toMatch(/^RETRY/);
  });

  test('a portrait too small to compare is never a mismatch', () => {
    const evidence: Evidence = {
      ...withDocument({ faces: [face(40)] }),
      attemptCnt: 3,
      comparison: comparison({ cosine: 0.05 }),
    };
    expect(answersOf(evidence, 'FACE_MATCH')).toEqual(['ERROR']);
    expect(outcome(evidence)).toBe('RETRY LOW_QUALITY');
  });

  test('a refused selfie asks for a new selfie only', () => {
    const checks = judge(goodEvidence({ comparison: comparison({ cosine: 0.1 }) }));
    expect(checks.find((check) => check.answer === 'RED')?.reject?.imageIds).toEqual([selfieId]);
  });

  test('data that disagrees blames no picture', () => {
    const checks = judge(goodEvidence({ supplied: { dob: '1980-01-01' } }));
    expect(checks.find((check) => check.answer === 'RED')?.reject?.imageIds).toEqual([]);
  });

  test('sentences carry no personal data', () => {
    const spoilt = goodEvidence({ supplied: { firstName: 'Ганна', lastName: 'Косенко', dob: '1980-01-01' } });
    const sentences = judge(spoilt)
      .map((check) => check.sentence)
      .join(' ');
    expect(sentences).not.toMatch(/TESTOVA|MARIIA|AB1234567|1990|1980|Ганна|Косенко/i);
  });
});
