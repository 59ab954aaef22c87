import {
  type ApplicantProfile,
  applicantInfoSchema,
  fixedInfoSchema,
  metadataSchema,
} from '@aval/core/applicant';
import { requiredIdDocsSchema } from '@aval/core/level';
import { plainDateTime } from '@aval/core/wire-dates';
import { z } from 'zod';
import { ownReviewBody, reviewBody, reviewBodySchema } from '../reviews/review-body.ts';
import type { ApplicantWithReview } from './create-applicant.ts';

/** What somebody agreed to, without its words. */
export const agreementBodySchema = z.object({
  createdAt: z.string(),
  acceptedAt: z.string(),
  source: z.string(),
  targets: z.array(z.string()),
  recordIds: z.array(z.string()),
});
export type AgreementBody = z.infer<typeof agreementBodySchema>;

/** The applicant object of the wire. Empty fields are absent, never null. */
export const applicantBodySchema = z.object({
  id: z.string(),
  createdAt: z.string(),
  createdBy: z.string(),
  key: z.string(),
  clientId: z.string(),
  inspectionId: z.string(),
  externalUserId: z.string(),
  sourceKey: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
  lang: z.string().optional(),
  type: z.string(),
  applicantPlatform: z.string(),
  deleted: z.boolean().optional(),
  info: applicantInfoSchema.optional(),
  fixedInfo: fixedInfoSchema.optional(),
  requiredIdDocs: requiredIdDocsSchema,
  review: reviewBodySchema,
  metadata: metadataSchema.optional(),
  questionnaires: z.array(z.looseObject({})).optional(),
  tags: z.array(z.string()).optional(),
  agreement: agreementBodySchema.optional(),
});
export type ApplicantBody = z.infer<typeof applicantBodySchema>;

export function applicantBody(
  { applicant, review, level }: ApplicantWithReview,
  clientId: string,
  now: Date,
): ApplicantBody {
  const { profile } = applicant;
  return {
    id: applicant.id,
    createdAt: plainDateTime(applicant.createdAt),
    createdBy: applicant.createdBy,
    key: applicant.inspectionId.slice(0, 10).toUpperCase(),
    clientId,
    inspectionId: applicant.inspectionId,
    externalUserId: profile.externalUserId,
    ...present('sourceKey', profile.sourceKey),
    ...present('email', profile.email),
    ...present('phone', profile.phone),
    ...present('lang', applicant.lang),
    type: applicant.type,
    applicantPlatform: 'API',
    ...present('deleted', applicant.deactivated || undefined),
    ...present('info', profile.info),
    ...present('fixedInfo', profile.fixedInfo),
    requiredIdDocs: level.definition.requiredIdDocs,
    review: reviewBody(review, now),
    ...present('metadata', profile.metadata),
    ...present('questionnaires', profile.questionnaires),
    ...present('tags', profile.tags),
    ...present('agreement', agreementOf(profile)),
  };
}

/** The newest agreement, its texts told by their places in acceptedAgreements. */
export function agreementOf({ agreements = [] }: ApplicantProfile): AgreementBody | undefined {
  const newest = agreements.at(-1);
  if (newest === undefined) return undefined;
  const recordIds = newest.records.map((_record, index) => `${agreements.length}-${index + 1}`);
  return {
    createdAt: newest.acceptedAt,
    acceptedAt: newest.acceptedAt,
    source: 'API',
    targets: [],
    recordIds,
  };
}

/** The same as the applicant himself may see it: without what is thought of him. */
export function ownBody({ tags: _tags, questionnaires, review, ...body }: ApplicantBody): ApplicantBody {
  const unscored = questionnaires?.map(({ score: _score, ...answers }) => answers);
  return { ...body, review: ownReviewBody(review), ...present('questionnaires', unscored) };
}

function present<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { [Key in Name]?: Value } {
  const record: { [Key in Name]?: Value } = {};
  if (value !== undefined) record[name] = value;
  return record;
}
