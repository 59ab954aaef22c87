import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { documentMrzLines } from '@aval/specimens/draw-document';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import {
  createApplicant,
  multipart,
  passport,
  selfie,
  submit,
  upload,
  uploadImage,
} from '../applicant-steps.ts';
import { eventually } from '../eventually.ts';
import { consent, newPage } from '../flow-steps.ts';
import { specimen } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../webhook-receiver.ts';

// Real eyes on a busy machine take their time.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

/** Words that can come from nowhere but the applicant. */
const supplied = {
  externalUserId: 'Quetzalcoatlus-77',
  email: 'wilhelmina.zzyzx@example.org',
  phone: '+4917655544433',
  firstName: 'Wilhelminazz',
  lastName: 'Castelbrancozz',
  number: 'ZZ9988776Q',
  street: 'Rumpelstilzchenweg',
  metadata: 'loyaltyNumber-8842',
  fileName: 'portrait-of-wilhelminazz.jpg',
  reason: 'because-of-wilhelminazz',
  questionnaire: 'earns-a-lot-of-money',
} as const;
const secretHeader = 'webhook-header-secret-value';
let server: TestServer;
let receiver: WebhookReceiver;
/** Everything that must be found nowhere: what was supplied, and what the document says. */
let words: string[];

beforeAll(async () => {
  server = await openTestServer({ jobs: true });
  receiver = await startWebhookReceiver();
  const { person, documents, selfie: face } = await specimen('genuine');
  const mrz = documentMrzLines('TD3', person);
  const names = [person.surname, ...person.givenNames.split(' ')].flatMap((name) => [
    name,
    name.charAt(0) + name.slice(1).toLowerCase(),
  ]);
  words = [...Object.values(supplied), ...names, person.documentNumber, person.birthDate, ...mrz];
  await run(documents[0]?.file ?? Buffer.alloc(0), face);
});
afterAll(async () => {
  await server.close();
  await receiver.close();
});

/** A life of an applicant, with refusals and mistakes on the way: they are what tempts a program to quote. */
async function run(document: Buffer, face: Buffer): Promise<void> {
  const { call } = server;
  await call('POST', '/resources/api/agent/clientWebhooks', {
    body: {
      target: receiver.url,
      types: ['applicantCreated', 'applicantPending', 'applicantReviewed', 'applicantOnHold'],
      headers: [{ key: 'X-Own', value: secretHeader }],
    },
  });
  const { externalUserId, email, phone, firstName, lastName, number, street, metadata, fileName } = supplied;
  const fixedInfo = { firstName, lastName, phone, addresses: [{ street }] };
  const body = {
    externalUserId,
    email,
    phone,
    fixedInfo,
    metadata: [{ key: 'k', value: metadata }],
    questionnaires: [{ id: 'q', answer: supplied.questionnaire }],
  };
  const { id } = await createApplicant(call, body);
  await call('POST', '/resources/applicants?levelName=basic-kyc-level', { body });
  await call('POST', '/resources/applicants?levelName=basic-kyc-level', {
    body: { ...body, lang: firstName },
  });
  await call('POST', '/resources/applicants?levelName=basic-kyc-level', { body: `{"email":"${email}",` });
  await call('GET', `/resources/applicants/-;externalUserId=${externalUserId}/one`);
  await call('GET', `/resources/applicants/-/byExternalUserId/${externalUserId}`);
  await call('GET', `/resources/nothing/${externalUserId}?email=${email}`);
  await call('GET', `/resources/applicants/-;externalUserId=%ff${externalUserId}/one`);
  await call('PATCH', `/resources/applicants/${id}/fixedInfo`, { body: { firstName, lastName } });
  await call('PATCH', `/resources/applicants/${id}/fixedInfo`, { body: { dob: firstName } });
  await call('POST', `/resources/accessTokens?userId=${externalUserId}&levelName=basic-kyc-level`);
  await upload(call, id, { metadata: { ...passport, number, firstName } });
  await upload(call, id, { metadata: { ...passport, country: firstName, number } });
  const broken = multipart([{ name: 'metadata', content: `{"number":"${number}"` }]);
  await call('POST', `/resources/applicants/${id}/info/idDoc`, broken);
  await uploadImage(call, id, { metadata: passport, file: document, fileName });
  await upload(call, id, { metadata: passport, file: document, fileName });
  await uploadImage(call, id, { metadata: selfie, file: face, fileName, warnings: true });
  const confirmation = `/resources/applicants/${id}/identifierConfirmation`;
  await call('POST', `${confirmation}/email`, { body: {} });
  await call('POST', `${confirmation}/email`, { body: { value: email } });
  await call('POST', `${confirmation}/phone`, { body: { value: `${phone}${lastName}` } });
  await call('POST', `${confirmation}/phone`);
  await call('POST', `${confirmation}/phone/code`, { body: { code: '000000' } });
  await call('GET', '/resources/sandbox/messages');
  await runOnPage(document, face);
  await call('POST', `/resources/applicants/${id}/status/pending?reason=${supplied.reason}`);
  await submit(call, id);
  await eventually('the webhook of the verdict', async () => {
    const types = receiver.received.map(({ body: sent }) => sent.toString('utf8'));
    return types.find((text) => /applicantReviewed|applicantOnHold/.test(text));
  });
  await call('GET', `/resources/applicants/${id}/checks`);
  await call('GET', `/resources/applicants/${id}/metadata/resources`);
}

