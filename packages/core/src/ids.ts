import { z } from 'zod';

/** Ids are branded: an applicant's id cannot be passed where a level's is wanted. Shapes: sumsub wire format. */
const objectId = z.string().regex(/^[a-f0-9]{24}$/, 'must be 24 lower-case hex characters');

export const applicantIdSchema = objectId.brand<'ApplicantId'>();
export type ApplicantId = z.infer<typeof applicantIdSchema>;

export const inspectionIdSchema = objectId.brand<'InspectionId'>();
export type InspectionId = z.infer<typeof inspectionIdSchema>;

export const levelIdSchema = objectId.brand<'LevelId'>();
export type LevelId = z.infer<typeof levelIdSchema>;

/** One action: a separate check on an approved applicant. */
export const actionIdSchema = objectId.brand<'ActionId'>();
export type ActionId = z.infer<typeof actionIdSchema>;

export const webhookIdSchema = objectId.brand<'WebhookId'>();
export type WebhookId = z.infer<typeof webhookIdSchema>;

/** Decimal integer below 2^31: old clients parse it as a 32-bit number. */
export const imageIdSchema = z.number().int().positive().max(2_147_483_647).brand<'ImageId'>();
export type ImageId = z.infer<typeof imageIdSchema>;

/** Far beyond the numbers that pictures are given one after the other, and with them still below 2^31. */
const previewNumbers = 1_000_000_000;

/** Number of a picture's smaller copy, which no picture has; undefined for pictures whose own numbers reach that far. */
export function previewIdOf(imageId: ImageId): ImageId | undefined {
  return imageId < previewNumbers ? imageIdSchema.parse(imageId + previewNumbers) : undefined;
}

/** One submitted attempt: five random letters. */
export const attemptIdSchema = z
  .string()
  .regex(/^[A-Za-z]{5}$/)
  .brand<'AttemptId'>();
export type AttemptId = z.infer<typeof attemptIdSchema>;

/** The tenancy boundary: a tenant's sandbox or its production. Every stored row and every query names one. */
export const environmentIdSchema = z.uuid().brand<'EnvironmentId'>();
export type EnvironmentId = z.infer<typeof environmentIdSchema>;

export const environmentKindSchema = z.enum(['sandbox', 'production']);
export type EnvironmentKind = z.infer<typeof environmentKindSchema>;
