import type { WebhookId } from '@aval/core/ids';
import { webhookIdSchema } from '@aval/core/ids';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Context } from '../src/platform/context.ts';
import { randomIdentifiers } from '../src/platform/crypto/identifiers.ts';
import type { Db } from '../src/platform/database/open-database.ts';
import type { RawRequest, Route } from '../src/platform/http/route.ts';
import type { Job } from '../src/platform/jobs/ports.ts';
import { webhookRoutes } from '../src/webhooks/http.ts';
import { webhookJobs } from '../src/webhooks/jobs.ts';
import { makeWebhookOutbox } from '../src/webhooks/outbox-store.ts';
import { makeWebhookSender } from '../src/webhooks/send-webhook.ts';
import type { SubscribableType } from '../src/webhooks/subscribable-types.ts';
import type { WebhookOptions } from '../src/webhooks/webhook-options.ts';
import { openTestDatabase } from './test-database.ts';
import { makeTestWorld, type TestEnvironment } from './test-world.ts';
import {
  insertTestApplicant,
  makeTestClock,
  makeTestKeyring,
  type TestApplicant,
  webhookDependencies,
} from './webhook-world.ts';

const never = new AbortController().signal;
const identified = z.object({ id: webhookIdSchema, secretKey: z.string(), standardSecret: z.string() });

type BelowWebhook = Omit<Partial<RawRequest>, 'params'> & {
  readonly params?: Readonly<Record<string, unknown>>;
};

/** Calls a route past the door: its body, the name of its error, or where the request was invalid. */
export async function callRoute(
  routes: readonly Route[],
  method: string,
  path: string,
  request: Partial<RawRequest>,
  context: Context,
): Promise<unknown> {
  const found = routes.find((route) => route.method === method && route.path === path);
  if (found === undefined) throw new Error(`no route ${method} ${path}`);
  const outcome = await found.run(context, {
    params: {},
    query: {},
    body: undefined,
    files: new Map(),
    bytes: Buffer.alloc(0),
    subject: undefined,
    headers: {},
    target: path,
    ...request,
  });
  if (outcome.kind === 'invalid')
    return { invalid: outcome.where, field: outcome.error.issues[0]?.path.join('.') };
  if (outcome.kind === 'failed') return { error: outcome.error.name };
  if ('stream' in outcome.reply) throw new Error(`${method} ${path} answers with a stream`);
  if ('bytes' in outcome.reply) return outcome.reply.bytes.toString('utf8');
  const sent: unknown = JSON.parse(JSON.stringify(outcome.reply.body));
  return sent;
}

/** The webhook area on a database of its own, with a clock that stands still, and jobs that run when told to. */
export async function openWebhookHarness(changed: Partial<WebhookOptions> = {}) {
  const database = await openTestDatabase();
  const keyring = makeTestKeyring();
  const time = makeTestClock();
  const options = { plainHttp: true, answerMs: 60_000, ...changed };
  const sender = makeWebhookSender({ privateTargets: false, ...options });
  const deps = webhookDependencies(database.db, keyring, time.clock, sender.send, options);
  const routes = webhookRoutes(deps.routes);
  const jobs = webhookJobs(deps.jobs);

  /** An environment of a new tenant. */
  async function openWorld() {
    const world = await makeTestWorld(database.db, keyring);
    return { ...world, ...within(world.sandbox), inProduction: within(world.production) };
  }

  function within(environment: TestEnvironment) {
    const { context } = environment;
    const call = (method: string, path: string, request: Partial<RawRequest> = {}) =>
      callRoute(routes, method, `/resources/api/${path}`, request, context);
    return {
      call,
      newApplicant: () => insertTestApplicant(database.db, keyring, environment),
      /** Something happens to an applicant at the present moment. */
      publish: (applicant: TestApplicant, type: SubscribableType = 'applicantReviewed') =>
        makeWebhookOutbox(database.db, randomIdentifiers).publish({
          ...applicant.event(type),
          at: time.clock(),
        }),
      newWebhook: async (target: string, settings: object = {}) => {
        const body = { target, types: ['applicantReviewed'], ...settings };
        return identified.parse(await call('POST', 'agent/clientWebhooks', { body }));
      },
      /** Calls a route below a webhook. */
      of: (method: string, webhookId: WebhookId, path: string, request: BelowWebhook = {}) =>
        call(method, `clientWebhooks/:webhookId${path}`, {
          ...request,
          params: { webhookId, ...request.params },
        }),
      /** Runs all jobs that are due, and those that they add, until none is left. */
      drain: (by: readonly Job[] = jobs) => drain(database.db, context.environmentId, by, time.clock),
      /** Types of the entries of the environment's own journal. */
      journal: async () => {
        const rows = await database.db
          .selectFrom('journal_entry')
          .select('type')
          .where('environment_id', '=', context.environmentId)
          .where('subject_id', '=', context.environmentId)
          .orderBy('sequence')
          .execute();
        return rows.map(({ type }) => type);
      },
    };
  }

  return {
    db: database.db,
    url: database.url,
    keyring,
    time,
    deps,
    jobs,
    openWorld,
    close: async () => {
      await sender.close();
      await database.drop();
    },
  };
}
export type WebhookHarness = Awaited<ReturnType<typeof openWebhookHarness>>;
export type WebhookHarnessWorld = Awaited<ReturnType<WebhookHarness['openWorld']>>;

type TakenJob = { readonly task: string; readonly payload: unknown };

/** Jobs without a time of their own are due at once; the others when the clock has come so far. */
export async function takeDueJobs(db: Db, environmentId: string, clock: () => Date): Promise<TakenJob[]> {
  const taken = await sql<TakenJob>`
    with "due" as (
      delete from graphile_worker._private_jobs as job using graphile_worker._private_tasks as task
      where task.id = job.task_id and job.payload ->> 'environmentId' = ${environmentId} /* every tenant */
        and (job.run_at in (job.created_at, job.updated_at) or job.run_at <= ${clock()}::timestamptz)
      returning job.id, task.identifier as "task", job.payload
    )
    select "task", "payload" from "due" order by "id"
  `.execute(db);
  return taken.rows;
}

async function drain(db: Db, environmentId: string, jobs: readonly Job[], clock: () => Date): Promise<void> {
  for (;;) {
    const due = await takeDueJobs(db, environmentId, clock);
    if (due.length === 0) return;
    for (const { task, payload } of due) await jobs.find((job) => job.task === task)?.run(payload, never);
  }
}
