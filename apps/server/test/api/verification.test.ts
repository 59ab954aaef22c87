import { applicantIdSchema } from '@aval/core/ids';
import { reviewResultSchema } from '@aval/core/review';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { payloadContext } from '../../src/journal/store.ts';
import { openJson } from '../../src/platform/crypto/sealed-box.ts';
import {
  type Created,
  createApplicant,
  errorOf,
  readyApplicant,
  selfie,
  submit,
  uploadImage,
} from '../applicant-steps.ts';
import { eventually } from '../eventually.ts';
import { specimen } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../webhook-receiver.ts';

// Real eyes on a busy machine take their time.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const statusSchema = z.looseObject({
  reviewStatus: z.string(),
  attemptId: z.string(),
  reviewResult: reviewResultSchema.optional(),
});
const webhookSchema = z.looseObject({
  type: z.string(),
  applicantId: z.string(),
  reviewStatus: z.string(),
  reviewResult: reviewResultSchema.optional(),
});
let server: TestServer;
let receiver: WebhookReceiver;

beforeAll(async () => {
  server = await openTestServer({ jobs: true });
  receiver = await startWebhookReceiver();
  const made = await server.call('POST', '/resources/api/agent/clientWebhooks', {
    body: {
      target: receiver.url,
      types: ['applicantCreated', 'applicantPending', 'applicantReviewed', 'applicantOnHold'],
    },
  });
  expect(made.status).toBe(200);
});
afterAll(async () => {
  await server.close();
  await receiver.close();
});

const status = async (id: string) =>
  (await server.call('GET', `/resources/applicants/${id}/status`)).read(statusSchema);
const webhooksOf = (id: string) =>
  receiver.received
    .map(({ body }) => webhookSchema.parse(JSON.parse(body.toString('utf8'))))
    .filter(({ applicantId }) => applicantId === id);

async function handIn(key: Parameters<typeof specimen>[0]): Promise<Created> {
  const scenario = await specimen(key);
  const applicant = await createApplicant(server.call, { fixedInfo: scenario.fixedInfo });
  for (const { idDocType, idDocSubType, country, file } of scenario.documents) {
    const metadata = { idDocType, country, ...(idDocSubType === undefined ? {} : { idDocSubType }) };
    await uploadImage(server.call, applicant.id, { metadata, file });
  }
  await uploadImage(server.call, applicant.id, { metadata: selfie, file: scenario.selfie });
  return applicant;
}

/** Submits, and waits for the answer and for its webhook. Gives every status that was seen on the way. */
async function verify(id: string) {
  expect((await submit(server.call, id)).json).toEqual({ ok: 1 });
  const seen = new Set<string>();
  const settled = await eventually('the review is settled', async () => {
    const now = await status(id);
    seen.add(now.reviewStatus);
    return ['completed', 'onHold'].includes(now.reviewStatus) ? now : undefined;
  });
  return { settled, seen: [...seen] };
}

async function journalOf(id: string, type: string) {
  const { environmentId } = server.sandbox.context;
  const applicant = await server.stores.applicants.find(environmentId, applicantIdSchema.parse(id));
  if (applicant === undefined) throw new Error('there is no such applicant');
  const rows = await server.db
    .selectFrom('journal_entry')
    .select(['payload_sealed'])
    .where('environment_id', '=', environmentId)
    .where('subject_id', '=', id)
    .where('type', '=', type)
    .orderBy('sequence')
    .execute();
  return rows.map((row) => {
    const context = payloadContext(id, type);
    const opened = openJson(applicant.dataKey, context, row.payload_sealed, z.looseObject({}));
    if (!opened.ok) throw new Error(opened.error);
    return opened.value;
  });
}

async function rowsOf(id: string) {
  const { environmentId } = server.sandbox.context;
  const review = await server.db
    .selectFrom('review')
    .selectAll()
    .where('environment_id', '=', environmentId)
    .where('applicant_id', '=', id)
    .executeTakeFirstOrThrow();
  const attempts = await server.db
    .selectFrom('review_attempt')
    .selectAll()
    .where('environment_id', '=', environmentId)
    .where('applicant_id', '=', id)
    .orderBy('pending_at')
    .execute();
  return { review, attempts };
}

/** Status call, applicant, history, webhook, journal, row and history row: all must tell the same. */
async function expectOneTruth(id: string, attempts: number) {
  const told = (await status(id)).reviewResult;
  expect(told).toBeDefined();
  const webhook = await eventually('the webhook of the verdict', async () => {
    const reviewed = webhooksOf(id).filter(({ type }) => type === 'applicantReviewed');
    return reviewed.length >= attempts ? reviewed : undefined;
  });
  expect(webhook).toHaveLength(attempts);
  expect(webhook.at(-1)).toMatchObject({ reviewStatus: 'completed', reviewResult: told });
  const applicant = await server.call('GET', `/resources/applicants/${id}/one`);
  expect(applicant.json).toMatchObject({ review: { reviewStatus: 'completed', reviewResult: told } });
  const journal = await journalOf(id, 'reviewCompleted');
  expect(journal).toHaveLength(attempts);
  expect(journal.at(-1)).toMatchObject({ state: { status: 'completed', result: told } });
  const rows = await rowsOf(id);
  expect(rows.review).toMatchObject({ status: 'completed', result: told });
  expect(rows.attempts).toHaveLength(attempts);
  expect(rows.attempts.at(-1)).toMatchObject({ status: 'completed', result: told });
  const history = await server.call('GET', `/resources/applicants/${id}/review/history`);
  const { items } = history.read(z.object({ items: z.array(z.looseObject({})) }));
  expect(items.at(-1)).toMatchObject({ reviewStatus: 'completed', reviewResult: told });
  return told;
}

