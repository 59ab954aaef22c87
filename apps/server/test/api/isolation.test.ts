import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { approvedWithAction } from '../action-steps.ts';
import { createApplicant, errorOf, multipart, passport, uploadImage } from '../applicant-steps.ts';
import { plainJpeg } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

const identified = z.object({ id: z.string() });
const replayBody = { from: '2026-01-01 00:00:00', to: '2036-01-01 00:00:00' };
let server: TestServer;
/** What stands for each path parameter: things of our sandbox. */
let ours: Readonly<Record<string, string>>;
let externalUserId: string;

beforeAll(async () => {
  server = await openTestServer();
  const { call } = server;
  const applicant = await createApplicant(call);
  externalUserId = applicant.externalUserId;
  const imageId = await uploadImage(call, applicant.id, { metadata: passport, file: await plainJpeg(1) });
  const levels = await call('GET', '/resources/applicants/-/levels');
  const webhook = await call('POST', '/resources/api/agent/clientWebhooks', {
    body: { target: 'http://127.0.0.1:9/hook', types: ['applicantCreated'] },
  });
  const webhookId = webhook.read(identified).id;
  const action = await approvedWithAction(server, applicant.id);
  await createApplicant(call);
  const deliveries = await call('GET', `/resources/api/clientWebhooks/${webhookId}/deliveries`);
  const replay = await call('POST', `/resources/api/clientWebhooks/${webhookId}/replays`, {
    body: replayBody,
  });
  const [delivery] = deliveries.read(z.object({ items: z.array(identified) })).items;
  const asking = { id: 'ours', sections: [{ id: 's', items: [{ id: 'i', type: 'text' }] }] };
  await call('POST', '/resources/api/questionnaires', { body: asking });
  const written = { applicantId: applicant.id, note: 'ours' };
  const note = await call('POST', '/resources/api/applicants/notes', { body: written });
  const noteId = note.read(identified).id;
  const form = multipart([
    { name: 'metadata[id]', content: noteId },
    { name: 'metadata[applicantId]', content: applicant.id },
    { name: 'content', content: 'text', fileName: 'a.txt' },
  ]);
  const attached = await call('POST', '/resources/api/applicants/notes/attachments', form);
  const [attachment] = attached.read(z.object({ attachments: z.array(identified) })).attachments;
  ours = {
    applicantId: applicant.id,
    inspectionId: applicant.inspectionId,
    imageId: String(imageId),
    ...action,
    levelId: levels.read(z.object({ items: z.array(identified) })).items[0]?.id ?? '',
    webhookId,
    deliveryId: delivery?.id ?? '',
    replayId: replay.read(identified).id,
    externalUserId,
    questionnaireId: 'ours',
    noteId,
    attachmentId: attachment?.id ?? '',
    step: 'SELFIE',
    selector: `-;applicantId=${applicant.id}`,
    presence: 'deactivated',
    hitId: '00000000-0000-4000-8000-000000000000',
  };
});
afterAll(() => server.close());

const addressed = () =>
  server.application.routes.filter(
    ({ path, access }) =>
      path.includes(':') &&
      access.permission !== 'public' &&
      // Reached by an applicant's own token alone, and by whose it is they tell whose thing is named: see below.
      access.accessToken !== 'bound' &&
      !path.includes('byExternalUserId') &&
      // Every environment has levels of these names, and a theme with these files.
      !path.includes(':levelName') &&
      !path.startsWith('/resources/theme/'),
  );

async function reach(as: { token: string; secret: string }, method: string, path: string) {
  const target = path.replace(/:([A-Za-z]+)/g, (_whole, name: string) => {
    const value = ours[name];
    if (value === undefined) throw new Error(`the test knows no ${name}`);
    return value;
  });
  if (path.endsWith('/moveToLevel')) return server.call(method, `${target}?name=basic-kyc-level`, { as });
  if (path.endsWith('/info/idDoc')) {
    const form = multipart([{ name: 'metadata', content: JSON.stringify(passport) }]);
    return server.call(method, target, { as, ...form });
  }
  if (path.endsWith('/images')) {
    const form = multipart([
      { name: 'metadata', content: JSON.stringify({ idDocType: 'SELFIE', country: 'UTO' }) },
    ]);
    return server.call(method, target, { as, ...form });
  }
  if (path.endsWith('/forApplicant/:applicantId')) {
    const body = { externalActionId: 'stolen' };
    return server.call(method, `${target}?levelName=face-auth`, { as, body });
  }
  const bodies: Readonly<Record<string, unknown>> = {
    testCompleted: { reviewAnswer: 'GREEN' },
    reject: { reasons: { fraud: ['x'] } },
    approve: {},
    init: {},
    tags: ['theirs'],
    add: ['theirs'],
    entries: { riskLevel: 'low' },
    resolution: { resolution: 'falsePositive', comment: 'x' },
    fixedInfo: { firstName: 'Mallory' },
    code: { code: '123456' },
    questionnaires: { id: 'free', sections: {} },
    ':questionnaireId': { sections: [{ id: 's', items: [{ id: 'i', type: 'bool' }] }] },
    info: { firstName: 'Mallory' },
    agreement: { records: [{ content: 'x' }] },
    ':levelId': { desc: 'taken over' },
    replays: replayBody,
    paymentMethod: { type: 'bankCard' },
  };
  const body = bodies[path.split('/').at(-1) ?? ''];
  const headers = { 'X-External-Action-Id': 'theirs' };
  return server.call(method, target, { as, headers, ...(body === undefined ? {} : { body }) });
}