/** The same person on the page, with everything that a page sends. */
async function runOnPage(document: Buffer, face: Buffer): Promise<void> {
  const { lastName, firstName, number, email, reason } = supplied;
  const page = await newPage(server, 'basic-kyc-level', { userId: `${supplied.externalUserId}-page` });
  await consent(page, await page.open());
  await page.answer('IDENTITY-choice', { country: 'UTO', idDocType: 'PASSPORT' });
  await page.event({ type: 'answer', block: 'IDENTITY-choice', answer: { country: lastName } });
  const file = Buffer.concat([document, Buffer.from('\n')]);
  const { view } = await page.picture({ block: 'IDENTITY' }, file);
  expect(view.step.kind).toBe('data-check');
  await page.event({ type: 'answer', block: 'IDENTITY-check', answer: { fields: { [firstName]: number } } });
  await page.answer('IDENTITY-check', { fields: { firstName, lastName, number } });
  await page.send('POST', 'codes', { channel: 'email', value: email });
  await page.send('POST', 'appeal', { text: reason });
  const begun = await page.send('POST', 'uploads', { block: 'SELFIE', bytes: face.length });
  const { uploadId } = begun.read(z.object({ uploadId: z.string() }));
  await page.send('PATCH', `uploads/${uploadId}?offset=0`, face.subarray(0, 400));
}

test('the run was a real one: the data comes back to its owner', async () => {
  const target = `/resources/applicants/-;externalUserId=${supplied.externalUserId}/one`;
  const { bytes } = await server.call('GET', target);
  const told = bytes.toString('utf8');
  const known = [
    supplied.email,
    supplied.lastName,
    supplied.street,
    supplied.metadata,
    supplied.questionnaire,
  ];
  expect(known.filter((word) => !told.includes(word))).toEqual([]);
  expect(told).toContain('"idDocs"');
  expect(server.log()).toContain('/resources/applicants/:applicantId/one');
});

test('no personal data and no secret in the log', () => {
  const log = server.log();
  expect(found([...words, server.sandbox.secret, server.sandbox.token, secretHeader], log)).toEqual([]);
});

test('no personal data in webhooks beyond the external user id', () => {
  const sent = receiver.received.map(({ body }) => body.toString('utf8')).join('\n');
  expect(sent).toContain(supplied.externalUserId);
  const rest = words.filter((word) => word !== supplied.externalUserId);
  expect(found(rest, sent)).toEqual([]);
});

test('no personal data and no secret in any column of any table', async () => {
  const dump = await dumpDatabase(server.databaseUrl);
  expect(dump).toContain('basic-kyc-level');
  expect(dump.length).toBeGreaterThan(10_000);
  expect(found([...words, server.sandbox.secret, secretHeader], dump)).toEqual([]);
});

test('no picture and no personal data in any stored file', async () => {
  const names = await readdir(server.filesDir, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(1);
  // Long enough not to turn up in two megabytes of ciphertext by chance.
  const { documents, selfie: face } = await specimen('genuine');
  const pictureStarts = [documents[0]?.file ?? Buffer.alloc(32), face].map((file) => file.subarray(0, 16));
  for (const { parentPath, name } of files) {
    const bytes = await readFile(join(parentPath, name));
    for (const start of pictureStarts) expect(bytes.includes(start)).toBe(false);
    expect(found(words, `${join(parentPath, name)}\n${bytes.toString('latin1')}`)).toEqual([]);
  }
});

function found(wanted: readonly string[], text: string): string[] {
  const lower = text.toLowerCase();
  return wanted.filter((word) => lower.includes(word.toLowerCase()));
}

/** Every row of every schema but PostgreSQL's own as text, bytes as the characters they may be. */
async function dumpDatabase(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const tables = await client.query(
      `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const texts: string[] = [];
    for (const { name } of tables.rows) {
      const { rows } = await client.query(`select * from ${name}`);
      for (const row of rows) texts.push(Object.values(row).map(asText).join('\t'));
    }
    return texts.join('\n');
  } finally {
    await client.end();
  }
}

function asText(value: unknown): string {
  if (Buffer.isBuffer(value)) return value.toString('latin1');
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}
