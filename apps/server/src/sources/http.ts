import { applicantIdSchema } from '@aval/core/ids';
import { success } from '@aval/core/result';
import { sourceHitSchema } from '@aval/core/screening/source-hit';
import { plainDateTime } from '@aval/core/wire-dates';
import { z } from 'zod';
import { okBody, okSchema } from '../platform/http/ok-body.ts';
import { nothing, type Route, route } from '../platform/http/route.ts';
import type { ListStore, ScreeningRunStore, Source } from './ports.ts';
import { type ReadAmlCaseDependencies, type ReadCase, readAmlCase } from './read-aml-case.ts';
import { type RequestRecheckDependencies, requestRecheck } from './request-recheck.ts';
import { type ResolveHitDependencies, resolveHit } from './resolve-hit.ts';

export type SourceRouteDependencies = {
  readonly read: ReadAmlCaseDependencies;
  readonly resolve: ResolveHitDependencies;
  readonly recheck: RequestRecheckDependencies;
  readonly lists: Pick<ListStore, 'list'>;
  readonly runs: Pick<ScreeningRunStore, 'list'>;
  readonly connectors: readonly Source[];
};

const resolutionSchema = z.enum(['truePositive', 'falsePositive']);
const caseSchema = z.object({
  id: z.string(),
  createdAt: z.string(),
  targetEntityType: z.literal('applicant'),
  targetEntityId: z.string(),
  hits: z.array(
    sourceHitSchema.extend({
      id: z.string(),
      source: z.string(),
      createdAt: z.string(),
      resolution: resolutionSchema.optional(),
      comment: z.string().optional(),
      resolvedAt: z.string().optional(),
      resolvedBy: z.string().optional(),
    }),
  ),
  riskLabels: z.array(z.string()),
  review: z.object({
    reviewAnswer: z.enum(['GREEN', 'YELLOW', 'RED']).optional(),
    reviewStatus: z.enum(['init', 'onHold', 'completed']),
  }),
  lookedUpAt: z.string().optional(),
});

const answers = { onHold: 'YELLOW', approved: 'GREEN', rejected: 'RED' } as const;

/** An applicant has one case, called as his inspection. Without `reviewAnswer` he was never looked up. */
function caseBody({ applicant, amlCase, hits }: ReadCase): z.input<typeof caseSchema> {
  const confirmedOrOpen = hits.filter(({ resolved }) => resolved?.resolution !== 'falsePositive');
  const topics = new Set(confirmedOrOpen.flatMap(({ hit }) => hit.topics));
  return {
    id: applicant.inspectionId,
    createdAt: plainDateTime(amlCase?.openedAt ?? applicant.createdAt),
    targetEntityType: 'applicant',
    targetEntityId: applicant.id,
    hits: hits.map(({ id, source, hit, foundAt, resolved }) => ({
      id,
      source,
      createdAt: plainDateTime(foundAt),
      ...hit,
      ...(resolved === undefined
        ? {}
        : {
            resolution: resolved.resolution,
            comment: resolved.comment,
            resolvedAt: plainDateTime(resolved.at),
            resolvedBy: resolved.by,
          }),
    })),
    riskLabels: [
      ...(topics.has('sanction') ? ['SANCTIONS'] : []),
      ...(topics.has('pep') ? ['PEP'] : []),
      ...(topics.has('other') ? ['COMPROMISED_PERSONS'] : []),
    ],
    review:
      amlCase === undefined
        ? { reviewStatus: 'init' }
        : {
            reviewAnswer: answers[amlCase.status],
            reviewStatus: amlCase.status === 'onHold' ? 'onHold' : 'completed',
          },
    ...(amlCase === undefined ? {} : { lookedUpAt: plainDateTime(amlCase.lookedUpAt) }),
  };
}

const params = z.object({ applicantId: applicantIdSchema });

