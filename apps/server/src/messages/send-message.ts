import type { EnvironmentId } from '@aval/core/ids';
import { success } from '@aval/core/result';
import type { Clock } from '../platform/clock/clock.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { JobQueue } from '../platform/jobs/ports.ts';
import type { MessageGateway, MessageGateways, MessageProgress, MessageStore, SendOutcome } from './ports.ts';

/** Name of the job that makes one try. */
export const sendMessageTask = 'send-message';
/** Name of the job that asks a gateway what became of a message. */
export const checkMessageTask = 'check-message';

/** Seconds between one try and the next; the last repeats until the message expires. */
const retryWaits = [2, 5, 10, 20, 30, 60] as const;
/** Seconds after which a gateway is asked whether a message arrived. */
export const checkWaits = [10, 60, 300, 1800, 7200] as const;

export type SendMessageDependencies = {
  readonly messages: MessageStore;
  readonly gateways: MessageGateways;
  readonly transact: Transact<{ readonly messages: MessageStore; readonly jobs: JobQueue }>;
  readonly clock: Clock;
};
export type SendMessageInput = {
  readonly environmentId: EnvironmentId;
  readonly messageId: string;
  /** Number of the try, from 1: a job run again for a try already written does nothing. */
  readonly attempt: number;
};

/**
 * One try to send. A gateway that is away is tried again until the message has expired; a message that is refused is not. A crash
 * between sending and writing sends it once more under the same id.
 */
export function sendMessage({ messages, gateways, transact, clock }: SendMessageDependencies) {
  return async (
    { environmentId, messageId, attempt }: SendMessageInput,
    signal: AbortSignal,
  ): Promise<void> => {
    const message = await messages.find(environmentId, messageId);
    if (message === undefined || message.status !== 'queued' || message.attempts !== attempt - 1) return;
    const { content, expiresAt } = message;
    if (content === undefined) throw new Error(`message ${messageId} waits and has no content`);
    const gateway = gateways[content.channel];
    const isLate = clock() >= expiresAt;
    const outcome: SendOutcome = isLate
      ? { status: 'refused', reason: 'expired' }
      : gateway === undefined
        ? { status: 'unavailable', reason: 'message-gateway-missing' }
        : await gateway.send({ ...content, id: messageId }, signal);
    const at = clock();
    const next = retryAt(outcome, attempt, at);
    const progress = progressOf(outcome, gateway, at, next !== undefined && next < expiresAt);
    await transact(async (stores) => {
      const written = await stores.messages.record(environmentId, messageId, attempt, progress);
      if (written && progress.status === 'queued' && next !== undefined)
        await stores.jobs.add(
          sendMessageTask,
          { environmentId, messageId, attempt: attempt + 1 },
          { runAt: next },
        );
      if (written && progress.status === 'accepted' && gateway?.delivery !== undefined) {
        const runAt = new Date(at.getTime() + checkWaits[0] * 1000);
        await stores.jobs.add(checkMessageTask, { environmentId, messageId, round: 1 }, { runAt });
      }
      return success(undefined);
    });
  };
}

function retryAt(outcome: SendOutcome, attempt: number, at: Date): Date | undefined {
  if (outcome.status !== 'unavailable') return undefined;
  const usual = retryWaits[Math.min(attempt, retryWaits.length) - 1] ?? 60;
  return new Date(at.getTime() + Math.max(usual, outcome.retryAfterSeconds ?? 0) * 1000);
}

function progressOf(
  outcome: SendOutcome,
  gateway: MessageGateway | undefined,
  at: Date,
  mayRetry: boolean,
): MessageProgress {
  if (outcome.status === 'accepted')
    return { status: 'accepted', gateway: gateway?.name ?? '', gatewayId: outcome.gatewayId, at };
  const { reason } = outcome;
  return outcome.status === 'unavailable' && mayRetry
    ? { status: 'queued', reason }
    : { status: 'failed', reason };
}
