import * as z from 'zod/mini';

/** What the server says comes next (docs/flow-api.md). Members that the page does not use are left out. */
const text = z.string();
const maybe = z.optional(text);

const boxSchema = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });

export const reasonSchema = z.object({
  key: text,
  sentence: maybe,
  fix: maybe,
  image: z.optional(
    z.object({
      imageId: z.number(),
      idDocType: maybe,
      side: z.nullish(text),
      crop: z.optional(z.boolean()),
    }),
  ),
});
export type Reason = z.infer<typeof reasonSchema>;

const frameSchema = z.enum(['ID-1', 'ID-3', 'A4']);
export type FrameFormat = z.infer<typeof frameSchema>;

const limitsSchema = z.object({
  fileBytes: z.number(),
  chunkBytes: z.number(),
  formats: z.array(text),
});
const documentTypeSchema = z.object({
  idDocType: text,
  sides: z.array(z.nullable(text)),
  frame: frameSchema,
});
const camera = z._default(z.enum(['manualAndAuto', 'manualOnly', 'seamless']), 'manualAndAuto');
const uploader = z._default(z.enum(['always', 'never', 'fallback']), 'fallback');

const common = {
  block: text,
  group: text,
  again: z.optional(z.object({ reasons: z.array(reasonSchema) })),
};

const fieldSchema = z.object({
  name: text,
  type: z.enum(['text', 'date', 'country', 'gender', 'email', 'phone']),
  value: maybe,
  source: maybe,
  required: z.optional(z.boolean()),
  editable: z.boolean(),
});
export type DataField = z.infer<typeof fieldSchema>;

const conditionSchema = z.object({ section: text, item: text, anyOf: z.optional(z.array(text)) });
const questionSchema = z.object({
  id: text,
  type: z.enum(['text', 'number', 'date', 'select', 'multiSelect', 'bool', 'country']),
  title: maybe,
  desc: maybe,
  required: z._default(z.boolean(), false),
  conditions: z.optional(z.array(conditionSchema)),
  options: z.optional(z.array(z.object({ value: text, title: maybe }))),
  min: z.optional(z.union([z.number(), text])),
  max: z.optional(z.union([z.number(), text])),
  integer: z.optional(z.boolean()),
});
export type Question = z.infer<typeof questionSchema>;
const questionnaireSchema = z.object({
  id: text,
  title: maybe,
  desc: maybe,
  sections: z.array(
    z.object({
      id: text,
      title: maybe,
      desc: maybe,
      conditions: z.optional(z.array(conditionSchema)),
      items: z.array(questionSchema),
    }),
  ),
});
export type QuestionnaireForm = z.infer<typeof questionnaireSchema>;
const givenAnswerSchema = z.object({
  value: z.optional(z.union([text, z.number(), z.boolean(), z.null()])),
  values: z.nullish(z.array(text)),
});
const answersSchema = z.object({
  sections: z.optional(z.record(text, z.object({ items: z.optional(z.record(text, givenAnswerSchema)) }))),
});
export type QuestionnaireAnswers = z.infer<typeof answersSchema>;

const stepSchema = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('consent'),
    consents: z.array(
      z.object({
        key: text,
        version: text,
        title: text,
        text,
        required: z.boolean(),
        accepted: z.boolean(),
      }),
    ),
    privacy: z.optional(z.object({ note: maybe, link: maybe })),
  }),
  z.object({
    ...common,
    kind: z.literal('document-choice'),
    idDocSetType: text,
    countries: z.array(text),
    suggestedCountry: maybe,
    types: z.array(documentTypeSchema),
    chosen: z.optional(z.object({ country: text, idDocType: text })),
  }),
  z.object({
    ...common,
    kind: z.literal('capture'),
    idDocSetType: text,
    country: text,
    idDocType: text,
    sides: z.array(
      z.object({
        side: z.nullable(text),
        frame: frameSchema,
        state: text,
        imageId: z.optional(z.number()),
        quality: maybe,
      }),
    ),
    next: z.optional(z.nullable(text)),
    camera,
    uploader,
    limits: limitsSchema,
  }),
  z.object({
    ...common,
    kind: z.literal('upload'),
    idDocSetType: text,
    countries: z.array(text),
    suggestedCountry: maybe,
    types: z.array(documentTypeSchema),
    files: z.array(z.object({ imageId: z.number(), idDocType: text, country: text })),
    skippable: z.boolean(),
    camera,
    uploader,
    limits: limitsSchema,
  }),
  z.object({
    ...common,
    kind: z.literal('data-check'),
    idDocSetType: text,
    idDocType: text,
    country: text,
    fields: z.array(fieldSchema),
  }),
  z.object({
    ...common,
    kind: z.literal('liveness'),
    idDocSetType: text,
    mode: z.enum(['challenge', 'photo']),
    triesLeft: z.number(),
    withoutChallenge: z.boolean(),
    limits: z.object({ frames: z.number(), frameBytes: z.number(), leastFrames: z.number() }),
  }),
  z.object({ ...common, kind: z.literal('data'), idDocSetType: text, fields: z.array(fieldSchema) }),
  z.object({
    ...common,
    kind: z.literal('code'),
    channel: z.enum(['email', 'phone']),
    maskedValue: maybe,
    needsValue: z.boolean(),
    status: z.enum(['none', 'sent']),
    triesLeft: z.optional(z.number()),
    resendAfter: maybe,
    expiresAt: maybe,
  }),
  z.object({
    ...common,
    kind: z.literal('questionnaire'),
    definition: questionnaireSchema,
    answers: z.optional(answersSchema),
  }),
  z.object({
    ...common,
    kind: z.literal('wait'),
    checks: z.array(z.object({ key: text, state: text })),
    state: z.enum(['submitting', 'checking', 'person']),
    since: maybe,
  }),
  z.object({
    ...common,
    kind: z.literal('result'),
    result: z.enum(['approved', 'retry', 'rejected', 'done']),
    reasons: z.array(reasonSchema),
    comment: maybe,
    mayTryAgain: z.boolean(),
    appeal: z.object({ allowed: z.boolean(), made: z.boolean() }),
    redirect: z.optional(z.boolean()),
    evidence: z.optional(
      z.array(
        z.object({
          checkType: text,
          answer: text,
          sentence: text,
          numbers: z.record(z.string(), z.number()),
          thresholds: z.record(z.string(), z.number()),
        }),
      ),
    ),
  }),
]);
export type Step = z.infer<typeof stepSchema>;
export type StepOf<Kind extends Step['kind']> = Extract<Step, { readonly kind: Kind }>;

