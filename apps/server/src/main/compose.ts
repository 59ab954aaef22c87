import { makeCredentials } from '../access/credentials-store.ts';
import { accessRoutes } from '../access/http.ts';
import { officerSessionRoutes } from '../access/officer-http.ts';
import { actionConfirmationRoutes } from '../actions/confirmation-http.ts';
import { actionRoutes } from '../actions/http.ts';
import { applicantRoutes } from '../applicants/http.ts';
import { applicantDataRoutes } from '../applicants/http-data.ts';
import { labelRoutes } from '../applicants/labels-http.ts';
import { readTogether } from '../applicants/read-together.ts';
import { flowRoutes } from '../applications/http.ts';
import { applicationRoutes } from '../applications/http-officers.ts';
import { blacklistRoutes } from '../blacklist/http.ts';
import { checkRoutes } from '../checks/http.ts';
import { latestCheckRoutes } from '../checks/latest-http.ts';
import { confirmationRoutes } from '../confirmations/http.ts';
import { makeFindLink } from '../confirmations/store.ts';
import { describeForModels } from '../documentation/describe-for-models.ts';
import { documentationRoutes } from '../documentation/http.ts';
import { namedSchemas } from '../documentation/named-schemas.ts';
import { documentRoutes } from '../documents/http.ts';
import { limitPictureSides } from '../documents/limit-picture-sides.ts';
import { measureExaminer } from '../documents/measure-examiner.ts';
import { healthRoutes } from '../health/http.ts';
import { importRoutes } from '../imports/http.ts';
import { journalRoutes } from '../journal/http.ts';
import { kycSchema } from '../kyc/graphql.ts';
import { levelRoutes } from '../levels/http.ts';
import { rememberLevels } from '../levels/remember-levels.ts';
import { createTrialLink } from '../links/create-trial-link.ts';
import { linkRoutes } from '../links/http.ts';
import { makeFindLinkOwner } from '../links/store.ts';
import { messageRoutes } from '../messages/http.ts';
import { noteRoutes } from '../notes/http.ts';
import { pageRoutes } from '../pages/http.ts';
import { randomIdentifiers } from '../platform/crypto/identifiers.ts';
import { randomSecrets } from '../platform/crypto/one-time-secrets.ts';
import type { Db } from '../platform/database/open-database.ts';
import { makeTransact } from '../platform/database/transact.ts';
import { graphqlRoute } from '../platform/graphql/graphql-route.ts';
import { makeGraphql } from '../platform/graphql/make-graphql.ts';
import type { Credentials } from '../platform/http/authenticate.ts';
import type { IdempotencyDependencies } from '../platform/http/idempotency.ts';
import { describeApi } from '../platform/http/openapi.ts';
import type { Route } from '../platform/http/route.ts';
import type { Job } from '../platform/jobs/ports.ts';
import { makeTurns } from '../platform/turns/make-turns.ts';
import { noProviderSetup } from '../providers/find-provider.ts';
import { providerRoutes } from '../providers/http.ts';
import { questionnaireRoutes } from '../questionnaires/http.ts';
import { reportRoutes } from '../reports/http.ts';
import { shrinkPicture } from '../reports/shrink-picture.ts';
import { makeCaseStore } from '../reviews/case-store.ts';
import { caseRoutes } from '../reviews/cases-http.ts';
import { reviewRoutes } from '../reviews/http.ts';
import { officerRoutes } from '../reviews/officer-http.ts';
import { findSource, noSourceSetup } from '../sources/find-source.ts';
import { sourceRoutes } from '../sources/http.ts';
import { themeRoutes } from '../themes/http.ts';
import { describeEvents } from '../webhooks/describe-events.ts';
import { webhookRoutes } from '../webhooks/http.ts';
import { bindStores } from './bind-stores.ts';
import { flowDependencies } from './compose-flow.ts';
import { composeJobs } from './compose-jobs.ts';
import type { Parts } from './parts.ts';

