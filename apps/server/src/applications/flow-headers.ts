import { type AppError, appError } from '@aval/core/errors';
import { actionIdSchema, applicantIdSchema } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import { z } from 'zod';
import type { RouteRequest } from '../platform/http/route.ts';
import type { Device } from './advance-run.ts';
import type { RunOwner } from './ports.ts';

/** The name that a page has for itself. */
export const deviceNameSchema = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, 'must be 8 to 64 of A-Za-z0-9_-');

type Asked = Pick<RouteRequest<unknown, unknown, unknown>, 'subject' | 'headers'>;

/** Whose run it is: the token says so, and nothing else. App tokens have none. */
export function ownerOf({ subject }: Pick<Asked, 'subject'>): Result<RunOwner, AppError> {
  if (subject === undefined)
    return failure(appError('no-permission', 'This is for the access token of an applicant'));
  const { applicantId, actionId } = subject;
  return success({
    applicantId: applicantIdSchema.parse(applicantId),
    actionId: actionId === undefined ? undefined : actionIdSchema.parse(actionId),
  });
}

/** The same with the device that says it has the run in hand. */
export function heldBy({
  subject,
  headers,
}: Asked): Result<RunOwner & { readonly device: Device }, AppError> {
  const owner = ownerOf({ subject });
  if (!owner.ok) return owner;
  const id = deviceNameSchema.safeParse(headers['x-flow-device']);
  const generation = z.coerce
    .number()
    .int()
    .min(1)
    .max(2_147_483_647)
    .safeParse(headers['x-flow-generation']);
  if (!id.success || !generation.success)
    return failure(
      appError('flow-not-open', 'X-Flow-Device and X-Flow-Generation are missing: open it first'),
    );
  return success({ ...owner.value, device: { id: id.data, generation: generation.data } });
}
