import { applicantIdSchema } from '@aval/core/ids';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readConfirmed } from '../../src/confirmations/read-confirmed.ts';
import { createApplicant, errorOf, multipart } from '../applicant-steps.ts';
import { plainPng } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';
import { makeTestClock } from '../webhook-world.ts';

const time = makeTestClock();
let server: TestServer;
let made = 0;

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
const outboxSchema = z.object({
  items: z.array(
    z.object({
      channel: z.string(),
      status: z.string(),
      to: z.string(),
      text: z.string(),
      html: z.string().optional(),
      code: z.string().regex(/^\d{6}$/),
      link: z.string().optional(),
    }),
  ),
});

function newAddress() {
  made += 1;
  return { email: `Person.${made}@example.org`, phone: `+38050${String(1_000_000 + made)}` };
}

async function person(body: Readonly<Record<string, unknown>> = newAddress()) {
  const { id } = await createApplicant(server.call, body);
  return { id, base: `/resources/applicants/${id}/identifierConfirmation` };
}

async function lastMessage(applicantId: string) {
  const answer = await server.call('GET', `/resources/sandbox/messages?applicantId=${applicantId}`);
  const [message] = answer.read(outboxSchema).items;
  if (message === undefined) throw new Error('the outbox is empty');
  return message;
}

const enter = (base: string, kind: string, code: string) =>
  server.call('POST', `${base}/${kind}/code`, { body: { code } });

function wrong(code: string): string {
  return code === '000000' ? '000001' : '000000';
}

async function confirmedOf(id: string) {
  const { stores, keyring, sandbox } = server;
  const read = readConfirmed({ ...stores, keyring });
  return read(sandbox.context.environmentId, applicantIdSchema.parse(id));
}

async function journalOf(id: string): Promise<string[]> {
  const rows = await server.db
    .selectFrom('journal_entry')
    .select('type')
    .where('environment_id', '=', server.sandbox.context.environmentId)
    .where('subject_id', '=', id)
    .orderBy('sequence')
    .execute();
  return rows.map(({ type }) => type);
}

