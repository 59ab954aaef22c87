import { appError } from '@aval/core/errors';
import { type ApplicantId, applicantIdSchema } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { z } from 'zod';
import type { GraphqlContext } from '../platform/graphql/context.ts';
import { graphqlError } from '../platform/graphql/graphql-error.ts';
import { describeInvalid } from '../platform/http/error-body.ts';

/** Of an applicant's own fields; the door has refused everybody else. */
export function ownId({ caller, context }: GraphqlContext): ApplicantId {
  if (caller.kind !== 'applicant') throw graphqlError(appError('no-permission'), context.correlationId);
  return caller.applicantId;
}

/** Whom a read is about: an officer names somebody, an applicant has himself alone. */
export function subjectOf(
  { caller }: GraphqlContext,
  id: string | null | undefined,
): Result<ApplicantId, ReturnType<typeof appError>> {
  if (id === null || id === undefined)
    return caller.kind === 'applicant'
      ? success(caller.applicantId)
      : failure(appError('invalid-value', 'An officer has to name the applicantId'));
  const wanted = readId(id);
  return caller.kind === 'officer' || wanted === caller.applicantId
    ? success(wanted)
    : failure(appError('no-permission'));
}

/** An id that nobody can have is one that nobody has. */
export function readId(id: string): ApplicantId {
  const read = applicantIdSchema.safeParse(id);
  if (!read.success) throw graphqlError(appError('applicant-not-found'));
  return read.data;
}

/** An argument read by a schema; what does not fit is the request's fault. */
export function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const read = schema.safeParse(value);
  if (!read.success)
    throw graphqlError(appError('invalid-value', describeInvalid('body', read.error, value)));
  return read.data;
}
