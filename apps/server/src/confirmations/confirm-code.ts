import { type AppError, appError } from '@aval/core/errors';
import type { ActionId, ApplicantId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import { constantTimeEqual } from '../platform/crypto/constant-time-equal.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { ReviewStore } from '../reviews/ports.ts';
import { hashCode, maximumTries } from './code-rules.ts';
import type { Confirmation, IdentifierKind } from './ports.ts';
import { type WriteConfirmedStores, writeConfirmed } from './write-confirmed.ts';

export type ConfirmCodeDependencies = {
  readonly transact: Transact<WriteConfirmedStores & { readonly reviews: Pick<ReviewStore, 'lock'> }>;
  readonly clock: Clock;
  readonly keyring: Pick<Keyring, 'searchHash'>;
};
export type ConfirmCodeInput = {
  readonly applicantId: ApplicantId;
  readonly kind: IdentifierKind;
  readonly code: string;
  readonly actionId?: ActionId | undefined;
};

/** A wrong code is counted, and counting has to be kept: it is an outcome of the transaction, not its failure. */
type Outcome = { readonly refusal: AppError | undefined };

/**
 * Confirms with the code sent last. Errors: `applicant-not-found`, `applicant-marked-as-deleted`, `confirmation-not-started`,
 * `code-expired`, `code-wrong` (its sentence tells the tries left), `too-many-tries`, and those of an action for which nothing can be
 * confirmed any more. The right code again is no error.
 */
export function confirmCode({ transact, clock, keyring }: ConfirmCodeDependencies) {
  return async (context: Context, input: ConfirmCodeInput): Promise<Result<'confirmed', AppError>> => {
    const { environmentId, actor } = context;
    const { applicantId, kind, code, actionId } = input;
    const outcome = await transact<Outcome>(async (stores) => {
      await stores.reviews.lock(environmentId, applicantId);
      const applicant = await stores.applicants.find(environmentId, applicantId);
      if (applicant === undefined) return failure(appError('applicant-not-found'));
      if (applicant.deactivated) return failure(appError('applicant-marked-as-deleted'));
      const at = clock();
      const subject = { applicantId, actionId, kind };
      const confirmation = await stores.confirmations.find(environmentId, subject, applicant.dataKey);
      if (confirmation === undefined) return failure(appError('confirmation-not-started'));
      const invalid = whyInvalid(confirmation, at);
      if (invalid !== undefined) return failure(invalid);
      if (!constantTimeEqual(hashCode(keyring, confirmation, code), confirmation.codeHash)) {
        await stores.confirmations.countWrongCode(environmentId, confirmation.id);
        const triesLeft = maximumTries - confirmation.tries - 1;
        await stores.journal.append({
          environmentId,
          subjectId: applicantId,
          at,
          type: 'confirmationCodeWrong',
          actor,
          payload: { kind, actionId, confirmationId: confirmation.id, triesLeft },
          dataKey: applicant.dataKey,
        });
        return success({ refusal: triesLeft > 0 ? wrong(triesLeft) : spent(confirmation, at) });
      }
      if (confirmation.confirmedAt === undefined) {
        const written = await writeConfirmed(stores)(context, applicant, confirmation, { way: 'code', at });
        if (!written.ok) return written;
      }
      return success({ refusal: undefined });
    });
    if (!outcome.ok) return outcome;
    const { refusal } = outcome.value;
    return refusal === undefined ? success('confirmed') : failure(refusal);
  };
}

function whyInvalid(confirmation: Confirmation, at: Date): AppError | undefined {
  if (confirmation.tries >= maximumTries) return spent(confirmation, at);
  return at >= confirmation.expiresAt ? appError('code-expired') : undefined;
}

function wrong(triesLeft: number): AppError {
  const left = triesLeft === 1 ? 'one try is left' : `${triesLeft} tries are left`;
  return appError('code-wrong', `The code is wrong: ${left}`);
}

function spent({ resendAfter }: Confirmation, at: Date): AppError {
  const wait = Math.ceil((resendAfter.getTime() - at.getTime()) / 1000);
  return { ...appError('too-many-tries'), retryAfterSeconds: Math.max(1, wait) };
}
