import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { viewSchema } from '../../src/applications/view-schema.ts';
import { addLevel } from '../action-steps.ts';
import { errorOf, newUserId } from '../applicant-steps.ts';
import { addFlowLevels, consent, eventId, flowToken, newPage } from '../flow-steps.ts';
import { plainJpeg } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const messageSchema = z.object({ items: z.array(z.looseObject({ code: z.string() })) });
const questionnaire = {
  id: 'money',
  sections: [
    {
      id: 's',
      items: [
        {
          id: 'source',
          type: 'select',
          required: true,
          options: [{ value: 'work', score: 1 }, { value: 'other' }],
        },
        { id: 'more', type: 'text', conditions: [{ section: 's', item: 'source', anyOf: ['other'] }] },
      ],
    },
  ],
};

let now = new Date();
let server: TestServer;

beforeAll(async () => {
  server = await openTestServer({ clock: () => now });
  await addFlowLevels(server);
  await addLevel(
    server,
    'data-only',
    [
      { idDocSetType: 'EMAIL_VERIFICATION' },
      { idDocSetType: 'QUESTIONNAIRE', questionnaireDefId: 'money' },
      {
        idDocSetType: 'APPLICANT_DATA',
        fields: [{ name: 'firstName', required: true }, { name: 'dob' }, { name: 'phone' }],
      },
    ],
    { type: 'standalone' },
  );
  await server.call('POST', '/resources/api/questionnaires', { body: questionnaire });
});
afterAll(() => server.close());

describe('beginning and continuing', () => {
  test('the page is shown the consent in its language, and what it accepts is recorded word by word', async () => {
    const page = await newPage(server, 'basic-kyc-level');
    const first = await page.open('uk-UA');
    expect(first).toMatchObject({ lang: 'uk', generation: 1, canGoBack: false, taken: false });
    expect(first.progress.groups.map(({ name }) => name)).toEqual([
      'welcome',
      'IDENTITY',
      'SELFIE',
      'result',
    ]);
    if (first.step.kind !== 'consent') throw new Error(first.step.kind);
    const [processing, biometric] = first.step.consents;
    expect([processing?.key, biometric?.key]).toEqual(['processing', 'biometric']);
    const half = await page.event({
      type: 'answer',
      block: 'consent',
      answer: { accepted: [{ key: 'processing', version: '1' }] },
    });
    expect(errorOf(half).status).toBe(400);
    const next = await consent(page, first);
    expect(next).toMatchObject({ taken: true, canGoBack: true, step: { kind: 'document-choice' } });
    const { applicantId } = next.application;
    const kept = await server.call('GET', `/resources/applicants/${applicantId}/acceptedAgreements`);
    expect(kept.json).toMatchObject({
      applicantAgreements: [
        {
          records: [
            { key: 'processing', version: '1', lang: 'uk', content: processing?.text },
            { key: 'biometric', version: '1', lang: 'uk', content: biometric?.text },
          ],
        },
      ],
    });
  });

  test('another device takes over where the first one stopped, and the first is told so', async () => {
    const phone = await newPage(server, 'basic-kyc-level');
    await consent(phone, await phone.open());
    await phone.answer('IDENTITY-choice', { country: 'UTO', idDocType: 'PASSPORT' });
    const laptop = await newPage(server, 'basic-kyc-level', { userId: phone.userId });
    const taken = await laptop.open();
    expect(taken).toMatchObject({
      generation: 2,
      step: { kind: 'capture', country: 'UTO', idDocType: 'PASSPORT' },
    });
    const late = [
      await phone.send('GET', 'step'),
      await phone.event({ type: 'back' }),
      await phone.send('POST', 'liveness'),
    ];
    for (const answer of late)
      expect(errorOf(answer)).toMatchObject({ status: 409, errorName: 'continued-elsewhere' });
    expect((await laptop.view()).step.kind).toBe('capture');
    expect((await phone.open()).generation).toBe(3);
    expect((await phone.open()).generation).toBe(3);
    expect(errorOf(await laptop.send('GET', 'step')).errorName).toBe('continued-elsewhere');
  });

  test('nothing is answered before the page is opened', async () => {
    const page = await newPage(server, 'basic-kyc-level');
    expect(errorOf(await page.send('GET', 'step')).errorName).toBe('flow-not-open');
    const bare = await server.call('GET', '/resources/flow/step', { as: { accessToken: page.accessToken } });
    expect(errorOf(bare).errorName).toBe('flow-not-open');
  });

  test('events that are stale, foreign or sent twice change nothing', async () => {
    const page = await newPage(server, 'basic-kyc-level');
    const first = await page.open();
    const early = await page.answer('IDENTITY-choice', { country: 'UTO', idDocType: 'PASSPORT' });
    expect(early).toMatchObject({ taken: false, step: { kind: 'consent' } });
    await consent(page, first);
    const choice = { country: 'UTO', idDocType: 'PASSPORT' };
    const id = eventId();
    const sent = { type: 'answer', eventId: id, block: 'IDENTITY-choice', answer: choice };
    expect((await page.event(sent)).read(viewSchema).taken).toBe(true);
    expect((await page.event(sent)).read(viewSchema)).toMatchObject({
      taken: false,
      step: { kind: 'capture' },
    });
    const back = (await page.event({ type: 'back' })).read(viewSchema);
    expect(back.step).toMatchObject({ kind: 'document-choice', chosen: choice });
    expect((await page.event(sent)).read(viewSchema)).toMatchObject({ taken: false });
    for (const bad of [
      { country: 'XYZ', idDocType: 'PASSPORT' },
      { country: 'UKR', idDocType: 'UTILITY_BILL' },
      {},
    ]) {
      const answer = await page.event({ type: 'answer', block: 'IDENTITY-choice', answer: bad });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    }
  });

  test('what happened is an application with its events in the journal, and sealed', async () => {
    const page = await newPage(server, 'basic-kyc-level');
    const { application } = await consent(page, await page.open());
    const { environmentId } = server.sandbox.context;
    const rows = await server.db
      .selectFrom('journal_entry')
      .select('type')
      .where('environment_id', '=', environmentId)
      .where('subject_id', '=', application.applicantId)
      .orderBy('sequence')
      .execute();
    const types = rows.map(({ type }) => type);
    expect(types).toEqual(
      expect.arrayContaining(['applicationBegun', 'agreementAccepted', 'applicationMoved']),
    );
    const listed = await server.call('GET', `/resources/applicants/${application.applicantId}/applications`);
    expect(listed.json).toMatchObject({
      applications: [
        { id: application.id, status: 'running', events: [{ event: { type: 'answer', block: 'consent' } }] },
      ],
    });
  });
});

