import { join } from 'node:path';
import { failure, type Result, success } from '@aval/core/result';
import { loadDefinitions } from '@aval/definitions/load-definitions';
import type { FastifyInstance } from 'fastify';
import { makeCallGuarded } from '../connectors/guarded/call-guarded.ts';
import { makeAskJson } from '../connectors/json-client/ask-json.ts';
import { readProvidersFile } from '../connectors/read-providers-file.ts';
import { readSourcesFile } from '../connectors/read-sources-file.ts';
import { openLocalBlobStore } from '../platform/blobs/local-blob-store.ts';
import { listenForChanges } from '../platform/changes/listen-for-changes.ts';
import { systemClock } from '../platform/clock/clock.ts';
import { makeServer } from '../platform/http/make-server.ts';
import { makeRateLimits } from '../platform/http/rate-limits.ts';
import { type RunningJobs, runJobs } from '../platform/jobs/run-jobs.ts';
import { makeLog } from '../platform/log/make-log.ts';
import { makeMetrics } from '../platform/metrics/metrics.ts';
import { noProviderSetup } from '../providers/find-provider.ts';
import { noSourceSetup } from '../sources/find-source.ts';
import { screeningCrontab } from '../sources/jobs.ts';
import { webhookLane } from '../webhooks/deliver-webhook.ts';
import { makeWebhookSender } from '../webhooks/send-webhook.ts';
import { connectToStarter } from './api-process.ts';
import { type Application, compose } from './compose.ts';
import { type Config, readVariable } from './config.ts';
import { openEyes } from './open-eyes.ts';
import { openGateways } from './open-gateways.ts';
import { type Installation, openInstallation } from './open-installation.ts';

export type Role = 'all' | 'api' | 'worker';

export type RunningProgram = {
  /** Where the API answers; undefined for a worker. */
  readonly url: string | undefined;
  /** Where a worker tells its metrics; undefined when it was not asked to, and for the API, which does so at `url`. */
  readonly metricsUrl: string | undefined;
  readonly firstToken: Installation['firstToken'];
  /** A link to try the program with; undefined for a worker and where several processes serve. */
  readonly newTrialLink: Application['newTrialLink'] | undefined;
  /** Takes no more work, finishes or hands back what is in hand, closes everything. May be called again. */
  readonly stop: () => Promise<void>;
};

/** What a worker answers on the loopback address: what an operator watches, and nothing of the API. */
const workerPaths: readonly string[] = ['/metrics', '/health/live', '/health/ready'];
const quickLane = 8;
/**
 * Checkpoints of the journal, once a minute when something was written; the webhook log, every ten minutes; used keys of requests
 * and sessions of officers that are over, once an hour; a nightly round of looking people up again.
 */
const crontab = [
  '* * * * * journal-checkpoint',
  '*/10 * * * * tend-webhook-log',
  '17 * * * * forget-idempotency-keys',
  '37 * * * * forget-officer-sessions',
  screeningCrontab,
].join('\n');

