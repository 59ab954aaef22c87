import type { EnvironmentId, WebhookId } from '@aval/core/ids';
import { success } from '@aval/core/result';
import type { EnvironmentKeys } from '../tenants/ports.ts';
import type { Claimed } from './ports.ts';
import { makeReceiverPaces, type ReceiverPaces } from './receiver-pace.ts';
import { deliverWebhookTask, type TryDeliveryDependencies, tryDelivery } from './try-delivery.ts';

export type DeliverWebhookDependencies = TryDeliveryDependencies & {
  readonly environmentKeys: EnvironmentKeys;
  /** Receivers that keep us waiting and may have a turn at one time in this process; a third of the lane unless given. */
  readonly slowTurns?: number;
};
export type DeliverWebhookInput = {
  readonly environmentId: EnvironmentId;
  /** Absent in jobs of earlier versions. */
  readonly webhookId?: WebhookId | undefined;
  readonly deliveryId: string;
  /** Number of the try, from 1. */
  readonly attempt: number;
  /** Other tries of the webhook that had jobs. */
  readonly others?: readonly { readonly deliveryId: string; readonly attempt: number }[] | undefined;
  /** The job that was put aside while its receiver rested: whatever this process's clock says, the rest is over. */
  readonly rested?: boolean | undefined;
};

/** Receivers that a process sends to at one time. */
export const webhookLane = 12;
/** Requests of one webhook that a process has under way, as long as its receiver answers in good time. */
export const webhookConcurrency = 16;
/** Milliseconds that a slow receiver waits for the end of another one's turn before it asks again. */
const slowRestMs = 2000;
/** Milliseconds after which a job makes room for other webhooks; what is left has a job of its own. */
const turnMs = 10_000;
/** While there is more to do than can be done at once, jobs that only say so are taken away together, so often in milliseconds, so many. */
const sweepMs = 1000;
const sweepLimit = 2000;
/** Tries that one job names. */
const mostOthers = 1000;
/** Milliseconds that a try may take beside the request itself, before somebody else may make it. */
const claimSlackMs = 10_000;

/**
 * What one process is doing for one webhook. `asked`: repeated tries that have a job now, by delivery, with their numbers; they are
 * due whatever this process's clock says. `wakes`: how often it was woken.
 */
type Desk = { readonly asked: Map<string, number>; wake: () => void; wakes: number };

/**
 * Makes all tries of a webhook that are due. Every try has a job, but the first of them does the work of all: the others find
 * it at work and leave their try to it. Tries are taken in the database, so several processes may work for one webhook and none
 * makes the other's try. A job that is run again finds nothing to do. Receivers that keep us waiting share a part of the lane
 * and take turns in it, so they delay each other and nobody else.
 */
export function deliverWebhook(deps: DeliverWebhookDependencies) {
  const { slowTurns = Math.ceil(webhookLane / 3) } = deps;
  const desks = new Map<WebhookId, Desk>();
  const paces = makeReceiverPaces(webhookConcurrency);
  const work = workThrough(deps, paces);
  const mustWait = (webhookId: WebhookId, { rested = false }: DeliverWebhookInput) => {
    if (!paces.isSlow(webhookId)) return undefined;
    const now = deps.clock().getTime();
    const until = paces.restsUntil(webhookId);
    if (until > now && !rested) return { until, hasJob: true };
    const atWork = [...desks.keys()].filter(paces.isSlow).length;
    return atWork < slowTurns ? undefined : { until: now + slowRestMs, hasJob: false };
  };
  return async (input: DeliverWebhookInput, signal: AbortSignal): Promise<void> => {
    const { environmentId, deliveryId } = input;
    if (input.webhookId !== undefined) {
      if (leave(input, desks.get(input.webhookId))) return;
      const wait = mustWait(input.webhookId, input);
      if (wait !== undefined) return postpone({ ...input, webhookId: input.webhookId }, wait);
    }
    const webhook = await deps.deliveries.webhookOf(environmentId, deliveryId);
    if (webhook === undefined) return;
    const { webhookId, enabled } = webhook;
    if (!enabled) return deps.deliveries.hold(environmentId, webhookId);
    const job = { ...input, webhookId };
    if (leave(input, desks.get(webhookId))) return;
    // Whoever looked before may have sat down meanwhile.
    const wait = mustWait(webhookId, input);
    if (wait !== undefined) return postpone(job, wait);
    const desk: Desk = { asked: new Map(), wake: () => undefined, wakes: 0 };
    leave(input, desk);
    desks.set(webhookId, desk);
    try {
      const { isLeft, faults } = await work(job, desk, signal, () => desks.delete(webhookId));
      const now = deps.clock().getTime();
      if (!isLeft) await lookAfterOthers(deps, job);
      else if (paces.isSlow(webhookId)) await postpone(job, { until: now + slowRestMs, hasJob: false });
      else await goOn(deps, job, desk.asked);
      if (faults.length > 0) throw faults[0];
    } finally {
      if (desks.get(webhookId) === desk) desks.delete(webhookId);
    }
  };

  /** One job later for all that waits: by then it is due, so it need not be named. */
  async function postpone(job: Job, { until, hasJob }: { until: number; hasJob: boolean }): Promise<void> {
    if (hasJob) return;
    const { environmentId, webhookId, deliveryId, attempt } = job;
    await deps.transact(async ({ jobs }) => {
      const key = `${deliverWebhookTask}/${webhookId}/slow`;
      const payload = { environmentId, webhookId, deliveryId, attempt, rested: true };
      await jobs.add(deliverWebhookTask, payload, { runAt: new Date(until), key });
      return success(undefined);
    });
    paces.rest(webhookId, until);
  }
}

