import type { CheckAnswer, CheckType } from '../check.ts';
import type {
  DocumentFindings,
  Face,
  FaceComparison,
  MrzFields,
  MrzReading,
  Picture,
  Quality,
  SelfieFindings,
  Sign,
  SignKind,
} from '../findings.ts';
import { signKindSchema } from '../findings.ts';
import { type LevelDefinition, seededLevels } from '../level.ts';
import { decide } from './decide.ts';
import type { Evidence } from './evidence.ts';
import { judge, requiredChecks } from './judge.ts';

/** Builders for tests: evidence of a made-up person about whom nothing is wrong; each test spoils one thing. */

export const frontId = 11;
export const backId = 12;
export const selfieId = 21;

type Side = NonNullable<Evidence['document']>['sides'][number];

export function goodLevel(): LevelDefinition {
  const level = seededLevels[0];
  if (level === undefined) throw new Error('no level is seeded');
  return level.definition;
}

export function levelWith(change: Partial<LevelDefinition['requiredIdDocs']>): LevelDefinition {
  const level = goodLevel();
  return { ...level, requiredIdDocs: { ...level.requiredIdDocs, ...change } };
}

export function picture(change: Partial<Picture> = {}): Picture {
  return { format: 'jpeg', width: 1600, height: 1200, rotation: 0, ...change };
}

export function quality(change: Partial<Quality> = {}): Quality {
  return { sharpness: 300, brightness: 140, glareShare: 0.01, colourfulness: 20, ...change };
}

export function face(width: number, change: Partial<Face> = {}): Face {
  return {
    box: { x: 100, y: 100, width, height: width * 1.2 },
    score: 0.99,
    landmarks: [
      { x: 120, y: 140 },
      { x: 160, y: 140 },
      { x: 140, y: 160 },
      { x: 125, y: 180 },
      { x: 155, y: 180 },
    ],
    pose: { yaw: 2, pitch: -3, roll: 1 },
    sharpness: 200,
    brightness: 130,
    glareShare: 0.01,
    eyeDistance: width * 0.45,
    occlusion: { eyes: 0.1, mouth: 0.1 },
    ...change,
  };
}

const checkedFields = ['documentNumber', 'birthDate', 'expiryDate', 'optionalData', 'composite'] as const;

/** A reading whose control digits all fit but those of the fields named in `failing`. */
export function mrzReading(
  fields: Partial<MrzFields> = {},
  change: Partial<Omit<MrzReading, 'fields'>> = {},
  failing: readonly string[] = [],
): MrzReading {
  return {
    format: 'TD3',
    lines: ['P<UTOTESTOVA<<MARIIA<OLENA', 'AB1234567'],
    minConfidence: 0.9,
    meanConfidence: 0.99,
    checkDigits: checkedFields.map((field) => ({
      field,
      expected: '4',
      found: failing.includes(field) ? '7' : '4',
      pass: !failing.includes(field),
    })),
    fields: {
      documentCode: 'P',
      issuingState: 'UTO',
      surname: 'TESTOVA',
      givenNames: 'MARIIA OLENA',
      documentNumber: 'AB1234567',
      nationality: 'UTO',
      birthDate: '1990-05-17',
      sex: 'F',
      expiryDate: '2031-05-16',
      optionalData: '',
      ...fields,
    },
    box: { x: 50, y: 1000, width: 1500, height: 120 },
    ...change,
  };
}

export function textLines(...texts: readonly string[]): DocumentFindings['text'] {
  return texts.map((text, index) => {
    const word = { text, confidence: 0.95, box: { x: 400, y: 100 + 40 * index, width: 300, height: 30 } };
    return { ...word, script: 'latin', words: [word] };
  });
}

/** Every sign without a trace but those named. */
export function signs(scores: Partial<Record<SignKind, number>> = {}): Sign[] {
  return signKindSchema.options.map((kind) => ({
    kind,
    score: scores[kind] ?? 0,
    measures: { measured: 1 },
    box: null,
  }));
}

export function documentFindings(change: Partial<DocumentFindings> = {}): DocumentFindings {
  return {
    kind: 'document',
    visionVersion: 'test',
    modelIds: ['reader', 'detector'],
    picture: picture(),
    pictureHash: '0123456789abcdef',
    quality: quality(),
    signs: signs(),
    outlines: [],
    text: textLines('UTOPIA', 'PASSPORT', 'TESTOVA', 'AB1234567'),
    mrz: mrzReading(),
    barcodes: [],
    faces: [face(220)],
    portrait: { modelId: 'recogniser', vector: [1, 0], aligned: '' },
    timings: { stages: { decode: 1 }, inference: 1 },
    ...change,
  };
}

