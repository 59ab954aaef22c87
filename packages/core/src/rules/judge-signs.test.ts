import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Check, CheckType } from '../check.ts';
import type { SignKind } from '../findings.ts';
import {
  cardEvidence,
  documentFindings,
  face,
  frontId,
  goodEvidence,
  mrzReading,
  outcome,
  selfieFindings,
  signs,
  textLines,
  withDocument,
  withSelfie,
} from './evidence.fixture.ts';
import { judge } from './judge.ts';
import { hashDistance } from './judge-sides.ts';
import { hasCaptureFault, judgeSigns, signCheckTypes } from './judge-signs.ts';
import { isSpecimenMark, judgeSpecimen } from './judge-specimen.ts';
import { thresholds } from './thresholds.ts';

const score = fc.double({ min: 0, max: 1, noNaN: true });
const badly = () => mrzReading({}, { meanConfidence: 0.6 }, ['birthDate']);
const faultKinds = [
  'not-a-document',
  'blur',
  'glare',
  'dark',
  'low-resolution',
  'cut-off',
  'covered-text',
] as const;
const hintKinds = [
  'greyscale-copy',
  'screenshot',
  'photo-of-screen',
  'edited-file',
  'double-compression',
  'error-level',
  'pasted-portrait',
] as const;

function checkOf(checks: readonly Check[], type: CheckType): Check {
  const check = checks.find(({ checkType }) => checkType === type);
  if (check === undefined) throw new Error(`there is no check ${type}`);
  return check;
}

describe('faults of capture', () => {
  test.each(faultKinds)('%s refuses only what could not be read, with a remedy', (kind) => {
    const limit = thresholds.captureFaults[kind];
    fc.assert(
      fc.property(score, fc.boolean(), (value, isRead) => {
        const findings = documentFindings({
          signs: signs({ [kind]: value }),
          ...(isRead ? {} : { mrz: badly() }),
        });
        const answers = judgeSigns(1, findings).map(({ answer }) => answer);
        const refusals = answers.filter((answer) => answer === 'RED').length;
        expect(refusals).toBe(value > limit && !isRead ? 1 : 0);
        expect(answers.every((answer) => answer === 'GREEN' || answer === 'RED')).toBe(true);
      }),
    );
  });

  test('a slightly blurred picture whose lines fit all control digits stays GREEN, and says so', () => {
    const evidence = withDocument({ signs: signs({ blur: 0.7 }) });
    expect(outcome(evidence)).toBe('GREEN');
    const check = checkOf(judge(evidence), 'DOCUMENT_BLUR');
    expect(check.sentence).toContain('blurred');
    expect(check.numbers).toMatchObject({ score: 0.7 });
    expect(check.thresholds).toEqual({ score: 0.5 });
  });

  test('a side without lines counts as read when enough of its text is certain', () => {
    const blurred = { signs: signs({ blur: 0.7 }) };
    const lines = textLines('UTOPIA', 'IDENTITY CARD', 'TESTOVA', 'No. AB 1234567', 'MARIIA OLENA');
    expect(outcome(cardEvidence({ ...blurred, text: lines }))).toBe('GREEN');
    expect(outcome(cardEvidence({ ...blurred, text: lines.slice(1) }))).toBe('RETRY LOW_QUALITY');
  });

  test('a selfie in the dark is refused: there is nothing else it could be read from', () => {
    expect(outcome(withSelfie({ signs: signs({ dark: 0.6 }) }))).toBe('RETRY UNSATISFACTORY_PHOTOS');
    expect(outcome(withSelfie({ signs: signs({ blur: 0.9, 'cut-off': 0.9 }) }))).toBe('GREEN');
  });

  test('the person is told at upload, readable or not', () => {
    expect(hasCaptureFault(documentFindings({ signs: signs({ blur: 0.7 }) }))).toBe(true);
    expect(hasCaptureFault(documentFindings())).toBe(false);
    expect(hasCaptureFault(selfieFindings({ signs: signs({ blur: 0.7 }) }))).toBe(false);
  });
});

