import type { ChallengeKind } from '@aval/core/rules/judge-challenge';
import { makeFaceFilm } from '@aval/specimens/face-film';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { viewSchema } from '../../src/applications/view-schema.ts';
import { addLevel, approve, approvedApplicant, faceSteps, newActionId } from '../action-steps.ts';
import { createApplicant, errorOf, selfie, uploadImage } from '../applicant-steps.ts';
import { eventually } from '../eventually.ts';
import { comingCloser, consent, newPage, type Page, sendFrames } from '../flow-steps.ts';
import { people, plainJpeg, specimen } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

// Real eyes on a busy machine take their time.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 180_000 });

const askedSchema = z.object({
  token: z.string(),
  step: z.object({ index: z.number(), count: z.number(), kind: z.string(), windowMs: z.number() }),
});
const challengeSchema = askedSchema.extend({ challengeId: z.string() });
const judgedSchema = askedSchema.partial().extend({
  outcome: z.string(),
  reasons: z.array(z.object({ key: z.string(), fix: z.string() })).optional(),
  triesLeft: z.number().optional(),
  view: viewSchema.optional(),
});
const checksSchema = z.object({
  checks: z.array(z.looseObject({ checkType: z.string(), answer: z.string(), sentence: z.string() })),
});

let now = new Date();
let kinds: readonly ChallengeKind[] = ['come-closer', 'come-closer'];
let nonces = 0;
let server: TestServer;
let anna: Buffer;
let frames: Buffer[];
let shut: Buffer[];

beforeAll(async () => {
  server = await openTestServer({
    clock: () => now,
    dice: {
      kinds: () => kinds,
      token: () => {
        nonces += 1;
        return `nonce${nonces}`;
      },
    },
  });
  const face = { idDocSetType: 'SELFIE', types: ['SELFIE'], videoRequired: 'liveness' } as const;
  await addLevel(server, 'face', [{ ...face, types: ['SELFIE'], withoutChallenge: 'manualReview' }], {
    type: 'standalone',
  });
  await addLevel(server, 'strict-face', [{ ...face, types: ['SELFIE'] }], { type: 'standalone' });
  await addLevel(server, 'face-again', faceSteps);
  await addLevel(
    server,
    'passport-and-face',
    [{ idDocSetType: 'IDENTITY', types: ['PASSPORT'] }, ...faceSteps],
    { type: 'standalone' },
  );
  anna = await (await people()).selfie('anna');
  frames = await comingCloser(anna);
  const lids = await makeFaceFilm(await people(), 'blink');
  shut = [...lids.slice(0, 6), ...lids.slice(0, 2)];
});
afterAll(() => server.close());

const atFace = async (levelName: string) => {
  const page = await newPage(server, levelName);
  const view = await consent(page, await page.open());
  expect(view.step).toMatchObject({ kind: 'liveness', mode: 'challenge', triesLeft: 5 });
  return { page, applicantId: view.application.applicantId };
};
const challenge = async (page: Page) => (await page.send('POST', 'liveness')).read(challengeSchema);
/** Both steps of a challenge, with the same frames. */
const passWith = async (page: Page, shown: readonly Buffer[]) => {
  const { challengeId, token } = await challenge(page);
  const half = (await sendFrames(page, challengeId, { token, index: 0 }, shown)).read(judgedSchema);
  if (half.token === undefined) throw new Error(JSON.stringify(half.reasons));
  return (await sendFrames(page, challengeId, { token: half.token, index: 1 }, shown)).read(judgedSchema);
};