/** Leaves a try to whom is at work for its webhook; false when nobody is. */
function leave({ deliveryId, attempt, others = [] }: DeliverWebhookInput, desk: Desk | undefined): boolean {
  if (desk === undefined) return false;
  ask(desk, [{ deliveryId, attempt }, ...others]);
  desk.wake();
  return true;
}

function ask(desk: Desk, tries: readonly { readonly deliveryId: string; readonly attempt: number }[]): void {
  // A first try is due at once and need not be named.
  for (const { deliveryId, attempt } of tries) if (attempt > 1) desk.asked.set(deliveryId, attempt);
}

type Job = DeliverWebhookInput & { readonly webhookId: WebhookId };

/**
 * Answers whether the turn was over before the work was, and what broke on our side. `leave` is called in the very moment in which nothing more is asked: whoever asks
 * afterwards begins anew.
 */
function workThrough(deps: DeliverWebhookDependencies, paces: ReceiverPaces) {
  const attempt = tryDelivery(deps);
  const forMs = deps.options.answerMs + claimSlackMs;
  return async (job: Job, desk: Desk, signal: AbortSignal, leave: () => void) => {
    const { environmentId, webhookId } = job;
    const environmentKey = await deps.environmentKeys.dataKey(environmentId);
    const underway = new Map<string, Promise<void>>();
    const unmade: string[] = [];
    const faults: unknown[] = [];
    const begin = (claimed: Claimed) => {
      const made = attempt({ environmentId, environmentKey, claimed }, signal).then(
        (pace) => {
          if (pace !== undefined) paces.note(webhookId, pace === 'in time');
        },
        (fault: unknown) => {
          // Its claim stays when the fault is ours: one that breaks every time must not be taken again at once.
          if (signal.aborted) unmade.push(claimed.id);
          faults.push(fault);
        },
      );
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
    let swept = started;
    for (;;) {
      const limit = paces.requests(webhookId) - underway.size;
      if (limit <= 0) {
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
      for (const each of claimed) {
        desk.asked.delete(each.id);
        begin(each);
      }
      if (claimed.length === limit) {
        if (performance.now() - swept > sweepMs) {
          ask(desk, await deps.deliveries.takeJobs(environmentId, webhookId, deliverWebhookTask, sweepLimit));
          swept = performance.now();
        }
        continue;
      }
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
    return { isLeft, faults };
  };
}

/** The turn is over: one job for what is left and what was asked for in the meantime. */
async function goOn(deps: DeliverWebhookDependencies, job: Job, asked: Desk['asked']): Promise<void> {
  const { environmentId, webhookId, deliveryId, attempt } = job;
  const tries = [...asked].map(([id, number]) => ({ deliveryId: id, attempt: number }));
  await deps.transact(async ({ jobs }) => {
    for (let from = 0; from === 0 || from < tries.length; from += mostOthers) {
      const others = tries.slice(from, from + mostOthers);
      await jobs.add(deliverWebhookTask, { environmentId, webhookId, deliveryId, attempt, others });
    }
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
