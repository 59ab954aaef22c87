import type { ActionId, ApplicantId, EnvironmentId } from '@aval/core/ids';
import type { ApplicantStore } from '../applicants/ports.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import { hashIdentifier, readIdentifier } from './identifier.ts';
import type { ConfirmationStore, ConfirmedValue, IdentifierKind } from './ports.ts';

export type ReadConfirmedDependencies = {
  readonly applicants: Pick<ApplicantStore, 'find'>;
  readonly confirmations: Pick<ConfirmationStore, 'listConfirmed'>;
  readonly keyring: Pick<Keyring, 'searchHash'>;
};
/** For an action: its id and its own values. */
export type ConfirmedOfAction = {
  readonly actionId: ActionId;
  readonly email: string | undefined;
  readonly phone: string | undefined;
};
/** `present`: there is a value; `confirmed`: exactly it was confirmed. The hash is the present value's. */
export type IdentifierState = {
  readonly present: boolean;
  readonly confirmed: boolean;
  readonly valueHash: string | undefined;
  readonly confirmedAt: Date | undefined;
};
export type ConfirmedIdentifiers = {
  readonly email: boolean;
  readonly phone: boolean;
  readonly emailValueHash: string | undefined;
  readonly phoneValueHash: string | undefined;
  /** The same in full; what `judgeConfirmation` of core wants to know. */
  readonly states: Readonly<Record<IdentifierKind, IdentifierState>>;
};

/** Which of the present address and number are confirmed. A value that was changed is unconfirmed again; so is everything of nobody. */
export function readConfirmed({ applicants, confirmations, keyring }: ReadConfirmedDependencies) {
  return async (
    environmentId: EnvironmentId,
    applicantId: ApplicantId,
    action?: ConfirmedOfAction,
  ): Promise<ConfirmedIdentifiers> => {
    const present = action ?? (await applicants.find(environmentId, applicantId))?.profile;
    const known = await confirmations.listConfirmed(environmentId, applicantId, action?.actionId);
    const stateOf = (kind: IdentifierKind): IdentifierState => {
      const text = present?.[kind];
      const identifier = text === undefined ? undefined : readIdentifier(kind, text);
      if (identifier === undefined)
        return { present: false, confirmed: false, valueHash: undefined, confirmedAt: undefined };
      const valueHash = hashIdentifier(keyring, environmentId, kind, identifier.normalised);
      const found: ConfirmedValue | undefined = known.find(
        (one) => one.kind === kind && one.valueHash === valueHash,
      );
      return {
        present: true,
        confirmed: found !== undefined,
        valueHash,
        confirmedAt: found?.confirmedAt,
      };
    };
    const states = { email: stateOf('email'), phone: stateOf('phone') };
    return {
      email: states.email.confirmed,
      phone: states.phone.confirmed,
      emailValueHash: states.email.valueHash,
      phoneValueHash: states.phone.valueHash,
      states,
    };
  };
}
