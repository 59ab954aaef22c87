import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  complete,
  createApplicant,
  errorOf,
  newUserId,
  passport,
  readyApplicant,
  submit,
  upload,
  uploadImage,
} from '../applicant-steps.ts';
import { plainJpeg, plainPdf } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../webhook-receiver.ts';

let server: TestServer;
let receiver: WebhookReceiver;

beforeAll(async () => {
  server = await openTestServer();
  receiver = await startWebhookReceiver();
  await server.call('POST', '/resources/api/agent/clientWebhooks', {
    body: {
      target: receiver.url,
      types: ['applicantActivated', 'applicantDeactivated', 'applicantPersonalInfoChanged'],
    },
  });
});
afterAll(async () => {
  await server.close();
  await receiver.close();
});

const patch = (body: unknown) => server.call('PATCH', '/resources/applicants', { body });
const presence = (id: string, how: string) =>
  server.call('PATCH', `/resources/applicants/${id}/presence/${how}`);
const eventsOf = async (id: string) => {
  await server.drainJobs();
  const event = z.looseObject({ type: z.string(), applicantId: z.string() });
  return receiver.received
    .map(({ body }) => event.parse(JSON.parse(body.toString('utf8'))))
    .filter(({ applicantId }) => applicantId === id)
    .map(({ type }) => type);
};

describe('PATCH applicants', () => {
  test('changes what is sent, leaves the rest, and answers the applicant', async () => {
    const { id } = await createApplicant(server.call, {
      email: 'a@example.org',
      fixedInfo: { firstName: 'Eva' },
    });
    const externalUserId = newUserId();
    const sent = {
      externalUserId,
      phone: '+4911',
      sourceKey: 'shop',
      lang: 'uk',
      metadata: [{ key: 'a', value: 'b' }],
      questionnaires: [{ id: 'q', sections: {} }],
    };
    const changed = await patch({ id, ...sent });
    expect(changed.json).toMatchObject({
      id,
      email: 'a@example.org',
      fixedInfo: { firstName: 'Eva' },
      ...sent,
    });
    const found = await server.call('GET', `/resources/applicants/-;externalUserId=${externalUserId}/one`);
    expect(found.json).toEqual(changed.json);
    const byPhone = await server.call('GET', '/resources/applicants/-/search?phone=%2B4911');
    expect(byPhone.json).toMatchObject({ items: [{ id }] });
  });

  test('a taken external user id, another type and an unknown applicant are refused', async () => {
    const [one, other] = [await createApplicant(server.call), await createApplicant(server.call)];
    expect(errorOf(await patch({ id: one.id, externalUserId: other.externalUserId })).status).toBe(409);
    expect(errorOf(await patch({ id: one.id, type: 'company' })).status).toBe(400);
    expect(errorOf(await patch({ id: '0'.repeat(24), email: 'x' })).status).toBe(404);
    expect(errorOf(await patch({ email: 'x' })).status).toBe(400);
  });

  test('nothing changes while checks run', async () => {
    const { id } = await readyApplicant(server.call);
    await submit(server.call, id);
    expect(errorOf(await patch({ id, phone: '+1' }))).toMatchObject({ status: 409, errorCode: 1006 });
    const info = await server.call('PATCH', `/resources/applicants/${id}/info`, { body: { firstName: 'X' } });
    expect(errorOf(info)).toMatchObject({ errorCode: 1006 });
    await complete(server.call, id, { reviewAnswer: 'GREEN' });
  });
});

