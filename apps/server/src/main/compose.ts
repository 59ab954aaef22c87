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
import type { IdempotencyDependencies } from '../platform/http/idempotency.ts';
import { idempotencyJobs } from '../platform/http/idempotency-jobs.ts';
import { describeApi } from '../platform/http/openapi.ts';
import type { Route } from '../platform/http/route.ts';
import type { Job } from '../platform/jobs/ports.ts';
import type { Metrics } from '../platform/metrics/metrics.ts';
import { makeTurns } from '../platform/turns/make-turns.ts';
import { reviewRoutes } from '../reviews/http.ts';
import { findSource, noSourceSetup, type SourceSetup } from '../sources/find-source.ts';
import { sourceRoutes } from '../sources/http.ts';
import { sourceJobs } from '../sources/jobs.ts';
import { webhookRoutes } from '../webhooks/http.ts';
import { webhookJobs } from '../webhooks/jobs.ts';
import type { SendWebhook } from '../webhooks/ports.ts';
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
  readonly webhookPrivateTargets: boolean;
  readonly sendWebhook: SendWebhook;
  /** Origin under which clients reach this server; known once it listens. */
  readonly publicUrl: () => string;
  /** Connectors and settings of lists; without it there are imported lists only. */
  readonly sources?: SourceSetup;
};

export type Application = {
  readonly routes: readonly Route[];
  readonly jobs: readonly Job[];
  readonly credentials: Credentials;
  readonly idempotency: IdempotencyDependencies;
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
  const { webhooks, deliveries, environmentKeys } = stores;
  const configuration = { ...common, environmentKeys, allowPrivateTargets: parts.webhookPrivateTargets };
  const webhookReading = { webhooks, deliveries, environmentKeys };

  const setup = parts.sources ?? noSourceSetup;
  const sources = { findSource: findSource({ lists: stores.lists, clock }, setup), aml: stores.aml, keyring };
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
    ...sourceRoutes({
      read: { ...stores, clock },
      resolve: common,
      recheck: common,
      lists: stores.lists,
      runs: stores.screeningRuns,
      connectors: setup.connectors,
    }),
    ...levelRoutes(stores),
    ...accessRoutes({ ...common, create, read, move: common, publicUrl: parts.publicUrl }),
    ...webhookRoutes({
      create: configuration,
      change: configuration,
      read: webhookReading,
      deliveries: webhookReading,
      resend: configuration,
    }),
  ];
  routes.push(
    ...healthRoutes({
      readiness: async () => ({ database: await answers(db) }),
      metricsText: parts.metricsText,
      openapi: () => openapi,
    }),
  );
  const openapi = describeApi(routes, version);
  const gather = gatherEvidence({
    images: stores.images,
    blobs,
    examiner: eyes,
    compareFaces,
    definitions: parts.definitions,
  });
  const idempotency = { store: stores.idempotencyKeys, keyring, clock };
  const jobs = [
    ...checkJobs({ ...common, gather, metrics, tenants: stores.tenants, sources }),
    ...webhookJobs({ ...common, deliveries, environmentKeys, send: parts.sendWebhook, metrics }),
    ...journalJobs(common),
    ...sourceJobs({ ...common, ...stores, transact, sources }),
    ...idempotencyJobs(idempotency),
  ];
  return { routes, jobs, credentials: makeCredentials(db, keyring, clock), idempotency };
}

async function answers(db: Db): Promise<boolean> {
  try {
    await db.selectFrom('installation').select('id').executeTakeFirstOrThrow();
    return true;
  } catch {
    return false;
  }
}