describe('a liveness challenge', () => {
  test('is passed by who does what the server asked; a frame becomes the selfie, the verdict a check', async () => {
    const { page, applicantId } = await atFace('face');
    kinds = ['blink', 'come-closer'];
    const first = await challenge(page);
    expect(first.step).toEqual({ index: 0, count: 2, kind: 'blink', windowMs: 8000 });
    const half = (
      await sendFrames(page, first.challengeId, { token: first.token, index: 0 }, shut, 250)
    ).read(judgedSchema);
    expect(half).toMatchObject({ outcome: 'next', step: { index: 1, count: 2 } });
    // The token of a step counts once, and only for its step.
    for (const token of [first.token, 'made.up', `nonce1.${half.token}`])
      expect(errorOf(await sendFrames(page, first.challengeId, { token, index: 1 }, frames)).errorName).toBe(
        'challenge-expired',
      );
    const replayed = await sendFrames(page, first.challengeId, { token: first.token, index: 0 }, frames);
    expect(errorOf(replayed).errorName).toBe('challenge-expired');
    const done = await sendFrames(page, first.challengeId, { token: half.token ?? '', index: 1 }, frames);
    const passed = done.read(judgedSchema);
    expect(passed).toMatchObject({ outcome: 'passed', view: { step: { kind: 'wait' } } });
    kinds = ['come-closer', 'come-closer'];
    await server.drainJobs();
    const { checks } = (await server.call('GET', `/resources/applicants/${applicantId}/checks`)).read(
      checksSchema,
    );
    const live = checks.filter(({ checkType }) => checkType === 'FACE_LIVELINESS');
    expect(live.length).toBe(2);
    expect(live.some(({ sentence }) => /person/i.test(sentence))).toBe(true);
    expect(checks.filter(({ answer }) => answer === 'RED')).toEqual([]);
  });

  test('is not passed by another movement, another person or a still picture, and the person is told why', async () => {
    const { page } = await atFace('face');
    const still = await challenge(page);
    const same = Array.from({ length: 6 }, () => frames[0] ?? Buffer.alloc(0));
    const told = (await sendFrames(page, still.challengeId, { token: still.token, index: 0 }, same)).read(
      judgedSchema,
    );
    expect(told).toMatchObject({
      outcome: 'again',
      triesLeft: 4,
      view: { step: { kind: 'liveness', triesLeft: 4 } },
    });
    expect(told.reasons?.map(({ key }) => key)).toContain('stillPicture');
    kinds = ['turn-left', 'turn-right'];
    const turn = await challenge(page);
    expect(turn.step.kind).toBe('turn-left');
    const wrong = (await sendFrames(page, turn.challengeId, { token: turn.token, index: 0 }, frames)).read(
      judgedSchema,
    );
    expect(wrong).toMatchObject({ outcome: 'again', triesLeft: 3 });
    expect(wrong.reasons?.[0]).toEqual({ key: 'turnFurther', fix: 'turn' });
    kinds = ['come-closer', 'come-closer'];
    const two = await challenge(page);
    const one = (await sendFrames(page, two.challengeId, { token: two.token, index: 0 }, frames)).read(
      judgedSchema,
    );
    const stranger = await comingCloser(await (await people()).portrait('clara'));
    const swapped = await sendFrames(page, two.challengeId, { token: one.token ?? '', index: 1 }, stranger);
    expect(swapped.read(judgedSchema)).toMatchObject({ outcome: 'again', triesLeft: 2 });
  });

  test('has its time on the server’s clock, and is for the device that has the run in hand', async () => {
    const { page } = await atFace('face');
    const late = await challenge(page);
    const before = now;
    now = new Date(now.getTime() + 29_000);
    const answer = await sendFrames(page, late.challengeId, { token: late.token, index: 0 }, frames);
    expect(errorOf(answer).errorName).toBe('challenge-expired');
    now = before;
    const asked = await challenge(page);
    const other = await newPage(server, 'face', { userId: page.userId });
    await other.open();
    const old = await sendFrames(page, asked.challengeId, { token: asked.token, index: 0 }, frames);
    expect(errorOf(old).errorName).toBe('continued-elsewhere');
    const foreign = (await atFace('face')).page;
    const stolen = await sendFrames(foreign, asked.challengeId, { token: asked.token, index: 0 }, frames);
    expect(errorOf(stolen).errorName).toBe('challenge-expired');
    for (const part of [frames.slice(0, 4), [...frames, ...frames].slice(0, 9)]) {
      const malformed = await sendFrames(other, asked.challengeId, { token: asked.token, index: 0 }, part);
      expect(errorOf(malformed).status).toBe(400);
    }
  });

  test('who may choose to do without is asked for a photo at once', async () => {
    const { page } = await atFace('face');
    const view = (await page.event({ type: 'withoutChallenge', block: 'SELFIE' })).read(viewSchema);
    expect(view.step).toMatchObject({ kind: 'liveness', mode: 'photo', block: 'SELFIE-photo' });
  });

  test('after too many tries a person looks, also where nobody may choose that, and nobody is refused', async () => {
    const { page, applicantId } = await atFace('strict-face');
    const junk = await Promise.all(Array.from({ length: 5 }, (_, index) => plainJpeg(300 + index)));
    const outcomes: string[] = [];
    for (let tries = 0; tries < 5; tries += 1) {
      const asked = await challenge(page);
      const judged = await sendFrames(page, asked.challengeId, { token: asked.token, index: 0 }, junk);
      outcomes.push(judged.read(judgedSchema).outcome);
    }
    expect(outcomes).toEqual(['again', 'again', 'again', 'again', 'person']);
    const view = await page.view();
    expect(view.step).toMatchObject({ kind: 'liveness', mode: 'photo', block: 'SELFIE-photo' });
    const none = await page.picture({ block: 'SELFIE-photo' }, await plainJpeg(399));
    expect(none.picture).toMatchObject({
      quality: 'refused',
      reasons: [{ key: 'noFace', fix: 'showFace' }],
    });
    const { picture, view: after } = await page.picture({ block: 'SELFIE-photo' }, anna);
    expect([picture.quality, after.step.kind]).toEqual(['good', 'wait']);
    await server.drainJobs();
    const status = await server.call('GET', `/resources/applicants/${applicantId}/status`);
    expect(status.json).toMatchObject({ reviewStatus: 'onHold' });
  });

  test('where the level insists, a picture that goes past it is looked at by a person', async () => {
    const { page, applicantId } = await atFace('strict-face');
    await uploadImage(server.call, applicantId, {
      metadata: selfie,
      file: anna,
      as: { accessToken: page.accessToken },
    });
    expect((await page.view()).step.kind).toBe('liveness');
    expect(errorOf(await page.event({ type: 'withoutChallenge', block: 'SELFIE' })).status).toBe(409);
    await server.call('POST', `/resources/applicants/${applicantId}/status/pending`);
    await server.drainJobs();
    expect((await page.view()).step).toMatchObject({ kind: 'liveness' });
    const status = await server.call('GET', `/resources/applicants/${applicantId}/status`);
    expect(status.json).toMatchObject({ reviewStatus: 'onHold' });
  });

  test('of an action it comes at once, and the result after it', async () => {
    const holder = await approvedApplicant(server.call);
    const page = await newPage(server, 'face-again', {
      userId: holder.externalUserId,
      action: newActionId(),
    });
    const view = await page.open();
    expect(view).toMatchObject({
      application: { levelType: 'actions', applicantId: holder.id },
      step: { kind: 'liveness', block: 'SELFIE' },
      progress: { position: 1 },
    });
    const passed = { outcome: 'passed', view: { step: { kind: 'wait' } } };
    expect(await passWith(page, frames)).toMatchObject(passed);
    await server.drainJobs();
    // The approved pictures depict nothing, so no program can say whose face this is.
    expect((await page.view()).step).toMatchObject({ kind: 'wait', state: 'person' });
    const { actionId } = view.application;
    const action = await server.call('GET', `/resources/applicantActions/${actionId}/one`);
    expect(action.bytes.toString()).toContain('FACE_LIVELINESS');
  });

  test('of an action: the same woman in another photograph is nobody else; a known picture is told before a new one is asked', async () => {
    const holder = await createApplicant(server.call);
    await server.call('POST', `/resources/applicants/${holder.id}/moveToLevel?name=face`);
    const enrolled = await sharp(await (await people()).portrait('anna'))
      .jpeg()
      .toBuffer();
    await uploadImage(server.call, holder.id, { metadata: selfie, file: enrolled });
    await approve(server.call, holder.id);
    const userId = holder.externalUserId;
    const atOnce = { outcome: 'passed', view: { step: { kind: 'wait' } } };
    const again = async (quality: number) =>
      Promise.all(frames.map((frame) => sharp(frame).jpeg({ quality }).toBuffer()));
    const first = await newPage(server, 'face-again', { userId, action: newActionId() });
    await first.open();
    expect(await passWith(first, frames)).toMatchObject(atOnce);
    await server.drainJobs();
    expect((await first.view()).step).toMatchObject({ kind: 'result', result: 'approved' });

    const page = await newPage(server, 'face-again', { userId, action: newActionId() });
    await page.open();
    expect(await passWith(page, await again(80))).toMatchObject(atOnce);
    await server.drainJobs();
    expect((await page.view()).step).toMatchObject({
      kind: 'result',
      result: 'retry',
      mayTryAgain: true,
      reasons: [{ key: 'notLive', fix: 'lookAtCamera', image: { idDocType: 'SELFIE', crop: true } }],
    });
    const asked = (await page.event({ type: 'tryAgain' })).read(viewSchema);
    expect(asked.step).toMatchObject({ kind: 'liveness', again: { reasons: [{ key: 'notLive' }] } });
    // Handed over as soon as it is there, not asked for twice.
    expect(await passWith(page, await again(70))).toMatchObject(atOnce);
  });
});

