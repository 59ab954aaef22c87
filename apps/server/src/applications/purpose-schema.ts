import { idDocSubTypeSchema, idDocTypeSchema } from '@aval/core/level';
import { z } from 'zod';

/** What a picture is for. */
export const purposeSchema = z.object({
  block: z.string().min(1).max(100),
  side: idDocSubTypeSchema.nullish(),
  idDocType: idDocTypeSchema.optional(),
  country: z
    .string()
    .regex(/^[A-Z]{3}$/, 'must be an ISO 3166-1 alpha-3 code')
    .optional(),
});