describe('what belongs to somebody else does not exist', () => {
  test('there are routes to walk, and each reaches what is ours with our own token', async () => {
    expect(addressed().length).toBeGreaterThan(15);
    const reading = addressed().filter(({ method }) => method === 'GET');
    for (const { method, path } of reading) {
      expect([path, (await reach(server.sandbox, method, path)).status]).toEqual([path, 200]);
    }
  });

  test.each(['another tenant', "another tenant's production", 'our production'])(
    'for %s, on every route',
    async (who) => {
      const as = {
        'another tenant': server.otherTenant.sandbox,
        "another tenant's production": server.otherTenant.production,
        'our production': server.production,
      }[who];
      if (as === undefined) throw new Error('nobody');
      const before = await dump();
      for (const { method, path } of addressed()) {
        const error = errorOf(await reach(as, method, path));
        // The sandbox's own call is refused in production before anything is looked up.
        const expected = path.endsWith('/testCompleted') && as !== server.otherTenant.sandbox ? 403 : 404;
        expect([method, path, error.status]).toEqual([method, path, expected]);
      }
      expect(await dump()).toEqual(before);
    },
  );

  test('on the routes of the applicant’s page: an app token is refused, another person’s token finds nothing', async () => {
    const bound = server.application.routes.filter(
      ({ path, access }) =>
        path.startsWith('/resources/flow/') &&
        access.permission !== 'public' &&
        access.accessToken === 'bound',
    );
    expect(bound.length).toBeGreaterThan(12);
    const { environmentId } = server.sandbox.context;
    const device = { 'X-Flow-Device': 'device-of-isolation', 'X-Flow-Generation': '1' };
    const tokenOf = async (userId: string) => {
      const body = { userId, levelName: 'basic-kyc-level' };
      const made = await server.call('POST', '/resources/accessTokens/sdk', { body });
      return made.read(z.object({ token: z.string() })).token;
    };
    const send = (accessToken: string, method: string, path: string, body?: unknown) =>
      server.call(method, `/resources/flow/${path}`, {
        as: { accessToken },
        headers: device,
        ...(body === undefined ? {} : { body }),
      });
    const open = { deviceId: 'device-of-isolation' };
    const [mine, theirs] = [await tokenOf(externalUserId), await tokenOf('somebody-else')];
    const consented = { accepted: ['processing', 'biometric'].map((key) => ({ key, version: '1' })) };
    const events = [
      { block: 'consent', answer: consented },
      { block: 'IDENTITY-choice', answer: { country: 'UTO', idDocType: 'PASSPORT' } },
    ];
    expect((await send(mine, 'POST', 'open', open)).status).toBe(200);
    for (const [index, event] of events.entries())
      await send(mine, 'POST', 'events', { type: 'answer', eventId: `isolation${index}`, ...event });
    const begun = await send(mine, 'POST', 'uploads', { block: 'SELFIE', bytes: 5 });
    // Ours has pictures already, so the run is at the selfie; whatever it is at, an upload of ours is named here.
    const { uploadId } =
      begun.status === 200
        ? begun.read(z.object({ uploadId: z.string() }))
        : (await send(mine, 'POST', 'uploads', { block: 'IDENTITY', bytes: 5 })).read(
            z.object({ uploadId: z.string() }),
          );
    expect((await send(theirs, 'POST', 'open', open)).status).toBe(200);
    const before = await rowsOf(environmentId, ours['applicantId'] ?? '');
    const names: Readonly<Record<string, string>> = {
      uploadId,
      imageId: ours['imageId'] ?? '',
      challengeId: '00000000-0000-4000-8000-000000000000',
    };
    const bodies: Readonly<Record<string, unknown>> = {
      open,
      events: { type: 'back', eventId: 'isolation-back' },
      codes: { channel: 'email' },
      uploads: { block: 'SELFIE', bytes: 5 },
      appeal: { text: 'x' },
    };
    for (const { method, path } of bound) {
      const target = path.replace(/:([A-Za-z]+)/g, (_whole, name: string) => names[name] ?? '');
      const offset = method === 'PATCH' ? '?offset=0' : '';
      const form = multipart([
        {
          name: 'metadata',
          content: JSON.stringify({ block: 'IDENTITY', token: 'x', index: 0, frames: fiveFrames }),
        },
        ...fiveFrames.map(({ part }) => ({ name: part, content: 'x', fileName: 'a.jpg' })),
        { name: 'content', content: 'x' },
      ]);
      const isForm = path.endsWith('/pictures') || path.endsWith('/frames');
      const body = bodies[path.split('/').at(-1) ?? ''];
      const sent = isForm
        ? form
        : method === 'PATCH'
          ? { body: Buffer.from('x') }
          : { ...(body === undefined ? {} : { body }) };
      const app = await server.call(method, `${target}${offset}`, sent);
      expect([method, path, errorOf(app).status]).toEqual([method, path, 403]);
      if (!path.includes(':')) continue;
      const other = await server.call(method, `${target}${offset}`, {
        ...sent,
        as: { accessToken: theirs },
        headers: { ...device, ...(isForm ? form.headers : {}) },
      });
      // Tokens of challenges are signed, so a foreign one is refused before anything is looked up.
      expect([method, path, errorOf(other).status]).toEqual([
        method,
        path,
        path.endsWith('/frames') ? 409 : 404,
      ]);
    }
    expect(await rowsOf(environmentId, ours['applicantId'] ?? '')).toEqual(before);
  });

  test.each([
    ['GET', () => `/resources/applicants/-;externalUserId=${externalUserId}/one`],
    ['GET', () => `/resources/applicants/${ours['applicantId']}/one`],
  ])('by id and by external id (%s)', async (method, target) => {
    const as = server.otherTenant.sandbox;
    expect(errorOf(await server.call(method, target(), { as })).status).toBe(404);
  });

  test('byExternalUserId says that there is nobody', async () => {
    const target = `/resources/applicants/-/byExternalUserId/${externalUserId}`;
    for (const as of [server.otherTenant.sandbox, server.production]) {
      expect((await server.call('GET', target, { as })).json).toEqual({ exists: false });
    }
  });

  test('a webhook named in a body', async () => {
    const body = { id: ours['webhookId'], name: 'taken over' };
    const as = server.otherTenant.sandbox;
    const answer = await server.call('PATCH', '/resources/api/agent/clientWebhooks', { as, body });
    expect(errorOf(answer).status).toBe(404);
  });

  test('lists hold only what is one’s own', async () => {
    const as = server.otherTenant.sandbox;
    const webhooks = await server.call('GET', '/resources/api/clientWebhooks', { as });
    expect(webhooks.json).toMatchObject({ totalItems: 0 });
    const levels = await server.call('GET', '/resources/applicants/-/levels', { as });
    expect(levels.bytes.toString()).not.toContain(ours['levelId']);
  });

  test("one's own applicant does not open another's picture", async () => {
    const mine = await createApplicant(server.call);
    for (const owner of [`applicants/${mine.id}`, `inspections/${mine.inspectionId}`]) {
      const answer = await server.call('GET', `/resources/${owner}/resources/${ours['imageId']}`);
      expect(errorOf(answer).status).toBe(404);
    }
    const target = `/resources/inspections/${mine.inspectionId}/resources/${ours['imageId']}`;
    expect(errorOf(await server.call('DELETE', target)).status).toBe(404);
  });

  test("an access token created elsewhere with our user's name is for another applicant", async () => {
    const as = server.otherTenant.sandbox;
    const body = { userId: externalUserId, levelName: 'basic-kyc-level' };
    const made = await server.call('POST', '/resources/accessTokens/sdk', { as, body });
    const { token: accessToken } = made.read(z.object({ token: z.string() }));
    const target = `/resources/applicants/${ours['applicantId']}/one`;
    expect(errorOf(await server.call('GET', target, { as: { accessToken } })).status).toBe(403);
  });
});

