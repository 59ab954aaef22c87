import { makeAccessTokenStore } from '../access/store.ts';
import { makeActionCheckStore } from '../actions/check-store.ts';
import { confirmForAction } from '../actions/confirm-for-action.ts';
import { makeActionImageStore } from '../actions/image-store.ts';
import { makeActionStore } from '../actions/store.ts';
import { joinFiles } from '../applicants/applicant-files.ts';
import { makeErasureStore } from '../applicants/erasure-store.ts';
import { makeNewApplicantStore } from '../applicants/new-applicant-store.ts';
import { makeSimilarApplicants } from '../applicants/similar-store.ts';
import { makeApplicantStore, newApplicantParts } from '../applicants/store.ts';
import { makeChallengeStore } from '../applications/challenge-store.ts';
import { makeApplicationStore } from '../applications/store.ts';
import { makeUploadStore } from '../applications/upload-store.ts';
import { makeBlacklistStore } from '../blacklist/store.ts';
import { makeCheckStore } from '../checks/store.ts';
import { readConfirmed } from '../confirmations/read-confirmed.ts';
import { makeConfirmationStore } from '../confirmations/store.ts';
import { makeImageStore } from '../documents/store.ts';
import { makeShareTokenStore } from '../imports/store.ts';
import { makeAuditTrail } from '../journal/audit-store.ts';
import { makeCheckpointStore } from '../journal/checkpoint-store.ts';
import { makeInstallationStore } from '../journal/installation-store.ts';
import { beginChainParts, makeJournalStore } from '../journal/store.ts';
import { makeLevelStore } from '../levels/store.ts';
import { makeLinkStore } from '../links/store.ts';
import { makeMessageStore } from '../messages/store.ts';
import { makeNoteStore } from '../notes/store.ts';
import { randomIdentifiers } from '../platform/crypto/identifiers.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Queries } from '../platform/database/open-database.ts';
import { makeIdempotencyStore } from '../platform/http/idempotency-store.ts';
import { makeJobQueue } from '../platform/jobs/job-queue.ts';
import { makeProviderSessionStore } from '../providers/store.ts';
import { makeQuestionnaireDefinitionStore } from '../questionnaires/store.ts';
import { makeReviewStore, newReviewParts } from '../reviews/store.ts';
import { makeAmlStore } from '../sources/aml-store.ts';
import { makeListStore } from '../sources/list-store.ts';
import { makeScreeningRunStore } from '../sources/screening-run-store.ts';
import { makeReadPictures } from '../templates/store.ts';
import { makeEnvironmentKeys } from '../tenants/environment-key-store.ts';
import { makeTenantStore } from '../tenants/store.ts';
import { makeThemeStore } from '../themes/store.ts';
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
  const images = makeImageStore(queries);
  const notes = makeNoteStore(queries);
  const actionImages = makeActionImageStore(queries);
  const applicants = makeApplicantStore(queries, keyring);
  const confirmations = makeConfirmationStore(queries);
  const levels = makeLevelStore(queries);
  const actions = makeActionStore(queries, keyring);
  const journal = makeJournalStore(queries);
  const outbox = makeWebhookOutbox(queries, randomIdentifiers);
  const jobs = makeJobQueue(queries);
  const confirmedAddresses = { confirmed: readConfirmed({ applicants, confirmations, keyring }) };
  const uploads = makeUploadStore(queries);
  return {
    tenants: makeTenantStore(queries),
    environmentKeys: makeEnvironmentKeys(queries, keyring),
    installation: makeInstallationStore(queries, keyring),
    checkpoints: makeCheckpointStore(queries),
    levels,
    questionnaires: makeQuestionnaireDefinitionStore(queries),
    themes: makeThemeStore(queries),
    applicants,
    similarApplicants: makeSimilarApplicants(queries, keyring),
    newApplicants: makeNewApplicantStore(queries, {
      applicants: (environmentIds, applicants) => newApplicantParts(keyring, environmentIds, applicants),
      reviews: newReviewParts,
      journalEntries: beginChainParts,
      events: (events) => publishParts(randomIdentifiers, events),
      nobodyListens: nobodyListensPart,
      somebodyListens,
    }),
    reviews: makeReviewStore(queries),
    images,
    applicantFiles: joinFiles([images, notes, actionImages, uploads]),
    erasures: makeErasureStore(queries),
    confirmedAddresses,
    actionIdentifiers: confirmForAction(
      { applicants, levels, actions, actionImages, journal, outbox, jobs, confirmedAddresses },
      randomIdentifiers,
    ),
    readPictures: makeReadPictures(queries),
    checks: makeCheckStore(queries),
    notes,
    blacklist: makeBlacklistStore(queries, keyring, randomIdentifiers),
    audit: makeAuditTrail(queries),
    shareTokens: makeShareTokenStore(queries),
    accessTokens: makeAccessTokenStore(queries),
    actions,
    actionImages,
    actionChecks: makeActionCheckStore(queries),
    applications: makeApplicationStore(queries),
    challenges: makeChallengeStore(queries),
    uploads,
    links: makeLinkStore(queries),
    journal,
    outbox,
    webhooks: makeWebhookStore(queries),
    webhookHealth: makeWebhookHealthStore(queries),
    deliveries: makeDeliveryStore(queries, keyring),
    messages: makeMessageStore(queries, keyring),
    confirmations,
    lists: makeListStore(queries),
    aml: makeAmlStore(queries),
    screeningRuns: makeScreeningRunStore(queries),
    deliveryLog: makeDeliveryLog(queries, keyring),
    replays: makeReplayStore(queries),
    providerSessions: makeProviderSessionStore(queries),
    jobs,
    idempotencyKeys: makeIdempotencyStore(queries),
  };
}

export type Stores = ReturnType<typeof bindStores>;
