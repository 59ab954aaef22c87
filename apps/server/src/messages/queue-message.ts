import { type AppError, appError } from '@aval/core/errors';
import { failure, type Result, success } from '@aval/core/result';
import type { Applicant } from '../applicants/ports.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { JobQueue } from '../platform/jobs/ports.ts';
import type { MessageContent, MessageGateways, MessageLimits, MessageScope, MessageStore } from './ports.ts';
import { sendMessageTask } from './send-message.ts';

export type QueueMessageDependencies = {
  readonly gateways: MessageGateways;
  readonly limits: MessageLimits;
  readonly identifiers: Pick<Identifiers, 'uuid'>;
};
export type QueueMessageStores = { readonly messages: MessageStore; readonly jobs: JobQueue };
export type QueueMessageInput = {
  readonly applicant: Applicant;
  readonly purpose: string;
  readonly content: MessageContent;
  readonly addressHash: string;
  readonly at: Date;
  readonly expiresAt: Date;
};

const hourMs = 3_600_000;

/**
 * Writes a message and the job that sends it, in the caller's transaction; answers its id. In the sandbox it only lies in the
 * outbox. Errors: `message-gateway-missing`; `too-many-requests` with the seconds after which the next one may go.
 */
export function queueMessage({ gateways, limits, identifiers }: QueueMessageDependencies) {
  return async (
    { messages, jobs }: QueueMessageStores,
    { environmentId, environment }: Context,
    { applicant, purpose, content, addressHash, at, expiresAt }: QueueMessageInput,
  ): Promise<Result<string, AppError>> => {
    const captured = environment === 'sandbox';
    if (!captured && gateways[content.channel] === undefined)
      return failure(appError('message-gateway-missing'));
    await messages.lock(environmentId);
    const scopes: readonly (readonly [MessageScope, number])[] = [
      [{ addressHash }, limits.perAddress],
      [{ applicantId: applicant.id }, limits.perApplicant],
      ['everybody', limits.perEnvironment],
    ];
    const since = new Date(at.getTime() - hourMs);
    const waits: number[] = [];
    for (const [scope, limit] of scopes) {
      const blocking = await messages.nthNewest(environmentId, purpose, scope, limit, since);
      if (blocking !== undefined) waits.push(blocking.getTime() + hourMs - at.getTime());
    }
    if (waits.length > 0) return failure(tooMany(Math.max(...waits)));
    const id = identifiers.uuid();
    await messages.insert(environmentId, {
      id,
      applicantId: applicant.id,
      purpose,
      addressHash,
      status: captured ? 'captured' : 'queued',
      content,
      dataKey: applicant.dataKey,
      createdAt: at,
      expiresAt,
    });
    if (!captured) await jobs.add(sendMessageTask, { environmentId, messageId: id, attempt: 1 });
    return success(id);
  };
}

/** One sentence for all limits: which of them was met would tell what others do with a number. */
function tooMany(waitMs: number): AppError {
  return {
    ...appError('too-many-requests', 'Too many messages were sent: try again later'),
    retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)),
  };
}
