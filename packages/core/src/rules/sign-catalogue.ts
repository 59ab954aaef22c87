import type { CheckType } from '../check.ts';
import type { thresholds } from './thresholds.ts';

type CheckTypes = { readonly document: CheckType | null; readonly selfie: CheckType | null };

/** Something wrong with how the picture was taken, which another picture cures. */
export type CaptureFault = {
  readonly kind: keyof typeof thresholds.captureFaults;
  readonly checkTypes: CheckTypes;
  /** What a refusal over it is called on the wire. */
  readonly label: string;
  readonly absent: string;
  readonly present: string;
  readonly remedy: string;
};

/** Something that may tell of tampering and may have an innocent cause. */
export type Hint = {
  readonly kind: keyof typeof thresholds.hints;
  readonly checkTypes: CheckTypes;
  readonly absent: string;
  readonly present: string;
};

/** Of a selfie only the face has to be sharp, which is a check of its own. */
export const captureFaults: readonly CaptureFault[] = [
  {
    kind: 'not-a-document',
    checkTypes: { document: 'DOCUMENT_PRESENT', selfie: null },
    label: 'NOT_DOCUMENT',
    absent: 'The picture shows a document with readable text.',
    present: 'No document can be made out in the picture.',
    remedy: 'Photograph the whole document.',
  },
  {
    kind: 'blur',
    checkTypes: { document: 'DOCUMENT_BLUR', selfie: null },
    label: 'LOW_QUALITY',
    absent: 'The picture is sharp.',
    present: 'The picture is blurred.',
    remedy: 'Hold still and let the camera focus.',
  },
  {
    kind: 'glare',
    checkTypes: { document: 'DOCUMENT_GLARE', selfie: 'SELFIE_GLARE' },
    label: 'UNSATISFACTORY_PHOTOS',
    absent: 'No glare hides anything.',
    present: 'Glare hides part of the picture.',
    remedy: 'Turn away from the light.',
  },
  {
    kind: 'dark',
    checkTypes: { document: 'DOCUMENT_DARK', selfie: 'SELFIE_DARK' },
    label: 'UNSATISFACTORY_PHOTOS',
    absent: 'There is enough light.',
    present: 'The picture is too dark.',
    remedy: 'Find more light.',
  },
  {
    kind: 'low-resolution',
    checkTypes: { document: 'DOCUMENT_RESOLUTION', selfie: 'SELFIE_RESOLUTION' },
    label: 'LOW_QUALITY',
    absent: 'The picture has enough pixels.',
    present: 'The picture is too small.',
    remedy: 'Take it closer or with a better camera.',
  },
  {
    kind: 'cut-off',
    checkTypes: { document: 'DOCUMENT_CUT_OFF', selfie: null },
    label: 'INCOMPLETE_DOCUMENT',
    absent: 'All of the document lies within the picture.',
    present: 'Part of the document lies outside the picture.',
    remedy: 'Photograph the whole document.',
  },
  {
    kind: 'covered-text',
    checkTypes: { document: 'DOCUMENT_COVERED', selfie: null },
    label: 'UNSATISFACTORY_PHOTOS',
    absent: 'Nothing lies over the document.',
    present: 'Fingers seem to cover part of the document.',
    remedy: 'Hold it by its edges or lay it down.',
  },
];

export const hints: readonly Hint[] = [
  {
    kind: 'greyscale-copy',
    checkTypes: { document: 'DOCUMENT_GREYSCALE', selfie: null },
    absent: 'The document has its own colours.',
    present: 'The document has no colours, as a black-and-white copy has none.',
  },
  {
    kind: 'screenshot',
    checkTypes: { document: 'DOCUMENT_SCREENSHOT', selfie: 'SELFIE_SCREENSHOT' },
    absent: 'Nothing points at a screenshot.',
    present: 'The picture looks like a screenshot.',
  },
  {
    kind: 'photo-of-screen',
    checkTypes: { document: 'DOCUMENT_OF_SCREEN', selfie: 'SELFIE_OF_SCREEN' },
    absent: 'The pattern that the pixels of a screen leave is not there.',
    present: 'The picture has a regular pattern, as a photograph of a screen has.',
  },
  {
    kind: 'edited-file',
    checkTypes: { document: 'DOCUMENT_EDITED', selfie: 'SELFIE_EDITED' },
    absent: 'The file names no program that changes pictures.',
    present: 'The file tells of being changed after it was taken.',
  },
  {
    kind: 'double-compression',
    checkTypes: { document: 'DOCUMENT_RECOMPRESSED', selfie: 'SELFIE_RECOMPRESSED' },
    absent: 'Nothing points at an earlier compression.',
    present: 'The picture was compressed more than once, as editors and messengers do.',
  },
  {
    kind: 'error-level',
    checkTypes: { document: 'DOCUMENT_ERROR_LEVEL', selfie: null },
    absent: 'All lines of text bear the same marks of compression.',
    present: 'A line of text bears other marks of compression than the rest.',
  },
  {
    kind: 'pasted-portrait',
    checkTypes: { document: 'DOCUMENT_PASTED_PORTRAIT', selfie: null },
    absent: "The holder's photo has the same noise as its surroundings.",
    present: "The holder's photo has other noise than its surroundings, as if it had been put in.",
  },
];
