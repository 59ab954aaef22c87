import { createSecretKey, randomBytes } from 'node:crypto';
import { type ApplicantId, applicantIdSchema, inspectionIdSchema, type WebhookId } from '@aval/core/ids';
import { sql } from 'kysely';
import { bindStores } from '../src/main/bind-stores.ts';
import { randomIdentifiers } from '../src/platform/crypto/identifiers.ts';
import { type Keyring, makeKeyring } from '../src/platform/crypto/keyring.ts';
import type { Db, Queries } from '../src/platform/database/open-database.ts';
import { makeTransact } from '../src/platform/database/transact.ts';
import { makeMetrics } from '../src/platform/metrics/metrics.ts';
import { createWebhook } from '../src/webhooks/create-webhook.ts';
import type { SendWebhook, Webhook, WebhookEvent } from '../src/webhooks/ports.ts';
import { defaultWebhookOptions, type WebhookOptions } from '../src/webhooks/webhook-options.ts';
import type { NewWebhook } from '../src/webhooks/webhook-settings.ts';
import type { TestEnvironment } from './test-world.ts';

/** A keyring of its own, as a fresh installation has. */
export function makeTestKeyring(): Keyring {
  return makeKeyring({ secret: createSecretKey(randomBytes(32)), source: 'environment' });
}

/** A clock that stands still until it is set. */
export function makeTestClock(start = '2026-02-03T04:05:06.789Z') {
  const state = { now: new Date(start) };
  return {
    clock: () => state.now,
    set: (at: Date) => {
      state.now = at;
    },
  };
}

/** All dependencies of the webhook area on one database. */
export function webhookDependencies(
  db: Db,
  keyring: Keyring,
  clock: () => Date,
  send: SendWebhook,
  changed: Partial<WebhookOptions> = {},
) {
  const options: WebhookOptions = { ...defaultWebhookOptions, ...changed };
  const stores = bindStores(db, keyring);
  const transact = makeTransact(db, (queries) => bindStores(queries, keyring));
  const shared = { ...stores, transact, clock, send, options, identifiers: randomIdentifiers };
  const disabled: string[] = [];
  return {
    routes: {
      create: shared,
      change: shared,
      read: shared,
      remove: shared,
      rotate: shared,
      test: shared,
      deliveries: shared,
      delivery: shared,
      resend: shared,
      replay: shared,
      progress: shared,
      clock,
    },
    jobs: {
      deliver: {
        ...shared,
        metrics: makeMetrics(),
        onDisabled: ({ webhookId }: { readonly webhookId: string }) => disabled.push(webhookId),
      },
      replay: shared,
      tend: shared,
    },
    /** Webhooks that the operator was told of, since they were turned off. */
    disabled,
  };
}

export type TestApplicant = {
  readonly id: ApplicantId;
  readonly event: (type: WebhookEvent['type']) => WebhookEvent;
};

/** An applicant, and events about it. */
export async function insertTestApplicant(
  db: Db,
  keyring: Keyring,
  { context, levelId, levelName }: TestEnvironment,
): Promise<TestApplicant> {
  const id = applicantIdSchema.parse(randomIdentifiers.objectId());
  const inspectionId = inspectionIdSchema.parse(randomIdentifiers.objectId());
  const { plain: dataKey, wrapped } = keyring.newDataKey(id);
  const externalUserId = `user-${id}`;
  const at = new Date('2026-02-03T04:05:06.789Z');
  await db
    .insertInto('applicant')
    .values({
      id,
      environment_id: context.environmentId,
      inspection_id: inspectionId,
      external_user_hash: keyring.searchHash('test', externalUserId),
      type: 'individual',
      level_id: levelId,
      wrapped_key: wrapped,
      // Webhooks never open profiles.
      profile_sealed: Buffer.alloc(0),
      created_at: at,
      created_by: 'test',
    })
    .execute();
  const event = (type: WebhookEvent['type']): WebhookEvent => ({
    environmentId: context.environmentId,
    sandbox: context.environment === 'sandbox',
    clientId: context.clientId,
    type,
    at,
    correlationId: context.correlationId,
    applicantId: id,
    inspectionId,
    applicantType: 'individual',
    externalUserId,
    sourceKey: undefined,
    levelName,
    previousLevelName: undefined,
    reviewStatus: 'init',
    reviewResult: undefined,
    dataKey,
  });
  return { id, event };
}

/** Adds a webhook through its use case. */
export async function insertTestWebhook(
  deps: ReturnType<typeof webhookDependencies>,
  environment: TestEnvironment,
  settings: Pick<NewWebhook, 'target' | 'types'> & Partial<NewWebhook>,
): Promise<Webhook> {
  const created = await createWebhook(deps.routes.create)(environment.context, settings);
  if (!created.ok) throw new Error(created.error.name);
  return created.value;
}

export type WaitingJob = { readonly payload: unknown; readonly runAt: Date };

/** Delivery jobs of one webhook that wait, by time. */
export async function waitingDeliveries(db: Queries, webhookId: WebhookId): Promise<WaitingJob[]> {
  const answer = await sql<WaitingJob>`
    select job.payload, job.run_at as "runAt"
    from graphile_worker._private_jobs as job
    join graphile_worker._private_tasks as task on task.id = job.task_id and task.identifier = 'deliver-webhook'
    join "webhook_delivery" as delivery on delivery.id = (job.payload ->> 'deliveryId')::uuid
    where delivery.webhook_id = ${webhookId} /* every tenant */
    order by job.run_at, job.id
  `.execute(db);
  return answer.rows;
}

/** Takes the waiting delivery jobs of a webhook away, as a worker does that has fetched them. */
export async function takeDeliveries(db: Queries, webhookId: WebhookId): Promise<WaitingJob[]> {
  const jobs = await waitingDeliveries(db, webhookId);
  await sql`
    delete from graphile_worker._private_jobs as job using "webhook_delivery" as delivery
    where delivery.id = (job.payload ->> 'deliveryId')::uuid and delivery.webhook_id = ${webhookId} /* every tenant */
  `.execute(db);
  return jobs;
}
