import { compareFaces } from '@aval/vision/faces/compare-faces';
import { cosineOfFaces } from '@aval/vision/faces/cosine-of-faces';
import { accessJobs } from '../access/jobs.ts';
import { checkConfirmation } from '../actions/check-confirmation.ts';
import { checkFace } from '../actions/check-face.ts';
import { checkPaymentMethod } from '../actions/check-payment-method.ts';
import { checkQuestionnaire } from '../actions/check-questionnaire.ts';
import { checkSources } from '../actions/check-sources.ts';
import { actionJobs } from '../actions/jobs.ts';
import { applicantJobs } from '../applicants/jobs.ts';
import { flowEvidence, withLiveness } from '../applications/flow-evidence.ts';
import { checkBlacklist } from '../blacklist/check-blacklist.ts';
import { gatherEvidence } from '../checks/gather-evidence.ts';
import { checkJobs } from '../checks/jobs.ts';
import { searchFaces } from '../checks/search-faces.ts';
import type { PictureExaminer } from '../documents/ports.ts';
import { journalJobs } from '../journal/jobs.ts';
import { messageJobs } from '../messages/jobs.ts';
import type { IdempotencyDependencies } from '../platform/http/idempotency.ts';
import { idempotencyJobs } from '../platform/http/idempotency-jobs.ts';
import type { Job } from '../platform/jobs/ports.ts';
import { providerJobs } from '../providers/jobs.ts';
import type { CheckAgainstSourcesDependencies } from '../sources/check-against-sources.ts';
import { sourceJobs } from '../sources/jobs.ts';
import { webhookJobs } from '../webhooks/jobs.ts';
import type { Stores } from './bind-stores.ts';
import type { Common } from './compose-flow.ts';
import type { Parts } from './parts.ts';

type Given = {
  readonly parts: Parts;
  readonly stores: Stores;
  readonly common: Common;
  /** The examiner with its limits and its measuring. */
  readonly eyes: PictureExaminer;
  readonly webhookTools: Parameters<typeof webhookJobs>[0]['replay'] &
    Omit<Parameters<typeof webhookJobs>[0]['deliver'], 'deliveries' | 'metrics' | 'onDisabled'>;
  readonly sources: CheckAgainstSourcesDependencies;
  readonly providers: Parameters<typeof providerJobs>[0];
  readonly erase: Omit<Parameters<typeof applicantJobs>[0], 'erasures' | 'blobs' | 'tenants'>;
  readonly idempotency: IdempotencyDependencies;
};

/** Everything that workers do. */
export function composeJobs(given: Given): Job[] {
  const { parts, stores, common, eyes, webhookTools, sources, erase } = given;
  const { blobs, metrics } = parts;
  const { keyring, transact } = common;
  const { deliveries, deliveryLog, tenants } = stores;
  const questionnaireStep = checkQuestionnaire(stores);
  return [
    ...actionJobs({
      ...common,
      tenants,
      steps: {
        SELFIE: withLiveness(stores, checkFace({ ...stores, blobs, examiner: eyes, compareFaces })),
        EMAIL_VERIFICATION: checkConfirmation({ ...stores, keyring }, 'email'),
        PHONE_VERIFICATION: checkConfirmation({ ...stores, keyring }, 'phone'),
        PAYMENT_METHODS: checkPaymentMethod(stores),
        QUESTIONNAIRE: questionnaireStep,
        QUESTIONNAIRE2: questionnaireStep,
        QUESTIONNAIRE3: questionnaireStep,
        QUESTIONNAIRE4: questionnaireStep,
      },
      sources: checkSources(sources),
      forUnapproved: parts.actionsForUnapproved,
      metrics,
    }),
    ...checkJobs({
      ...common,
      gather: gatherEvidence({
        images: stores.images,
        blobs,
        examiner: eyes,
        compareFaces,
        definitions: parts.definitions,
      }),
      flowEvidence: flowEvidence(stores),
      searchFaces: searchFaces({ faceGallery: stores.faceGallery, cosineOf: cosineOfFaces }),
      checkBlacklist: checkBlacklist({ environmentKeys: stores.environmentKeys, compareFaces }),
      metrics,
      tenants,
      sources,
    }),
    ...messageJobs({ ...common, messages: stores.messages, gateways: parts.messages.gateways }),
    ...webhookJobs({
      deliver: { ...webhookTools, deliveries, metrics, onDisabled: parts.onWebhookDisabled },
      replay: webhookTools,
      tend: { ...webhookTools, deliveryLog, tenants },
    }),
    ...journalJobs(common),
    ...sourceJobs({ ...common, ...stores, transact, sources }),
    ...providerJobs(given.providers),
    ...idempotencyJobs(given.idempotency),
    ...accessJobs({ officerSessions: stores.officerSessions, clock: common.clock }),
    ...applicantJobs({ ...erase, erasures: stores.erasures, blobs, tenants }),
  ];
}
