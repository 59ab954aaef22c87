import { idDocInfoSchema } from '@aval/core/applicant';
import { previewIdOf } from '@aval/core/ids';
import { idDocSubTypeSchema, idDocTypeSchema } from '@aval/core/level';
import { isCalendarDay, plainDateTime } from '@aval/core/wire-dates';
import { z } from 'zod';
import type { DocumentImage } from './ports.ts';

const day = z.string().refine(isCalendarDay, 'must be a day as YYYY-MM-DD');

/** The `metadata` part of an upload. */
export const documentMetadataSchema = z.object({
  idDocType: idDocTypeSchema,
  country: z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 3166-1 alpha-3 code'),
  idDocSubType: idDocSubTypeSchema.nullish(),
  firstName: z.string().max(256).optional(),
  middleName: z.string().max(256).optional(),
  lastName: z.string().max(256).optional(),
  issuedDate: day.optional(),
  validUntil: day.optional(),
  number: z.string().max(128).optional(),
  dob: day.optional(),
  placeOfBirth: z.string().max(256).optional(),
});

/** Answer of the upload call: the data held now, and the faults where they were asked for. */
export const addedDocumentSchema = idDocInfoSchema.extend({
  idDocSubType: idDocSubTypeSchema.nullish(),
  errors: z.array(z.string()).optional(),
  warnings: z.array(z.string()).optional(),
});

export const imageResourceSchema = z.object({
  id: z.string(),
  previewId: z.string().optional(),
  addedDate: z.string(),
  fileMetadata: z.object({
    fileName: z.string().optional(),
    fileType: z.string(),
    fileSize: z.number().int(),
    resolution: z.object({ width: z.number().int(), height: z.number().int() }),
  }),
  idDocDef: z.object({ country: z.string(), idDocType: z.string(), idDocSubType: z.string().optional() }),
  reviewResult: z.looseObject({}),
  deactivated: z.boolean(),
  attemptId: z.string(),
  source: z.string(),
});

/** One picture as the list of resources shows it. */
export function imageResource(image: DocumentImage): z.infer<typeof imageResourceSchema> {
  const previewId = previewIdOf(image.imageId);
  return {
    id: String(image.imageId),
    ...(previewId === undefined ? {} : { previewId: String(previewId) }),
    addedDate: plainDateTime(image.addedAt),
    fileMetadata: {
      ...(image.fileName === undefined ? {} : { fileName: image.fileName }),
      fileType: image.format,
      fileSize: image.bytes,
      resolution: { width: image.width, height: image.height },
    },
    idDocDef: {
      country: image.country,
      idDocType: image.idDocType,
      ...(image.idDocSubType === null ? {} : { idDocSubType: image.idDocSubType }),
    },
    reviewResult: image.reviewResult ?? {},
    deactivated: image.deactivated,
    attemptId: image.attemptId,
    source: 'fileupload',
  };
}
