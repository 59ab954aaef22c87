import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppToken } from '@aval/client/app-token';
import type { DocumentDefinition } from '@aval/core/documents/definition';
import { loadDefinitions } from '@aval/definitions/load-definitions';
import { fetchPinnedFiles } from '@aval/pinned-files/fetch-pinned-files';
import { openVision, type Vision } from '@aval/vision/pool/open-vision';
import { runOnce } from 'graphile-worker';
import type { Logger } from 'pino';
import type { ChallengeDice } from '../src/applications/ports.ts';
import { bindStores, type Stores } from '../src/main/bind-stores.ts';
import { type Application, compose } from '../src/main/compose.ts';
import { readModelsLock } from '../src/main/open-eyes.ts';
import type { MessageGateways } from '../src/messages/ports.ts';
import { openLocalBlobStore } from '../src/platform/blobs/local-blob-store.ts';
import { listenForChanges } from '../src/platform/changes/listen-for-changes.ts';
import type { Clock } from '../src/platform/clock/clock.ts';
import type { Context } from '../src/platform/context.ts';
import { randomIdentifiers } from '../src/platform/crypto/identifiers.ts';
import type { Keyring } from '../src/platform/crypto/keyring.ts';
import { type Db, openDatabase } from '../src/platform/database/open-database.ts';
import { makeTransact } from '../src/platform/database/transact.ts';
import { makeServer } from '../src/platform/http/make-server.ts';
import { makeRateLimits, type RateLimits } from '../src/platform/http/rate-limits.ts';
import { type Permission, permissions } from '../src/platform/http/route.ts';
import { runJobs } from '../src/platform/jobs/run-jobs.ts';
import { makeWorkerLog } from '../src/platform/jobs/worker-log.ts';
import { makeLog } from '../src/platform/log/make-log.ts';
import { makeMetrics } from '../src/platform/metrics/metrics.ts';
import type { ProviderSetup } from '../src/providers/ports.ts';
import { createAppToken } from '../src/tenants/create-app-token.ts';
import { makeWebhookSender } from '../src/webhooks/send-webhook.ts';
import { defaultWebhookOptions } from '../src/webhooks/webhook-options.ts';
import { type Call, makeCall } from './api-client.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';
import { makeTestWorld, type TestEnvironment } from './test-world.ts';
import { makeTestKeyring } from './webhook-world.ts';

export type TestServerOptions = {
  readonly clock?: Clock;
  /** Runs jobs as the program does; without it they wait until `drainJobs`. */
  readonly jobs?: boolean;
  readonly actionsForUnapproved?: boolean;
  /** Sides that pictures have to keep to, in pixels; any unless given. */
  readonly pictureSides?: { readonly least: number; readonly most: number };
  /** Ways out for messages of production; none unless given. */
  readonly gateways?: MessageGateways;
  readonly smsCountries?: readonly string[];
  /** Outside providers; they may be added once the server is open. */
  readonly providers?: ProviderSetup;
  /** Another server on the database, the files and the keys of this one, as a second process would be; closed before it. */
  readonly beside?: TestServer;
  /** Milliseconds after which a stream asks again whether its credential counts. */
  readonly streamRecheckMs?: number;
  /** What liveness challenges ask for; random unless given. */
  readonly dice?: ChallengeDice;
  /** Origins of pages that may frame the applicant's page. */
  readonly frameOrigins?: readonly string[];
  /** Eyes that this server may close; otherwise all servers of a test process share one pair. */
  readonly ownVision?: boolean;
  /** Limits of the API; without them there are none. */
  readonly limits?: Partial<typeof noLimits>;
};

/** A server that counts nothing and believes no proxy. */
export const noLimits: { readonly rateLimits: RateLimits; readonly trustedProxies: readonly string[] } = {
  rateLimits: makeRateLimits({ reads: 0, writes: 0, refusals: 0 }),
  trustedProxies: [],
};

/** One environment of a tenant with an app token that may do everything. */
export type TestSide = AppToken & {
  readonly context: Context;
  readonly levelName: string;
  readonly newToken: (...allowed: Permission[]) => Promise<AppToken>;
};

export type TestServer = {
  readonly url: string;
  readonly sandbox: TestSide;
  readonly production: TestSide;
  readonly otherTenant: { readonly sandbox: TestSide; readonly production: TestSide };
  readonly call: Call;
  readonly application: Application;
  readonly stores: Stores;
  readonly db: Db;
  readonly databaseUrl: string;
  readonly keyring: Keyring;
  readonly vision: Vision;
  readonly definitions: readonly DocumentDefinition[];
  /** Folder of the stored files. */
  readonly filesDir: string;
  /** All that was logged so far. */
  readonly log: () => string;
  /** Runs every job that is due now, and returns when none is left; for servers that do not run jobs themselves. */
  readonly drainJobs: () => Promise<void>;
  /** Throws afterwards when any request met a bug (answered 500 unforeseen), whatever the tests looked at. */
  readonly close: () => Promise<void>;
};

const systemClock: Clock = () => new Date();

