import type { DocumentDefinition } from '@aval/core/documents/definition';
import { compareFaces } from '@aval/vision/faces/compare-faces';
import type { Vision } from '@aval/vision/pool/open-vision';
import { makeCredentials } from '../access/credentials-store.ts';
import { accessRoutes } from '../access/http.ts';
import { applicantRoutes } from '../applicants/http.ts';
import { readTogether } from '../applicants/read-together.ts';
import { gatherEvidence } from '../checks/gather-evidence.ts';
import { checkRoutes } from '../checks/http.ts';
import { checkJobs } from '../checks/jobs.ts';
import { documentRoutes } from '../documents/http.ts';
import { measureExaminer } from '../documents/measure-examiner.ts';
import { healthRoutes } from '../health/http.ts';
import { journalJobs } from '../journal/jobs.ts';
import { levelRoutes } from '../levels/http.ts';
import { rememberLevels } from '../levels/remember-levels.ts';
import type { BlobStore } from '../platform/blobs/blob-store.ts';
import type { Clock } from '../platform/clock/clock.ts';
import { randomIdentifiers } from '../platform/crypto/identifiers.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Db } from '../platform/database/open-database.ts';
import { makeTransact } from '../platform/database/transact.ts';
import type { Credentials } from '../platform/http/authenticate.ts';
import { describeApi } from '../platform/http/openapi.ts';
import type { Route } from '../platform/http/route.ts';
import type { Job } from '../platform/jobs/ports.ts';
import type { Metrics } from '../platform/metrics/metrics.ts';
import { makeTurns } from '../platform/turns/make-turns.ts';
import { reviewRoutes } from '../reviews/http.ts';
import { describeEvents } from '../webhooks/describe-events.ts';
import { webhookRoutes } from '../webhooks/http.ts';
import { webhookJobs } from '../webhooks/jobs.ts';
import type { SendWebhook } from '../webhooks/ports.ts';
import type { WebhookOptions } from '../webhooks/webhook-options.ts';
import { bindStores } from './bind-stores.ts';

export type Parts = {
  readonly db: Db;
  readonly keyring: Keyring;
  readonly blobs: BlobStore;
  readonly examiner: Vision;
  readonly definitions: readonly DocumentDefinition[];
  readonly clock: Clock;
  readonly metrics: Metrics;
  /** What `/metrics` answers: of this process, or of all that share its port. */
  readonly metricsText: () => Promise<string>;
  readonly webhooks: WebhookOptions;
  readonly sendWebhook: SendWebhook;
  /** Told when a webhook was turned off because its receiver fails. */
  readonly onWebhookDisabled: (what: { readonly environmentId: string; readonly webhookId: string }) => void;
  /** Origin under which clients reach this server; known once it listens. */
  readonly publicUrl: () => string;
};

export type Application = {
  readonly routes: readonly Route[];
  readonly jobs: readonly Job[];
  readonly credentials: Credentials;
};

const version = '0.1.0';

/** The whole program on the given parts: the only place that knows which store stands behind which port. */
export function compose(parts: Parts): Application {
  const { db, keyring, blobs, examiner, clock, metrics } = parts;
  const identifiers = randomIdentifiers;
  metrics.watchVisionQueue(() => examiner.stats().waiting);
  const eyes = measureExaminer(examiner, metrics);
  const stores = bindStores(db, keyring);
  const transact = makeTransact(db, (queries) => bindStores(queries, keyring));
  const common = { transact, clock, identifiers, keyring };
  const { applicants, newApplicants, reviews } = stores;
  const levels = rememberLevels(stores.levels);
  const create = { ...common, newApplicants, levels, applicants };
  const reader = readTogether(applicants);
  const read = { applicants: reader, levels };
  const find = { applicants, reviews, levels };
  const { webhooks, deliveries, deliveryLog, replays, environmentKeys } = stores;
  const webhookTools = { ...common, environmentKeys, options: parts.webhooks, send: parts.sendWebhook };

  const routes: Route[] = [
    ...applicantRoutes({ create, read, change: common, move: common, find, clock }),
    ...documentRoutes({
      add: { ...common, stores, blobs, examiner: eyes, turns: makeTurns() },
      steps: stores,
      image: { ...stores, blobs, clock },
      setActive: common,
    }),
    ...reviewRoutes({
      submit: common,
      overrule: common,
      reset: common,
      read,
      history: stores.reviews,
      clock,
    }),
    ...checkRoutes({ ...stores, clock }),
    ...levelRoutes(stores),
    ...accessRoutes({ ...common, create, read, move: common, publicUrl: parts.publicUrl }),
    ...webhookRoutes({
      create: webhookTools,
      change: webhookTools,
      read: stores,
      remove: webhookTools,
      rotate: webhookTools,
      test: webhookTools,
      deliveries: { webhooks, deliveryLog, environmentKeys },
      delivery: { deliveryLog },
      resend: webhookTools,
      replay: webhookTools,
      progress: { replays },
    }),
  ];
  routes.push(
    ...healthRoutes({
      readiness: async () => ({ database: await answers(db) }),
      metricsText: parts.metricsText,
      openapi: () => openapi,
    }),
  );
  const openapi = describeApi(routes, version, describeEvents());
  const gather = gatherEvidence({
    images: stores.images,
    blobs,
    examiner: eyes,
    compareFaces,
    definitions: parts.definitions,
  });
  const jobs = [
    ...checkJobs({ ...common, gather, metrics, tenants: stores.tenants }),
    ...webhookJobs({
      deliver: { ...webhookTools, deliveries, metrics, onDisabled: parts.onWebhookDisabled },
      replay: webhookTools,
      tend: { ...webhookTools, deliveryLog, tenants: stores.tenants },
    }),
    ...journalJobs(common),
  ];
  return { routes, jobs, credentials: makeCredentials(db, keyring, clock) };
}

async function answers(db: Db): Promise<boolean> {
  try {
    await db.selectFrom('installation').select('id').executeTakeFirstOrThrow();
    return true;
  } catch {
    return false;
  }
}
