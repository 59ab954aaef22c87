import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AppToken } from '@aval/client/app-token';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { complete } from '../applicant-steps.ts';
import { eventually } from '../eventually.ts';
import { plainJpeg } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';
import { startWebhookReceiver } from '../webhook-receiver.ts';

// The programs of docs/recipes as an integrator runs them. A language that is not installed has no tests here.

type Recipe = {
  readonly file: string;
  readonly run: readonly [string, ...string[]];
  /** Commands that end well where the language is installed. */
  readonly needs: readonly (readonly [string, ...string[]])[];
};
const recipes: readonly Recipe[] = [
  { file: 'recipe.mjs', run: [process.execPath], needs: [] },
  { file: 'recipe.py', run: ['python3'], needs: [['python3', '--version']] },
  { file: 'recipe.php', run: ['php'], needs: [['php', '--version']] },
  { file: 'recipe.go', run: ['go', 'run'], needs: [['go', 'version']] },
  {
    file: 'recipe.sh',
    run: ['sh'],
    needs: [
      ['curl', '--version'],
      ['openssl', 'version'],
    ],
  },
];
const installed = recipes.filter(({ needs }) =>
  needs.every(([command, ...args]) => spawnSync(command, args).status === 0),
);

const folder = fileURLToPath(new URL('../../../../docs/recipes/', import.meta.url));
const webhookSecret = 'a secret of the webhook';
const children = new Set<ChildProcess>();
let server: TestServer;
let work = '';
let event: Buffer;

beforeAll(async () => {
  server = await openTestServer();
  work = await mkdtemp(join(tmpdir(), 'aval-recipes-'));
  await writeFile(join(work, 'passport.jpg'), await plainJpeg(1, 320, 240));
  await writeFile(join(work, 'selfie.jpg'), await plainJpeg(2, 320, 240));
  event = await deliveredEvent();
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(work, { recursive: true, force: true });
  await server?.close();
});

/** The body of a real delivery. */
async function deliveredEvent(): Promise<Buffer> {
  const receiver = await startWebhookReceiver();
  const types = ['applicantCreated'];
  const webhook = { name: 'recipes', target: receiver.url, types, secretKey: webhookSecret };
  await server.call('POST', '/resources/api/agent/clientWebhooks', { body: webhook });
  await server.call('POST', '/resources/applicants?levelName=basic-kyc-level', {
    body: { externalUserId: 'Їжак' },
  });
  await server.drainJobs();
  await receiver.close();
  const [delivery] = receiver.received;
  if (delivery === undefined) throw new Error('nothing was delivered');
  return delivery.body;
}

function run(
  { run: [command, ...args], file }: Recipe,
  words: readonly string[],
  input: Buffer,
  as: AppToken,
) {
  const child = spawn(command, [...args, join(folder, file), ...words], {
    cwd: work,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: work,
      AVAL_URL: server.url,
      AVAL_APP_TOKEN: as.token,
      AVAL_SECRET_KEY: as.secret,
      AVAL_WEBHOOK_SECRET: webhookSecret,
    },
  });
  children.add(child);
  const told = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    told.stdout += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    told.stderr += chunk.toString('utf8');
  });
  // Whoever fails early does not read to the end.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return new Promise<{ status: number | null; stdout: string; stderr: string }>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => {
      children.delete(child);
      resolve({ status, ...told });
    });
  });
}

const nothing = Buffer.alloc(0);
const review = z.object({
  reviewStatus: z.literal('completed'),
  levelName: z.literal('basic-kyc-level'),
  reviewResult: z.object({ reviewAnswer: z.literal('GREEN') }),
});

/** Somebody whose check was asked for and has not been made. */
async function pendingApplicant(): Promise<string | undefined> {
  const found = server.db.selectFrom('review').select('applicant_id').where('status', '=', 'pending');
  const { environmentId } = server.sandbox.context;
  return (await found.where('environment_id', '=', environmentId).executeTakeFirst())?.applicant_id;
}

test('every program of the folder is among the recipes, and told of in its README', async () => {
  const files = (await readdir(folder)).filter((name) => name !== 'README.md');
  expect(files.sort()).toEqual(recipes.map(({ file }) => file).sort());
  const readme = await readFile(join(folder, 'README.md'), 'utf8');
  for (const file of files) expect(readme).toContain(`(${file})`);
});

describe.each(installed.map((recipe) => [recipe.file, recipe] as const))('%s', (_file, recipe) => {
  test('hands a person in, waits for the verdict and tells it', async () => {
    const running = run(recipe, ['person', 'passport.jpg', 'selfie.jpg'], nothing, server.sandbox);
    const stopped = running.then(({ status, stderr }) => `ended with ${status}: ${stderr}`);
    const look = eventually('a request for the check', pendingApplicant);
    const applicantId = await Promise.race([look, stopped.then((why) => Promise.reject(new Error(why)))]);
    const pictures = await server.call('GET', `/resources/applicants/${applicantId}/metadata/resources`);
    const types = z.object({ items: z.array(z.object({ idDocDef: z.object({ idDocType: z.string() }) })) });
    const handedIn = pictures.read(types).items.map(({ idDocDef }) => idDocDef.idDocType);
    expect(handedIn.sort()).toEqual(['PASSPORT', 'SELFIE']);
    await complete(server.call, applicantId, { reviewAnswer: 'GREEN', rejectLabels: [] });
    const ended = await running;
    expect(ended).toMatchObject({ status: 0, stderr: '' });
    expect(review.parse(JSON.parse(ended.stdout)).reviewStatus).toBe('completed');
  });

  test('says why it was refused', async () => {
    const stranger = { ...server.sandbox, secret: 'another secret' };
    const ended = await run(recipe, ['person', 'passport.jpg', 'selfie.jpg'], nothing, stranger);
    expect(ended.status).not.toBe(0);
    expect(ended.stdout + ended.stderr).toContain('Request signature mismatch');
  });

  test('tells genuine webhooks from others', async () => {
    const verify = async (body: Buffer, ...words: string[]) => {
      const { status, stdout } = await run(recipe, ['webhook', ...words], body, server.sandbox);
      return [status === 0, stdout.trim()];
    };
    const digestOf = (hash: string) => createHmac(hash, webhookSecret).update(event).digest('hex');
    const sha256 = digestOf('sha256');
    expect(await verify(event, sha256)).toEqual([true, 'genuine']);
    expect(await verify(event, sha256, 'HMAC_SHA256_HEX')).toEqual([true, 'genuine']);
    expect(await verify(event, digestOf('sha1'), 'HMAC_SHA1_HEX')).toEqual([true, 'genuine']);
    expect(await verify(event, digestOf('sha512'), 'HMAC_SHA512_HEX')).toEqual([true, 'genuine']);
    const others: [Buffer, ...string[]][] = [
      [Buffer.concat([event, Buffer.from('\n')]), sha256],
      [event, sha256, 'HMAC_SHA512_HEX'],
      [event, sha256, 'NONE'],
      [event, sha256.slice(2)],
      [event, ''],
    ];
    for (const other of others) expect(await verify(...other)).toEqual([false, 'not genuine']);
  });
});
