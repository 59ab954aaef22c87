import { z } from 'zod';
import { rejectTypeSchema } from './review.ts';
import { sourceHitSchema } from './screening/source-hit.ts';

/**
 * One automatic verdict with its evidence. GREEN passed; RED failed; YELLOW needs a person's eye; ERROR could not
 * be made. Only GREEN counts as passed.
 */
export const checkAnswerSchema = z.enum(['GREEN', 'YELLOW', 'RED', 'ERROR']);
export type CheckAnswer = z.infer<typeof checkAnswerSchema>;

export const checkTypeSchema = z.enum([
  'DOCUMENT_PICTURE',
  'DOCUMENT_PRESENT',
  'DOCUMENT_BLUR',
  'DOCUMENT_GLARE',
  'DOCUMENT_DARK',
  'DOCUMENT_RESOLUTION',
  'DOCUMENT_CUT_OFF',
  'DOCUMENT_COVERED',
  'DOCUMENT_GREYSCALE',
  'DOCUMENT_SCREENSHOT',
  'DOCUMENT_OF_SCREEN',
  'DOCUMENT_EDITED',
  'DOCUMENT_RECOMPRESSED',
  'DOCUMENT_ERROR_LEVEL',
  'DOCUMENT_PASTED_PORTRAIT',
  'DOCUMENT_SPECIMEN',
  'DOCUMENT_SIDES',
  'DOCUMENT_MRZ',
  'DOCUMENT_FIELDS',
  'DOCUMENT_TAX_NUMBER',
  'DOCUMENT_TYPE',
  'DOCUMENT_EXPIRY',
  'DOCUMENT_COUNTRY',
  'AGE',
  'DATA_COMPARISON',
  'DOCUMENT_PORTRAIT',
  'SELFIE_PICTURE',
  'SELFIE_GLARE',
  'SELFIE_DARK',
  'SELFIE_RESOLUTION',
  'SELFIE_SCREENSHOT',
  'SELFIE_OF_SCREEN',
  'SELFIE_EDITED',
  'SELFIE_RECOMPRESSED',
  'SELFIE_FACE',
  'FACE_LIVELINESS',
  'SELFIE_IS_PORTRAIT',
  'FACE_MATCH',
  'SELFIE_REPEATED',
  'ACTION_STEP',
  /** A means of payment, which only a person can judge. */
  'PAYMENT_METHOD',
  'QUESTIONNAIRE',
  'EMAIL_CONFIRMATION',
  'PHONE_CONFIRMATION',
  /** What the person said of the data that were read from his document. */
  'DATA_CONFIRMATION',
  /** Against those whom the environment has put on its blacklist. */
  'BLOCKLIST',
  /** Whether other applicants of the environment are the same in what should be one person's. */
  'SIMILAR_SEARCH',
  'MANUAL_STEP',
  'WATCHLIST',
  /** What an outside provider answered, on levels that leave the verdict to one. */
  'PROVIDER',
]);
export type CheckType = z.infer<typeof checkTypeSchema>;

export const checkSchema = z.object({
  checkType: checkTypeSchema,
  answer: checkAnswerSchema,
  /** One sentence a person can read: what was found. Holds no personal data. */
  sentence: z.string(),
  /** What was measured, by name. */
  numbers: z.record(z.string(), z.number()),
  /** What it was measured against, by name. */
  thresholds: z.record(z.string(), z.number()),
  modelIds: z.array(z.string()),
  imageIds: z.array(z.number().int()),
  /** Present on RED: what the refusal is called on the wire, whether another try may help, and which pictures to replace. */
  reject: z
    .object({
      labels: z.array(z.string()).min(1),
      type: rejectTypeSchema,
      imageIds: z.array(z.number().int()),
    })
    .optional(),
  /** Present on checks against a source: which one, which version of it, and what it has that was not dismissed before. */
  source: z
    .object({ name: z.string(), version: z.string().nullable(), hits: z.array(sourceHitSchema) })
    .optional(),
  /** Present on the check PROVIDER: who answered, by which of his names for the person, and what. */
  provider: z
    .object({
      name: z.string(),
      reference: z.string().optional(),
      reviewAnswer: z.enum(['GREEN', 'RED']).optional(),
      rejectLabels: z.array(z.string()).optional(),
      /** A code without personal data: why there is no answer. */
      failure: z.string().optional(),
    })
    .optional(),
  /** Present on SIMILAR_SEARCH: who else, and in what they are the same. */
  similar: z
    .object({
      hits: z.array(
        z.object({
          applicantId: z.string(),
          matchedFields: z.array(z.string()),
          types: z.array(z.enum(['text', 'image'])),
          /** Where the faces are alike. */
          faceCosine: z.number().optional(),
        }),
      ),
    })
    .optional(),
  /** What a refusal would be called if a person decides so; no check refuses by these itself. */
  candidateLabels: z.array(z.string()).optional(),
});
export type Check = z.infer<typeof checkSchema>;