describe('somebody who is deactivated', () => {
  test.each(['presence', 'deleted'])('by %s takes no data and no submission: 1008', async (way) => {
    const { id, inspectionId } = await readyApplicant(server.call);
    const set = (deleted: boolean) =>
      way === 'deleted' ? patch({ id, deleted }) : presence(id, deleted ? 'deactivated' : 'activated');
    expect((await set(true)).json).toMatchObject({ id, deleted: true });
    expect((await set(true)).status).toBe(200);
    const refused = [
      await upload(server.call, id, { metadata: passport, file: await plainJpeg(9) }),
      await submit(server.call, id),
      await patch({ id, phone: '+1' }),
      await server.call('PATCH', `/resources/applicants/${id}/fixedInfo`, { body: { firstName: 'X' } }),
      await server.call('PATCH', `/resources/applicants/${id}/info`, { body: { firstName: 'X' } }),
      await server.call('POST', `/resources/applicants/${id}/reset`),
      await server.call('DELETE', `/resources/inspections/${inspectionId}/resources/1`),
      await server.call('POST', `/resources/applicants/${id}/agreement`, {
        body: { records: [{ content: 'x' }] },
      }),
    ];
    for (const answer of refused)
      expect(errorOf(answer)).toMatchObject({
        status: 409,
        errorCode: 1008,
        errorName: 'applicant-marked-as-deleted',
      });
    expect((await set(false)).json).not.toHaveProperty('deleted');
    expect((await submit(server.call, id)).status).toBe(200);
    const told = (await eventsOf(id)).filter((type) => type.endsWith('ctivated'));
    expect(told.sort()).toEqual(['applicantActivated', 'applicantDeactivated']);
  });

  test('an unknown presence is refused with the list', async () => {
    const { id } = await createApplicant(server.call);
    const error = errorOf(await presence(id, 'asleep'));
    expect(error.description).toContain('asleep is not valid, must be one of: activated, deactivated');
  });
});

describe('info', () => {
  test('may be told at the creation: it is given back as it was, beside fixedInfo, and what is changed later stays', async () => {
    const fixedInfo = { firstName: 'Eva' };
    const info = {
      firstName: 'EVA MARIA',
      dob: '1990-01-02',
      country: 'DEU',
      addresses: [{ country: 'DEU', town: 'Bonn' }],
      idDocs: [{ idDocType: 'PASSPORT', country: 'DEU', number: 'C01X00T47' }],
    };
    const created = await server.call('POST', '/resources/applicants?levelName=basic-kyc-level', {
      body: { fixedInfo, info },
    });
    expect(created.json).toMatchObject({ fixedInfo, info });
    const { id } = created.read(z.looseObject({ id: z.string() }));
    const read = async () => (await server.call('GET', `/resources/applicants/${id}/one`)).json;
    expect(await read()).toMatchObject({ fixedInfo, info });
    await server.call('PATCH', `/resources/applicants/${id}/info?unsetFields=addresses`, { body: {} });
    await server.call('PATCH', `/resources/applicants/${id}/fixedInfo`, { body: { lastName: 'M' } });
    const { addresses: _gone, ...rest } = info;
    expect(await read()).toMatchObject({ fixedInfo: { firstName: 'Eva', lastName: 'M' }, info: rest });
    expect(await read()).not.toHaveProperty('info.addresses');
    const found = await server.call('GET', '/resources/applicants/-/search?documentNumber=c01x00t47');
    expect(found.json).toMatchObject({ items: [{ id }] });
  });

  test.each([
    ['a day that is none', { dob: '1990-02-31' }],
    ['a country by another name', { country: 'Germany' }],
    ['documents that are none', { idDocs: [{ number: 'x' }] }],
  ])('400 for %s at the creation', async (_what, info) => {
    const target = '/resources/applicants?levelName=basic-kyc-level';
    expect(errorOf(await server.call('POST', target, { body: { info } })).status).toBe(400);
  });

  test('is changed and unset, and told to webhooks', async () => {
    const { id } = await createApplicant(server.call);
    const target = `/resources/applicants/${id}/info`;
    const set = await server.call('PATCH', target, { body: { firstName: 'Eva', lastName: 'M', tin: '1' } });
    expect(set.json).toEqual({ id, firstName: 'Eva', lastName: 'M', tin: '1' });
    const unset = await server.call('PATCH', `${target}?unsetFields=tin,lastName`, {
      body: { dob: '1990-01-02' },
    });
    expect(unset.json).toEqual({ id, firstName: 'Eva', dob: '1990-01-02' });
    expect((await server.call('GET', `/resources/applicants/${id}/one`)).json).toMatchObject({
      info: { firstName: 'Eva', dob: '1990-01-02' },
    });
    expect(await eventsOf(id)).toEqual(['applicantPersonalInfoChanged', 'applicantPersonalInfoChanged']);
  });
});