export function sourceRoutes(deps: SourceRouteDependencies): Route[] {
  const read = readAmlCase(deps.read);
  const resolve = resolveHit(deps.resolve);
  const recheck = requestRecheck(deps.recheck);
  return [
    route(
      {
        method: 'GET',
        path: '/resources/api/applicants/:applicantId/amlCase',
        access: { permission: 'review.read', accessToken: 'refused' },
        summary: 'What was found of the applicant in sources',
        params,
        query: nothing,
        body: nothing,
        response: caseSchema,
      },
      async (context, request) => {
        const found = await read(context, request.params.applicantId);
        return found.ok ? success({ body: caseBody(found.value) }) : found;
      },
    ),
    route(
      {
        method: 'POST',
        path: '/resources/api/applicants/:applicantId/amlCase/hits/:hitId/resolution',
        access: { permission: 'review.decide', accessToken: 'refused' },
        summary: 'Say whether a hit is this person',
        params: params.extend({ hitId: z.uuid() }),
        query: nothing,
        body: z.object({ resolution: resolutionSchema, comment: z.string().trim().min(1).max(4096) }),
        response: caseSchema,
      },
      async (context, request) => {
        const resolved = await resolve(context, { ...request.params, ...request.body });
        return resolved.ok ? success({ body: caseBody(resolved.value) }) : resolved;
      },
    ),
    route(
      {
        method: 'POST',
        path: '/resources/applicants/:applicantId/recheck/aml',
        access: { permission: 'review.submit', accessToken: 'refused' },
        summary: 'Look the applicant up again in the sources of the level',
        params,
        query: nothing,
        body: nothing,
        response: okSchema,
      },
      async (context, request) => {
        const asked = await recheck(context, request.params.applicantId);
        return asked.ok ? success({ body: okBody }) : asked;
      },
    ),
    ...stateRoutes(deps),
  ];
}

const listSchema = z.object({
  name: z.string(),
  kind: z.enum(['list', 'yente', 'http']),
  format: z.string().optional(),
  entries: z.number().int().optional(),
  digest: z.string().optional(),
  publishedOn: z.string().optional(),
  importedAt: z.string().optional(),
});
const runSchema = z.object({
  id: z.string(),
  cause: z.string(),
  startedAt: z.string(),
  finishedAt: z.string().optional(),
  lookedUp: z.number().int(),
  newHits: z.number().int(),
  failed: z.number().int(),
});

function stateRoutes({ lists, runs, connectors }: SourceRouteDependencies): Route[] {
  const access = { permission: 'source.manage', accessToken: 'refused' } as const;
  return [
    route(
      {
        method: 'GET',
        path: '/resources/api/sources',
        access,
        summary: 'The sources of this installation: imported lists and connectors',
        params: nothing,
        query: nothing,
        body: nothing,
        response: z.object({ items: z.array(listSchema) }),
      },
      async () => {
        const imported = await lists.list();
        const items = [
          ...imported.map(({ publishedOn, importedAt, ...list }) => ({
            ...list,
            kind: 'list' as const,
            ...(publishedOn === undefined ? {} : { publishedOn }),
            importedAt: plainDateTime(importedAt),
          })),
          ...connectors.map(({ name, kind }) => ({ name, kind })),
        ];
        return success({ body: { items } });
      },
    ),
    route(
      {
        method: 'GET',
        path: '/resources/api/sources/runs',
        access,
        summary: 'Rounds of looking up again those who were approved, newest first',
        params: nothing,
        query: nothing,
        body: nothing,
        response: z.object({ items: z.array(runSchema) }),
      },
      async ({ environmentId }) => {
        const found = await runs.list(environmentId, 50);
        const items = found.map(({ id, cause, startedAt, finishedAt, lookedUp, newHits, failed }) => ({
          id,
          cause,
          startedAt: plainDateTime(startedAt),
          ...(finishedAt === undefined ? {} : { finishedAt: plainDateTime(finishedAt) }),
          lookedUp,
          newHits,
          failed,
        }));
        return success({ body: { items } });
      },
    ),
  ];
}
