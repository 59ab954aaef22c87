import { type AppError, appError } from '@aval/core/errors';
import type { ActionId, ApplicantId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { ApplicantStore } from '../applicants/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import { maximumTries } from './code-rules.ts';
import { maskIdentifier, readIdentifier } from './identifier.ts';
import type { ConfirmationStore, IdentifierKind } from './ports.ts';
import { type ConfirmedOfAction, type ReadConfirmedDependencies, readConfirmed } from './read-confirmed.ts';

export type ReadConfirmationStateDependencies = ReadConfirmedDependencies & {
  readonly applicants: Pick<ApplicantStore, 'find'>;
  readonly confirmations: Pick<ConfirmationStore, 'find' | 'listConfirmed'>;
  readonly clock: Clock;
};
export type ConfirmationState = {
  /** `sent`: a code waits to be entered; `none`: nothing was sent, or it has expired or was guessed at too often. */
  readonly status: 'none' | 'sent' | 'confirmed';
  /** Of what was confirmed or waits to be; else of the present value. */
  readonly maskedValue: string | undefined;
  readonly expiresAt: Date | undefined;
  readonly resendAfter: Date | undefined;
  readonly triesLeft: number | undefined;
  readonly confirmedAt: Date | undefined;
};
export type ReadConfirmationStateInput = {
  readonly applicantId: ApplicantId;
  readonly action?: ConfirmedOfAction | undefined;
};

/** How far the confirmation of address and number has come. Error: `applicant-not-found`. */
export function readConfirmationState(deps: ReadConfirmationStateDependencies) {
  return async (
    { environmentId }: Context,
    { applicantId, action }: ReadConfirmationStateInput,
  ): Promise<Result<Readonly<Record<IdentifierKind, ConfirmationState>>, AppError>> => {
    const applicant = await deps.applicants.find(environmentId, applicantId);
    if (applicant === undefined) return failure(appError('applicant-not-found'));
    const { states } = await readConfirmed(deps)(environmentId, applicantId, action);
    const present = action ?? applicant.profile;
    const actionId: ActionId | undefined = action?.actionId;
    const now = deps.clock();
    const stateOf = async (kind: IdentifierKind): Promise<ConfirmationState> => {
      const sent = await deps.confirmations.find(
        environmentId,
        { applicantId, actionId, kind },
        applicant.dataKey,
      );
      const own = present[kind];
      const address = own === undefined ? undefined : readIdentifier(kind, own)?.address;
      const mask = (value: string | undefined) =>
        value === undefined ? undefined : maskIdentifier(kind, value);
      const resendAfter = sent?.resendAfter;
      const waits = sent !== undefined && sent.confirmedAt === undefined && sent.expiresAt > now;
      if (waits && sent.tries < maximumTries) {
        return {
          status: 'sent',
          maskedValue: mask(sent.value),
          expiresAt: sent.expiresAt,
          resendAfter,
          triesLeft: maximumTries - sent.tries,
          confirmedAt: undefined,
        };
      }
      const { confirmed, confirmedAt } = states[kind];
      return {
        status: confirmed ? 'confirmed' : 'none',
        maskedValue: mask(address),
        expiresAt: undefined,
        resendAfter: confirmed ? undefined : resendAfter,
        triesLeft: undefined,
        confirmedAt,
      };
    };
    return success({ email: await stateOf('email'), phone: await stateOf('phone') });
  };
}
