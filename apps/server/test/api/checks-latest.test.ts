import { type Check, type CheckType, checkTypeSchema } from '@aval/core/check';
import { applicantIdSchema, attemptIdSchema } from '@aval/core/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { randomIdentifiers } from '../../src/platform/crypto/identifiers.ts';
import { addLevel } from '../action-steps.ts';
import { createApplicant, errorOf, submit } from '../applicant-steps.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

let server: TestServer;
let id: string;

beforeAll(async () => {
  server = await openTestServer();
  await addLevel(
    server,
    'addresses',
    [{ idDocSetType: 'EMAIL_VERIFICATION' }, { idDocSetType: 'PHONE_VERIFICATION', skipAllowed: true }],
    { type: 'standalone' },
  );
  id = (await createApplicant(server.call)).id;
});
afterAll(() => server.close());

const latest = (type: string, applicantId = id) =>
  server.call('GET', `/resources/checks/latest?type=${type}&applicantId=${applicantId}`);
const bodySchema = z.strictObject({ checks: z.array(z.looseObject({ checkType: z.string() })) });

/** Puts checks into an attempt of the applicant. */
async function made(attempt: string, at: string, ...types: CheckType[]): Promise<void> {
  const { stores, sandbox } = server;
  const { environmentId } = sandbox.context;
  const applicant = await stores.applicants.find(environmentId, applicantIdSchema.parse(id));
  if (applicant === undefined) throw new Error('nobody');
  const check = (checkType: CheckType): Check => ({
    checkType,
    answer: 'YELLOW',
    sentence: 'Somebody has to look.',
    numbers: { places: 2 },
    thresholds: {},
    modelIds: [],
    imageIds: [],
  });
  const attemptId = attemptIdSchema.parse(attempt);
  const rows = types.map((type) => ({
    id: randomIdentifiers.uuid(),
    attemptId,
    createdAt: new Date(at),
    check: check(type),
  }));
  await stores.checks.insert(environmentId, applicant.id, applicant.dataKey, rows);
}

test('the common fields and the object of its type, under the name that was asked for', async () => {
  await made('AAAAA', '2026-02-03T04:05:06Z', 'DOCUMENT_TAX_NUMBER', 'PROVIDER', 'WATCHLIST', 'DOCUMENT_MRZ');
  for (const [asked, info] of [
    ['TIN', 'tinInfo'],
    ['DOCUMENT_TAX_NUMBER', 'tinInfo'],
    ['E_KYC', 'eKycInfo'],
    ['WATCHLIST', 'watchlistInfo'],
    ['DOCUMENT_MRZ', 'idDocInfo'],
  ] as const)
    expect((await latest(asked)).json).toMatchObject({
      checks: [
        {
          id: expect.stringMatching(/^[0-9a-f-]{36}$/),
          answer: 'YELLOW',
          checkType: asked,
          createdAt: '2026-02-03 04:05:06',
          attemptId: 'AAAAA',
          [info]: { answer: 'YELLOW', places: 2 },
        },
      ],
    });
});

test('of several attempts the newest counts', async () => {
  await made('BBBBB', '2026-02-03T05:00:00Z', 'BLOCKLIST');
  await made('CCCCC', '2026-02-03T06:00:00Z', 'BLOCKLIST', 'BLOCKLIST');
  const { checks } = (await latest('BLOCKLIST')).read(bodySchema);
  expect(checks.map(({ attemptId }) => attemptId)).toEqual(['CCCCC', 'CCCCC']);
});

test('every type of the wire may be asked for; what nobody looked at is an empty list, never an answer', async () => {
  const documented = ['TIN', 'EMAIL_CONFIRMATION', 'PHONE_CONFIRMATION', 'E_KYC'];
  const notMade = ['IP_CHECK', 'POA', 'COMPANY'];
  for (const type of [...documented, ...notMade, ...checkTypeSchema.options]) {
    const { checks } = (await latest(type)).read(bodySchema);
    if (notMade.includes(type)) expect(checks).toEqual([]);
    else expect(checks.every(({ checkType }) => checkType === type)).toBe(true);
  }
  const refused = errorOf(await latest('NOSE'));
  expect(refused).toMatchObject({ status: 400, description: expect.stringContaining('SIMILAR_SEARCH') });
  expect(errorOf(await latest('AGE', '65f0a1b2c3d4e5f60718293b')).status).toBe(404);
});

test('a confirmed address is a check of the review whose level asks for it, and a step that was skipped is none', async () => {
  const target = '/resources/applicants?levelName=addresses';
  const made = await server.call('POST', target, { body: { email: 'eva@example.org' } });
  const { id: own } = made.read(z.object({ id: z.string() }));
  const base = `/resources/applicants/${own}/identifierConfirmation`;
  await server.call('POST', `${base}/email`);
  const outbox = await server.call('GET', `/resources/sandbox/messages?applicantId=${own}`);
  const [message] = outbox.read(z.object({ items: z.array(z.object({ code: z.string() })) })).items;
  expect((await server.call('POST', `${base}/email/code`, { body: { code: message?.code } })).status).toBe(
    200,
  );
  expect((await submit(server.call, own)).status).toBe(200);
  await server.drainJobs();
  expect((await latest('EMAIL_CONFIRMATION', own)).json).toMatchObject({
    checks: [{ answer: 'GREEN', emailConfirmationInfo: { answer: 'GREEN' } }],
  });
  expect((await latest('PHONE_CONFIRMATION', own)).json).toEqual({ checks: [] });
});
