import { applicantIdSchema } from '@aval/core/ids';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createApplicant, errorOf } from '../applicant-steps.ts';
import {
  confirmedOf,
  journalOf,
  lastMessage,
  newAddress,
  outboxSchema,
  person,
} from '../confirmation-steps.ts';
import { openTestServer, type TestServer } from '../test-server.ts';
import { makeTestClock } from '../webhook-world.ts';

const time = makeTestClock();
let server: TestServer;

beforeAll(async () => {
  server = await openTestServer({ clock: time.clock });
});
afterAll(() => server.close());
beforeEach(() => time.set(new Date(time.clock().getTime() + 48 * 3_600_000)));

const later = (seconds: number) => time.set(new Date(time.clock().getTime() + seconds * 1000));
const startedSchema = z.strictObject({
  kind: z.string(),
  maskedValue: z.string(),
  expiresAt: z.string(),
  resendAfter: z.string(),
});

const enter = (base: string, kind: string, code: string) =>
  server.call('POST', `${base}/${kind}/code`, { body: { code } });

function wrong(code: string): string {
  return code === '000000' ? '000001' : '000000';
}

describe.each(['email', 'phone'])('%s', (kind) => {
  test('a code goes to the own address and confirms it', async () => {
    const { id, base } = await person(server);
    const started = (await server.call('POST', `${base}/${kind}`)).read(startedSchema);
    expect(started.maskedValue).toMatch(kind === 'email' ? /^P\*\*\*@e\*\*\*\.org$/ : /^\+380\*+\d\d$/);
    expect(Date.parse(started.expiresAt) - time.clock().getTime()).toBe(600_000);
    expect(Date.parse(started.resendAfter) - time.clock().getTime()).toBe(30_000);
    const message = await lastMessage(server, id);
    expect([message.status, message.text.includes(message.code)]).toEqual(['captured', true]);
    const state = await server.call('GET', base);
    expect(state.json).toMatchObject({ [kind]: { status: 'sent', triesLeft: 5 } });
    expect((await confirmedOf(server, id))[kind === 'email' ? 'email' : 'phone']).toBe(false);

    const confirmed = await enter(base, kind, message.code);
    expect(confirmed.json).toEqual({ kind, status: 'confirmed' });
    expect((await enter(base, kind, message.code)).status).toBe(200);
    expect((await confirmedOf(server, id))[kind === 'email' ? 'email' : 'phone']).toBe(true);
    expect((await server.call('GET', base)).json).toMatchObject({ [kind]: { status: 'confirmed' } });
    expect(await journalOf(server, id)).toEqual([
      'applicantCreated',
      'confirmationSent',
      'identifierConfirmed',
    ]);
    later(3600);
    expect(errorOf(await server.call('POST', `${base}/${kind}`))).toMatchObject({ status: 409 });
  });

  test('five wrong codes make it void, even for the right one; a new one is asked for later', async () => {
    const { id, base } = await person(server);
    await server.call('POST', `${base}/${kind}`);
    const { code } = await lastMessage(server, id);
    const left: string[] = [];
    for (let tried = 0; tried < 4; tried += 1) {
      left.push(errorOf(await enter(base, kind, wrong(code))).description);
    }
    expect(left).toEqual([
      'The code is wrong: 4 tries are left',
      'The code is wrong: 3 tries are left',
      'The code is wrong: 2 tries are left',
      'The code is wrong: one try is left',
    ]);
    for (const tried of [wrong(code), code]) {
      const answer = await enter(base, kind, tried);
      expect([answer.status, answer.headers['retry-after']]).toEqual([429, '30']);
    }
    expect((await server.call('GET', base)).json).toMatchObject({ [kind]: { status: 'none' } });
    later(30);
    expect((await server.call('POST', `${base}/${kind}`)).status).toBe(200);
    expect((await enter(base, kind, (await lastMessage(server, id)).code)).status).toBe(200);
  });

  test('tries at the same moment are all counted', async () => {
    const { id, base } = await person(server);
    await server.call('POST', `${base}/${kind}`);
    const { code } = await lastMessage(server, id);
    const answers = await Promise.all(Array.from({ length: 12 }, () => enter(base, kind, wrong(code))));
    expect(answers.map(({ status }) => status).sort()).toEqual([400, 400, 400, 400, ...Array(8).fill(429)]);
    expect((await enter(base, kind, code)).status).toBe(429);
  });

  test('a code has its time, and only the newest is good', async () => {
    const { id, base } = await person(server);
    await server.call('POST', `${base}/${kind}`);
    const first = (await lastMessage(server, id)).code;
    later(600);
    expect(errorOf(await enter(base, kind, first))).toMatchObject({ status: 409 });
    await server.call('POST', `${base}/${kind}`);
    const second = (await lastMessage(server, id)).code;
    if (first !== second) expect((await enter(base, kind, first)).status).toBe(400);
    expect((await enter(base, kind, second)).status).toBe(200);
  });

  test('waits grow between one code and the next, and nothing is sent before', async () => {
    const { id, base } = await person(server);
    const waits: number[] = [];
    for (let sent = 0; sent < 4; sent += 1) {
      await server.call('POST', `${base}/${kind}`);
      const refused = await server.call('POST', `${base}/${kind}`);
      expect(refused.status).toBe(429);
      const wait = Number(refused.headers['retry-after']);
      waits.push(wait);
      later(wait - 1);
      expect((await server.call('POST', `${base}/${kind}`)).status).toBe(429);
      later(1);
    }
    expect(waits).toEqual([30, 60, 120, 300]);
    const outbox = await server.call('GET', `/resources/sandbox/messages?applicantId=${id}`);
    expect(outbox.read(outboxSchema).items.length).toBe(4);
  });

  test('one address gets five codes an hour, whoever asks', async () => {
    const address = newAddress();
    for (let asked = 0; asked < 5; asked += 1) {
      const { base } = await person(server, address);
      expect((await server.call('POST', `${base}/${kind}`)).status).toBe(200);
      later(60);
    }
    const { base } = await person(server, address);
    const refused = await server.call('POST', `${base}/${kind}`);
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '3300']);
    later(3300);
    expect((await server.call('POST', `${base}/${kind}`)).status).toBe(200);
  });

  test('an applicant with no address may name one; it becomes his when it is confirmed', async () => {
    const { id, base } = await person(server, {});
    expect(errorOf(await server.call('POST', `${base}/${kind}`)).status).toBe(409);
    const value = newAddress()[kind === 'email' ? 'email' : 'phone'];
    expect((await server.call('POST', `${base}/${kind}`, { body: { value } })).status).toBe(200);
    const profile = async () => (await server.call('GET', `/resources/applicants/${id}/one`)).json;
    expect(await profile()).not.toHaveProperty(kind);
    await enter(base, kind, (await lastMessage(server, id)).code);
    expect(await profile()).toMatchObject({ [kind]: value });
    expect((await confirmedOf(server, id))[kind === 'email' ? 'email' : 'phone']).toBe(true);
  });

  test('with an access token: his own only, and no other address than the one told', async () => {
    const first = await createApplicant(server.call, newAddress());
    const token = await server.call('POST', '/resources/accessTokens/sdk', {
      body: { userId: first.externalUserId, levelName: 'basic-kyc-level' },
    });
    const as = { accessToken: token.read(z.object({ token: z.string() })).token };
    const base = `/resources/applicants/${first.id}/identifierConfirmation`;
    const value = newAddress()[kind === 'email' ? 'email' : 'phone'];
    expect(errorOf(await server.call('POST', `${base}/${kind}`, { as, body: { value } })).status).toBe(403);
    expect((await server.call('POST', `${base}/${kind}`, { as })).status).toBe(200);
    const { code } = await lastMessage(server, first.id);
    const other = await person(server);
    expect(errorOf(await server.call('POST', `${other.base}/${kind}`, { as })).status).toBe(403);
    expect((await server.call('POST', `${base}/${kind}/code`, { as, body: { code } })).status).toBe(200);
  });

  test('the code of another does not fit', async () => {
    const [one, two] = [await person(server), await person(server)];
    await server.call('POST', `${one.base}/${kind}`);
    await server.call('POST', `${two.base}/${kind}`);
    const { code } = await lastMessage(server, one.id);
    if (code !== (await lastMessage(server, two.id)).code)
      expect((await enter(two.base, kind, code)).status).toBe(400);
    expect((await confirmedOf(server, two.id)).states).toMatchObject({
      email: { confirmed: false },
      phone: { confirmed: false },
    });
  });

  test('in production without a gateway it says so, and writes nothing', async () => {
    const as = server.production;
    const { id } = await createApplicant(server.call, newAddress(), { as });
    const target = `/resources/applicants/${id}/identifierConfirmation/${kind}`;
    const error = errorOf(await server.call('POST', target, { as }));
    expect(error).toMatchObject({ status: 503, description: expect.stringContaining('docs/messages.md') });
    const { environmentId } = as.context;
    const rows = server.db.selectFrom('message').selectAll().where('environment_id', '=', environmentId);
    expect(await rows.execute()).toEqual([]);
    expect(errorOf(await server.call('GET', '/resources/sandbox/messages', { as })).status).toBe(403);
  });
});

