import { type AppError, appError } from '@aval/core/errors';
import { failure, type Result, success } from '@aval/core/result';
import type { ApplicantStore } from '../applicants/ports.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { TenantStore } from '../tenants/ports.ts';
import { answerSession } from './answer-session.ts';
import { findByEndpoint } from './find-provider.ts';
import { type MoveSessionDependencies, moveSession } from './move-session.ts';
import type { Headers, ProviderSessionStore, ProviderSetup } from './ports.ts';

export type ReceiveWebhookDependencies = MoveSessionDependencies & {
  readonly setup: ProviderSetup;
  readonly keyring: Pick<Keyring, 'sign'>;
  readonly tenants: Pick<TenantStore, 'findByClientId'>;
  readonly applicants: Pick<ApplicantStore, 'find'>;
  readonly providerSessions: Pick<ProviderSessionStore, 'head'>;
};
type Input = {
  readonly endpoint: string;
  readonly headers: Headers;
  readonly bytes: Buffer;
  readonly correlationId: string;
};

/**
 * Takes a provider's webhook. Its digest is verified before anything in it is looked at. A provider that can be asked is asked: the
 * webhook only says when, so one that is old, doubled or out of order does no harm. One that cannot be asked gives his verdict
 * here, and a session takes one verdict. What concerns nobody is answered like everything genuine.
 */
export function receiveWebhook(deps: ReceiveWebhookDependencies) {
  const move = moveSession(deps);
  return async ({ endpoint, headers, bytes, correlationId }: Input): Promise<Result<undefined, AppError>> => {
    const provider = findByEndpoint(deps.keyring, deps.setup, endpoint);
    if (provider === undefined) return failure(appError('provider-not-found'));
    if (!provider.isGenuine(headers, bytes)) return failure(appError('provider-digest-mismatch'));
    const reading = provider.readWebhook(bytes);
    if (reading.kind === 'malformed') return failure(appError('invalid-value', 'The webhook makes no sense'));
    if (reading.kind === 'ignored') return success(undefined);
    const { clientId, environment } = provider;
    const world = await deps.tenants.findByClientId(clientId, environment);
    if (world === undefined) return success(undefined);
    const head = await deps.providerSessions.head(world.id, reading.sessionId);
    if (head === undefined || head.provider !== provider.name) return success(undefined);
    const applicant = await deps.applicants.find(world.id, head.applicantId);
    if (applicant === undefined) return success(undefined);
    const context = {
      environmentId: world.id,
      environment,
      clientId,
      actor: { kind: 'system' as const, id: `provider/${provider.name}` },
      correlationId,
    };
    const { verdict } = reading;
    const moved = await move(context, applicant, reading.sessionId, (present) => {
      if (verdict !== undefined) return answerSession(present, verdict, deps.clock());
      return present.status === 'waiting' ? { session: present, nudge: true } : undefined;
    });
    return moved.ok ? success(undefined) : moved;
  };
}