export type Application = {
  readonly routes: readonly Route[];
  readonly jobs: readonly Job[];
  readonly credentials: Credentials;
  readonly idempotency: IdempotencyDependencies;
  /** For whoever runs the program, to try it on himself. */
  readonly newTrialLink: ReturnType<typeof createTrialLink>;
};

const version = '0.1.0';

/** The whole program on the given parts: the only place that knows which store stands behind which port. */
export function compose(parts: Parts): Application {
  const { db, keyring, blobs, examiner, clock, metrics } = parts;
  const identifiers = randomIdentifiers;
  metrics.watchVisionQueue(() => examiner.stats().waiting);
  const eyes = limitPictureSides(measureExaminer(examiner, metrics), parts.pictureSides);
  const stores = bindStores(db, keyring);
  const transact = makeTransact(db, (queries) => bindStores(queries, keyring));
  const common = { transact, clock, identifiers, keyring };
  const { applicants, newApplicants, reviews } = stores;
  const levels = rememberLevels(stores.levels);
  const create = { ...common, newApplicants, levels, applicants, questionnaires: stores.questionnaires };
  const reader = readTogether(applicants);
  const read = { applicants: reader, levels };
  const erase = { ...common, environmentKeys: stores.environmentKeys };
  const find = { applicants, reviews, levels };
  const { webhooks, deliveryLog, replays, environmentKeys } = stores;
  const webhookTools = { ...common, environmentKeys, options: parts.webhooks, send: parts.sendWebhook };

  const turns = makeTurns();
  const forUnapproved = parts.actionsForUnapproved;
  const createAction = { ...common, forUnapproved };
  const { actions, links } = stores;
  const access = { ...common, create, read, move: common, createAction, actions, publicUrl: parts.publicUrl };
  const opened = { links, applicants, findLinkOwner: makeFindLinkOwner(db, clock) };

  const addDocument = { ...common, stores, blobs, examiner: eyes, turns };
  const addToAction = { ...addDocument, installation: stores.installation };
  const startConfirmation = {
    ...common,
    ...parts.messages,
    secrets: randomSecrets,
    publicUrl: parts.publicUrl,
  };
  const confirmation = {
    start: startConfirmation,
    code: common,
    state: { ...common, applicants, confirmations: stores.confirmations },
  };
  const credentials = makeCredentials(db, keyring, clock);
  const schema = kycSchema({
    read: stores,
    changes: parts.changes,
    tell: common,
    add: addDocument,
    startConfirmation,
    confirmCode: common,
    submit: common,
    overrule: common,
  });

  const setup = parts.sources ?? noSourceSetup;
  const sources = { findSource: findSource({ lists: stores.lists, clock }, setup), aml: stores.aml, keyring };
  const providers = { ...common, ...stores, transact, blobs, setup: parts.providers ?? noProviderSetup };
  const routes: Route[] = [
    ...applicantRoutes({ create, read, change: common, move: common, find, clock }),
    ...applicantDataRoutes({ change: common, erase, read, applicants, clock }),
    ...importRoutes({
      share: common,
      adopt: { ...common, ...stores, create, erase, blobs, examiner: eyes },
    }),
    ...documentRoutes({
      add: addDocument,
      steps: stores,
      image: { ...stores, blobs, examiner: eyes, turns, clock },
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
    ...caseRoutes({ cases: makeCaseStore(db) }),
    ...officerRoutes({ reopen: common, read, images: stores.images, clock }),
    ...blacklistRoutes({
      list: { ...common, environmentKeys: stores.environmentKeys },
      unlist: common,
      read,
      clock,
    }),
    ...labelRoutes({ tags: common, riskLevel: common }),
    ...noteRoutes({
      change: { ...common, blobs },
      attach: { ...common, applicants, blobs },
      readAttachment: { ...stores, blobs, clock },
      applicants,
      notes: stores.notes,
    }),
    ...checkRoutes({ ...stores, clock }),
    ...actionRoutes({
      create: createAction,
      createPayment: { ...createAction, levels: stores.levels },
      setPayment: common,
      read: { ...stores, levels },
      addImage: addToAction,
      image: { ...stores, blobs, clock },
      submit: common,
      answer: common,
      overrule: common,
      installation: stores.installation,
      clock,
    }),
    ...accessRoutes(access),
    ...officerSessionRoutes({ ...common, officerSessions: stores.officerSessions, environmentKeys }),
    ...linkRoutes({
      create: access,
      open: { ...access, ...opened },
      finish: { ...opened, ...stores, clock },
    }),
    ...latestCheckRoutes({ ...stores, clock }),
    ...journalRoutes({ audit: stores.audit, clock }),
    ...reportRoutes({
      ...stores,
      blobs,
      shrink: shrinkPicture,
      // A tenth of all that the program loads, for the few reports that are drawn.
      draw: async (content) => (await import('../reports/draw-report.ts')).drawReport(content),
      turns: makeTurns(),
      clock,
    }),
    ...questionnaireRoutes({
      save: { ...common, environmentKeys: stores.environmentKeys },
      answer: common,
      questionnaires: stores.questionnaires,
    }),
    ...levelRoutes({
      levels: stores.levels,
      save: { ...common, environmentKeys: stores.environmentKeys, forgetLevels: levels.forget },
    }),
    ...themeRoutes({ ...common, environmentKeys: stores.environmentKeys, themes: stores.themes }),
    ...sourceRoutes({
      read: { ...stores, clock },
      resolve: common,
      recheck: common,
      lists: stores.lists,
      runs: stores.screeningRuns,
      connectors: setup.connectors,
    }),
    ...providerRoutes({ ...providers, publicUrl: parts.publicUrl }),
    ...webhookRoutes({
      create: webhookTools,
      change: webhookTools,
      read: stores,
      remove: webhookTools,
      rotate: webhookTools,
      test: webhookTools,
      deliveries: { webhooks, deliveryLog, environmentKeys },
      delivery: { deliveryLog, environmentKeys },
      resend: webhookTools,
      replay: webhookTools,
      progress: { replays },
      clock,
    }),
    ...messageRoutes({ messages: stores.messages, worlds: stores.tenants, keyring, clock }),
    ...confirmationRoutes({
      ...confirmation,
      link: { ...common, findLink: makeFindLink(db), themes: stores.themes },
    }),
    ...actionConfirmationRoutes({ ...confirmation, stores }),
    graphqlRoute({
      run: makeGraphql(schema),
      credentials,
      clock,
      recheckMs: parts.streamRecheckMs ?? 30_000,
    }),
    ...applicationRoutes({ ...stores, clock }),
    ...flowRoutes(
      flowDependencies({
        parts,
        stores,
        common,
        turns,
        addDocument,
        addToAction,
        startConfirmation,
        credentials,
      }),
    ),
  ];
  routes.push(
    ...healthRoutes({
      readiness: async () => ({ database: await answers(db) }),
      metricsText: parts.metricsText,
      openapi: () => openapi,
    }),
  );
  routes.push(...pageRoutes({ frameOrigins: parts.frameOrigins ?? [] }));
  routes.push(...documentationRoutes({ summaries: () => describeForModels(routes) }));
  const openapi = describeApi(routes, version, describeEvents(), namedSchemas);
  const idempotency = { store: stores.idempotencyKeys, keyring, clock };
  const jobs = composeJobs({
    parts,
    stores,
    common,
    eyes,
    webhookTools,
    sources,
    providers,
    erase,
    idempotency,
  });
  const newTrialLink = createTrialLink({ ...access, tenants: stores.tenants });
  return { routes, jobs, credentials, idempotency, newTrialLink };
}

async function answers(db: Db): Promise<boolean> {
  try {
    await db.selectFrom('installation').select('id').executeTakeFirstOrThrow();
    return true;
  } catch {
    return false;
  }
}
