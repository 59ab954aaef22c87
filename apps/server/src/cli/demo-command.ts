import { randomUUID } from 'node:crypto';
import { withAppToken } from '@aval/client/app-token';
import { makeClient } from '@aval/client/make-client';
import { expectData } from '@aval/client/outcome';
import { isoDay } from '@aval/core/wire-dates';
import { openPortraits } from '@aval/specimens/portraits';
import { scenarioKeys } from '@aval/specimens/scenarios';
import type { Config } from '../main/config.ts';
import { start } from '../main/start.ts';
import { randomToken } from '../platform/crypto/random-token.ts';
import { permissions } from '../platform/http/route.ts';
import { createAppToken } from '../tenants/create-app-token.ts';
import { revokeAppToken } from '../tenants/revoke-app-token.ts';
import { type DemoRow, runDemo } from './demo/run-demo.ts';
import { openWebhookReceiver } from './demo/webhook-receiver.ts';
import { onErrand, operator, requireConfig, requireEnvironment } from './errand.ts';
import { answer, CommandFailure, type Output } from './output.ts';

/**
 * Verifies invented people over HTTP, on the running server or on one started for the occasion.
 * @param only which of the seven, by key; all when undefined
 */
export async function demoCommand(output: Output, only: readonly string[] | undefined): Promise<void> {
  const unknown = only?.find((name) => !scenarioKeys.some((key) => key === name));
  if (unknown !== undefined)
    throw new CommandFailure(`There is no person '${unknown}'. There are: ${scenarioKeys.join(', ')}.`);
  const keys = scenarioKeys.filter((key) => only?.includes(key) ?? true);
  const config = requireConfig();
  const onProgress = (sentence: string) => process.stderr.write(`${sentence}\n`);
  const server = await findOrStartServer(config, onProgress);
  // Stopped half way, the demo takes its own server along.
  const stop = () => void server.stop().then(() => process.exit(1));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  try {
    const rows = await withToken((token, secret) =>
      demo(config, server.url, { token, secret }, keys, onProgress),
    );
    answer(output, { people: rows }, table(rows));
    if (rows.some((row) => !row.asExpected)) process.exitCode = 1;
  } finally {
    process.off('SIGTERM', stop);
    process.off('SIGINT', stop);
    await server.stop();
  }
}

type DemoServer = { readonly url: string; readonly stop: () => Promise<void> };

async function findOrStartServer(
  config: Config,
  onProgress: (sentence: string) => void,
): Promise<DemoServer> {
  const url = `http://${config.host}:${config.port}`;
  if (await isReady(url)) {
    onProgress(`Using the server at ${url}`);
    return { url, stop: async () => undefined };
  }
  onProgress(`No server answers at ${url} (HOST and PORT tell where to look): starting one for the demo`);
  const quiet = {
    ...config,
    port: 0,
    logLevel: config.logLevel === 'info' ? ('warn' as const) : config.logLevel,
  };
  const started = await start(quiet, 'all', (reason) => onProgress(reason));
  if (!started.ok) throw new CommandFailure(started.error);
  const { stop, firstToken } = started.value;
  if (firstToken !== undefined)
    onProgress(`The sandbox's app token, shown this once: ${firstToken.token}  secret ${firstToken.secret}`);
  return { url: started.value.url ?? url, stop };
}

async function isReady(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2000) });
    return response.ok;
  } catch {
    return false;
  }
}

/** Lends a sandbox token for the length of the demo. */
async function withToken<Value>(work: (token: string, secret: string) => Promise<Value>): Promise<Value> {
  const made = await onErrand(async ({ stores, ...tools }) => {
    const environment = await requireEnvironment(stores, 'sandbox', undefined);
    return createAppToken(tools)({ environment, name: 'demo', permissions, actor: operator });
  });
  if (!made.ok) throw new CommandFailure(made.error.name);
  const { token, secret } = made.value;
  try {
    return await work(token, secret);
  } finally {
    await onErrand(async ({ stores, ...tools }) => {
      const environment = await requireEnvironment(stores, 'sandbox', undefined);
      const publicPart = token.slice(4).split('.')[0] ?? '';
      await revokeAppToken(tools)({ environment, publicPart, actor: operator });
    });
  }
}

async function demo(
  config: Config,
  url: string,
  { token, secret }: { readonly token: string; readonly secret: string },
  keys: readonly (typeof scenarioKeys)[number][],
  onProgress: (sentence: string) => void,
): Promise<DemoRow[]> {
  const portraits = await openPortraits({ cacheDir: config.cacheDir, registry: config.registry });
  if (!portraits.ok) throw new CommandFailure(portraits.error);
  const client = makeClient({
    baseUrl: url,
    authorise: withAppToken({ token, secret }),
    newIdempotencyKey: randomUUID,
  });
  const secretKey = randomToken(24);
  const receiver = await openWebhookReceiver(secretKey);
  try {
    const webhook = await expectData(
      client.POST('/resources/api/agent/clientWebhooks', {
        body: {
          name: 'demo',
          target: receiver.url,
          targetType: 'http',
          types: ['applicantReviewed', 'applicantOnHold'],
          secretKey,
          signatureAlgorithm: 'HMAC_SHA256_HEX',
        },
      }),
    );
    try {
      return await runDemo({
        client,
        receiver,
        portraits: portraits.value,
        today: isoDay(new Date()),
        keys,
        onProgress,
      });
    } finally {
      await expectData(
        client.PATCH('/resources/api/agent/clientWebhooks', { body: { id: webhook.id, enabled: false } }),
      );
    }
  } finally {
    await receiver.close();
  }
}

function table(rows: readonly DemoRow[]): string {
  const cells = rows.map((row) => [
    row.title,
    row.decision,
    `${row.milliseconds} ms`,
    row.asExpected ? 'as expected' : `EXPECTED ${row.expected}`,
    row.reasons,
  ]);
  const head = ['who', 'decision', 'time', '', 'reasons'];
  const widths = head.map((title, column) =>
    Math.max(title.length, ...cells.map((line) => line[column]?.length ?? 0)),
  );
  const lines = [head, ...cells].map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const evidence = rows.map((row) => `  npm run aval -- evidence ${row.applicantId}   # ${row.title}`);
  return ['', ...lines, '', 'The evidence of each:', ...evidence].join('\n');
}