describe('hints', () => {
  test.each(hintKinds)('%s never refuses, and sends to a person above its threshold only', (kind) => {
    const { review } = thresholds.hints[kind];
    fc.assert(
      fc.property(score, (value) => {
        const found = outcome(withDocument({ signs: signs({ [kind]: value }) }));
        expect(found).toBe(review !== null && value > review ? 'onHold' : 'GREEN');
      }),
    );
  });

  test('all of them at once, at their strongest, refuse nobody', () => {
    const all = Object.fromEntries(hintKinds.map((kind): [SignKind, number] => [kind, 1]));
    expect(outcome(withDocument({ signs: signs(all) }))).toBe('onHold');
  });

  test('below the officer and above the telling it is a warning on a passed check', () => {
    const check = checkOf(
      judge(withDocument({ signs: signs({ 'double-compression': 0.9 }) })),
      'DOCUMENT_RECOMPRESSED',
    );
    expect(check.answer).toBe('GREEN');
    expect(check.sentence).toContain('warning');
  });

  test('a file that cannot tell passes, a sign that is not there does not', () => {
    const cannotTell = signs().map((sign) => ({ ...sign, measures: { measured: 0 } }));
    expect(outcome(withDocument({ signs: cannotTell }))).toBe('GREEN');
    const withoutScreen = signs().filter(({ kind }) => kind !== 'photo-of-screen');
    expect(outcome(withDocument({ signs: withoutScreen }))).toBe('onHold');
  });

  test.each([...faultKinds, ...hintKinds])('%s = NaN is never GREEN', (kind) => {
    expect(outcome(withDocument({ signs: signs({ [kind]: Number.NaN }) }))).not.toBe('GREEN');
  });
});

test('every check of a sign has its own type', () => {
  const types = [...signCheckTypes('document'), ...signCheckTypes('selfie')];
  expect(new Set(types).size).toBe(types.length);
});

describe('the mark of a specimen', () => {
  test.each([
    'SPECIMEN',
    'Spécimen',
    'ESPÉCIMEN',
    'SPECIMFN',
    'Muster',
    'ЗРАЗОК',
    'Modelo',
    'amostra',
    'WZÓR',
  ])('%s is one', (word) => expect(isSpecimenMark(word)).toBe(true));
  test.each(['SPECIES', 'MUSTAFA', 'MODEL', 'TESTOVA', '', 'SAMPLES'])('%s is none', (word) =>
    expect(isSpecimenMark(word)).toBe(false),
  );

  test('goes to a person in production and passes in the sandbox', () => {
    const findings = documentFindings({ text: textLines('REPUBLIC', 'PASSPORT', 'SPECIMEN 001') });
    expect(judgeSpecimen('production', 1, findings).answer).toBe('YELLOW');
    expect(judgeSpecimen('sandbox', 1, findings).answer).toBe('GREEN');
    expect(judgeSpecimen('production', 1, documentFindings()).answer).toBe('GREEN');
  });
});

describe('the same side twice', () => {
  const lines = textLines(
    'UTOPIA',
    'IDENTITY CARD',
    'TESTOVA',
    'MARIIA OLENA',
    'No. AB 1234567',
    '17 MAY 1990',
  );

  test('the same picture sent as both sides is refused, and the back is asked for', () => {
    const evidence = cardEvidence({}, { pictureHash: '0123456789abcdee', faces: [face(220)] });
    expect(outcome(evidence)).toBe('RETRY BACK_SIDE_MISSING');
  });

  test('so is another photograph of the same side', () => {
    expect(outcome(cardEvidence({ text: lines }, { text: lines, faces: [face(220)] }))).toContain(
      'BACK_SIDE_MISSING',
    );
  });

  test('two backs ask for the front', () => {
    const check = checkOf(judge(cardEvidence({ text: lines, faces: [] }, { text: lines })), 'DOCUMENT_SIDES');
    expect(check.reject).toMatchObject({ labels: ['FRONT_SIDE_MISSING'], imageIds: [frontId] });
  });

  test('a card with two sides and a passport with one are as they should be', () => {
    expect(checkOf(judge(cardEvidence()), 'DOCUMENT_SIDES').answer).toBe('GREEN');
    expect(checkOf(judge(goodEvidence()), 'DOCUMENT_SIDES').answer).toBe('GREEN');
  });

  test('hashes differ by their bits, whichever comes first', () => {
    const hash = fc
      .bigInt({ min: 0n, max: 2n ** 64n - 1n })
      .map((bits) => bits.toString(16).padStart(16, '0'));
    fc.assert(
      fc.property(hash, hash, (one, other) => {
        expect(hashDistance(one, other)).toBe(hashDistance(other, one));
        expect(hashDistance(one, other) === 0).toBe(one === other);
      }),
    );
    expect(hashDistance('', '0123456789abcdef')).toBe(64);
  });
});
