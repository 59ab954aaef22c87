import { type AppError, appError } from '@aval/core/errors';
import type { ApplicantId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import { followChanges } from '../platform/changes/follow-changes.ts';
import type { Changes } from '../platform/changes/ports.ts';
import type { Context } from '../platform/context.ts';
import { type KycState, type ReadKycStatusDependencies, readKycStatus } from './read-kyc-status.ts';

export type FollowKycStatusDependencies = {
  readonly read: ReadKycStatusDependencies;
  readonly changes: Changes;
};
type Input = {
  readonly applicantId: ApplicantId;
  /** Aborted when nobody listens any more. */
  readonly gone: AbortSignal;
  /** Asked before each state is told. */
  readonly stillMay: () => Promise<boolean>;
};

/**
 * Where a person stands, and then every time that it changed, the moment the change is committed by whichever process. Ends when
 * nobody listens, when the credential counts no more, and when the applicant is erased. Errors: `applicant-not-found`,
 * `too-many-requests` when too many follow the same applicant.
 */
export function followKycStatus({ read, changes }: FollowKycStatusDependencies) {
  const readNow = readKycStatus(read);
  return async (
    context: Context,
    { applicantId, gone, stillMay }: Input,
  ): Promise<Result<AsyncIterable<KycState>, AppError>> => {
    const first = await readNow(context, applicantId);
    if (!first.ok) return first;
    const subject = { environmentId: context.environmentId, subjectId: applicantId };
    const ticks = await followChanges(changes, subject, gone);
    if (ticks === undefined)
      return failure(appError('too-many-requests', 'Too many follow this applicant at one time'));
    return success(states(ticks));

    async function* states(all: AsyncIterable<undefined>): AsyncGenerator<KycState> {
      let told = '';
      for await (const _ of all) {
        if (!(await stillMay())) return;
        const now = await readNow(context, applicantId);
        if (!now.ok) return;
        const text = JSON.stringify(now.value);
        // Not every change moves a person.
        if (text === told) continue;
        told = text;
        yield now.value;
      }
    }
  };
}