export function selfieFindings(change: Partial<SelfieFindings> = {}): SelfieFindings {
  return {
    kind: 'selfie',
    visionVersion: 'test',
    modelIds: ['detector'],
    picture: picture({ width: 1200, height: 1600 }),
    quality: quality(),
    signs: signs(),
    faces: [face(420)],
    template: { modelId: 'recogniser', vector: [1, 0], aligned: '' },
    liveness: {
      modelId: 'anti-spoof',
      score: 0.95,
      crops: [
        { scale: 1.5, live: 0.94, flat: 0.03, mask: 0.03 },
        { scale: 2.7, live: 0.96, flat: 0.02, mask: 0.02 },
      ],
    },
    timings: { stages: { decode: 1 }, inference: 1 },
    ...change,
  };
}

export function comparison(change: Partial<FaceComparison> = {}): FaceComparison {
  return { modelId: 'recogniser', cosine: 0.72, pixelCorrelation: 0.3, ...change };
}

export function passportSide(findings: DocumentFindings | null = documentFindings()): Side {
  return { imageId: frontId, idDocSubType: null, findings };
}

/** A genuine applicant with a specimen passport in the sandbox, on 2026-03-01. */
export function goodEvidence(change: Partial<Evidence> = {}): Evidence {
  return {
    today: '2026-03-01',
    environment: 'sandbox',
    level: goodLevel(),
    attemptCnt: 1,
    supplied: {
      firstName: 'Марія',
      lastName: 'Тестова',
      dob: '1990-05-17',
      gender: 'F',
      nationality: 'UTO',
    },
    document: { idDocType: 'PASSPORT', country: 'UTO', sides: [passportSide()] },
    selfie: { imageId: selfieId, findings: selfieFindings() },
    comparison: comparison(),
    ...change,
  };
}

/** The same with the passport's findings changed. */
export function withDocument(change: Partial<DocumentFindings>): Evidence {
  return goodEvidence({
    document: {
      idDocType: 'PASSPORT',
      country: 'UTO',
      sides: [passportSide(documentFindings(change))],
    },
  });
}

/** The same with the fields of the machine-readable lines changed. */
export function withMrz(fields: Partial<MrzFields>): Evidence {
  return withDocument({ mrz: mrzReading(fields) });
}

/** The same with the selfie's findings changed. */
export function withSelfie(change: Partial<SelfieFindings>): Evidence {
  return goodEvidence({ selfie: { imageId: selfieId, findings: selfieFindings(change) } });
}

/** An identity card: portrait on the front, machine-readable lines on the back. */
export function cardEvidence(
  front: Partial<DocumentFindings> = {},
  back: Partial<DocumentFindings> = {},
): Evidence {
  return goodEvidence({
    document: {
      idDocType: 'ID_CARD',
      country: 'UTO',
      sides: [
        {
          imageId: frontId,
          idDocSubType: 'FRONT_SIDE',
          findings: documentFindings({
            mrz: null,
            text: textLines('UTOPIA', 'IDENTITY CARD', 'TESTOVA', 'No. AB 1234567'),
            ...front,
          }),
        },
        {
          imageId: backId,
          idDocSubType: 'BACK_SIDE',
          findings: documentFindings({
            mrz: mrzReading({ documentCode: 'I' }, { format: 'TD1' }),
            pictureHash: 'fedcba9876543210',
            text: textLines('I<UTO', '900517', 'TESTOVA<<MARIIA<OLENA'),
            faces: [],
            portrait: null,
            ...back,
          }),
        },
      ],
    },
  });
}

/** The same with another birth date and nothing supplied to compare it with. */
export function withMrz18(birthDate: string): Evidence {
  return { ...withMrz({ birthDate }), supplied: {} };
}

/** A passport photographed twice: the good picture, then another one. */
export function withTwoPictures(second: DocumentFindings): Evidence {
  return goodEvidence({
    document: {
      idDocType: 'PASSPORT',
      country: 'UTO',
      sides: [passportSide(), { ...passportSide(second), imageId: backId }],
    },
  });
}

export function liveness(score: number) {
  return { modelId: 'anti-spoof', score, crops: [] };
}

export function verdict(evidence: Evidence) {
  return decide(judge(evidence), requiredChecks(evidence.level));
}

/** A short text of the verdict: `GREEN`, `RETRY LABEL,LABEL`, `FINAL LABEL` or `onHold`. */
export function outcome(evidence: Evidence): string {
  const decision = verdict(evidence);
  if (decision.kind === 'onHold') return 'onHold';
  const { result } = decision;
  return result.reviewAnswer === 'GREEN'
    ? 'GREEN'
    : `${result.reviewRejectType} ${[...result.rejectLabels].sort().join(',')}`;
}

export function answersOf(evidence: Evidence, type: CheckType): CheckAnswer[] {
  return judge(evidence)
    .filter((check) => check.checkType === type)
    .map((check) => check.answer);
}
