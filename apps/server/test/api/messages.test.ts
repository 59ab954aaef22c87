import { startSmppSimulator } from '@aval/messaging-simulators/smpp';
import { startSmtpSimulator } from '@aval/messaging-simulators/smtp';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { makeSmppGateway } from '../../src/connectors/smpp/index.ts';
import { makeSmtpGateway } from '../../src/connectors/smtp/index.ts';
import { bindStores } from '../../src/main/bind-stores.ts';
import { outboxLink } from '../../src/messages/outbox-link.ts';
import type { MessageGateway } from '../../src/messages/ports.ts';
import { sendMessage } from '../../src/messages/send-message.ts';
import { makeTransact } from '../../src/platform/database/transact.ts';
import { createApplicant, errorOf } from '../applicant-steps.ts';
import { openTestServer, type TestServer } from '../test-server.ts';
import { makeTestClock } from '../webhook-world.ts';

const time = makeTestClock(new Date().toISOString());
const later = (seconds: number) => time.set(new Date(time.clock().getTime() + seconds * 1000));
type Smtp = Awaited<ReturnType<typeof startSmtpSimulator>>;
type Smpp = Awaited<ReturnType<typeof startSmppSimulator>>;
let smtp: Smtp;
let smpp: Smpp;
let email: MessageGateway;
let sms: MessageGateway;
let server: TestServer;
let made = 0;

beforeAll(async () => {
  smtp = await startSmtpSimulator();
  smpp = await startSmppSimulator();
  email = makeSmtpGateway({ url: smtp.url, from: 'aval@mail.example' }, { timeoutMs: 2000 });
  sms = makeSmppGateway(smpp, { timeoutMs: 2000 });
  server = await openTestServer({ clock: time.clock, gateways: { email, sms } });
});
afterAll(async () => {
  await server.close();
  await email.close();
  await sms.close();
  await smtp.close();
  await smpp.close();
});
beforeEach(() => {
  later(7200);
  smtp.received.length = 0;
  smpp.received.length = 0;
});

/** Starts a confirmation in production, and tells what stands in the table. */
async function start(kind: 'email' | 'phone') {
  made += 1;
  const address = { email: `olena.${made}@example.org`, phone: `+38067${String(1_000_000 + made)}` };
  const as = server.production;
  const { id } = await createApplicant(server.call, { ...address, lang: 'uk' }, { as });
  const base = `/resources/applicants/${id}/identifierConfirmation/${kind}`;
  expect((await server.call('POST', base, { as })).status).toBe(200);
  const row = async () => {
    const found = await server.db
      .selectFrom('message')
      .selectAll()
      .where('environment_id', '=', as.context.environmentId)
      .where('applicant_id', '=', id)
      .executeTakeFirstOrThrow();
    return found;
  };
  const confirm = (code: string) => server.call('POST', `${base}/code`, { as, body: { code } });
  return { id, row, confirm, address };
}

const deps = () => {
  const { db, keyring, stores } = server;
  const transact = makeTransact(db, (queries) => bindStores(queries, keyring));
  return { messages: stores.messages, gateways: { email, sms }, transact, clock: time.clock };
};
const { signal } = new AbortController();

/** Waiting jobs about a message. */
async function waiting(messageId: string): Promise<{ task: string; payload: unknown }[]> {
  const { rows } = await sql<{ task: string; payload: unknown }>`
    select task.identifier as task, job.payload from graphile_worker._private_jobs as job
    join graphile_worker._private_tasks as task on task.id = job.task_id
    where job.payload ->> 'messageId' = ${messageId}`.execute(server.db);
  return rows;
}

const codeIn = (text: string) => /\d{6}/.exec(text)?.[0] ?? '';