describe.each(['email', 'phone'])('%s', (kind) => {
  test('a code goes to the own address and confirms it', async () => {
    const { id, base } = await person();
    const started = (await server.call('POST', `${base}/${kind}`)).read(startedSchema);
    expect(started.maskedValue).toMatch(kind === 'email' ? /^P\*\*\*@e\*\*\*\.org$/ : /^\+380\*+\d\d$/);
    expect(Date.parse(started.expiresAt) - time.clock().getTime()).toBe(600_000);
    expect(Date.parse(started.resendAfter) - time.clock().getTime()).toBe(30_000);
    const message = await lastMessage(id);
    expect([message.status, message.text.includes(message.code)]).toEqual(['captured', true]);
    const state = await server.call('GET', base);
    expect(state.json).toMatchObject({ [kind]: { status: 'sent', triesLeft: 5 } });
    expect((await confirmedOf(id))[kind === 'email' ? 'email' : 'phone']).toBe(false);

    const confirmed = await enter(base, kind, message.code);
    expect(confirmed.json).toEqual({ kind, status: 'confirmed' });
    expect((await enter(base, kind, message.code)).status).toBe(200);
    expect((await confirmedOf(id))[kind === 'email' ? 'email' : 'phone']).toBe(true);
    expect((await server.call('GET', base)).json).toMatchObject({ [kind]: { status: 'confirmed' } });
    expect(await journalOf(id)).toEqual(['applicantCreated', 'confirmationSent', 'identifierConfirmed']);
    later(3600);
    expect(errorOf(await server.call('POST', `${base}/${kind}`))).toMatchObject({ status: 409 });
  });

  test('five wrong codes make it void, even for the right one; a new one is asked for later', async () => {
    const { id, base } = await person();
    await server.call('POST', `${base}/${kind}`);
    const { code } = await lastMessage(id);
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
    expect((await enter(base, kind, (await lastMessage(id)).code)).status).toBe(200);
  });

  test('tries at the same moment are all counted', async () => {
    const { id, base } = await person();
    await server.call('POST', `${base}/${kind}`);
    const { code } = await lastMessage(id);
    const answers = await Promise.all(Array.from({ length: 12 }, () => enter(base, kind, wrong(code))));
    expect(answers.map(({ status }) => status).sort()).toEqual([400, 400, 400, 400, ...Array(8).fill(429)]);
    expect((await enter(base, kind, code)).status).toBe(429);
  });

  test('a code has its time, and only the newest is good', async () => {
    const { id, base } = await person();
    await server.call('POST', `${base}/${kind}`);
    const first = (await lastMessage(id)).code;
    later(600);
    expect(errorOf(await enter(base, kind, first))).toMatchObject({ status: 409 });
    await server.call('POST', `${base}/${kind}`);
    const second = (await lastMessage(id)).code;
    if (first !== second) expect((await enter(base, kind, first)).status).toBe(400);
    expect((await enter(base, kind, second)).status).toBe(200);
  });

  test('waits grow between one code and the next, and nothing is sent before', async () => {
    const { id, base } = await person();
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
      const { base } = await person(address);
      expect((await server.call('POST', `${base}/${kind}`)).status).toBe(200);
      later(60);
    }
    const { base } = await person(address);
    const refused = await server.call('POST', `${base}/${kind}`);
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '3300']);
    later(3300);
    expect((await server.call('POST', `${base}/${kind}`)).status).toBe(200);
  });

  test('an applicant with no address may name one; it becomes his when it is confirmed', async () => {
    const { id, base } = await person({});
    expect(errorOf(await server.call('POST', `${base}/${kind}`)).status).toBe(409);
    const value = newAddress()[kind === 'email' ? 'email' : 'phone'];
    expect((await server.call('POST', `${base}/${kind}`, { body: { value } })).status).toBe(200);
    const profile = async () => (await server.call('GET', `/resources/applicants/${id}/one`)).json;
    expect(await profile()).not.toHaveProperty(kind);
    await enter(base, kind, (await lastMessage(id)).code);
    expect(await profile()).toMatchObject({ [kind]: value });
    expect((await confirmedOf(id))[kind === 'email' ? 'email' : 'phone']).toBe(true);
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
    const { code } = await lastMessage(first.id);
    const other = await person();
    expect(errorOf(await server.call('POST', `${other.base}/${kind}`, { as })).status).toBe(403);
    expect((await server.call('POST', `${base}/${kind}/code`, { as, body: { code } })).status).toBe(200);
  });

  test('the code of another does not fit', async () => {
    const [one, two] = [await person(), await person()];
    await server.call('POST', `${one.base}/${kind}`);
    await server.call('POST', `${two.base}/${kind}`);
    const { code } = await lastMessage(one.id);
    if (code !== (await lastMessage(two.id)).code)
      expect((await enter(two.base, kind, code)).status).toBe(400);
    expect((await confirmedOf(two.id)).states).toMatchObject({
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
  const { base } = await person({});
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

describe('the link in a letter', () => {
  const open = (method: string, link: string) => {
    const { pathname, search } = new URL(link);
    return server.call(method, `${pathname}${search}`, { as: 'nobody' });
  };

  test('confirms only when its button is pressed, in the language of the letter', async () => {
    const { id, base } = await person({ ...newAddress(), lang: 'uk' });
    await server.call('POST', `${base}/email`);
    const { link = '', html = '' } = await lastMessage(id);
    expect(link.startsWith(server.url)).toBe(true);
    expect(html.match(/(src|url|href)\s*=?/g)).toEqual(['href=']);
    const page = await open('GET', link);
    expect([page.status, String(page.headers['content-type'])]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.bytes.toString()).toContain('<html lang="uk">');
    expect(String(page.headers['content-security-policy'])).toContain("default-src 'none'");
    expect((await confirmedOf(id)).email).toBe(false);
    const action = /action="([^"]+)"/.exec(page.bytes.toString())?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect((await open('POST', new URL(action, link).href)).status).toBe(200);
    expect((await confirmedOf(id)).email).toBe(true);
    expect((await open('POST', link)).status).toBe(200);
    expect((await journalOf(id)).filter((type) => type === 'identifierConfirmed').length).toBe(1);
  });

  test('leads to a page in the look of whoever sent it, and so does the letter', async () => {
    const { id, base } = await person(newAddress());
    await server.call('POST', `${base}/email`);
    const { link = '', html: plain = '' } = await lastMessage(id);
    expect(plain).not.toContain('style="color:#0055ff"');
    const unknown = `${server.url}/confirm/email?token=${'A'.repeat(43)}`;
    const bare = (await open('GET', unknown)).bytes.toString();
    const theme = { name: `Bank "<b>&'`, accent: '#0055ff', accentDark: '#ffcc00', radius: 2 };
    expect((await server.call('PUT', '/resources/theme', { body: theme })).status).toBe(200);
    const form = multipart([
      { name: 'content', content: await plainPng(8), fileName: 'logo.png', type: 'image/png' },
    ]);
    const sent = await server.call('POST', '/resources/theme/logo', {
      body: form.body,
      headers: form.headers,
    });
    const logo = sent.read(z.object({ files: z.object({ logo: z.object({ url: z.string() }) }) })).files.logo;
    try {
      for (const method of ['GET', 'POST']) {
        const page = await open(method, link);
        const shown = page.bytes.toString();
        expect(shown).toContain(':root { --accent: #0055ff; --on-accent: #ffffff;--radius: 2px; }');
        expect(shown).toContain(':root { --accent: #ffcc00; --on-accent: #000000; }');
        expect(shown).toContain(`src="${logo.url}" alt="Bank &quot;&lt;b&gt;&amp;&#39;"`);
        expect(String(page.headers['content-security-policy'])).toContain("img-src 'self'");
        expect((await server.call('GET', logo.url, { as: 'nobody' })).status).toBe(200);
        // Of a link that nobody sent nothing is told.
        expect((await open('GET', unknown)).bytes.toString()).toBe(bare);
      }
      later(600);
      const other = await person(newAddress());
      await server.call('POST', `${other.base}/email`);
      expect((await lastMessage(other.id)).html).toContain('style="color:#0055ff"');
    } finally {
      await server.call('DELETE', '/resources/theme');
    }
  });

  test('is void after an hour, after a newer letter, and when it was never sent', async () => {
    const { id, base } = await person();
    await server.call('POST', `${base}/email`);
    const { link: first = '' } = await lastMessage(id);
    later(600);
    await server.call('POST', `${base}/email`);
    const { link: second = '' } = await lastMessage(id);
    expect((await open('POST', first)).status).toBe(404);
    later(3600);
    expect((await open('POST', second)).status).toBe(404);
    expect((await open('POST', `${server.url}/confirm/email?token=${'A'.repeat(43)}`)).status).toBe(404);
    expect((await open('POST', `${server.url}/confirm/email?token=x`)).status).toBe(400);
    expect((await confirmedOf(id)).email).toBe(false);
  });
});

test('an address that is changed is unconfirmed again', async () => {
  const { id, base } = await person();
  await server.call('POST', `${base}/email`);
  await enter(base, 'email', (await lastMessage(id)).code);
  const { stores, sandbox } = server;
  const { environmentId } = sandbox.context;
  const applicant = await stores.applicants.find(environmentId, applicantIdSchema.parse(id));
  if (applicant === undefined) throw new Error('nobody');
  const profile = { ...applicant.profile, email: 'another@example.org' };
  await stores.applicants.saveProfile(environmentId, applicant, profile);
  expect((await confirmedOf(id)).states.email).toMatchObject({ present: true, confirmed: false });
  await stores.applicants.saveProfile(environmentId, applicant, applicant.profile);
  expect((await confirmedOf(id)).email).toBe(true);
});

test('neither codes nor tokens nor addresses stand in the tables', async () => {
  const { id, base } = await person();
  await server.call('POST', `${base}/email`);
  const { code, link = '', to } = await lastMessage(id);
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