describe('the whole way', () => {
  /** As far as what was read of a genuine passport. */
  const atData = async () => {
    const { documents, fixedInfo, person } = await specimen('genuine');
    const page = await newPage(server, 'passport-and-face');
    await consent(page, await page.open());
    await page.answer('IDENTITY-choice', { country: 'UTO', idDocType: 'PASSPORT' });
    const file = documents[0]?.file ?? Buffer.alloc(0);
    const { picture, view } = await page.picture({ block: 'IDENTITY', side: null }, file);
    if (view.step.kind !== 'data-check') throw new Error(view.step.kind);
    return { page, picture, shown: view.step.fields, fixedInfo, person };
  };

  test('a passport and a face are read, corrected, judged and approved, and the page hears of it', async () => {
    const { page, picture, shown, fixedInfo, person } = await atData();
    expect(picture).toMatchObject({ quality: 'good', reasons: [] });
    const read = new Map(shown.map(({ name, value }) => [name, value]));
    expect(read.get('number')).toBe(person.documentNumber);
    expect(read.get('dob')).toBe(fixedInfo.dob);
    const fields = Object.fromEntries([...read].filter(([, value]) => value !== undefined));
    const asked = await page.answer('IDENTITY-check', { fields });
    expect(asked.step.kind).toBe('liveness');
    expect((await passWith(page, frames)).outcome).toBe('passed');
    const leaving = new AbortController();
    const stream = await fetch(`${server.url}/resources/flow/progress`, {
      headers: {
        Authorization: `Bearer ${page.accessToken}`,
        'X-Flow-Device': page.device,
        'X-Flow-Generation': '1',
        Accept: 'text/event-stream',
      },
      signal: leaving.signal,
    });
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    let heard = '';
    const listening = (async () => {
      for await (const chunk of stream.body ?? []) heard += Buffer.from(chunk).toString('utf8');
    })().catch(() => undefined);
    await eventually('the waiting view', async () => (heard.includes('"kind":"wait"') ? true : undefined));
    await server.drainJobs();
    await eventually('the result', async () => (heard.includes('"kind":"result"') ? true : undefined));
    const checks = await server.call('GET', `/resources/applicants/${asked.application.applicantId}/checks`);
    // That somebody before handed in the same specimen is told, and decides nothing.
    const failed = checks
      .read(checksSchema)
      .checks.filter(({ answer, checkType }) => answer !== 'GREEN' && checkType !== 'SIMILAR_SEARCH');
    expect([failed, heard.includes('"result":"approved"')]).toEqual([[], true]);
    const other = await newPage(server, 'passport-and-face', { userId: page.userId });
    await other.open();
    await eventually('word that it goes on elsewhere', async () =>
      heard.includes('event: elsewhere') ? true : undefined,
    );
    leaving.abort();
    await listening;
  });

  test('a corrected number goes to a person, who sees what was read and what was said', async () => {
    const { page } = await atData();
    const bad = await page.event({
      type: 'answer',
      block: 'IDENTITY-check',
      answer: { fields: { dob: 'yesterday' } },
    });
    expect(errorOf(bad).status).toBe(400);
    const { application } = await page.answer('IDENTITY-check', { fields: { number: 'ZZ0000001' } });
    const { applicantId } = application;
    await uploadImage(server.call, applicantId, { metadata: selfie, file: anna });
    expect((await page.view()).step.kind).toBe('wait');
    await server.drainJobs();
    const { checks } = (await server.call('GET', `/resources/applicants/${applicantId}/checks`)).read(
      checksSchema,
    );
    const said = checks.find(({ checkType }) => checkType === 'DATA_CONFIRMATION');
    expect(said).toMatchObject({ answer: 'YELLOW' });
    expect(said?.sentence).toContain('number');
    const listed = await server.call('GET', `/resources/applicants/${applicantId}/applications`);
    expect(listed.bytes.toString()).toContain('"differs":["number"]');
  });
});