describe('agreements', () => {
  test('are kept and given back, and the newest shows on the applicant', async () => {
    const { id } = await createApplicant(server.call);
    const records = [{ content: 'I agree to be checked' }];
    const acceptedAt = '2026-02-03 04:05:06';
    const target = `/resources/applicants/${id}/agreement`;
    expect((await server.call('POST', target, { body: { records, acceptedAt } })).json).toEqual({ ok: 1 });
    await server.call('POST', target, { body: { records, residenceCountry: 'UKR' } });
    const list = await server.call('GET', `/resources/applicants/${id}/acceptedAgreements`);
    expect(list.json).toMatchObject({
      applicantAgreements: [
        { records, acceptedAt },
        { records, residenceCountry: 'UKR' },
      ],
    });
    expect((await server.call('GET', `/resources/applicants/${id}/one`)).json).toMatchObject({
      agreement: { recordIds: ['2-1'], acceptedAt: expect.any(String) },
    });
    expect(errorOf(await server.call('POST', target, { body: { records: [] } })).status).toBe(400);
  });
});

test('count', async () => {
  const count = async () =>
    (await server.call('GET', '/resources/applicants/-/count')).read(z.object({ count: z.number() })).count;
  const before = await count();
  await createApplicant(server.call);
  expect(await count()).toBe(before + 1);
});

test('pages of pictures', async () => {
  const { id } = await createApplicant(server.call);
  const ids: string[] = [];
  for (const seed of [21, 91, 161])
    ids.push(String(await uploadImage(server.call, id, { metadata: passport, file: await plainJpeg(seed) })));
  const page = z.object({ items: z.array(z.object({ id: z.string() })), totalItems: z.literal(3) });
  const list = async (query: string) =>
    (await server.call('GET', `/resources/applicants/${id}/metadata/resources${query}`))
      .read(page)
      .items.map((item) => item.id);
  expect(await list('')).toEqual(ids);
  expect(await list('?limit=1&offset=1')).toEqual(ids.slice(1, 2));
  expect(await list('?offset=2')).toEqual(ids.slice(2));
});

test('every picture has a smaller copy under its previewId, which goes with the picture', async () => {
  const { id, inspectionId } = await createApplicant(server.call);
  const wide = await uploadImage(server.call, id, {
    metadata: passport,
    file: await plainJpeg(7, 1600, 900),
  });
  await uploadImage(server.call, id, { metadata: passport, file: plainPdf(7), fileName: 'p.pdf' });
  const list = await server.call('GET', `/resources/applicants/${id}/metadata/resources`);
  const { items } = list.read(
    z.object({ items: z.array(z.object({ id: z.string(), previewId: z.string() })) }),
  );
  const previews = items.map((item) => item.previewId);
  expect(new Set([...previews, ...items.map((item) => item.id)]).size).toBe(4);
  const addresses = previews.flatMap((previewId) => [
    `/resources/inspections/${inspectionId}/resources/${previewId}`,
    `/resources/applicants/${id}/resources/${previewId}`,
  ]);
  for (const address of addresses) {
    const small = await server.call('GET', address);
    expect(small).toMatchObject({
      status: 200,
      headers: { 'content-type': 'image/jpeg', 'cache-control': 'no-store' },
    });
  }
  const { width, height, format } = await sharp(
    (await server.call('GET', `${addresses[0]}`)).bytes,
  ).metadata();
  expect({ width, height, format }).toEqual({ width: 512, height: 288, format: 'jpeg' });
  const { id: another } = await createApplicant(server.call);
  const elsewhere = await server.call('GET', `/resources/applicants/${another}/resources/${previews[0]}`);
  expect(elsewhere.status).toBe(404);
  expect(items[0]?.id).toBe(String(wide));
  await server.call('DELETE', `/resources/applicants/${id}`);
  expect((await server.call('GET', `${addresses[0]}`)).status).toBe(404);
});
