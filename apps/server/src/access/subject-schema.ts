import { z } from 'zod';

/** Seconds: a second to a year. */
const lifetime = z.coerce.number().int().min(1).max(31_536_000);
export const accessTokenLifetime = lifetime.default(600);
export const linkLifetime = lifetime.default(1800);
export const userIdSchema = z.string().min(1).max(512);
export const externalActionIdSchema = z.string().min(1).max(512);
export const identifiersSchema = z.object({
  email: z.string().max(320).optional(),
  phone: z.string().max(64).optional(),
});
