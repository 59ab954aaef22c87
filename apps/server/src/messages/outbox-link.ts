import { type EnvironmentId, environmentIdSchema } from '@aval/core/ids';
import type { Keyring } from '../platform/crypto/keyring.ts';

/** Milliseconds a link to the outbox is good for. */
const linkLifeMs = 15 * 60_000;
const purpose = 'sandbox-outbox';

export type OutboxLink = {
  readonly environment: string;
  readonly expires: number;
  readonly signature: string;
};

/** Path and query of the outbox page of one sandbox, signed by this installation. */
export function outboxLink(keyring: Pick<Keyring, 'sign'>, environmentId: EnvironmentId, now: Date): string {
  const expires = now.getTime() + linkLifeMs;
  const signature = keyring.sign(purpose, `${environmentId}/${expires}`).toString('hex');
  return `/sandbox/outbox?environment=${environmentId}&expires=${expires}&signature=${signature}`;
}

/** The environment whose outbox a link opens; undefined when it is not ours or too old. */
export function readOutboxLink(
  keyring: Pick<Keyring, 'verify'>,
  { environment, expires, signature }: OutboxLink,
  now: Date,
): EnvironmentId | undefined {
  const genuine = keyring.verify(purpose, `${environment}/${expires}`, Buffer.from(signature, 'hex'));
  if (!genuine || now.getTime() >= expires) return undefined;
  const id = environmentIdSchema.safeParse(environment);
  return id.success ? id.data : undefined;
}
