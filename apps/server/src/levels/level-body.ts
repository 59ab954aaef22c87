import {
  type Level,
  levelExtrasSchema,
  levelRulesSchema,
  levelTypeSchema,
  requiredIdDocsSchema,
  verificationSchema,
} from '@aval/core/level';
import { plainDateTime } from '@aval/core/wire-dates';
import { z } from 'zod';

const settings = {
  name: z.string().min(1).max(256),
  desc: z.string().max(1024),
  type: levelTypeSchema,
  actionType: z.string().min(1).max(100),
  applicantType: z.enum(['individual', 'company']),
  requiredIdDocs: requiredIdDocsSchema,
  rules: levelRulesSchema,
  verification: verificationSchema,
  sources: z.array(z.string().min(1).max(100)).max(20),
};

/** Body of the call that changes a level: what is absent stays, what is there replaces the whole member. */
export const levelPatchSchema = levelExtrasSchema.extend(settings).partial();
export type LevelPatch = z.infer<typeof levelPatchSchema>;

/** Body of the call that makes a level. */
export const newLevelSchema = levelPatchSchema.required({ name: true, requiredIdDocs: true });
export type NewLevel = z.infer<typeof newLevelSchema>;

const changeSchema = z.object({ date: z.string(), clientSubject: z.string(), subjectId: z.string() });

/** The level object of the wire; `rules`, `verification` and `sources` are our own members. */
export const levelBodySchema = levelExtrasSchema.extend({
  id: z.string(),
  key: z.string(),
  clientId: z.string(),
  name: z.string(),
  desc: z.string().optional(),
  type: z.string(),
  actionType: z.string().optional(),
  applicantType: z.string(),
  requiredIdDocs: requiredIdDocsSchema,
  rules: levelRulesSchema,
  verification: verificationSchema,
  sources: z.array(z.string()),
  created: changeSchema,
  createdAt: z.string(),
  createdBy: z.string(),
  modified: changeSchema.optional(),
  modifiedAt: z.string().optional(),
  modifiedBy: z.string().optional(),
});

export function levelBody(level: Level, clientId: string): z.infer<typeof levelBodySchema> {
  const { applicantType, actionType, desc, requiredIdDocs, rules, verification, sources, extras } =
    level.definition;
  const { modifiedAt, modifiedBy = 'service', createdBy = 'service' } = level;
  const changed = (at: Date, by: string) => ({
    date: plainDateTime(at),
    clientSubject: clientId,
    subjectId: by,
  });
  return {
    ...extras,
    id: level.id,
    key: level.id.slice(0, 10).toUpperCase(),
    clientId,
    name: level.name,
    ...(desc === undefined ? {} : { desc }),
    type: level.type,
    ...(actionType === undefined ? {} : { actionType }),
    applicantType,
    requiredIdDocs,
    rules,
    verification,
    sources,
    created: changed(level.createdAt, createdBy),
    createdAt: plainDateTime(level.createdAt),
    createdBy,
    ...(modifiedAt === undefined
      ? {}
      : {
          modified: changed(modifiedAt, modifiedBy),
          modifiedAt: plainDateTime(modifiedAt),
          modifiedBy,
        }),
  };
}
