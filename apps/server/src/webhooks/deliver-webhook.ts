import type { EnvironmentId, WebhookId } from '@aval/core/ids';
import { success } from '@aval/core/result';
import type { EnvironmentKeys } from '../tenants/ports.ts';
import type { Claimed } from './ports.ts';
import { deliverWebhookTask, type TryDeliveryDependencies, tryDelivery } from './try-delivery.ts';

export type DeliverWebhookDependencies = TryDeliveryDependencies & {
  readonly environmentKeys: EnvironmentKeys;
};
export type DeliverWebhookInput = {
  readonly environmentId: EnvironmentId;
  /** Absent in jobs of earlier versions. */
  readonly webhookId?: WebhookId | undefined;
  readonly deliveryId: string;
  /** Number of the try, from 1. */
  readonly attempt: number;
};

/** Requests of one webhook that a process has under way: a receiver that hangs holds up no more. */
export const webhookConcurrency = 16;
/** Milliseconds after which a job makes room for other webhooks; what is left has a job of its own. */
const turnMs = 10_000;
/** Milliseconds that a try may take beside the request itself, before somebody else may make it. */
const claimSlackMs = 10_000;

/**
 * What one process is doing for one webhook. `asked`: tries that have a job now, by delivery, with their numbers. `wakes`: how often
 * it was woken.
 */
type Desk = { readonly asked: Map<string, number>; wake: () => void; wakes: number };

/**
 * Makes all tries of a webhook that are due. Every try has a job, but the first of them does the work of all: the others find
 * it at work and leave their try to it. Tries are taken in the database, so several processes may work for one webhook and none
 * makes the other's try. A job that is run again finds nothing to do.
 */
export function deliverWebhook(deps: DeliverWebhookDependencies) {
  const desks = new Map<WebhookId, Desk>();
  const work = workThrough(deps);
  return async (input: DeliverWebhookInput, signal: AbortSignal): Promise<void> => {
    const { environmentId, deliveryId, attempt } = input;
    const busy = input.webhookId === undefined ? undefined : desks.get(input.webhookId);
    if (busy !== undefined) {
      busy.asked.set(deliveryId, attempt);
      busy.wake();
      return;
    }
    const webhook = await deps.deliveries.webhookOf(environmentId, deliveryId);
    if (webhook === undefined) return;
    const { webhookId, enabled } = webhook;
    if (!enabled) return deps.deliveries.hold(environmentId, webhookId);
    const meanwhile = desks.get(webhookId);
    if (meanwhile !== undefined) {
      meanwhile.asked.set(deliveryId, attempt);
      meanwhile.wake();
      return;
    }
    const desk: Desk = { asked: new Map([[deliveryId, attempt]]), wake: () => undefined, wakes: 0 };
    desks.set(webhookId, desk);
    try {
      await work({ ...input, webhookId }, desk, signal, () => desks.delete(webhookId));
    } finally {
      if (desks.get(webhookId) === desk) desks.delete(webhookId);
    }
  };
}

type Job = DeliverWebhookInput & { readonly webhookId: WebhookId };

/** `leave` is called in the very moment in which nothing more is asked: whoever asks afterwards begins anew. */
function workThrough(deps: DeliverWebhookDependencies) {
  const attempt = tryDelivery(deps);
  const forMs = deps.options.answerMs + claimSlackMs;
  return async (job: Job, desk: Desk, signal: AbortSignal, leave: () => void): Promise<void> => {
    const { environmentId, webhookId } = job;
    const environmentKey = await deps.environmentKeys.dataKey(environmentId);
    const underway = new Map<string, Promise<void>>();
    const unmade: string[] = [];
    const faults: unknown[] = [];
    const begin = (claimed: Claimed) => {
      const made = attempt({ environmentId, environmentKey, claimed }, signal).catch((fault: unknown) => {
        // Its claim stays when the fault is ours: one that breaks every time must not be taken again at once.
        if (signal.aborted) unmade.push(claimed.id);
        faults.push(fault);
      });
      underway.set(
        claimed.id,
        made.finally(() => {
          underway.delete(claimed.id);
          desk.wake();
        }),
      );
    };
    const started = performance.now();
    const isOver = () => signal.aborted || performance.now() - started > turnMs;
    for (;;) {
      const limit = webhookConcurrency - underway.size;
      if (limit === 0) {
        await Promise.race(underway.values());
        continue;
      }
      if (isOver()) break;
      const { wakes } = desk;
      const woken = new Promise<void>((resolve) => {
        desk.wake = () => {
          desk.wakes += 1;
          resolve();
        };
      });
      const asked = [...desk.asked].slice(0, 1000).map(([id, number]) => ({ id, attempts: number - 1 }));
      const at = deps.clock();
      const claimed = await deps.deliveries.claim(environmentId, webhookId, { at, asked, limit, forMs });
      for (const each of claimed) begin(each);
      if (claimed.length === limit) continue;
      // All that was asked for was looked at: it is taken, made, or not to be made.
      for (const { id } of asked) desk.asked.delete(id);
      // A try that ended while the database was looking may have let the next of its applicant through.
      if (desk.asked.size > 0 || claimed.length > 0 || desk.wakes !== wakes) continue;
      if (underway.size === 0) {
        leave();
        break;
      }
      await woken;
    }
    const isLeft = isOver();
    await Promise.all(underway.values());
    leave();
    if (unmade.length > 0) await deps.deliveries.release(environmentId, unmade);
    signal.throwIfAborted();
    if (faults.length > 0) throw faults[0];
    if (isLeft) await goOn(deps, job, desk.asked);
    else await lookAfterOthers(deps, job);
  };
}

/** The turn is over: jobs for what is left, and for what was asked for in the meantime. */
async function goOn(deps: DeliverWebhookDependencies, job: Job, asked: Desk['asked']): Promise<void> {
  const { environmentId, webhookId } = job;
  await deps.transact(async ({ jobs }) => {
    for (const [deliveryId, attempt] of new Map([[job.deliveryId, job.attempt], ...asked]))
      await jobs.add(deliverWebhookTask, { environmentId, webhookId, deliveryId, attempt });
    return success(undefined);
  });
}

/** A job for what another process has taken, in case that it died. */
async function lookAfterOthers(deps: DeliverWebhookDependencies, job: Job): Promise<void> {
  const { environmentId, webhookId } = job;
  const elsewhere = await deps.deliveries.claimedElsewhere(environmentId, webhookId);
  if (elsewhere === undefined) return;
  const { id: deliveryId, attempts } = elsewhere;
  const payload = { environmentId, webhookId, deliveryId, attempt: attempts + 1 };
  await deps.transact(async ({ jobs }) => {
    const key = `${deliverWebhookTask}/${webhookId}`;
    await jobs.add(deliverWebhookTask, payload, { runAt: elsewhere.until, key });
    return success(undefined);
  });
}
