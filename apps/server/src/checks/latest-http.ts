import { type Check, type CheckType, checkSchema, checkTypeSchema } from '@aval/core/check';
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

/** Types of the wire that are made here under another name. */
const otherNames = { TIN: 'DOCUMENT_TAX_NUMBER', E_KYC: 'PROVIDER' } as const;

/**
 * Types of the wire that nobody makes here: of them there is simply no check. Answering GREEN without a hit would claim that somebody
 * had looked.
 */
const notMade = ['IP_CHECK', 'POA', 'COMPANY'] as const;

/** Every type that may be asked for, and the one under which it is kept. */
const askedType = z.enum([...checkTypeSchema.options, 'TIN', 'E_KYC', ...notMade]);
type AskedType = z.output<typeof askedType>;

/** What the object of a type is called. */
const infoNames: Partial<Readonly<Record<CheckType, string>>> = {
  FACE_LIVELINESS: 'livenessInfo',
  FACE_MATCH: 'faceMatchInfo',
  DOCUMENT_TAX_NUMBER: 'tinInfo',
  PROVIDER: 'eKycInfo',
  WATCHLIST: 'watchlistInfo',
  BLOCKLIST: 'blocklistInfo',
  EMAIL_CONFIRMATION: 'emailConfirmationInfo',
  PHONE_CONFIRMATION: 'phoneConfirmationInfo',
  QUESTIONNAIRE: 'questionnaireInfo',
};

const similarHitsSchema = checkSchema.shape.similar.unwrap().shape.hits;
const infoSchema = z.looseObject({ answer: z.string() }).optional();
const latestSchema = checkSchema.extend({
  id: z.string(),
  checkType: askedType,
  createdAt: z.string(),
  attemptId: z.string(),
  livenessInfo: infoSchema,
  faceMatchInfo: infoSchema,
  idDocInfo: infoSchema,
  tinInfo: infoSchema,
  eKycInfo: infoSchema,
  watchlistInfo: infoSchema,
  blocklistInfo: infoSchema,
  similarSearchInfo: z.object({ answer: z.string(), duplicateApplicantHits: similarHitsSchema }).optional(),
  emailConfirmationInfo: infoSchema,
  phoneConfirmationInfo: infoSchema,
  questionnaireInfo: infoSchema,
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
        const kept = keptAs(type);
        const checks =
          kept === undefined
            ? []
            : await deps.checks.latest(environmentId, applicantId, kept, applicant.dataKey);
        return success({ body: { checks: checks.map((check) => latestBody(check, type)) } });
      },
    ),
  ];
}

/** Undefined for what nobody makes. */
function keptAs(type: AskedType): CheckType | undefined {
  if (type === 'TIN' || type === 'E_KYC') return otherNames[type];
  const own = checkTypeSchema.safeParse(type);
  return own.success ? own.data : undefined;
}

/** A check as the wire shows it: common fields, the object of its type, and our evidence beside them. */
function latestBody(
  { id, attemptId, createdAt, check }: StoredCheck,
  asked: AskedType,
): z.input<typeof latestSchema> {
  return {
    ...check,
    checkType: asked,
    id,
    attemptId,
    createdAt: plainDateTime(createdAt),
    ...infoOf(check),
  };
}

/** The object of a type. */
function infoOf(check: Check) {
  const { answer, checkType, numbers, similar } = check;
  if (checkType === 'SIMILAR_SEARCH')
    return { similarSearchInfo: { answer, duplicateApplicantHits: similar?.hits ?? [] } };
  const name = infoNames[checkType] ?? (checkType.startsWith('DOCUMENT_') ? 'idDocInfo' : undefined);
  return name === undefined ? {} : { [name]: { answer, ...numbers } };
}
