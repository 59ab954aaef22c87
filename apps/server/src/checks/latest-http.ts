import { checkSchema, checkTypeSchema } from '@aval/core/check';
import { appError } from '@aval/core/errors';
import { applicantIdSchema } from '@aval/core/ids';
import { failure, success } from '@aval/core/result';
import { plainDateTime } from '@aval/core/wire-dates';
import { z } from 'zod';
import type { ApplicantStore } from '../applicants/ports.ts';
import { nothing, type Route, route } from '../platform/http/route.ts';
import type { CheckStore, StoredCheck } from './ports.ts';
import { type ReadChecksDependencies, readChecks } from './read-checks.ts';

export type LatestCheckRouteDependencies = ReadChecksDependencies & {
  readonly applicants: Pick<ApplicantStore, 'find'>;
  readonly checks: Pick<CheckStore, 'list' | 'latest'>;
};

/** Types of the wire that may be asked for, made here or not: of one that is not made there is simply no check. */
const wireTypes = [
  'SIMILAR_SEARCH',
  'TIN',
  'EMAIL_CONFIRMATION',
  'PHONE_CONFIRMATION',
  'IP_CHECK',
  'POA',
  'COMPANY',
  'E_KYC',
  'PAYMENT_METHOD',
] as const;
const askedType = z.union([checkTypeSchema, z.enum(wireTypes)]);

const infoSchema = z.looseObject({ answer: z.string() });
const latestSchema = checkSchema.extend({
  id: z.string(),
  createdAt: z.string(),
  attemptId: z.string(),
  livenessInfo: infoSchema.optional(),
  faceMatchInfo: infoSchema.optional(),
  idDocInfo: infoSchema.optional(),
});

export function latestCheckRoutes(deps: LatestCheckRouteDependencies): Route[] {
  const read = readChecks(deps);
  return [
    route(
      {
        method: 'GET',
        path: '/resources/checks/latest',
        access: { permission: 'review.read', accessToken: 'refused' },
        summary: 'The newest check of one type, of an applicant',
        params: nothing,
        query: z.object({ type: askedType, applicantId: applicantIdSchema }),
        body: nothing,
        response: z.object({ checks: z.array(latestSchema) }),
      },
      async (context, { query: { type, applicantId } }) => {
        const seen = await read(context, applicantId);
        if (!seen.ok) return seen;
        const applicant = await deps.applicants.find(context.environmentId, applicantId);
        if (applicant === undefined) return failure(appError('applicant-not-found'));
        const { environmentId } = context;
        const checks = await deps.checks.latest(environmentId, applicantId, type, applicant.dataKey);
        return success({ body: { checks: checks.map(latestBody) } });
      },
    ),
  ];
}

/** A check as the wire shows it: common fields, the object of its type, and our evidence beside them. */
function latestBody({ id, attemptId, createdAt, check }: StoredCheck): z.infer<typeof latestSchema> {
  const info = { answer: check.answer, ...check.numbers };
  return {
    ...check,
    id,
    attemptId,
    createdAt: plainDateTime(createdAt),
    ...(check.checkType === 'FACE_LIVELINESS' ? { livenessInfo: info } : {}),
    ...(check.checkType === 'FACE_MATCH' ? { faceMatchInfo: info } : {}),
    ...(check.checkType.startsWith('DOCUMENT_') ? { idDocInfo: info } : {}),
  };
}
