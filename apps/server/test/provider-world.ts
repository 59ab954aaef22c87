import { createHmac } from 'node:crypto';
import { levelIdSchema } from '@aval/core/ids';
import { seededLevels } from '@aval/core/level';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { z } from 'zod';
import { makeCallGuarded } from '../src/connectors/guarded/call-guarded.ts';
import { makeSumsubProvider } from '../src/connectors/sumsub/index.ts';
import { randomIdentifiers } from '../src/platform/crypto/identifiers.ts';
import { sessionJobKey, tendSessionTask } from '../src/providers/begin-session.ts';
import type { KycProvider } from '../src/providers/ports.ts';
import { complete, passport, selfie, submit, uploadImage } from './applicant-steps.ts';
import { plainJpeg } from './pictures.ts';
import { openTestServer, type TestSide } from './test-server.ts';

export const webhookSecret = 'a-secret-of-the-vendor-webhook';

/** What lies between us and the vendor, as a test wants it. */
type Line = {
  /** Requests to the vendor go through; otherwise none does. */
  isUp: boolean;
  /** The worker is killed after the next request to an address that ends like this. */
  cutAfter: string | undefined;
  /** Seconds after which the vendor, who is busy, wants to be asked again. */
  busySeconds: number;
};
export type ProviderWorld = Awaited<ReturnType<typeof openProviderWorld>>;

