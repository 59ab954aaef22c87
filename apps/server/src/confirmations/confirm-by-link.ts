import { type AppError, appError } from '@aval/core/errors';
import { failure, type Result, success } from '@aval/core/result';
import type { Clock } from '../platform/clock/clock.ts';
import { constantTimeEqual } from '../platform/crypto/constant-time-equal.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { ReviewStore } from '../reviews/ports.ts';
import { hashLink } from './code-rules.ts';
import type { FindLink } from './ports.ts';
import { type WriteConfirmedStores, writeConfirmed } from './write-confirmed.ts';

export type ConfirmByLinkDependencies = {
  readonly findLink: FindLink;
  readonly transact: Transact<WriteConfirmedStores & { readonly reviews: Pick<ReviewStore, 'lock'> }>;
  readonly clock: Clock;
  readonly keyring: Pick<Keyring, 'searchHash'>;
  readonly identifiers: Pick<Identifiers, 'uuid'>;
};

/** Confirms an address by the link sent last to it; whoever holds it needs no other credential. Error: `link-invalid`. */
export function confirmByLink({
  findLink,
  transact,
  clock,
  keyring,
  identifiers,
}: ConfirmByLinkDependencies) {
  return async ({ token }: { readonly token: string }): Promise<Result<'confirmed', AppError>> => {
    const linkHash = hashLink(keyring, token);
    const found = await findLink(linkHash);
    if (found === undefined) return failure(appError('link-invalid'));
    const { world, subject } = found;
    const correlationId = identifiers.uuid().replaceAll('-', '');
    return transact(async (stores) => {
      await stores.reviews.lock(world.environmentId, subject.applicantId);
      const applicant = await stores.applicants.find(world.environmentId, subject.applicantId);
      if (applicant === undefined || applicant.deactivated) return failure(appError('link-invalid'));
      const confirmation = await stores.confirmations.find(world.environmentId, subject, applicant.dataKey);
      const at = clock();
      // Between finding and locking a newer letter may have been sent.
      const isOurs =
        confirmation?.linkHash !== undefined && constantTimeEqual(confirmation.linkHash, linkHash);
      if (!isOurs || confirmation.linkExpiresAt === undefined || at >= confirmation.linkExpiresAt)
        return failure(appError('link-invalid'));
      if (confirmation.confirmedAt === undefined) {
        const actor = { kind: 'applicant' as const, id: applicant.id };
        const context = { ...world, actor, correlationId };
        const written = await writeConfirmed(stores)(context, applicant, confirmation, { way: 'link', at });
        if (!written.ok) return failure(appError('link-invalid'));
      }
      return success('confirmed' as const);
    });
  };
}