describe('answers', () => {
  test('a code, a questionnaire and data, and then it is handed over and waits', async () => {
    const page = await newPage(server, 'data-only');
    const mail = await consent(page, await page.open());
    expect(mail.step).toMatchObject({ kind: 'code', channel: 'email', needsValue: true, status: 'none' });
    const value = `${newUserId()}@example.org`;
    const sent = await page.send('POST', 'codes', { channel: 'email', value });
    expect(sent.json).toMatchObject({ channel: 'email' });
    expect(
      errorOf(await page.send('POST', 'codes', { channel: 'phone', value: '+380501234567' })).status,
    ).toBe(409);
    expect((await page.view()).step).toMatchObject({ kind: 'code', status: 'sent' });
    const wrong = await page.event({
      type: 'answer',
      block: 'EMAIL_VERIFICATION',
      answer: { code: '000000' },
    });
    expect(errorOf(wrong).description).toContain('tries are left');
    const { applicantId } = mail.application;
    const outbox = await server.call('GET', `/resources/sandbox/messages?applicantId=${applicantId}`);
    const code = outbox.read(messageSchema).items[0]?.code;
    const asked = await page.answer('EMAIL_VERIFICATION', { code });
    if (asked.step.kind !== 'questionnaire') throw new Error(asked.step.kind);
    // What an answer counts is not for who answers.
    expect(JSON.stringify(asked.step.definition)).not.toContain('score');
    const missing = await page.event({ type: 'answer', block: 'QUESTIONNAIRE', answer: { sections: {} } });
    expect(errorOf(missing).status).toBe(400);
    const data = await page.answer('QUESTIONNAIRE', {
      sections: { s: { items: { source: { value: 'work' } } } },
    });
    expect(data.step).toMatchObject({
      kind: 'data',
      fields: [{ name: 'firstName', required: true }, {}, {}],
    });
    for (const fields of [
      {},
      { firstName: 'Anna', dob: '31.12.1999' },
      { firstName: 'Anna', stranger: 'x' },
    ]) {
      const refused = await page.event({ type: 'answer', block: 'APPLICANT_DATA', answer: { fields } });
      expect(errorOf(refused).status).toBe(400);
    }
    const over = await page.answer('APPLICANT_DATA', { fields: { firstName: 'Anna', dob: '1990-05-06' } });
    expect(over.step).toMatchObject({ kind: 'wait', state: 'checking' });
    const status = await server.call('GET', `/resources/applicants/${applicantId}/status`);
    expect(status.json).toMatchObject({ reviewStatus: 'pending' });
    expect((await page.event({ type: 'back' })).read(viewSchema)).toMatchObject({
      taken: false,
      canGoBack: false,
    });
  });

  test('a step may be skipped where the level says so, and the file of a step may come by the API', async () => {
    const skipping = await newPage(server, 'papers');
    await consent(skipping, await skipping.open());
    const skipped = await skipping.event({ type: 'skip', block: 'PROOF_OF_RESIDENCE' });
    expect(skipped.read(viewSchema).step.kind).toBe('wait');
    const other = await newPage(server, 'papers');
    await consent(other, await other.open());
    const bill = { block: 'PROOF_OF_RESIDENCE', idDocType: 'UTILITY_BILL', country: 'POL' };
    const { picture, view } = await other.picture(bill, await plainJpeg(901));
    expect([picture.quality, view.step.kind]).toEqual(['good', 'wait']);
    expect(errorOf(await other.event({ type: 'tryAgain' })).status).toBe(409);
  });
});

describe('who may', () => {
  test('an app token may not, and neither may a token that has expired', async () => {
    const open = await server.call('POST', '/resources/flow/open', { body: { deviceId: 'device-0001' } });
    expect(errorOf(open).status).toBe(403);
    const token = await flowToken(server, 'papers', newUserId());
    const page = await newPage(server, 'papers', { accessToken: token });
    await page.open();
    const before = now;
    now = new Date(now.getTime() + 601_000);
    expect(errorOf(await page.send('GET', 'step')).status).toBe(401);
    now = before;
  });

  test('each sees his own run only', async () => {
    const one = await newPage(server, 'papers');
    const other = await newPage(server, 'papers');
    const [first, second] = [await one.open(), await other.open()];
    expect(first.application.id).not.toBe(second.application.id);
    const borrowed = await server.call('GET', '/resources/flow/step', {
      as: { accessToken: other.accessToken },
      headers: { 'X-Flow-Device': one.device, 'X-Flow-Generation': '1' },
    });
    expect(errorOf(borrowed).errorName).toBe('continued-elsewhere');
  });
});