/** Our server, and another one of ours that plays the vendor. Levels: `by-provider`, `in-shadow`, `by-a-stranger`. */
export async function openProviderWorld() {
  const providers: KycProvider[] = [];
  const line: Line = { isUp: true, cutAfter: undefined, busySeconds: 0 };
  const send = [0, 0, 0];
  // Far away: what is read, is read because a webhook came.
  const read = [3600, 3600];
  const vendor = await openTestServer();
  const ours = await openTestServer({ providers: { providers, pauses: { send, read } } });
  const client = makeCallGuarded({ allowPrivateTargets: true });
  providers.push(sumsub('acme-check', ours.sandbox), sumsub('theirs', ours.otherTenant.sandbox));
  await addLevel(ours.sandbox, 'by-provider', { by: 'provider', provider: 'acme-check' });
  await addLevel(ours.sandbox, 'in-shadow', { by: 'shadow', provider: 'acme-check' });
  await addLevel(ours.sandbox, 'by-a-stranger', { by: 'provider', provider: 'theirs' });

  function sumsub(name: string, side: TestSide, secret = vendor.sandbox.secret): KycProvider {
    const { clientId, environment } = side.context;
    return makeSumsubProvider(
      {
        name,
        clientId,
        environment,
        url: vendor.url,
        levelName: 'basic-kyc-level',
        sends: ['fixedInfo', 'documents'],
        token: vendor.sandbox.token,
        secret,
        webhookSecret,
      },
      async (request, signal) => {
        if (!line.isUp) return { ok: false, error: 'connection' };
        if (line.busySeconds > 0)
          return { ok: true, value: { status: 429, json: undefined, retryAfterSeconds: line.busySeconds } };
        const answer = await client.call(request, signal);
        if (line.cutAfter !== undefined && new URL(request.url).pathname.endsWith(line.cutAfter)) {
          line.cutAfter = undefined;
          throw new Error('the worker was killed');
        }
        return answer;
      },
      () => new Date(),
    );
  }

  async function addLevel(
    side: TestSide,
    name: string,
    verification: { by: 'provider' | 'shadow'; provider: string },
  ) {
    const [level] = seededLevels;
    if (level === undefined) throw new Error('there is no level');
    await ours.stores.levels.insert(side.context.environmentId, {
      id: levelIdSchema.parse(randomIdentifiers.objectId()),
      name,
      type: 'standalone',
      definition: { ...level.definition, verification },
      createdAt: new Date(),
    });
  }

  let pictures = 10;
  async function submitted(levelName: string): Promise<string> {
    const body = {
      externalUserId: `on-${levelName}-${pictures}`,
      email: 'never.sent@example.org',
      fixedInfo: { firstName: 'Olena', lastName: 'Kovalenko' },
    };
    const made = await ours.call('POST', `/resources/applicants?levelName=${levelName}`, { body });
    const { id } = made.read(z.object({ id: z.string() }));
    pictures += 2;
    await uploadImage(ours.call, id, { metadata: passport, file: await plainJpeg(pictures) });
    await uploadImage(ours.call, id, { metadata: selfie, file: await plainJpeg(pictures, 80) });
    expect((await submit(ours.call, id)).status).toBe(200);
    await ours.drainJobs();
    return id;
  }

  const statusSchema = z.looseObject({
    reviewStatus: z.string(),
    attemptCnt: z.number(),
    reviewResult: z.looseObject({ reviewAnswer: z.string() }).optional(),
  });
  const statusOf = async (id: string) =>
    (await ours.call('GET', `/resources/applicants/${id}/status`)).read(statusSchema);

  async function sessionOf(applicantId: string) {
    return ours.db
      .selectFrom('provider_session')
      .selectAll()
      .where('environment_id', '=', ours.sandbox.context.environmentId)
      .where('applicant_id', '=', applicantId)
      .orderBy('created_at', 'desc')
      .executeTakeFirstOrThrow();
  }

  /** The vendor's applicants under the session's name. */
  async function atVendor(sessionId: string) {
    const target = `/resources/applicants/-;externalUserId=${sessionId}/one`;
    return (await vendor.call('GET', target)).read(
      z.looseObject({ id: z.string(), inspectionId: z.string() }),
    );
  }

  async function vendorSays(sessionId: string, verdict: unknown) {
    const { id } = await atVendor(sessionId);
    expect((await complete(vendor.call, id, verdict)).status).toBe(200);
    return webhookBody(sessionId, id);
  }

  function webhookBody(sessionId: string, id: string): Buffer {
    return Buffer.from(
      JSON.stringify({ applicantId: id, externalUserId: sessionId, type: 'applicantReviewed' }, null, 2),
    );
  }

  async function endpoint(name = 'acme-check', side = ours.sandbox): Promise<string> {
    const { items } = (await ours.call('GET', '/resources/api/providers', { as: side })).read(
      z.object({ items: z.array(z.object({ name: z.string(), webhookUrl: z.string() })) }),
    );
    const url = items.find((item) => item.name === name)?.webhookUrl ?? '';
    return new URL(url).pathname;
  }

  async function sendWebhook(body: Buffer, changed: Record<string, string> = {}, target?: string) {
    const headers = {
      'X-Payload-Digest': createHmac('sha256', webhookSecret).update(body).digest('hex'),
      'X-Payload-Digest-Alg': 'HMAC_SHA256_HEX',
      ...changed,
    };
    return ours.call('POST', target ?? (await endpoint()), { as: 'nobody', body, headers });
  }

  /** Runs the job of a session by hand, as a worker would. */
  async function tend(sessionId: string) {
    const job = ours.application.jobs.find(({ task }) => task === tendSessionTask);
    if (job === undefined) throw new Error('there is no such job');
    const { environmentId } = ours.sandbox.context;
    await job.run({ environmentId, sessionId, correlationId: '0'.repeat(32) }, new AbortController().signal);
  }

  /** Submits, and runs the checks and the first try only. */
  async function submittedButDown(): Promise<string> {
    const body = { externalUserId: `cut-${pictures}`, fixedInfo: { firstName: 'Olena' } };
    const made = await ours.call('POST', '/resources/applicants?levelName=by-provider', { body });
    const { id } = made.read(z.object({ id: z.string() }));
    pictures += 2;
    await uploadImage(ours.call, id, { metadata: passport, file: await plainJpeg(pictures) });
    await uploadImage(ours.call, id, { metadata: selfie, file: await plainJpeg(pictures, 80) });
    await submit(ours.call, id);
    await runChecksOf(id);
    await tend((await sessionOf(id)).id).catch(() => undefined);
    return id;
  }

  /** Seconds until the next try that stands. */
  async function dueInSeconds(sessionId: string): Promise<number> {
    const found = await sql<{ seconds: number }>`
    select extract(epoch from run_at - now())::float8 as seconds from graphile_worker.jobs
    where key = ${sessionJobKey(sessionId)}`.execute(ours.db);
    return found.rows[0]?.seconds ?? 0;
  }

  /** Runs the checks of the present attempt, as a worker would. */
  async function runChecksOf(id: string): Promise<void> {
    const { attempt_id: attemptId } = await ours.db
      .selectFrom('review_attempt')
      .select('attempt_id')
      .where('environment_id', '=', ours.sandbox.context.environmentId)
      .where('applicant_id', '=', id)
      .executeTakeFirstOrThrow();
    const checks = ours.application.jobs.find(({ task }) => task === 'run-checks');
    const { environmentId } = ours.sandbox.context;
    const payload = { environmentId, applicantId: id, attemptId, correlationId: '0'.repeat(32) };
    await checks?.run(payload, new AbortController().signal);
  }

  return {
    ours,
    vendor,
    providers,
    line,
    submitted,
    statusOf,
    sessionOf,
    atVendor,
    vendorSays,
    webhookBody,
    endpoint,
    sendWebhook,
    tend,
    submittedButDown,
    dueInSeconds,
    runChecksOf,
    sumsub,
    close: async () => {
      await client.close();
      await ours.close();
      await vendor.close();
    },
  };
}
