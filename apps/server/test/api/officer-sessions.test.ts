import type { AppToken } from '@aval/client/app-token';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { permissions } from '../../src/platform/http/route.ts';
import type { CallOptions } from '../api-client.ts';
import { complete, createApplicant, errorOf, readyApplicant, submit } from '../applicant-steps.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

const state = { skew: 0 };
const clock = () => new Date(Date.now() + state.skew);
const tokenSchema = z.object({ token: z.string(), userId: z.string() });
let server: TestServer;

beforeAll(async () => {
  server = await openTestServer({ clock });
});
afterAll(() => server.close());

describe('a session of an officer', () => {
  const path = '/resources/officerSessions';
  const sessionSchema = z.strictObject({ token: z.string(), sessionId: z.string(), expiresAt: z.string() });
  const listedSchema = z.looseObject({
    items: z.array(z.looseObject({ sessionId: z.string(), officer: z.looseObject({ id: z.string() }) })),
  });
  const everything = [
    'review.read',
    'review.decide',
    'applicant.read',
    'document.read',
    'action.read',
    'action.decide',
  ];
  const ask = (body: unknown, as: NonNullable<CallOptions['as']> = server.sandbox) =>
    server.call('POST', path, { as, body });
  async function open(
    id: string,
    permissions = everything,
    options: { ttl?: number; maker?: AppToken } = {},
  ) {
    const { ttl: ttlInSecs = 600, maker } = options;
    const body = { officer: { id, name: 'Brunhilde Quist' }, permissions, ttlInSecs };
    const session = (await ask(body, maker)).read(sessionSchema);
    return { ...session, as: { accessToken: session.token } };
  }
  const listed = async () => (await server.call('GET', path)).read(listedSchema).items;
  const statusOf = async (as: NonNullable<CallOptions['as']>, id: string) =>
    (await server.call('GET', `/resources/applicants/${id}/status`, { as })).status;

  test('decides under his own id: in the history, the journal and his notes', async () => {
    const { id } = await readyApplicant(server.call);
    await submit(server.call, id);
    await complete(server.call, id, { reviewAnswer: 'GREEN', rejectLabels: [] });
    const { as } = await open('auth0|officer-7');
    const body = { reasons: { fraud: ['multiAccounting'] }, note: 'seen by eye' };
    const rejected = await server.call('POST', `/resources/applicants/${id}/-/reject`, { as, body });
    expect(rejected.json).toMatchObject({ review: { reviewResult: { reviewAnswer: 'RED' } } });
    const { json: history } = await server.call('GET', `/resources/applicants/${id}/review/history`, { as });
    expect(history).toMatchObject({ items: [{ reviewedBy: { kind: 'officer', id: 'auth0|officer-7' } }] });
    const { json: notes } = await server.call('GET', `/resources/api/applicants/notes?applicantId=${id}`);
    expect(notes).toMatchObject({ list: { items: [{ createdBy: 'auth0|officer-7' }] } });
    const trail = await server.call('GET', '/resources/auditTrailEvents?subjectName=auth0%7Cofficer-7');
    const { items } = trail.read(z.looseObject({ items: z.array(z.looseObject({ activity: z.string() })) }));
    expect(items.map(({ activity }) => activity)).toEqual(['noteAdded', 'reviewCompleted']);
    expect(items).toMatchObject([{ subjectType: 'officer', targetId: id }, { targetId: id }]);
    const first = await server.call('GET', '/resources/auditTrailEvents?activity=officerSessionCreated');
    expect(first.json).toMatchObject({ items: [{ subjectType: 'app-token' }] });
  });

  test('an answer of a program is the program’s', async () => {
    const { id } = await readyApplicant(server.call);
    await submit(server.call, id);
    await complete(server.call, id, { reviewAnswer: 'GREEN', rejectLabels: [] });
    const history = await server.call('GET', `/resources/applicants/${id}/review/history`);
    expect(history.json).toMatchObject({ items: [{ reviewedBy: { kind: 'app-token' } }] });
  });

  test('403 on every route whose permission it was not given', async () => {
    const { as } = await open('reader', ['review.read']);
    const walked = server.application.routes.filter(
      ({ access }) => access.permission !== 'public' && access.permission !== 'review.read',
    );
    expect(walked.length).toBeGreaterThan(80);
    for (const { method, path: route } of walked) {
      const target = route.replace(/:[A-Za-z]+/g, '65f0a1b2c3d4e5f60718293b');
      expect([method, route, errorOf(await server.call(method, target, { as })).status]).toEqual([
        method,
        route,
        403,
      ]);
    }
    const { id } = await createApplicant(server.call);
    expect(await statusOf(as, id)).toBe(200);
  });

  test('is made by an app token that may, and may no more than that one', async () => {
    const wanted = { officer: { id: 'o' }, permissions: ['review.read', 'review.decide'] };
    const weak = await server.sandbox.newToken('officer-session.create', 'review.read');
    const refused = errorOf(await ask(wanted, weak));
    expect(refused.status).toBe(403);
    expect(refused.description).toContain('review.decide');
    expect((await ask({ ...wanted, permissions: ['review.read'] }, weak)).status).toBe(200);
    const without = await server.sandbox.newToken('review.read', 'review.decide');
    expect(errorOf(await ask(wanted, without)).status).toBe(403);
    expect(errorOf(await ask(wanted, (await open('o')).as)).status).toBe(403);
    const { externalUserId } = await createApplicant(server.call);
    const made = await server.call('POST', `/resources/accessTokens?userId=${externalUserId}`);
    expect(errorOf(await ask(wanted, { accessToken: made.read(tokenSchema).token })).status).toBe(403);
  });

  test.each([
    ['an address for an id', { officer: { id: 'a@example.org' } }],
    ['no id', { officer: { name: 'Somebody' } }],
    ['an id that is too long', { officer: { id: 'a'.repeat(257) } }],
    ['an empty name', { officer: { id: 'a', name: ' ' } }],
    ['no permission', { permissions: [] }],
    ['a permission that officers never have', { permissions: ['applicant.erase'] }],
    ['less than a minute', { ttlInSecs: 59 }],
    ['more than half a day', { ttlInSecs: 43_201 }],
  ])('400: %s', async (_what, wrong) => {
    const body = { officer: { id: 'officer' }, permissions: ['review.read'], ...wrong };
    expect(errorOf(await ask(body)).status).toBe(400);
  });

  test('ends when it is ended, when its time is over, and with its app token', async () => {
    const { id } = await createApplicant(server.call);
    const maker = await server.sandbox.newToken(...permissions);
    const [ended, late, revoked] = [
      await open('ended'),
      await open('late', everything, { ttl: 60 }),
      await open('revoked', everything, { maker }),
    ];
    for (const { as } of [ended, late, revoked]) expect(await statusOf(as, id)).toBe(200);
    const own = (items: Awaited<ReturnType<typeof listed>>) =>
      items.map(({ officer }) => officer.id).filter((name) => ['ended', 'late', 'revoked'].includes(name));
    expect(own(await listed())).toEqual(['revoked', 'late', 'ended']);
    expect((await server.call('DELETE', `${path}/${ended.sessionId}`)).json).toEqual({ ok: 1 });
    expect(await statusOf(ended.as, id)).toBe(401);
    expect(errorOf(await server.call('DELETE', `${path}/${ended.sessionId}`)).status).toBe(404);
    await server.db
      .updateTable('app_token')
      .set({ revoked_at: new Date() })
      .where('environment_id', '=', server.sandbox.context.environmentId)
      .where('public_part', '=', /:(\w+)\./.exec(maker.token)?.[1] ?? '')
      .execute();
    expect(await statusOf(revoked.as, id)).toBe(401);
    expect(own(await listed())).toEqual(['late']);
    state.skew = 61_000;
    expect(await statusOf(late.as, id)).toBe(401);
    expect(own(await listed())).toEqual([]);
    state.skew = 0;
  });

  test('is another tenant’s or another environment’s nowhere', async () => {
    const { id } = await createApplicant(server.call);
    const ours = await open('ours');
    for (const side of [server.otherTenant.sandbox, server.production]) {
      const body = { officer: { id: 'theirs' }, permissions: everything };
      const theirs = (await ask(body, side)).read(sessionSchema);
      expect(await statusOf({ accessToken: theirs.token }, id)).toBe(404);
      expect((await server.call('DELETE', `${path}/${ours.sessionId}`, { as: side })).status).toBe(404);
      const seen = (await server.call('GET', path, { as: side })).read(listedSchema).items;
      expect(seen.map(({ officer }) => officer.id)).toEqual(['theirs']);
    }
    expect(await statusOf(ours.as, id)).toBe(200);
  });

  test('its token and the officer’s name stand nowhere; what is over is forgotten', async () => {
    const { token, sessionId } = await open('sealed');
    expect(await listed()).toContainEqual(
      expect.objectContaining({ sessionId, officer: { id: 'sealed', name: 'Brunhilde Quist' } }),
    );
    const environmentId = server.sandbox.context.environmentId;
    const rows = () =>
      server.db
        .selectFrom('officer_session')
        .selectAll()
        .where('environment_id', '=', environmentId)
        .execute();
    const stored = (await rows()).map(
      (row) => `${JSON.stringify(row)} ${row.name_sealed?.toString('latin1')}`,
    );
    expect(stored.length).toBeGreaterThan(0);
    for (const secret of [token, 'Brunhilde', 'Quist']) {
      expect(stored.join().includes(secret)).toBe(false);
      expect(server.log().includes(secret)).toBe(false);
    }
    state.skew = 50_000_000;
    const job = server.application.jobs.find(({ task }) => task === 'forget-officer-sessions');
    await job?.run({}, new AbortController().signal);
    state.skew = 0;
    expect(await rows()).toEqual([]);
  });
});
