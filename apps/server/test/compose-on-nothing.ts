import { Kysely, PostgresDialect } from 'kysely';
import { compose } from '../src/main/compose.ts';
import { makeServer } from '../src/platform/http/make-server.ts';
import { makeLog } from '../src/platform/log/make-log.ts';
import { makeMetrics } from '../src/platform/metrics/metrics.ts';
import { defaultWebhookOptions } from '../src/webhooks/webhook-options.ts';
import { noLimits } from './test-server.ts';
import { makeTestKeyring } from './webhook-world.ts';

const unreachable = (): never => {
  throw new Error('nobody may come here without a credential');
};

/** The program on parts that cannot be used: whoever touches the database, the files or the eyes is found out. */
export function composeOnNothing() {
  let connections = 0;
  const pool = {
    connect: async () => {
      connections += 1;
      return unreachable();
    },
    end: async () => undefined,
  };
  const clock = () => new Date();
  const metrics = makeMetrics();
  const application = compose({
    db: new Kysely({ dialect: new PostgresDialect({ pool }) }),
    keyring: makeTestKeyring(),
    blobs: {
      write: unreachable,
      read: unreachable,
      remove: unreachable,
      readStream: unreachable,
      exists: unreachable,
    },
    definitions: [],
    examiner: {
      version: 'none',
      modelIds: [],
      faceModelIds: { document: [], selfie: [] },
      modelThresholds: {
        face: { modelId: '', verify: { accept: 1, review: 1 }, search: null, samePhotograph: 1 },
        liveness: { modelId: '', accept: 1 },
      },
      threads: 0,
      readDocument: unreachable,
      readSelfie: unreachable,
      readFrames: unreachable,
      inspectPicture: unreachable,
      stats: unreachable,
      close: unreachable,
    },
    clock,
    metrics,
    metricsText: () => metrics.registry.metrics(),
    actionsForUnapproved: false,
    messages: {
      gateways: {},
      limits: { perAddress: 1, perApplicant: 1, perEnvironment: 1 },
      smsCountries: [],
    },
    webhooks: defaultWebhookOptions,
    sendWebhook: unreachable,
    onWebhookDisabled: unreachable,
    publicUrl: () => 'http://127.0.0.1',
    changes: { watch: unreachable },
  });
  const server = makeServer({ ...application, ...noLimits, clock, metrics, log: makeLog('silent') });
  return {
    routes: application.routes,
    server,
    /** How often anything asked for a connection to the database. */
    connections: () => connections,
  };
}
