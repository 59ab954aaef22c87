import { createHash } from 'node:crypto';
import { type AppError, appError } from '@aval/core/errors';
import type { ApplicantId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { ApplicantStore } from '../applicants/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import { randomToken } from '../platform/crypto/random-token.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { TenantStore } from '../tenants/ports.ts';
import type { ShareTokenStore } from './ports.ts';

type Stores = {
  readonly applicants: Pick<ApplicantStore, 'find'>;
  readonly tenants: Pick<TenantStore, 'findByClientId'>;
  readonly shareTokens: ShareTokenStore;
  readonly journal: Journal;
};
export type CreateShareTokenDependencies = { readonly transact: Transact<Stores>; readonly clock: Clock };
type Input = {
  readonly applicantId: ApplicantId;
  readonly forClientId: string;
  readonly ttlInSecs: number;
};

/** A token with which one other client of this installation, of the same kind of environment, may copy the applicant once. */
export function createShareToken({ transact, clock }: CreateShareTokenDependencies) {
  return (context: Context, input: Input): Promise<Result<{ readonly token: string }, AppError>> =>
    transact(async ({ applicants, tenants, shareTokens, journal }) => {
      const { environmentId, actor } = context;
      const { applicantId } = input;
      const applicant = await applicants.find(environmentId, applicantId);
      if (applicant === undefined) return failure(appError('applicant-not-found'));
      if (applicant.deactivated) return failure(appError('applicant-marked-as-deleted'));
      const other = await tenants.findByClientId(input.forClientId, context.environment);
      if (other === undefined || other.id === environmentId)
        return failure(appError('invalid-value', "'forClientId' names no other client that could import"));
      const token = randomToken(32);
      const createdAt = clock();
      const expiresAt = new Date(createdAt.getTime() + input.ttlInSecs * 1000);
      await shareTokens.insert({
        tokenHash: hashShareToken(token),
        environmentId,
        applicantId,
        forEnvironmentId: other.id,
        createdAt,
        expiresAt,
      });
      await journal.append({
        environmentId,
        subjectId: applicantId,
        at: createdAt,
        type: 'shareTokenCreated',
        actor,
        payload: { forClientId: input.forClientId, expiresAt: expiresAt.toISOString() },
        dataKey: applicant.dataKey,
      });
      return success({ token });
    });
}

/** What is stored of a share token. */
export function hashShareToken(token: string): string {
  return createHash('sha256').update(`share-token/${token}`).digest('hex');
}