describe('in production', () => {
  test('a short message goes out by SMPP, is forgotten here, and its code confirms', async () => {
    const { row, confirm, address } = await start('phone');
    expect(smpp.received).toEqual([]);
    expect((await row()).status).toBe('queued');
    await server.drainJobs();
    expect(smpp.received).toMatchObject([{ to: address.phone.slice(1), parts: 1, dataCoding: 8 }]);
    expect(await row()).toMatchObject({
      status: 'accepted',
      content_sealed: null,
      gateway: 'smpp',
      attempts: 1,
    });
    expect((await confirm(codeIn(smpp.received[0]?.text ?? ''))).status).toBe(200);
  });

  test('a letter goes out by SMTP with a code and a link', async () => {
    const { row, address } = await start('email');
    await server.drainJobs();
    expect(smtp.received).toMatchObject([{ from: 'aval@mail.example', to: [address.email] }]);
    expect(await row()).toMatchObject({ status: 'accepted', content_sealed: null, gateway: 'smtp' });
  });

  test('a gateway that is away is tried again, and a job run twice sends once', async () => {
    const { row } = await start('phone');
    smpp.play('busy');
    await server.drainJobs();
    const { id } = await row();
    expect(await row()).toMatchObject({ status: 'queued', attempts: 1, reason: 'smpp:0x00000058' });
    expect(await waiting(id)).toMatchObject([{ task: 'send-message', payload: { attempt: 2 } }]);
    const { environmentId } = server.production.context;
    const again = { environmentId, messageId: id, attempt: 2 };
    await sendMessage(deps())(again, signal);
    await sendMessage(deps())(again, signal);
    await sendMessage(deps())({ ...again, attempt: 1 }, signal);
    expect(smpp.received.length).toBe(1);
    expect(await row()).toMatchObject({ status: 'accepted', attempts: 2 });
  });

  test('what is refused is not tried again, what is late is not sent at all', async () => {
    const refused = await start('email');
    smtp.play('refuse');
    await server.drainJobs();
    expect(await refused.row()).toMatchObject({ status: 'failed', reason: 'smtp:550', content_sealed: null });
    const late = await start('phone');
    later(600);
    await server.drainJobs();
    expect(await late.row()).toMatchObject({ status: 'failed', reason: 'expired', content_sealed: null });
    expect([smtp.received, smpp.received]).toEqual([[], []]);
  });

  test('a receipt tells that it arrived', async () => {
    const { row } = await start('phone');
    await server.drainJobs();
    const { id } = await row();
    expect(await waiting(id)).toMatchObject([{ task: 'check-message', payload: { round: 1 } }]);
    const check = server.application.jobs.find(({ task }) => task === 'check-message');
    const { environmentId } = server.production.context;
    await check?.run({ environmentId, messageId: id, round: 1 }, signal);
    expect((await row()).status).toBe('accepted');
    smpp.receipt('DELIVRD');
    await expect
      .poll(async () => {
        await check?.run({ environmentId, messageId: id, round: 2 }, signal);
        return (await row()).status;
      })
      .toBe('delivered');
  });

  test('codes are shown to nobody', async () => {
    await start('phone');
    const as = server.production;
    expect(errorOf(await server.call('GET', '/resources/sandbox/messages', { as })).status).toBe(403);
    const link = outboxLink(server.keyring, as.context.environmentId, time.clock());
    expect(errorOf(await server.call('GET', link, { as: 'nobody' })).status).toBe(403);
  });
});

describe('the outbox of the sandbox', () => {
  const list = z.object({ items: z.array(z.object({ applicantId: z.string(), code: z.string() })) });

  test('shows what would have gone out, as an API and as a page, and nothing goes', async () => {
    const { id } = await createApplicant(server.call, { phone: '+380501112233', email: 'a<b@example.org' });
    const base = `/resources/applicants/${id}/identifierConfirmation`;
    await server.call('POST', `${base}/phone`);
    const [message] = (await server.call('GET', '/resources/sandbox/messages')).read(list).items;
    expect(message?.applicantId).toBe(id);
    await server.drainJobs();
    expect([smtp.received, smpp.received]).toEqual([[], []]);
    const link = outboxLink(server.keyring, server.sandbox.context.environmentId, time.clock());
    const page = await server.call('GET', link, { as: 'nobody' });
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.bytes.toString()).toContain(message?.code);
    expect(page.bytes.toString()).not.toMatch(/<script|src=|@import|url\(/);
    const forged = link.replace(/signature=\w{4}/, 'signature=0000');
    expect(errorOf(await server.call('GET', forged, { as: 'nobody' })).status).toBe(404);
    later(900);
    expect(errorOf(await server.call('GET', link, { as: 'nobody' })).status).toBe(404);
  });

  test('is closed to tokens without the permission and to other tenants', async () => {
    const weak = await server.sandbox.newToken('applicant.read', 'applicant.write');
    const target = '/resources/sandbox/messages';
    expect(errorOf(await server.call('GET', target, { as: weak })).status).toBe(403);
    const other = await server.call('GET', target, { as: server.otherTenant.sandbox });
    expect(other.read(list).items).toEqual([]);
  });
});

test('neither addresses nor codes are in the log', () => {
  expect(server.log()).toContain('/resources/sandbox/messages');
  expect(server.log()).not.toMatch(/olena\.\d|38067100|380501112233/);
});
