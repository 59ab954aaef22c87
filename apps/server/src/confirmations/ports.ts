import type { AppError } from '@aval/core/errors';
import type { ActionId, ApplicantId, EnvironmentId } from '@aval/core/ids';
import type { Result } from '@aval/core/result';
import type { Context } from '../platform/context.ts';
import type { SecretKey } from '../platform/crypto/data-key.ts';

export type IdentifierKind = 'email' | 'phone';

/** What a confirmation belongs to: the applicant himself, or one of his actions. */
export type ConfirmationSubject = {
  readonly applicantId: ApplicantId;
  readonly actionId: ActionId | undefined;
  readonly kind: IdentifierKind;
};

/** The code and link sent last. */
export type Confirmation = ConfirmationSubject & {
  readonly id: string;
  /** Normalised: what {@link confirmed} compares. */
  readonly value: string;
  readonly valueHash: string;
  readonly codeHash: string;
  readonly linkHash: string | undefined;
  /** Wrong codes so far. */
  readonly tries: number;
  /** Codes sent one after the other, this one included. */
  readonly sends: number;
  readonly sentAt: Date;
  readonly expiresAt: Date;
  readonly linkExpiresAt: Date | undefined;
  /** Before this moment no other is sent. */
  readonly resendAfter: Date;
  readonly confirmedAt: Date | undefined;
};

export type ConfirmedValue = {
  readonly kind: IdentifierKind;
  readonly valueHash: string;
  readonly way: 'code' | 'link';
  readonly confirmedAt: Date;
};

/** Port: where confirmations are kept. */
export type ConfirmationStore = {
  readonly find: (
    environmentId: EnvironmentId,
    subject: ConfirmationSubject,
    dataKey: SecretKey,
  ) => Promise<Confirmation | undefined>;
  /** Takes the place of the earlier one of the same subject, whose code and link are void from now on. */
  readonly replace: (
    environmentId: EnvironmentId,
    confirmation: Confirmation,
    dataKey: SecretKey,
  ) => Promise<void>;
  readonly countWrongCode: (environmentId: EnvironmentId, id: string) => Promise<void>;
  /** Writes that the value is confirmed; writing it again changes nothing. */
  readonly confirm: (
    environmentId: EnvironmentId,
    confirmation: Confirmation,
    way: 'code' | 'link',
    at: Date,
  ) => Promise<void>;
  readonly listConfirmed: (
    environmentId: EnvironmentId,
    applicantId: ApplicantId,
    actionId: ActionId | undefined,
  ) => Promise<ConfirmedValue[]>;
};

/** Port: what confirmations have to do with actions. Works in the caller's transaction, and locks the action. */
export type ActionIdentifiers = {
  /**
   * The value that the action is about. Errors: `action-not-found`; `state-conflict` and others of its state, when nothing of it is
   * to be confirmed.
   */
  readonly present: (
    context: Context,
    actionId: ActionId,
    kind: IdentifierKind,
  ) => Promise<Result<string | undefined, AppError>>;
  /** Makes the confirmed value the action's own; an action that waited for nothing else goes on. Errors as above. */
  readonly confirmed: (
    context: Context,
    confirmed: { readonly actionId: ActionId; readonly kind: IdentifierKind; readonly value: string },
    at: Date,
  ) => Promise<Result<undefined, AppError>>;
};

/** Port: whose link this is; the one question that a stranger may ask, so it names no environment. */
export type FindLink = (
  linkHash: string,
) => Promise<
  | { readonly world: Omit<Context, 'actor' | 'correlationId'>; readonly subject: ConfirmationSubject }
  | undefined
>;
