import { tagsSchema } from '@aval/core/applicant';
import { appError } from '@aval/core/errors';
import { applicantIdSchema } from '@aval/core/ids';
import { idDocSetTypeSchema } from '@aval/core/level';
import { failure, success } from '@aval/core/result';
import { z } from 'zod';
import { applicantBody, applicantBodySchema } from '../applicants/applicant-body.ts';
import { type ReadApplicantDependencies, readApplicant } from '../applicants/read-applicant.ts';
import type { ImageStore } from '../documents/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import { listBody, listSchema } from '../platform/http/list-body.ts';
import { parseSelector, rawSegment } from '../platform/http/matrix-parameters.ts';
import { okBody, okSchema } from '../platform/http/ok-body.ts';
import { nothing, type Route, route } from '../platform/http/route.ts';
import { moderationStateSchema, moderationStates } from './moderation-states.ts';
import { type ReopenReviewDependencies, reopenReview } from './reopen-review.ts';

export type OfficerRouteDependencies = {
  readonly reopen: ReopenReviewDependencies;
  readonly read: ReadApplicantDependencies;
  readonly images: Pick<ImageStore, 'list'>;
  readonly clock: Clock;
};

const word = z.string().regex(/^[A-Za-z0-9_ -]{1,64}$/, 'must be at most 64 letters, digits, spaces, dashes');
/** Why a person decided so: reasons by group, for example `{"fraud":["multiAccounting"]}`. */
export const reasonsSchema = z.record(word, z.array(word).max(20));

/** The same as the wire's `buttonIds`: group and reason, or the bare group. */
export function buttonIdsOf(reasons: z.output<typeof reasonsSchema>): string[] {
  return Object.entries(reasons).flatMap(([group, each]) =>
    each.length === 0 ? [group] : each.map((reason) => `${group}_${reason}`),
  );
}

/** What may come with a decision. */
export const remarksSchema = z.object({
  note: z.string().max(4096).optional(),
  tags: tagsSchema.optional(),
});

/** The calls by which an officer asks for more, and the one that tells what was wrong. */
export function officerRoutes(deps: OfficerRouteDependencies): Route[] {
  const reopen = reopenReview(deps.reopen);
  const read = readApplicant(deps.read);
  return [
    route(
      {
        method: 'POST',
        path: '/resources/applicants/:applicantId/-/init',
        access: { permission: 'review.decide', accessToken: 'refused' },
        summary: 'Back to the beginning without losing anything: more is wanted of the applicant',
        params: z.object({ applicantId: applicantIdSchema }),
        query: nothing,
        body: remarksSchema.extend({ reasons: reasonsSchema.optional() }),
        response: applicantBodySchema,
      },
      async (context, { params: { applicantId }, body: { reasons, ...remarks } }) => {
        const reopened = await reopen(context, { applicantId, remarks, reasons });
        if (!reopened.ok) return reopened;
        const found = await read(context, { by: 'id', id: applicantId });
        return found.ok
          ? success({ body: applicantBody(found.value, context.clientId, deps.clock()) })
          : found;
      },
    ),
    route(
      {
        method: 'POST',
        path: '/resources/applicants/:applicantId/resetStep/:step',
        access: { permission: 'review.decide', accessToken: 'refused' },
        summary: 'Ask for one step anew: its pictures and answers are set aside',
        params: z.object({ applicantId: applicantIdSchema, step: idDocSetTypeSchema }),
        query: nothing,
        body: nothing,
        response: okSchema,
      },
      async (context, { params }) => {
        const reopened = await reopen(context, params);
        return reopened.ok ? success({ body: okBody }) : reopened;
      },
    ),
    route(
      {
        method: 'GET',
        path: '/resources/moderationStates/:selector',
        access: { permission: 'review.read', accessToken: 'refused' },
        summary: 'What was wrong, of `-;applicantId={id}`: empty unless the applicant is refused',
        params: z.object({ selector: z.string() }),
        query: nothing,
        body: nothing,
        response: listSchema(moderationStateSchema).extend(moderationStateSchema.partial().shape),
      },
      async (context, { target }) => {
        const id = applicantIdSchema.safeParse(
          parseSelector(rawSegment(target, 2), ['applicantId'])?.get('applicantId'),
        );
        if (!id.success)
          return failure(appError('invalid-value', 'The selector must be -;applicantId={applicant id}'));
        const found = await read(context, { by: 'id', id: id.data });
        if (!found.ok) return found;
        const { applicant, review } = found.value;
        const images = await deps.images.list(context.environmentId, applicant.id, applicant.dataKey);
        const states = moderationStates(applicant, review.state, images);
        // One client reads the state at the top level.
        return success({ body: { ...states[0], ...listBody(states) } });
      },
    ),
  ];
}
