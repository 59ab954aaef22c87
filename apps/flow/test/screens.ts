import type { Reason, StepOf } from '../src/session/view.ts';

const limits = {
  fileBytes: 5_000_000,
  chunkBytes: 262_144,
  formats: ['image/jpeg', 'image/png', 'application/pdf'],
};

export const consent: StepOf<'consent'> = {
  block: 'welcome',
  group: 'welcome',
  kind: 'consent',
  consents: [
    {
      key: 'processing',
      version: '1',
      title: 'Your data',
      text: 'We use your data to check who you are.',
      required: true,
      accepted: false,
    },
    {
      key: 'biometric',
      version: '1',
      title: 'Your face',
      text: 'We compare your face with your document.',
      required: true,
      accepted: false,
    },
    {
      key: 'news',
      version: '1',
      title: 'News',
      text: 'We may write to you.',
      required: false,
      accepted: false,
    },
  ],
  privacy: { note: 'Kept for five years.', link: 'https://bank.example/privacy' },
};

export const choice: StepOf<'document-choice'> = {
  block: 'IDENTITY.choice',
  group: 'IDENTITY',
  kind: 'document-choice',
  idDocSetType: 'IDENTITY',
  countries: ['UKR', 'BRA', 'DEU', 'UTO'],
  suggestedCountry: 'UKR',
  types: [
    { idDocType: 'PASSPORT', sides: [null], frame: 'ID-3' },
    { idDocType: 'ID_CARD', sides: ['FRONT_SIDE', 'BACK_SIDE'], frame: 'ID-1' },
  ],
};

export const capture: StepOf<'capture'> = {
  block: 'IDENTITY',
  group: 'IDENTITY',
  kind: 'capture',
  idDocSetType: 'IDENTITY',
  country: 'UKR',
  idDocType: 'ID_CARD',
  sides: [{ side: 'FRONT_SIDE', frame: 'ID-1', state: 'wanted' }],
  next: 'FRONT_SIDE',
  camera: 'manualAndAuto',
  uploader: 'fallback',
  limits,
};

export const dataCheck: StepOf<'data-check'> = {
  block: 'IDENTITY.check',
  group: 'IDENTITY',
  kind: 'data-check',
  idDocSetType: 'IDENTITY',
  idDocType: 'ID_CARD',
  country: 'UKR',
  fields: [
    { name: 'firstName', type: 'text', value: 'ANNA', source: 'mrz', editable: true },
    { name: 'lastName', type: 'text', value: 'EXAMPLE', source: 'mrz', editable: false },
    { name: 'dob', type: 'date', editable: true },
    { name: 'gender', type: 'text', value: 'F', source: 'mrz', editable: true },
    { name: 'nationality', type: 'text', value: 'UKR', source: 'mrz', editable: true },
  ],
};

export const liveness: StepOf<'liveness'> = {
  block: 'SELFIE',
  group: 'SELFIE',
  kind: 'liveness',
  idDocSetType: 'SELFIE',
  mode: 'challenge',
  triesLeft: 5,
  withoutChallenge: true,
  limits: { frames: 8, frameBytes: 4_194_304, leastFrames: 5 },
};

export const wait: StepOf<'wait'> = {
  block: 'wait',
  group: 'result',
  kind: 'wait',
  checks: [
    { key: 'document', state: 'done' },
    { key: 'faceMatch', state: 'pending' },
  ],
  state: 'checking',
};

/** An officer looks. */
export const waitPerson: StepOf<'wait'> = {
  ...wait,
  checks: [
    { key: 'document', state: 'done' },
    { key: 'faceMatch', state: 'failed' },
    { key: 'person', state: 'running' },
  ],
  state: 'person',
};

const blurred: Reason = {
  key: 'blur',
  sentence: 'Blurred',
  fix: 'holdStill',
  image: { imageId: 12, idDocType: 'ID_CARD', side: 'FRONT_SIDE', crop: true },
};

