import { z } from 'zod';
import { pictureReasonSchema, qualitySchema } from './view-schema.ts';

/** What the page is told at once of a picture. */
export const pictureSchema = z.object({
  imageId: z.number().int(),
  quality: qualitySchema,
  reasons: z.array(pictureReasonSchema),
});