const fiveFrames = [0, 1, 2, 3, 4].map((index) => ({ part: `frame${index}`, timestampMs: index }));

/** What the applicant's page keeps of one person. */
async function rowsOf(environmentId: string, applicantId: string) {
  const of = <Table extends 'application' | 'application_event' | 'flow_upload'>(table: Table) =>
    server.db
      .selectFrom<'application' | 'application_event' | 'flow_upload'>(table)
      .selectAll()
      .where('environment_id', '=', environmentId)
      .where('applicant_id', '=', applicantId)
      .execute();
  return [await of('application'), await of('application_event'), await of('flow_upload')];
}

/** Everything that could have been changed, of our sandbox. */
async function dump() {
  const { environmentId } = server.sandbox.context;
  const [applicants, images, reviews, webhooks, levels] = await Promise.all([
    server.db.selectFrom('applicant').selectAll().where('environment_id', '=', environmentId).execute(),
    server.db.selectFrom('document_image').selectAll().where('environment_id', '=', environmentId).execute(),
    server.db.selectFrom('review').selectAll().where('environment_id', '=', environmentId).execute(),
    server.db.selectFrom('webhook').selectAll().where('environment_id', '=', environmentId).execute(),
    server.db.selectFrom('level').selectAll().where('environment_id', '=', environmentId).execute(),
  ]);
  return { applicants, images, reviews, webhooks, levels };
}
