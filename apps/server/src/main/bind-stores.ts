import { makeAccessTokenStore } from '../access/store.ts';
import { makeNewApplicantStore } from '../applicants/new-applicant-store.ts';
import { makeApplicantStore, newApplicantParts } from '../applicants/store.ts';
import { makeCheckStore } from '../checks/store.ts';
import { makeImageStore } from '../documents/store.ts';
import { makeCheckpointStore } from '../journal/checkpoint-store.ts';
import { makeInstallationStore } from '../journal/installation-store.ts';
import { beginChainParts, makeJournalStore } from '../journal/store.ts';
import { makeLevelStore } from '../levels/store.ts';
import { randomIdentifiers } from '../platform/crypto/identifiers.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Queries } from '../platform/database/open-database.ts';
import { makeJobQueue } from '../platform/jobs/job-queue.ts';
import { makeReviewStore, newReviewParts } from '../reviews/store.ts';
import { makeReadPictures } from '../templates/store.ts';
import { makeEnvironmentKeys } from '../tenants/environment-key-store.ts';
import { makeTenantStore } from '../tenants/store.ts';
import { makeDeliveryLog } from '../webhooks/delivery-log-store.ts';
import { makeDeliveryStore } from '../webhooks/delivery-store.ts';
import { makeWebhookHealthStore } from '../webhooks/health-store.ts';
import {
  makeWebhookOutbox,
  nobodyListensPart,
  publishParts,
  somebodyListens,
} from '../webhooks/outbox-store.ts';
import { makeReplayStore } from '../webhooks/replay-store.ts';
import { makeWebhookStore } from '../webhooks/store.ts';

/** Every area's store on the same pool or transaction. Use cases take from it what their ports ask for. */
export function bindStores(queries: Queries, keyring: Keyring) {
  return {
    tenants: makeTenantStore(queries),
    environmentKeys: makeEnvironmentKeys(queries, keyring),
    installation: makeInstallationStore(queries, keyring),
    checkpoints: makeCheckpointStore(queries),
    levels: makeLevelStore(queries),
    applicants: makeApplicantStore(queries, keyring),
    newApplicants: makeNewApplicantStore(queries, {
      applicants: (environmentIds, applicants) => newApplicantParts(keyring, environmentIds, applicants),
      reviews: newReviewParts,
      journalEntries: beginChainParts,
      events: (events) => publishParts(randomIdentifiers, events),
      nobodyListens: nobodyListensPart,
      somebodyListens,
    }),
    reviews: makeReviewStore(queries),
    images: makeImageStore(queries),
    readPictures: makeReadPictures(queries),
    checks: makeCheckStore(queries),
    accessTokens: makeAccessTokenStore(queries),
    journal: makeJournalStore(queries),
    outbox: makeWebhookOutbox(queries, randomIdentifiers),
    webhooks: makeWebhookStore(queries),
    webhookHealth: makeWebhookHealthStore(queries),
    deliveries: makeDeliveryStore(queries, keyring),
    deliveryLog: makeDeliveryLog(queries, keyring),
    replays: makeReplayStore(queries),
    jobs: makeJobQueue(queries),
  };
}

export type Stores = ReturnType<typeof bindStores>;
