import { success } from '@aval/core/result';
import { appealReason } from '@aval/core/review';
import { plainDateTime } from '@aval/core/wire-dates';
import { z } from 'zod';
import { pageQuery } from '../platform/http/list-body.ts';
import { nothing, type Route, route } from '../platform/http/route.ts';
import type { CaseStore } from './ports.ts';

const caseSchema = z.object({
  applicantId: z.string(),
  levelName: z.string(),
  attemptId: z.string(),
  attemptCnt: z.number().int(),
  /** `appeal`: the person objects to a final refusal; what he says is a note with the tag `appeal`. */
  kind: z.enum(['appeal', 'review']),
  reason: z.string(),
  submittedAt: z.string().optional(),
});

/** What waits for an officer. */
export function caseRoutes({ cases }: { readonly cases: CaseStore }): Route[] {
  return [
    route(
      {
        method: 'GET',
        path: '/resources/cases',
        access: { permission: 'review.read', accessToken: 'refused' },
        summary: 'Reviews that wait for an officer, longest submitted first',
        params: nothing,
        query: pageQuery.extend({ kind: z.enum(['appeal', 'review']).optional() }),
        body: nothing,
        response: z.object({ items: z.array(caseSchema), totalItems: z.number().int() }),
      },
      async ({ environmentId }, { query }) => {
        const { items, total } = await cases.listHeld(environmentId, query);
        return success({
          body: {
            totalItems: total,
            items: items.map(({ applicantId, levelName, attemptId, attemptCnt, pendingAt, reason }) => ({
              applicantId,
              levelName,
              attemptId,
              attemptCnt,
              kind: reason === appealReason ? ('appeal' as const) : ('review' as const),
              reason,
              ...(pendingAt === undefined ? {} : { submittedAt: plainDateTime(pendingAt) }),
            })),
          },
        });
      },
    ),
  ];
}