/** Starts the program in one of its roles. `onFatal` is told when it cannot go on; the failure is a sentence for the operator. */
export async function start(
  config: Config,
  role: Role,
  onFatal: (reason: string) => void,
): Promise<Result<RunningProgram, string>> {
  const log = makeLog(config.logLevel);
  const metrics = makeMetrics();
  const starter = connectToStarter();
  const undo: (() => Promise<void>)[] = [];
  const stop = once(async () => {
    for (const close of undo.reverse()) await close();
  });
  try {
    const installation = await openInstallation({
      config,
      use: role === 'all' ? 'alone' : 'together',
      connections: 20,
      log,
      onDatabaseLost: onFatal,
    });
    if (!installation.ok) return installation;
    undo.push(installation.value.close);
    const { db, keyring, databaseUrl, firstToken } = installation.value;
    const blobs = await openLocalBlobStore(join(config.dataDir, 'files'));
    const definitions = await loadDefinitions(config.definitionsDir);
    if (!definitions.ok) {
      await stop();
      return failure(`${definitions.error.file}: ${definitions.error.reason}`);
    }
    const eyes = await openEyes(config, log, { load: role === 'api' ? 'on-demand' : 'at-start' });
    if (!eyes.ok) {
      await stop();
      return eyes;
    }
    undo.push(() => eyes.value.close());
    const sender = makeWebhookSender(config.webhooks);
    undo.push(sender.close);
    const gateways = await openGateways(config);
    if (!gateways.ok) {
      await stop();
      return gateways;
    }
    undo.push(gateways.value.close);
    const client = makeAskJson({ allowPrivateTargets: config.webhooks.privateTargets });
    undo.push(client.close);
    const sources =
      config.sourcesFile === undefined
        ? success(noSourceSetup)
        : await readSourcesFile(config.sourcesFile, readVariable, client.ask);
    if (!sources.ok) {
      await stop();
      return sources;
    }
    const caller = makeCallGuarded({ allowPrivateTargets: config.webhooks.privateTargets });
    undo.push(caller.close);
    const providers =
      config.providersFile === undefined
        ? success(noProviderSetup)
        : await readProvidersFile(config.providersFile, readVariable, {
            call: caller.call,
            clock: systemClock,
            plainHttp: config.webhooks.plainHttp,
          });
    if (!providers.ok) {
      await stop();
      return providers;
    }
    let url = config.publicUrl;
    const changes = listenForChanges(databaseUrl, log);
    undo.push(changes.close);
    const application = compose({
      changes,
      db,
      keyring,
      blobs,
      examiner: eyes.value,
      definitions: definitions.value,
      clock: systemClock,
      metrics,
      metricsText: starter?.allMetrics(metrics.registry) ?? (() => metrics.registry.metrics()),
      sendWebhook: sender.send,
      messages: { gateways: gateways.value, limits: config.messageLimits, smsCountries: config.smsCountries },
      actionsForUnapproved: config.actionsForUnapproved,
      pictureSides: config.pictureSides,
      sources: sources.value,
      providers: providers.value,
      frameOrigins: config.frameOrigins,
      webhooks: config.webhooks,
      onWebhookDisabled: (what) => log.warn(what, 'a webhook was turned off: its receiver keeps failing'),
      publicUrl: () => url ?? `http://${config.host}:${config.port}`,
    });
    if (role !== 'api') {
      const jobs: RunningJobs = await runJobs({
        databaseUrl,
        jobs: application.jobs,
        visionConcurrency: eyes.value.threads,
        quickConcurrency: quickLane,
        webhookConcurrency: webhookLane,
        crontab,
        log,
        metrics,
        onFatal: (error) =>
          onFatal(
            `jobs cannot be run any more: ${error instanceof Error ? error.message : 'unknown reason'}`,
          ),
      });
      undo.push(jobs.stop);
    }
    if (role !== 'worker') {
      const server = makeServer({
        ...application,
        rateLimits: makeRateLimits(config.rateLimits),
        trustedProxies: config.trustedProxies,
        clock: systemClock,
        log,
        metrics,
      });
      const listening = await listen(server, config, 'PORT');
      if (!listening.ok) {
        await stop();
        return listening;
      }
      url ??= listening.value;
      undo.push(() => closeServer(server));
      // Whoever follows changes is let go first: a server waits for the answers it is still giving.
      undo.push(changes.close);
    }
    let metricsUrl: string | undefined;
    if (role === 'worker' && config.metricsPort !== undefined) {
      const routes = application.routes.filter(({ path }) => workerPaths.includes(path));
      const server = makeServer({
        ...application,
        routes,
        rateLimits: makeRateLimits(config.rateLimits),
        trustedProxies: config.trustedProxies,
        clock: systemClock,
        log,
        metrics,
      });
      const place = { host: '127.0.0.1', port: config.metricsPort };
      const listening = await listen(server, place, 'AVAL_METRICS_PORT');
      if (!listening.ok) {
        await stop();
        return listening;
      }
      metricsUrl = listening.value;
      undo.push(() => closeServer(server));
    }
    return success({
      url: role === 'worker' ? undefined : url,
      metricsUrl,
      firstToken,
      newTrialLink: role === 'worker' ? undefined : application.newTrialLink,
      stop,
    });
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @param setting that says the port, for the operator */
async function listen(
  server: FastifyInstance,
  config: Pick<Config, 'host' | 'port'>,
  setting: 'PORT' | 'AVAL_METRICS_PORT',
): Promise<Result<string, string>> {
  try {
    return success(
      (await server.listen({ host: config.host, port: config.port })).replace('[::1]', 'localhost'),
    );
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE')
      return failure(
        `Port ${config.port} on ${config.host} is in use: stop what uses it, or set ${setting}.`,
      );
    if (code === 'EACCES')
      return failure(`This user may not listen on port ${config.port}: set ${setting} to one above 1023.`);
    if (code === 'EADDRNOTAVAIL') return failure(`This machine has no address ${config.host}: set HOST.`);
    throw error;
  }
}

/** Milliseconds that requests under way have to end once the program stops; a slow upload must not hold it up. */
const requestGraceMs = 10_000;

async function closeServer(server: FastifyInstance): Promise<void> {
  const cut = setTimeout(() => server.server.closeAllConnections(), requestGraceMs);
  await server.close();
  clearTimeout(cut);
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}