const result = { block: 'result', group: 'result', kind: 'result', redirect: false } as const;
export const approved: StepOf<'result'> = {
  ...result,
  result: 'approved',
  reasons: [],
  mayTryAgain: false,
  appeal: { allowed: false, made: false },
};
/** As in the sandbox, where the evidence is told. */
export const approvedInSandbox: StepOf<'result'> = {
  ...approved,
  evidence: [
    {
      checkType: 'FACE_MATCH',
      answer: 'GREEN',
      sentence: 'The selfie shows the person of the document.',
      numbers: { cosine: 0.8123 },
      thresholds: { cosine: 0.476 },
    },
    {
      checkType: 'DOCUMENT_GLARE',
      answer: 'YELLOW',
      sentence: 'Light is reflected.',
      numbers: {},
      thresholds: {},
    },
  ],
};
export const retry: StepOf<'result'> = {
  ...result,
  result: 'retry',
  reasons: [blurred],
  comment: 'The last line is hard to read.',
  mayTryAgain: true,
  appeal: { allowed: false, made: false },
};
export const rejected: StepOf<'result'> = {
  ...result,
  result: 'rejected',
  reasons: [{ key: 'underAge', fix: 'contact' }],
  mayTryAgain: false,
  appeal: { allowed: true, made: false },
};
export const appealed: StepOf<'result'> = { ...rejected, appeal: { allowed: false, made: true } };

export const retryMany: StepOf<'result'> = {
  ...retry,
  reasons: [
    blurred,
    { key: 'faceDiffers', fix: 'showFace', image: { imageId: 13, idDocType: 'SELFIE', crop: true } },
    { key: 'other', fix: 'contact' },
  ],
};
export const done: StepOf<'result'> = { ...approved, result: 'done' };

export const askCode: StepOf<'code'> = {
  block: 'EMAIL_VERIFICATION',
  group: 'EMAIL_VERIFICATION',
  kind: 'code',
  channel: 'email',
  needsValue: true,
  status: 'none',
  triesLeft: 5,
};
export const enterCode: StepOf<'code'> = {
  ...askCode,
  maskedValue: 'a***@e***.org',
  status: 'sent',
  resendAfter: '2000-01-01T00:00:00Z',
};

export const enterPhoneCode: StepOf<'code'> = {
  ...enterCode,
  channel: 'phone',
  maskedValue: '+380*******67',
  resendAfter: new Date(Date.now() + 50_000).toISOString(),
};

export const questionnaire: StepOf<'questionnaire'> = {
  block: 'QUESTIONNAIRE',
  group: 'QUESTIONNAIRE',
  kind: 'questionnaire',
  definition: {
    id: 'q',
    title: 'About your work',
    sections: [
      {
        id: 'work',
        title: 'Work',
        items: [
          { id: 'has', type: 'bool', title: 'Do you work?', required: true },
          {
            id: 'pay',
            type: 'number',
            title: 'How much do you earn?',
            required: true,
            min: 0,
            conditions: [{ section: 'work', item: 'has', anyOf: ['true'] }],
          },
          {
            id: 'from',
            type: 'multiSelect',
            title: 'Where does it come from?',
            required: false,
            options: [
              { value: 'a', title: 'Salary' },
              { value: 'b', title: 'Own firm' },
            ],
          },
          { id: 'where', type: 'country', title: 'Where do you pay tax?', required: false },
        ],
      },
    ],
  },
};

export const upload: StepOf<'upload'> = {
  block: 'PROOF_OF_RESIDENCE',
  group: 'PROOF_OF_RESIDENCE',
  kind: 'upload',
  idDocSetType: 'PROOF_OF_RESIDENCE',
  countries: ['UKR', 'BRA'],
  suggestedCountry: 'UKR',
  types: [{ idDocType: 'UTILITY_BILL', sides: [null], frame: 'A4' }],
  files: [],
  skippable: true,
  camera: 'manualAndAuto',
  uploader: 'always',
  limits,
};
export const uploaded: StepOf<'upload'> = {
  ...upload,
  files: [{ imageId: 14, idDocType: 'UTILITY_BILL', country: 'UKR' }],
};

export const data: StepOf<'data'> = {
  block: 'APPLICANT_DATA',
  group: 'APPLICANT_DATA',
  kind: 'data',
  idDocSetType: 'APPLICANT_DATA',
  fields: [
    { name: 'firstName', type: 'text', value: 'Anna', required: true, editable: false },
    { name: 'dob', type: 'date', required: true, editable: true },
    { name: 'gender', type: 'gender', editable: true },
    { name: 'nationality', type: 'country', required: true, editable: true },
    { name: 'email', type: 'email', editable: true },
    { name: 'phone', type: 'phone', required: true, editable: true },
  ],
};
