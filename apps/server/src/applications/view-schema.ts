import { actionStatusSchema } from '@aval/core/action';
import { checkSchema } from '@aval/core/check';
import { rejectTypeSchema } from '@aval/core/review';
import { z } from 'zod';
import { shownThemeSchema } from '../themes/show-theme.ts';

const side = z.enum(['FRONT_SIDE', 'BACK_SIDE']).nullable();
const frame = z.enum(['ID-1', 'ID-3', 'A4']);
const box = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
const reasonImage = z.object({
  imageId: z.number().int(),
  idDocType: z.string(),
  side,
  /** Whether its failed part can be had. */
  crop: z.boolean(),
});
export const reasonSchema = z.object({
  key: z.string(),
  fix: z.string(),
  label: z.string().optional(),
  sentence: z.string().optional(),
  image: reasonImage.optional(),
});
export type Reason = z.infer<typeof reasonSchema>;

export const pictureReasonSchema = z.object({ key: z.string(), fix: z.string(), box: box.optional() });
export const qualitySchema = z.enum(['good', 'poor', 'refused']);

const limits = z.object({
  fileBytes: z.number().int(),
  chunkBytes: z.number().int(),
  formats: z.array(z.string()),
  picturesLeft: z.number().int(),
});
const documentType = z.object({ idDocType: z.string(), sides: z.array(side), frame });
const documentChoice = {
  idDocSetType: z.string(),
  countries: z.array(z.string()),
  suggestedCountry: z.string().optional(),
  types: z.array(documentType),
};
const taking = {
  camera: z.enum(['manualAndAuto', 'manualOnly', 'seamless']),
  uploader: z.enum(['always', 'never', 'fallback']),
  limits,
};
const common = {
  block: z.string(),
  group: z.string(),
  skippable: z.boolean(),
  again: z.object({ reasons: z.array(reasonSchema) }).optional(),
};
const field = { name: z.string(), value: z.string().optional(), editable: z.boolean() };

/** What is shown now, by kind. */
export const stepSchema = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('consent'),
    consents: z.array(
      z.object({
        key: z.string(),
        version: z.string(),
        lang: z.string(),
        title: z.string(),
        text: z.string(),
        required: z.boolean(),
        accepted: z.boolean(),
      }),
    ),
    privacy: z.object({ note: z.string().optional(), link: z.string().optional() }),
  }),
  z.object({
    ...common,
    kind: z.literal('document-choice'),
    ...documentChoice,
    chosen: z.object({ country: z.string(), idDocType: z.string() }).optional(),
  }),
  z.object({
    ...common,
    kind: z.literal('capture'),
    idDocSetType: z.string(),
    country: z.string(),
    idDocType: z.string(),
    sides: z.array(
      z.object({
        side,
        frame,
        state: z.enum(['wanted', 'done']),
        imageId: z.number().int().optional(),
        quality: qualitySchema.optional(),
        reasons: z.array(pictureReasonSchema).optional(),
      }),
    ),
    next: side.optional(),
    ...taking,
  }),
  z.object({
    ...common,
    kind: z.literal('upload'),
    ...documentChoice,
    files: z.array(z.object({ imageId: z.number().int(), idDocType: z.string(), country: z.string() })),
    ...taking,
  }),
  z.object({
    ...common,
    kind: z.literal('data-check'),
    idDocSetType: z.string(),
    idDocType: z.string().optional(),
    country: z.string().optional(),
    fields: z.array(
      z.object({
        ...field,
        type: z.enum(['text', 'date']),
        source: z.enum(['mrz', 'barcode', 'visual']).optional(),
      }),
    ),
  }),
  z.object({
    ...common,
    kind: z.literal('liveness'),
    idDocSetType: z.string(),
    mode: z.enum(['challenge', 'photo']),
    triesLeft: z.number().int(),
    withoutChallenge: z.boolean(),
    limits: z.object({
      frames: z.number().int(),
      leastFrames: z.number().int(),
      frameBytes: z.number().int(),
    }),
    upload: limits,
  }),
  z.object({
    ...common,
    kind: z.literal('code'),
    channel: z.enum(['email', 'phone']),
    maskedValue: z.string().optional(),
    needsValue: z.boolean(),
    status: z.enum(['none', 'sent']),
    triesLeft: z.number().int().optional(),
    resendAfter: z.string().optional(),
    expiresAt: z.string().optional(),
  }),
  z.object({
    ...common,
    kind: z.literal('questionnaire'),
    /** As the questionnaire API has it, without what answers count. */
    definition: z.looseObject({}).optional(),
    questionnaireId: z.string(),
    answers: z.looseObject({ sections: z.looseObject({}).optional() }).optional(),
  }),
  z.object({
    ...common,
    kind: z.literal('data'),
    idDocSetType: z.string(),
    fields: z.array(
      z.object({
        ...field,
        type: z.enum(['text', 'date', 'country', 'gender', 'email', 'phone']),
        required: z.boolean(),
      }),
    ),
  }),
  z.object({
    ...common,
    kind: z.literal('wait'),
    state: z.enum(['submitting', 'checking', 'person']),
    checks: z.array(z.object({ key: z.string(), state: z.enum(['pending', 'running', 'done']) })),
    since: z.string().optional(),
  }),
  z.object({
    ...common,
    kind: z.literal('result'),
    result: z.enum(['approved', 'retry', 'rejected', 'done']),
    reasons: z.array(reasonSchema),
    comment: z.string().optional(),
    mayTryAgain: z.boolean(),
    appeal: z.object({ allowed: z.boolean(), made: z.boolean() }),
    /** In the sandbox alone: what each check found. Whoever is to be verified in earnest is not told by how much. */
    evidence: z
      .array(
        checkSchema.pick({ checkType: true, answer: true, sentence: true, numbers: true, thresholds: true }),
      )
      .optional(),
  }),
]);
export type StepBody = z.infer<typeof stepSchema>;

/** Everything that the page shows. */
export const viewSchema = z.object({
  application: z.object({
    id: z.string(),
    status: z.enum(['running', 'ended']),
    levelName: z.string(),
    levelType: z.enum(['standalone', 'actions']),
    applicantId: z.string(),
    actionId: z.string().optional(),
    /** The integrator's own name for the action. */
    externalActionId: z.string().optional(),
    sandbox: z.boolean(),
  }),
  /** Of the applicant, or of the action: what the page tells whoever embeds it. */
  review: z.object({
    status: actionStatusSchema,
    /** Submissions so far. */
    attempt: z.number().int(),
    createdAt: z.string(),
    autoChecked: z.boolean(),
    result: z
      .object({
        answer: z.enum(['GREEN', 'RED']),
        rejectType: rejectTypeSchema.optional(),
        comment: z.string().optional(),
      })
      .optional(),
  }),
  generation: z.number().int(),
  taken: z.boolean(),
  lang: z.string(),
  languages: z.array(z.string()),
  theme: shownThemeSchema.nullable(),
  progress: z.object({
    position: z.number().int(),
    total: z.number().int(),
    groups: z.array(z.object({ name: z.string(), state: z.enum(['done', 'current', 'ahead']) })),
  }),
  canGoBack: z.boolean(),
  step: stepSchema,
});
export type View = z.infer<typeof viewSchema>;
