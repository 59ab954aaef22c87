import { type AppError, appError } from '@aval/core/errors';
import { accentColours } from '@aval/core/flow/theme-colours';
import type { ActionId, ApplicantId, EnvironmentId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { ApplicantStore } from '../applicants/ports.ts';
import type { Journal } from '../journal/ports.ts';
import {
  type QueueMessageDependencies,
  type QueueMessageStores,
  queueMessage,
} from '../messages/queue-message.ts';
import { messageLanguage } from '../messages/texts.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { OneTimeSecrets } from '../platform/crypto/one-time-secrets.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { ReviewStore } from '../reviews/ports.ts';
import type { ThemeStore } from '../themes/ports.ts';
import { codeLifeMs, hashCode, hashLink, linkLifeMs, nextSend } from './code-rules.ts';
import { codeEmail, codeSms } from './confirmation-message.ts';
import {
  hashIdentifier,
  type Identifier,
  isCountryAllowed,
  maskIdentifier,
  readIdentifier,
} from './identifier.ts';
import type { ActionIdentifiers, ConfirmationStore, IdentifierKind } from './ports.ts';

type Stores = QueueMessageStores & {
  readonly applicants: Pick<ApplicantStore, 'find'>;
  readonly reviews: Pick<ReviewStore, 'lock'>;
  readonly confirmations: ConfirmationStore;
  readonly actionIdentifiers: Pick<ActionIdentifiers, 'present'>;
  readonly themes: Pick<ThemeStore, 'find'>;
  readonly journal: Journal;
};
export type StartConfirmationDependencies = QueueMessageDependencies & {
  readonly transact: Transact<Stores>;
  readonly clock: Clock;
  readonly keyring: Pick<Keyring, 'searchHash'>;
  readonly secrets: OneTimeSecrets;
  /** Origin of this server, which links lead to. */
  readonly publicUrl: () => string;
  /** Alpha-2 codes of states whose numbers get messages; empty: all. */
  readonly smsCountries: readonly string[];
};
export type StartConfirmationInput = {
  readonly applicantId: ApplicantId;
  readonly kind: IdentifierKind;
  /** The action's or the applicant's own unless given. */
  readonly value?: string | undefined;
  readonly actionId?: ActionId | undefined;
  /** The applicant's own unless given. */
  readonly lang?: string | undefined;
};
export type StartedConfirmation = {
  readonly kind: IdentifierKind;
  readonly maskedValue: string;
  readonly expiresAt: Date;
  /** Before this moment another one is refused. */
  readonly resendAfter: Date;
};

/**
 * Sends a new code (and to an address a link); earlier ones are void. Errors: `applicant-not-found`,
 * `applicant-marked-as-deleted`, `identifier-missing`, `identifier-invalid`, `already-confirmed`, `too-many-requests` with its
 * seconds, `message-gateway-missing`, those of an action that nothing can be confirmed for, and `no-permission` when an applicant names another value than the customer did.
 */
export function startConfirmation(deps: StartConfirmationDependencies) {
  const { transact, clock, keyring } = deps;
  return (context: Context, input: StartConfirmationInput): Promise<Result<StartedConfirmation, AppError>> =>
    transact(async (stores) => {
      const { environmentId, actor } = context;
      const { applicantId, kind, actionId } = input;
      await stores.reviews.lock(environmentId, applicantId);
      const applicant = await stores.applicants.find(environmentId, applicantId);
      if (applicant === undefined) return failure(appError('applicant-not-found'));
      if (applicant.deactivated) return failure(appError('applicant-marked-as-deleted'));
      const own =
        actionId === undefined
          ? success(applicant.profile[kind])
          : await stores.actionIdentifiers.present(context, actionId, kind);
      if (!own.ok) return own;
      const chosen = chooseIdentifier(context, own.value, input);
      if (!chosen.ok) return chosen;
      const { address, normalised, country } = chosen.value;
      if (kind === 'phone' && !isCountryAllowed(deps.smsCountries, country))
        return failure(appError('identifier-invalid', 'Numbers of this country get no messages'));

      const at = clock();
      const subject = { applicantId, actionId, kind };
      const valueHash = hashIdentifier(keyring, environmentId, kind, normalised);
      const confirmed = await stores.confirmations.listConfirmed(environmentId, applicantId, actionId);
      if (confirmed.some((one) => one.kind === kind && one.valueHash === valueHash))
        return failure(appError('already-confirmed'));
      const previous = await stores.confirmations.find(environmentId, subject, applicant.dataKey);
      if (previous !== undefined && previous.confirmedAt === undefined && at < previous.resendAfter)
        return failure(tooSoon(previous.resendAfter, at));

      const code = deps.secrets.code();
      const token = deps.secrets.linkToken();
      const id = deps.identifiers.uuid();
      const expiresAt = new Date(at.getTime() + codeLifeMs);
      const linkExpiresAt = kind === 'email' ? new Date(at.getTime() + linkLifeMs) : undefined;
      const { sends, resendAfter } = nextSend(previous, at);
      const language = messageLanguage(input.lang ?? applicant.lang);
      const link = `${deps.publicUrl()}/confirm/email?token=${token}&lang=${language}`;
      const queued = await queueMessage(deps)(stores, context, {
        applicant,
        purpose: 'confirmation',
        content:
          kind === 'email'
            ? codeEmail(language, address, { code, link, accent: await linkColour(stores, environmentId) })
            : codeSms(language, address, code),
        addressHash: valueHash,
        at,
        expiresAt: linkExpiresAt ?? expiresAt,
      });
      if (!queued.ok) return queued;
      const confirmation = {
        ...subject,
        id,
        value: address,
        valueHash,
        codeHash: hashCode(keyring, { id, applicantId }, code),
        linkHash: kind === 'email' ? hashLink(keyring, token) : undefined,
        tries: 0,
        sends,
        sentAt: at,
        expiresAt,
        linkExpiresAt,
        resendAfter,
        confirmedAt: undefined,
      };
      await stores.confirmations.replace(environmentId, confirmation, applicant.dataKey);
      await stores.journal.append({
        environmentId,
        subjectId: applicantId,
        at,
        type: 'confirmationSent',
        actor,
        payload: { kind, actionId, confirmationId: id, messageId: queued.value, sends },
        dataKey: applicant.dataKey,
      });
      return success({ kind, maskedValue: maskIdentifier(kind, address), expiresAt, resendAfter });
    });
}

/** Of links on white; the reader's program chooses where the environment has none that can be read there. */
async function linkColour(
  { themes }: Pick<Stores, 'themes'>,
  environmentId: EnvironmentId,
): Promise<string | undefined> {
  const theme = await themes.find(environmentId);
  return accentColours(theme?.tokens ?? null, 'light')?.link;
}

/** The value to confirm. An applicant may name one only where the customer told none: he cannot swap it for another. */
function chooseIdentifier(
  { actor }: Context,
  own: string | undefined,
  { kind, value }: StartConfirmationInput,
): Result<Identifier, AppError> {
  const text = value ?? own;
  if (text === undefined || (value === undefined && text.trim() === ''))
    return failure(appError('identifier-missing'));
  const identifier = readIdentifier(kind, text);
  if (identifier === undefined) return failure(appError('identifier-invalid'));
  const told = own === undefined ? undefined : readIdentifier(kind, own);
  const isOther = told !== undefined && told.normalised !== identifier.normalised;
  if (actor.kind === 'applicant' && isOther)
    return failure(appError('no-permission', 'Another value than the one told before cannot be confirmed'));
  return success(identifier);
}

function tooSoon(resendAfter: Date, at: Date): AppError {
  return {
    ...appError('too-many-requests', 'A code was sent a moment ago: wait before asking for another'),
    retryAfterSeconds: Math.max(1, Math.ceil((resendAfter.getTime() - at.getTime()) / 1000)),
  };
}
