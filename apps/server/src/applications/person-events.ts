import { idDocTypeSchema } from '@aval/core/level';
import { questionnaireSchema } from '@aval/core/questionnaires/questionnaire';
import { z } from 'zod';

const eventId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, 'must be 8 to 64 of A-Za-z0-9_-');
const block = z.string().min(1).max(100);
const value = z.string().trim().max(1024);
const fieldsSchema = z.object({ fields: z.record(z.string().max(100), value) });

/** What a person may send. What an answer holds depends on the block that waits, and is read when that is known. */
export const personEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('answer'), eventId, block, answer: z.looseObject({}).default({}) }),
  z.object({ type: z.literal('skip'), eventId, block }),
  z.object({ type: z.literal('back'), eventId, block: block.optional() }),
  z.object({ type: z.literal('withoutChallenge'), eventId, block }),
  z.object({ type: z.literal('tryAgain'), eventId }),
]);
export type PersonEvent = z.infer<typeof personEventSchema>;

export const answerSchemas = {
  consent: z.object({
    accepted: z.array(z.object({ key: z.string().max(40), version: z.string().max(20) })).max(10),
  }),
  choice: z.object({ country: z.string().length(3), idDocType: idDocTypeSchema }),
  fields: fieldsSchema,
  code: z.object({ code: z.string().regex(/^\d{6}$/, 'must be six digits') }),
  questionnaire: questionnaireSchema.pick({ sections: true }),
} as const;
