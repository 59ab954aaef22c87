import { z } from 'zod';
import { rejectTypeSchema } from './review.ts';

/**
 * One automatic verdict with its evidence. GREEN passed; RED failed; YELLOW needs a person's eye; ERROR could not
 * be made. Only GREEN counts as passed.
 */
export const checkAnswerSchema = z.enum(['GREEN', 'YELLOW', 'RED', 'ERROR']);
export type CheckAnswer = z.infer<typeof checkAnswerSchema>;

export const checkTypeSchema = z.enum([
  'DOCUMENT_PICTURE',
  'DOCUMENT_PRESENT',
  'DOCUMENT_MRZ',
  'DOCUMENT_FIELDS',
  'DOCUMENT_TYPE',
  'DOCUMENT_EXPIRY',
  'DOCUMENT_COUNTRY',
  'AGE',
  'DATA_COMPARISON',
  'DOCUMENT_PORTRAIT',
  'SELFIE_PICTURE',
  'SELFIE_FACE',
  'FACE_LIVELINESS',
  'SELFIE_IS_PORTRAIT',
  'FACE_MATCH',
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
});
export type Check = z.infer<typeof checkSchema>;