const themeSchema = z.object({
  name: maybe,
  accent: maybe,
  accentDark: maybe,
  radius: z.optional(z.number()),
  logo: maybe,
  logoDark: maybe,
  font: maybe,
  fontFamily: maybe,
});
export type Theme = z.infer<typeof themeSchema>;

export const viewSchema = z.object({
  application: z.object({
    id: text,
    status: z.enum(['running', 'ended']),
    levelName: text,
    levelType: z.enum(['standalone', 'actions']),
    applicantId: text,
    actionId: maybe,
    externalActionId: maybe,
    sandbox: z.boolean(),
  }),
  review: z.optional(
    z.object({
      status: text,
      attempt: z.number(),
      createdAt: text,
      autoChecked: z.boolean(),
      result: z.optional(z.object({ answer: z.enum(['GREEN', 'RED']), rejectType: maybe, comment: maybe })),
    }),
  ),
  generation: z.number(),
  taken: z.optional(z.boolean()),
  lang: text,
  theme: z.nullish(themeSchema),
  progress: z.object({
    position: z.number(),
    total: z.number(),
    groups: z.array(z.object({ name: text, state: z.enum(['done', 'current', 'ahead']) })),
  }),
  canGoBack: z.boolean(),
  step: stepSchema,
});
export type View = z.infer<typeof viewSchema>;

export const pictureAnswerSchema = z.object({
  picture: z.object({
    imageId: z.number(),
    quality: z.enum(['good', 'poor', 'refused']),
    reasons: z.array(z.object({ key: text, fix: maybe, box: z.nullish(boxSchema) })),
  }),
  view: viewSchema,
});
export type PictureAnswer = z.infer<typeof pictureAnswerSchema>;

export const uploadStateSchema = z.object({
  uploadId: text,
  offset: z.number(),
  chunkBytes: z.optional(z.number()),
});
export const offsetSchema = z.object({ offset: z.number() });

const challengeStepSchema = z.object({
  index: z.number(),
  count: z.number(),
  kind: z.enum(['turn-left', 'turn-right', 'come-closer', 'blink']),
  windowMs: z.number(),
});
export type ChallengeStep = z.infer<typeof challengeStepSchema>;
export const challengeSchema = z.object({ challengeId: text, token: text, step: challengeStepSchema });
export const framesAnswerSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('next'), token: text, step: challengeStepSchema }),
  z.object({ outcome: z.literal('passed'), view: viewSchema }),
  z.object({
    outcome: z.literal('again'),
    reasons: z.array(z.object({ key: text, fix: maybe })),
    triesLeft: z.number(),
    view: viewSchema,
  }),
  z.object({ outcome: z.literal('person'), view: viewSchema }),
]);
export type FramesAnswer = z.infer<typeof framesAnswerSchema>;

export const codeSentSchema = z.object({
  channel: text,
  maskedValue: maybe,
  expiresAt: maybe,
  resendAfter: maybe,
});
export const errorBodySchema = z.object({
  errorName: maybe,
  code: z.optional(z.number()),
  description: maybe,
});
export const linkAnswerSchema = z.object({ token: text, lang: maybe });
export const redirectAnswerSchema = z.object({ url: maybe });