/** The whole program, wired by `compose`, on a database, a folder and a port of its own. Only the network is not real. */
export async function openTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { clock = systemClock, beside } = options;
  const undo: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const lines: string[] = [];
    const log = makeLog('trace', { write: (line: string) => lines.push(line) });
    const {
      db,
      url: databaseUrl,
      drop,
    } = await (beside === undefined ? openTestDatabase() : joinDatabase(beside.databaseUrl, log));
    undo.push(drop);
    const keyring = beside?.keyring ?? makeTestKeyring();
    if (beside === undefined) await bindStores(db, keyring).installation.create(clock());
    const folder = beside?.filesDir ?? (await mkdtemp(join(tmpdir(), 'aval-files-')));
    if (beside === undefined) undo.push(() => rm(folder, { recursive: true, force: true }));
    const definitions = await loadDefinitions();
    if (!definitions.ok) throw new Error(`${definitions.error.file}: ${definitions.error.reason}`);
    const vision = beside?.vision ?? (await (options.ownVision === true ? openTestVision() : sharedVision()));
    if (options.ownVision === true) undo.push(() => vision.close());
    const webhooks = { ...defaultWebhookOptions, privateTargets: true, plainHttp: true };
    const sender = makeWebhookSender(webhooks);
    undo.push(sender.close);
    const metrics = makeMetrics();
    let url = '';
    const changes = listenForChanges(databaseUrl, log);
    undo.push(changes.close);
    const application = compose({
      changes,
      ...(options.streamRecheckMs === undefined ? {} : { streamRecheckMs: options.streamRecheckMs }),
      db,
      keyring,
      blobs: await openLocalBlobStore(folder),
      examiner: vision,
      definitions: definitions.value,
      clock,
      metrics,
      metricsText: () => metrics.registry.metrics(),
      actionsForUnapproved: options.actionsForUnapproved ?? false,
      pictureSides: options.pictureSides,
      messages: {
        gateways: options.gateways ?? {},
        limits: { perAddress: 5, perApplicant: 10, perEnvironment: 2000 },
        smsCountries: options.smsCountries ?? [],
      },
      ...(options.providers === undefined ? {} : { providers: options.providers }),
      ...(options.frameOrigins === undefined ? {} : { frameOrigins: options.frameOrigins }),
      ...(options.dice === undefined ? {} : { dice: options.dice }),
      webhooks,
      onWebhookDisabled: (what) => log.warn(what, 'a webhook was turned off'),
      sendWebhook: sender.send,
      publicUrl: () => url,
    });
    const { jobs } = application;
    if (options.jobs === true) {
      const running = await runJobs({
        databaseUrl,
        jobs,
        visionConcurrency: 1,
        quickConcurrency: 4,
        log,
        metrics,
      });
      undo.push(running.stop);
    }
    const server = makeServer({ ...application, ...noLimits, ...options.limits, clock, log, metrics });
    url = await server.listen({ host: '127.0.0.1', port: 0 });
    undo.push(() => server.close());
    undo.push(changes.close);
    const { sandbox, production } = beside ?? (await makeSides(db, keyring, clock));
    const otherTenant = beside?.otherTenant ?? (await makeSides(db, keyring, clock));
    return {
      url,
      sandbox,
      production,
      otherTenant,
      call: makeCall(url, sandbox, clock),
      application,
      stores: bindStores(db, keyring),
      db,
      databaseUrl,
      keyring,
      vision,
      definitions: definitions.value,
      filesDir: folder,
      log: () => lines.join(''),
      drainJobs: () => drainJobs(databaseUrl, application, log),
      close: async () => {
        await close();
        const bug = lines.find((line) => line.includes('a request failed unexpectedly'));
        if (bug !== undefined) throw new Error(`a test met a bug and did not notice: ${bug}`);
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function joinDatabase(url: string, log: Logger): Promise<TestDatabase> {
  const db = openDatabase(url, 5, log);
  return { url, db, drop: () => db.destroy() };
}

/** Folder of fetched models and portraits, kept between runs. */
export function testCacheDir(): string {
  return process.env['AVAL_CACHE_DIR'] ?? join(homedir(), '.cache', 'aval');
}

let shared: Promise<Vision> | undefined;

/** One for the process, which takes it along when it ends: whoever reads first loads the models for all. */
function sharedVision(): Promise<Vision> {
  shared ??= openTestVision();
  return shared;
}

async function openTestVision(): Promise<Vision> {
  const lock = await readModelsLock();
  if (!lock.ok) throw new Error(lock.error);
  const registry = 'https://registry.npmjs.org';
  const models = await fetchPinnedFiles({ lock: lock.value, cacheDir: testCacheDir(), registry });
  if (!models.ok) throw new Error(models.error.message);
  // As in a process of the API: most tests read no picture, and loading the models takes longer than all the rest of a start.
  const vision = await openVision({ models: models.value, threads: 1, maxWaiting: 256, load: 'on-demand' });
  if (!vision.ok) throw new Error(vision.error.message);
  return vision.value;
}

async function makeSides(db: Db, keyring: Keyring, clock: Clock) {
  const { tenantId, sandbox, production } = await makeTestWorld(db, keyring);
  return {
    sandbox: await makeSide(db, keyring, clock, tenantId, sandbox),
    production: await makeSide(db, keyring, clock, tenantId, production),
  };
}

async function makeSide(
  db: Db,
  keyring: Keyring,
  clock: Clock,
  tenantId: string,
  { context, levelName }: TestEnvironment,
): Promise<TestSide> {
  const transact = makeTransact(db, (queries) => bindStores(queries, keyring));
  const create = createAppToken({ transact, clock, identifiers: randomIdentifiers });
  const { environmentId: id, environment: kind, clientId } = context;
  const newToken = async (...allowed: Permission[]) => {
    const made = await create({
      environment: { id, tenantId, kind, clientId },
      name: 'test',
      permissions: allowed,
      actor: context.actor,
    });
    if (!made.ok) throw new Error(made.error.name);
    return made.value;
  };
  return { ...(await newToken(...permissions)), context, levelName, newToken };
}

async function drainJobs(databaseUrl: string, { jobs }: Application, log: Logger): Promise<void> {
  const { signal } = new AbortController();
  await runOnce({
    connectionString: databaseUrl,
    noHandleSignals: true,
    logger: makeWorkerLog(log),
    taskList: Object.fromEntries(
      jobs.map(({ task, run }) => [task, (payload: unknown) => run(payload, signal)]),
    ),
  });
}
