import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { viewSchema } from '../../src/applications/view-schema.ts';
import { addLevel } from '../action-steps.ts';
import { complete, errorOf, finalRefusal, newUserId, retryRefusal, submit } from '../applicant-steps.ts';
import { addFlowLevels, consent, newPage } from '../flow-steps.ts';
import { plainJpeg } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const now = new Date();
let server: TestServer;

beforeAll(async () => {
  server = await openTestServer({ clock: () => now });
  await addFlowLevels(server);
});
afterAll(() => server.close());

describe('results', () => {
  const handedIn = async () => {
    const page = await newPage(server, 'papers');
    const { application } = await consent(page, await page.open());
    const bill = { block: 'PROOF_OF_RESIDENCE', idDocType: 'UTILITY_BILL', country: 'POL' };
    await page.picture(
      bill,
      await plainJpeg(
        1000 + Math.floor(now.getTime() % 100_000) + Number(application.id.slice(-4).replace(/\D/g, '1')),
      ),
    );
    return { page, applicantId: application.applicantId };
  };

  test('approved', async () => {
    const { page, applicantId } = await handedIn();
    await complete(server.call, applicantId, { reviewAnswer: 'GREEN' });
    expect(await page.view()).toMatchObject({
      application: { status: 'ended' },
      step: { kind: 'result', result: 'approved', reasons: [], mayTryAgain: false },
    });
  });

  test('in the sandbox with what the checks found, in production without', async () => {
    const docSets = [{ idDocSetType: 'PROOF_OF_RESIDENCE' as const, types: ['UTILITY_BILL' as const] }];
    const found = [];
    for (const side of [server.sandbox, server.production]) {
      const levelName = `evidence-${side.context.environment}`;
      await addLevel(server, levelName, docSets, { type: 'standalone', side });
      const body = { userId: newUserId(), levelName };
      const made = await server.call('POST', '/resources/accessTokens/sdk', { as: side, body });
      const page = await newPage(server, levelName, {
        accessToken: made.read(z.object({ token: z.string() })).token,
      });
      const { application } = await consent(page, await page.open());
      const bill = { block: 'PROOF_OF_RESIDENCE', idDocType: 'UTILITY_BILL', country: 'POL' };
      await page.picture(bill, await plainJpeg(3_000_017));
      await server.drainJobs();
      const target = `/resources/applicants/${application.applicantId}/-/approve`;
      expect((await server.call('POST', target, { as: side, body: {} })).status).toBe(200);
      const { step } = await page.view();
      if (step.kind !== 'result') throw new Error(`it has not ended, but asks for ${step.kind}`);
      found.push({ result: step.result, evidence: step.evidence });
    }
    const [sandbox, production] = found;
    expect(sandbox).toMatchObject({ result: 'approved' });
    expect(sandbox?.evidence?.map(({ checkType }) => checkType)).toContain('MANUAL_STEP');
    expect(production).toEqual({ result: 'approved', evidence: undefined });
  });

  test('refused for now: the reasons, then the steps concerned again, and a new attempt', async () => {
    const { page, applicantId } = await handedIn();
    await complete(server.call, applicantId, retryRefusal);
    const told = await page.view();
    expect(told).toMatchObject({
      application: { status: 'running' },
      step: { kind: 'result', result: 'retry', mayTryAgain: true, appeal: { allowed: false } },
    });
    const again = (await page.event({ type: 'tryAgain' })).read(viewSchema);
    expect(again.step).toMatchObject({ kind: 'upload', again: { reasons: [{ key: 'other' }] } });
    // Looking again does not put the old answer back.
    expect((await page.view()).step.kind).toBe('upload');
    const bill = { block: 'PROOF_OF_RESIDENCE', idDocType: 'UTILITY_BILL', country: 'POL' };
    const { view } = await page.picture(bill, await plainJpeg(2_000_003));
    expect(view.step).toMatchObject({ kind: 'wait' });
    const status = await server.call('GET', `/resources/applicants/${applicantId}/status`);
    expect(status.json).toMatchObject({ reviewStatus: 'pending', attemptCnt: 2 });
  });

  test("a picture that only an officer's label blames is shown, as long as he blames it", async () => {
    const { page, applicantId } = await handedIn();
    await complete(server.call, applicantId, { ...retryRefusal, rejectLabels: ['BAD_PROOF_OF_ADDRESS'] });
    const { step } = await page.view();
    if (step.kind !== 'result') throw new Error(`no result is shown, but ${step.kind}`);
    expect(step.reasons).toMatchObject([
      { key: 'notReadable', fix: 'wholeDocument', image: { idDocType: 'UTILITY_BILL', crop: true } },
    ]);
    const crop = `pictures/${step.reasons[0]?.image?.imageId}/crop`;
    const shown = await page.send('GET', crop);
    expect([shown.status, shown.headers['content-type']]).toEqual([200, 'image/jpeg']);
    const stranger = await newPage(server, 'papers');
    await stranger.open();
    expect(errorOf(await stranger.send('GET', crop)).status).toBe(404);
    await complete(server.call, applicantId, { reviewAnswer: 'GREEN' });
    expect(errorOf(await page.send('GET', crop)).status).toBe(404);
  });

  test('refused for good: an appeal puts the case on hold with what the person says, once', async () => {
    const { page, applicantId } = await handedIn();
    expect(errorOf(await page.send('POST', 'appeal', { text: 'too early' })).status).toBe(409);
    await complete(server.call, applicantId, finalRefusal);
    const told = await page.view();
    // Signs of fraud are not told.
    expect(told.step).toMatchObject({
      kind: 'result',
      result: 'rejected',
      reasons: [{ key: 'other', fix: 'contact' }],
      appeal: { allowed: true, made: false },
    });
    expect(JSON.stringify(told)).not.toContain('FORGERY');
    const held = (await page.send('POST', 'appeal', { text: 'It is me, really.' })).read(viewSchema);
    expect(held.step).toMatchObject({ kind: 'wait', state: 'person' });
    const status = await server.call('GET', `/resources/applicants/${applicantId}/status`);
    expect(status.json).toMatchObject({ reviewStatus: 'onHold' });
    const notes = await server.call('GET', `/resources/api/applicants/notes?applicantId=${applicantId}`);
    expect(notes.bytes.toString()).toContain('It is me, really.');
    await complete(server.call, applicantId, finalRefusal);
    expect((await page.view()).step).toMatchObject({ appeal: { allowed: false, made: true } });
    expect(errorOf(await page.send('POST', 'appeal', { text: 'again' })).status).toBe(409);
  });

  test('the verdict may come while nobody looks, and a reset begins again', async () => {
    const { page, applicantId } = await handedIn();
    await complete(server.call, applicantId, finalRefusal);
    await server.call('POST', `/resources/applicants/${applicantId}/reset`);
    expect(await page.view()).toMatchObject({ step: { kind: 'upload' }, application: { status: 'running' } });
  });

  test('who was handed in by the API only has to be looked at', async () => {
    const page = await newPage(server, 'papers');
    const { application } = await page.open();
    await submit(server.call, application.applicantId);
    await complete(server.call, application.applicantId, { reviewAnswer: 'GREEN' });
    const view = await page.view();
    expect(view.step.kind).toBe('consent');
    await consent(page, view);
    expect(
      (await page.event({ type: 'skip', block: 'PROOF_OF_RESIDENCE' })).read(viewSchema).step,
    ).toMatchObject({
      kind: 'result',
      result: 'approved',
    });
  });
});