/** What was read is in `info`, and the checks with their numbers are told without repeating it. */
async function expectInsight(id: string): Promise<void> {
  const { person } = await specimen('genuine');
  const applicant = await server.call('GET', `/resources/applicants/${id}/one`);
  expect(applicant.json).toMatchObject({
    info: { dob: person.birthDate, idDocs: [{ idDocType: 'PASSPORT', number: person.documentNumber }] },
  });
  const answer = await server.call('GET', `/resources/applicants/${id}/checks`);
  const { checks } = answer.read(z.object({ checks: z.array(z.looseObject({ answer: z.string() })) }));
  expect(checks.length).toBeGreaterThan(8);
  expect(new Set(checks.map((check) => check.answer))).toEqual(new Set(['GREEN']));
  expect(answer.bytes.toString()).not.toContain(person.documentNumber);
}

describe('real pictures, real eyes', () => {
  test('the genuine applicant goes from init to completed GREEN, and everything tells the same', async () => {
    const { id } = await handIn('genuine');
    expect((await status(id)).reviewStatus).toBe('init');
    const { settled, seen } = await verify(id);
    expect(settled.reviewResult).toEqual({ reviewAnswer: 'GREEN' });
    const order = ['pending', 'queued', 'completed'];
    expect(seen).toEqual(order.filter((each) => seen.includes(each)));
    expect(await expectOneTruth(id, 1)).toEqual({ reviewAnswer: 'GREEN' });
    expect(
      webhooksOf(id)
        .map(({ type }) => type)
        .sort(),
    ).toEqual(['applicantCreated', 'applicantPending', 'applicantReviewed']);
    const steps = await server.call('GET', `/resources/applicants/${id}/requiredIdDocsStatus`);
    const green = { reviewResult: { reviewAnswer: 'GREEN' } };
    expect(steps.json).toMatchObject({ IDENTITY: green, SELFIE: green });
    await expectInsight(id);
  });

  test('a RETRY refusal sets the blamed pictures aside; with new ones the next attempt is GREEN', async () => {
    const { id } = await handIn('blurred-picture');
    const first = await verify(id);
    expect(first.settled.reviewResult).toMatchObject({ reviewAnswer: 'RED', reviewRejectType: 'RETRY' });
    await expectOneTruth(id, 1);
    const steps = await server.call('GET', `/resources/applicants/${id}/requiredIdDocsStatus`);
    expect(steps.json).toMatchObject({
      IDENTITY: { reviewResult: { reviewAnswer: 'RED', reviewRejectType: 'RETRY' } },
    });
    expect(errorOf(await submit(server.call, id)).description).toContain('[IDENTITY]');
    const { documents, fixedInfo } = await specimen('genuine');
    await server.call('PATCH', `/resources/applicants/${id}/fixedInfo`, { body: fixedInfo });
    for (const { file } of documents) {
      await uploadImage(server.call, id, { metadata: { idDocType: 'PASSPORT', country: 'UTO' }, file });
    }
    const second = await verify(id);
    expect(second.settled.reviewResult).toEqual({ reviewAnswer: 'GREEN' });
    await expectOneTruth(id, 2);
    expect(await status(id)).toMatchObject({ attemptCnt: 2 });
  });

  test('another person’s selfie is not GREEN', async () => {
    const { id } = await handIn('another-person');
    const { settled } = await verify(id);
    expect(settled.reviewResult?.reviewAnswer).not.toBe('GREEN');
    if (settled.reviewStatus === 'completed') await expectOneTruth(id, 1);
  });
});

describe('the job of an attempt', () => {
  test('run four times at once and once more settles once: one set of checks, one event, one entry', async () => {
    const { id } = await readyApplicant(server.call);
    // The server's own worker runs it too: five in all compete for one verdict.
    const job = server.application.jobs.find(({ task }) => task === 'run-checks');
    expect(job).toBeDefined();
    await submit(server.call, id);
    const { attemptId } = await status(id);
    const { environmentId } = server.sandbox.context;
    const payload = { environmentId, applicantId: id, attemptId, correlationId: '0'.repeat(32) };
    const { signal } = new AbortController();
    await Promise.all([1, 2, 3, 4].map(() => job?.run(payload, signal)));
    await job?.run(payload, signal);
    expect((await status(id)).reviewStatus).toBe('completed');
    await eventually('no job of checks is left', async () => (await jobsLeft()) === 0 || undefined);
    await expectOneTruth(id, 1);
    const checks = await server.db
      .selectFrom('check_result')
      .select(['check_type'])
      .where('environment_id', '=', environmentId)
      .where('applicant_id', '=', id)
      .execute();
    expect(new Set(checks.map(({ check_type: type }) => type)).size).toBe(checks.length);
    const events = await server.db
      .selectFrom('webhook_event')
      .select('type')
      .where('environment_id', '=', environmentId)
      .where('applicant_id', '=', id)
      .where('type', '=', 'applicantReviewed')
      .execute();
    expect(events).toHaveLength(1);
  });
});

async function jobsLeft(): Promise<number> {
  const client = new pg.Client({ connectionString: server.databaseUrl });
  await client.connect();
  try {
    const found = await client.query(
      "select 1 from graphile_worker.jobs where task_identifier = 'run-checks'",
    );
    return found.rowCount ?? 0;
  } finally {
    await client.end();
  }
}
