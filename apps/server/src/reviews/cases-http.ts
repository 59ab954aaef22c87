import { success } from '@aval/core/result';
import { appealReason } from '@aval/core/review';
import { plainDateTime } from '@aval/core/wire-dates';
import { z } from 'zod';
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
        query: z.object({
          kind: z.enum(['appeal', 'review']).optional(),
          limit: z.coerce.number().int().min(1).max(1000).default(100),
          offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
        }),
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
