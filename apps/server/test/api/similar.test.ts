import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { newUserId, passport, selfie, submit, uploadImage } from '../applicant-steps.ts';
import { plainJpeg } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

let server: TestServer;
/** Each as wide as no other. */
let pictures = 96;

beforeAll(async () => {
  server = await openTestServer();
  for (const [name, rules] of [
    ['told', { minimumAge: 18 }],
    ['held', { minimumAge: 18, duplicates: 'hold' }],
  ] as const) {
    const docSets = [{ idDocSetType: 'EMAIL_VERIFICATION' }];
    const body = { name, requiredIdDocs: { docSets }, rules };
    expect((await server.call('POST', '/resources/applicants/-/levels', { body })).status).toBe(200);
  }
});
afterAll(() => server.close());

const checksSchema = z.object({ checks: z.array(z.looseObject({ answer: z.string() })) });
const latest = async (id: string) => {
  const target = `/resources/checks/latest?type=SIMILAR_SEARCH&applicantId=${id}`;
  return (await server.call('GET', target)).read(checksSchema).checks;
};
async function create(body: object, level = 'basic-kyc-level', options = {}): Promise<string> {
  const target = `/resources/applicants?levelName=${encodeURIComponent(level)}`;
  const sent = { ...options, body: { externalUserId: newUserId(), ...body } };
  return (await server.call('POST', target, sent)).read(z.looseObject({ id: z.string() })).id;
}
function newPicture(): number {
  pictures += 1;
  return pictures;
}
/** Hands in a document, which may be one that somebody had before, and a selfie; the checks are made. */
async function checked(id: string, document = newPicture()): Promise<string> {
  await uploadImage(server.call, id, { metadata: passport, file: await plainJpeg(1, document) });
  await uploadImage(server.call, id, { metadata: selfie, file: await plainJpeg(1, newPicture()) });
  expect((await submit(server.call, id)).status).toBe(200);
  await server.drainJobs();
  return id;
}

test('whoever has the same address, number or file is told of, and nobody of another environment', async () => {
  const email = 'twice@example.org';
  const first = await checked(await create({ email, phone: '+380501112233' }));
  expect(await latest(first)).toMatchObject([
    { answer: 'GREEN', similarSearchInfo: { answer: 'GREEN', duplicateApplicantHits: [] } },
  ]);
  await create({ email }, 'basic-kyc-level', { as: server.production });
  await create({ email }, 'basic-kyc-level', { as: server.otherTenant.sandbox });
  const document = newPicture();
  const second = await checked(await create({ email: 'Twice@Example.org' }), document);
  const third = await checked(await create({ phone: '+38 050 111-22-33' }), document);
  expect(await latest(second)).toMatchObject([
    {
      answer: 'YELLOW',
      similarSearchInfo: {
        answer: 'YELLOW',
        duplicateApplicantHits: [{ applicantId: first, matchedFields: ['email'], types: ['text'] }],
      },
    },
  ]);
  expect(await latest(third)).toMatchObject([
    {
      sentence: '2 other applicants have the same: the phone number, a picture file.',
      similarSearchInfo: {
        duplicateApplicantHits: [
          { applicantId: first, matchedFields: ['phone'], types: ['text'] },
          { applicantId: second, matchedFields: ['image'], types: ['image'] },
        ],
      },
    },
  ]);
});

test('whoever has the same name and day of birth is told of, however he writes it; a namesake is not', async () => {
  const dob = '1991-04-05';
  const first = await create({ fixedInfo: { firstName: 'Олена', lastName: 'Шевченко', dob } });
  await create({ fixedInfo: { firstName: 'Olena', lastName: 'Shevchenko', dob: '1991-04-06' } });
  await create({ fixedInfo: { firstName: 'Olena', lastName: 'Shevchenko' } });
  const fixedInfo = { firstName: 'Shevchenko', lastName: 'Olena', dob };
  expect(await latest(await checked(await create({ fixedInfo })))).toMatchObject([
    {
      answer: 'YELLOW',
      sentence: 'Another applicant has the same: the name with the day of birth.',
      similarSearchInfo: {
        duplicateApplicantHits: [
          {
            applicantId: first,
            matchedFields: ['info.firstName', 'info.lastName', 'info.dob'],
            types: ['text'],
          },
        ],
      },
    },
  ]);
});

test('it is no reason to hold, unless the level says so', async () => {
  const email = 'family@example.org';
  await create({ email });
  for (const [level, holds] of [
    ['told', false],
    ['held', true],
  ] as const) {
    const id = await create({ email }, level);
    const base = `/resources/applicants/${id}`;
    await server.call('POST', `${base}/identifierConfirmation/email`);
    const outbox = await server.call('GET', `/resources/sandbox/messages?applicantId=${id}`);
    const [message] = outbox.read(z.object({ items: z.array(z.object({ code: z.string() })) })).items;
    const body = { code: message?.code };
    expect((await server.call('POST', `${base}/identifierConfirmation/email/code`, { body })).status).toBe(
      200,
    );
    expect((await submit(server.call, id)).status).toBe(200);
    await server.drainJobs();
    const { checks } = (await server.call('GET', `${base}/checks`)).read(checksSchema);
    const similar = checks.find(({ checkType }) => checkType === 'SIMILAR_SEARCH');
    expect(similar).toMatchObject({ answer: 'YELLOW', candidateLabels: ['DUPLICATE'] });
    const { hold_reason: reason } = await server.db
      .selectFrom('review')
      .select('hold_reason')
      .where('environment_id', '=', server.sandbox.context.environmentId)
      .where('applicant_id', '=', id)
      .executeTakeFirstOrThrow();
    expect(reason?.includes(String(similar?.['sentence']))).toBe(holds);
  }
});

test('whoever was erased is found no more', async () => {
  const email = 'gone@example.org';
  const gone = await create({ email });
  expect((await server.call('DELETE', `/resources/applicants/${gone}`)).status).toBe(200);
  expect(await latest(await checked(await create({ email })))).toMatchObject([{ answer: 'GREEN' }]);
});