test('what no text of an address or number is, is refused', async () => {
  const { base } = await person(server, {});
  const texts = [
    ['email', 'a@b.example\r\nBcc: everybody@example.org'],
    ['email', 'nobody'],
    ['email', '\t'],
    ['phone', '  '],
    ['email', `${'a'.repeat(250)}@example.org`],
    ['phone', '0501234567'],
    ['phone', '+380'],
    ['phone', '+380501234567;+380501234568'],
    ['phone', '+44 900 123 4567 call me'],
  ];
  for (const [kind, value] of texts) {
    const answer = await server.call('POST', `${base}/${kind}`, { body: { value } });
    expect([value, answer.status]).toEqual([value, 400]);
  }
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('email', 'phone'),
      fc.string({ minLength: 1, unit: 'binary' }),
      async (kind, value) => {
        const answer = await server.call('POST', `${base}/${kind}`, { body: { value } });
        expect(answer.status).toBe(400);
      },
    ),
    { numRuns: 40, seed: 20_261_122 },
  );
});

test('an address that is changed is unconfirmed again', async () => {
  const { id, base } = await person(server);
  await server.call('POST', `${base}/email`);
  await enter(base, 'email', (await lastMessage(server, id)).code);
  const { stores, sandbox } = server;
  const { environmentId } = sandbox.context;
  const applicant = await stores.applicants.find(environmentId, applicantIdSchema.parse(id));
  if (applicant === undefined) throw new Error('nobody');
  const profile = { ...applicant.profile, email: 'another@example.org' };
  await stores.applicants.saveProfile(environmentId, applicant, profile);
  expect((await confirmedOf(server, id)).states.email).toMatchObject({ present: true, confirmed: false });
  await stores.applicants.saveProfile(environmentId, applicant, applicant.profile);
  expect((await confirmedOf(server, id)).email).toBe(true);
});

test('neither codes nor tokens nor addresses stand in the tables', async () => {
  const { id, base } = await person(server);
  await server.call('POST', `${base}/email`);
  const { code, link = '', to } = await lastMessage(server, id);
  const { environmentId } = server.sandbox.context;
  const rows = await Promise.all(
    (['message', 'confirmation', 'journal_entry'] as const).map((table) =>
      server.db.selectFrom(table).selectAll().where('environment_id', '=', environmentId).execute(),
    ),
  );
  const dump = JSON.stringify(rows, (_key, value: unknown) =>
    Buffer.isBuffer(value) ? value.toString('latin1') : value,
  );
  for (const secret of [`"${code}"`, new URL(link).searchParams.get('token') ?? '', to])
    expect(dump).not.toContain(secret);
});
