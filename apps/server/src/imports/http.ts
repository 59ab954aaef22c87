import { applicantInfoSchema, newApplicantSchema } from '@aval/core/applicant';
import { type AppError, appError } from '@aval/core/errors';
import { applicantIdSchema } from '@aval/core/ids';
import { type IdDocSetType, idDocSetTypeSchema } from '@aval/core/level';
import { failure, type Result, success } from '@aval/core/result';
import { reviewResultSchema } from '@aval/core/review';
import { z } from 'zod';
import { applicantBody, applicantBodySchema } from '../applicants/applicant-body.ts';
import type { ApplicantWithReview } from '../applicants/create-applicant.ts';
import type { Context } from '../platform/context.ts';
import { nothing, type Reply, type Route, route } from '../platform/http/route.ts';
import { type AdoptApplicantDependencies, adoptApplicant } from './adopt-applicant.ts';
import { type CreateShareTokenDependencies, createShareToken } from './create-share-token.ts';
import { type ImportPackageDependencies, importPackage } from './import-package.ts';
import { type ImportSharedDependencies, importShared } from './import-shared.ts';

export type ImportRouteDependencies = {
  readonly share: CreateShareTokenDependencies;
  readonly adopt: AdoptApplicantDependencies & ImportSharedDependencies & ImportPackageDependencies;
};

const importing = { permission: 'applicant.import', accessToken: 'refused' } as const;
/** Seconds for which a share token may be used. */
const lifetime = z.coerce.number().int().min(1).max(86_400).default(1800);
const levelName = z.string().min(1).max(256);

export function importRoutes(deps: ImportRouteDependencies): Route[] {
  const share = createShareToken(deps.share);
  const adopt = adoptApplicant(deps.adopt);
  const takeShared = importShared(deps.adopt);
  const takePackage = importPackage(deps.adopt);
  const answer = (
    context: Context,
    made: Result<ApplicantWithReview, AppError>,
  ): Result<Reply<z.input<typeof applicantBodySchema>>, AppError> =>
    made.ok ? success({ body: applicantBody(made.value, context.clientId, deps.adopt.clock()) }) : made;
  return [
    route(
      {
        method: 'POST',
        path: '/resources/applicants/-/ingestCompleted',
        access: importing,
        summary: 'Bring in somebody who was verified elsewhere, with the answer',
        params: nothing,
        query: z.object({ levelName }),
        body: newApplicantSchema.extend({
          info: applicantInfoSchema.optional(),
          review: z.object({ reviewResult: reviewResultSchema.optional() }).optional(),
        }),
        response: applicantBodySchema,
      },
      async (context, { query, body: { info, review, ...applicant } }) =>
        answer(
          context,
          await adopt(context, {
            levelName: query.levelName,
            applicant,
            profile: { info },
            pictures: [],
            result: review?.reviewResult ?? { reviewAnswer: 'GREEN' },
            origin: { from: 'completed' },
            finish: async () => success(undefined),
          }),
        ),
    ),
    route(
      {
        method: 'POST',
        path: '/resources/applicants/-/applicantImport',
        access: importing,
        summary: 'Bring in an applicant with pictures from a zip package',
        params: nothing,
        query: z.object({ levelName: levelName.optional() }),
        body: z.looseObject({}).optional(),
        multipart: { metadataPart: 'metadata', filePart: 'content', metadataOptional: true },
        response: applicantBodySchema,
      },
      async (context, { query, files }) => {
        const file = files.get('content');
        if (file === undefined)
          return failure(appError('invalid-value', "The part 'content' with the package is missing"));
        return answer(context, await takePackage(context, { bytes: file.bytes, levelName: query.levelName }));
      },
    ),
    route(
      {
        method: 'POST',
        path: '/resources/accessTokens/-/shareToken',
        access: { permission: 'applicant.share', accessToken: 'refused' },
        summary: 'A token with which another client may copy an applicant once',
        params: nothing,
        query: z.object({
          applicantId: applicantIdSchema,
          forClientId: z.string().min(1).max(256),
          ttlInSecs: lifetime,
        }),
        body: nothing,
        response: z.object({ token: z.string(), forClientId: z.string() }),
      },
      async (context, { query }) => {
        const made = await share(context, query);
        return made.ok
          ? success({ body: { token: made.value.token, forClientId: query.forClientId } })
          : made;
      },
    ),
    route(
      {
        method: 'POST',
        path: '/resources/applicants/-/import',
        access: importing,
        summary: 'Copy the applicant that a share token is for',
        params: nothing,
        query: z.object({
          shareToken: z.string().min(1).max(256),
          resetIdDocSetTypes: z.string().max(1024).optional(),
          levelName: levelName.optional(),
          userId: z.string().min(1).max(512).optional(),
        }),
        body: nothing,
        response: applicantBodySchema,
      },
      async (context, { query }) => {
        const reset = stepsOf(query.resetIdDocSetTypes);
        if (!reset.ok) return reset;
        const made = await takeShared(context, {
          shareToken: query.shareToken,
          resetIdDocSetTypes: reset.value,
          levelName: query.levelName,
          externalUserId: query.userId,
        });
        return answer(context, made);
      },
    ),
  ];
}

function stepsOf(list = ''): Result<IdDocSetType[], AppError> {
  const steps: IdDocSetType[] = [];
  for (const name of list.split(',').filter((part) => part !== '')) {
    const step = idDocSetTypeSchema.safeParse(name);
    if (!step.success) {
      const allowed = idDocSetTypeSchema.options.join(', ');
      return failure(
        appError('invalid-value', `resetIdDocSetTypes is not valid, must be one of: ${allowed}`),
      );
    }
    steps.push(step.data);
  }
  return success(steps);
}
