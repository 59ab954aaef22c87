import { riskLevelEntrySchema, riskLevelSchema, tagsSchema } from '@aval/core/applicant';
import { applicantIdSchema } from '@aval/core/ids';
import { success } from '@aval/core/result';
import { z } from 'zod';
import { okBody, okSchema } from '../platform/http/ok-body.ts';
import { type Method, nothing, type Route, route } from '../platform/http/route.ts';
import { type AddRiskLevelDependencies, addRiskLevel } from './add-risk-level.ts';
import { type ChangeTagsDependencies, changeTags } from './change-tags.ts';

export type LabelRouteDependencies = {
  readonly tags: ChangeTagsDependencies;
  readonly riskLevel: AddRiskLevelDependencies;
};

const params = z.object({ applicantId: applicantIdSchema });

/** What integrators and officers stick on an applicant: tags and risk levels. */
export function labelRoutes(deps: LabelRouteDependencies): Route[] {
  const change = changeTags(deps.tags);
  const addRisk = addRiskLevel(deps.riskLevel);
  return [
    tagRoute('POST', '/resources/applicants/:applicantId/tags/add', 'add', 'Add tags'),
    tagRoute('POST', '/resources/applicants/:applicantId/tags', 'replace', 'Replace all tags'),
    tagRoute('DELETE', '/resources/applicants/:applicantId/tags', 'remove', 'Take tags away'),
    route(
      {
        method: 'POST',
        path: '/resources/applicants/:applicantId/riskLevel/entries',
        access: { permission: 'applicant.write', accessToken: 'refused' },
        summary: 'Write down how risky it is to serve the applicant',
        params,
        query: nothing,
        body: z.object({ riskLevel: riskLevelSchema, comment: z.string().max(4096).optional() }),
        response: z.object({ riskLevel: riskLevelSchema, entries: z.array(riskLevelEntrySchema) }),
      },
      async (context, request) => {
        const { applicantId } = request.params;
        const added = await addRisk(context, { applicantId, ...request.body });
        if (!added.ok) return added;
        return success({ body: { riskLevel: request.body.riskLevel, entries: added.value } });
      },
    ),
  ];

  function tagRoute(method: Method, path: string, how: 'add' | 'replace' | 'remove', summary: string): Route {
    return route(
      {
        method,
        path,
        access: { permission: 'applicant.write', accessToken: 'refused' },
        summary,
        params,
        query: nothing,
        body: tagsSchema,
        response: okSchema,
      },
      async (context, request) => {
        const { applicantId } = request.params;
        const changed = await change(context, { applicantId, change: how, tags: request.body });
        return changed.ok ? success({ body: okBody }) : changed;
      },
    );
  }
}
