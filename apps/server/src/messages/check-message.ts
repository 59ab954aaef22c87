import type { EnvironmentId } from '@aval/core/ids';
import { success } from '@aval/core/result';
import { checkMessageTask, checkWaits, type SendMessageDependencies } from './send-message.ts';

export type CheckMessageInput = {
  readonly environmentId: EnvironmentId;
  readonly messageId: string;
  /** Number of the question, from 1. */
  readonly round: number;
};

/** Asks the gateway what became of a message that it took; asks again later while it does not know, some times. */
export function checkMessage({ messages, gateways, transact, clock }: SendMessageDependencies) {
  return async (
    { environmentId, messageId, round }: CheckMessageInput,
    signal: AbortSignal,
  ): Promise<void> => {
    const message = await messages.find(environmentId, messageId);
    if (message === undefined || message.status !== 'accepted' || message.gatewayId === undefined) return;
    const gateway = gateways[message.channel];
    // Another gateway would be asked about somebody else's message.
    if (gateway?.delivery === undefined || gateway.name !== message.gateway) return;
    const state = await gateway.delivery(message.gatewayId, signal);
    const at = clock();
    await transact(async (stores) => {
      if (state === 'delivered' || state === 'failed') {
        await stores.messages.settle(environmentId, messageId, { status: state, at });
        return success(undefined);
      }
      const wait = checkWaits[round];
      if (wait !== undefined) {
        const runAt = new Date(at.getTime() + wait * 1000);
        const key = `${checkMessageTask}/${messageId}`;
        await stores.jobs.add(
          checkMessageTask,
          { environmentId, messageId, round: round + 1 },
          { runAt, key },
        );
      }
      return success(undefined);
    });
  };
}
