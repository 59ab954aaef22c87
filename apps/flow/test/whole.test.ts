import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawDocument } from '@aval/specimens/draw-document';
import { makeFaceFilm } from '@aval/specimens/face-film';
import { inventPerson } from '@aval/specimens/person';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  actionSchema,
  addLevel,
  approve,
  createAction,
  faceSteps,
  newActionId,
  submitAction,
  uploadToAction,
} from '../../server/test/action-steps.ts';
import { complete, finalRefusal, newUserId, selfie, uploadImage } from '../../server/test/applicant-steps.ts';
import { comingCloser, flowToken } from '../../server/test/flow-steps.ts';
import { people, specimen } from '../../server/test/pictures.ts';
import { openTestServer, type TestServer } from '../../server/test/test-server.ts';
import { hasBrowser, openBrowser, phone } from './browser.ts';
import { type HostSite, openHostSite, visitHost } from './host-page.ts';
import { frontCamera, makePassportVideo } from './made-camera.ts';
import { choosePassport, consent, press, scanFace, title, uploadFile } from './page-steps.ts';

// The real server with its real eyes, the real page, a real browser with a made camera. Nothing is sent anywhere else.
let folder = '';
let browser: Browser;
let site: HostSite;
let server: TestServer;
/** The person before the camera, in another photograph. */
let enrolled: Buffer;
let face = '';
let nonces = 0;
const newNonce = () => {
  nonces += 1;
  return `nonce${nonces}`;
};
const userId = newUserId();
const whole = 'passport-and-face';
const bank = '<!doctype html><html lang="en"><title>Bank</title><body><div id="kyc"></div>';

beforeAll(async () => {
  if (!hasBrowser) return;
  folder = await mkdtemp(join(tmpdir(), 'aval-whole-'));
  const portraits = await people();
  const person = inventPerson(77, new Date().toISOString().slice(0, 10), { sex: 'F' });
  const document = await drawDocument({
    layout: 'passport',
    person,
    portrait: await portraits.portrait('anna'),
  });
  const video = join(folder, 'passport.y4m');
  await makePassportVideo(video, document);
  enrolled = await sharp(await portraits.portrait('anna'))
    .jpeg()
    .toBuffer();
  face = frontCamera({
    closer: await comingCloser(await portraits.selfie('anna')),
    blink: await makeFaceFilm(portraits, 'blink'),
  });
  [browser, site] = await Promise.all([openBrowser(video), openHostSite({ '/': bank })]);
  server = await openTestServer({
    frameOrigins: [site.origin],
    dice: { kinds: () => ['blink', 'come-closer'], token: newNonce },
  });
  const identity = { idDocSetType: 'IDENTITY' } as const;
  const standalone = { type: 'standalone' } as const;
  await addLevel(server, whole, [{ ...identity, types: ['PASSPORT'] }, ...faceSteps], standalone);
  await addLevel(
    server,
    'passport',
    [{ ...identity, types: ['PASSPORT'], uploaderMode: 'always' }],
    standalone,
  );
  await addLevel(server, 'face', faceSteps, standalone);
  await addLevel(server, 'face-again', faceSteps);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await server?.close();
  if (folder !== '') await rm(folder, { recursive: true, force: true });
});

const linkSchema = z.object({ url: z.string() });
const checksSchema = z.object({
  checks: z.array(z.looseObject({ checkType: z.string(), answer: z.string(), sentence: z.string() })),
});

async function newLink(levelName: string, user: string, more: object = {}): Promise<string> {
  const path = `/resources/sdkIntegrations/levels/-/websdkLink`;
  const body = { levelName, userId: user, ttlInSecs: 1800, ...more };
  return (await server.call('POST', path, { body })).read(linkSchema).url;
}

/** A phone of its own that opens a link; `faults` is what its browser complains about. */
async function openPhone(url: string) {
  const context = await browser.newContext({ viewport: phone, locale: 'en-GB', reducedMotion: 'reduce' });
  await context.addInitScript(face);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(url);
  return { page, faults, close: () => context.close() };
}

const checksOf = async (applicantId: string) =>
  (await server.call('GET', `/resources/applicants/${applicantId}/checks`)).read(checksSchema).checks;
async function applicantOf(user: string): Promise<string> {
  const found = await server.call('GET', `/resources/applicants/-;externalUserId=${user}/one`);
  return found.read(z.object({ id: z.string() })).id;
}

describe.skipIf(!hasBrowser)('a person', () => {
  test('goes the whole way of a link, looks away to another phone, and is verified', async () => {
    const url = await newLink(whole, userId);
    const first = await openPhone(url);
    await consent(first.page);
    await choosePassport(first.page);
    await press(first.page, 'Open the camera');
    // Nobody presses anything: the page of the passport slides into the frame.
    await title(first.page, 'Can you read every word?');
    await press(first.page, 'Use this picture');
    await title(first.page, 'Is this right?');

    const second = await openPhone(url);
    await title(second.page, 'Is this right?');
    await press(first.page, 'Continue');
    await title(first.page, 'You went on with another device');
    await press(first.page, 'Go on here');
    await title(first.page, 'Is this right?');
    await second.close();

    await press(first.page, 'Continue');
    await title(first.page, 'Now a selfie');
    await scanFace(first.page, /We are checking/);
    expect(await first.page.getByRole('listitem').count()).toBeGreaterThan(1);
    // Nothing is pressed and nothing asked again: the page hears how it ended.
    await server.drainJobs();
    await title(first.page, /You are verified|A person looks|fixing|could not/);
    const checks = await checksOf(await applicantOf(userId));
    expect(checks.filter(({ answer }) => answer !== 'GREEN')).toEqual([]);
    expect(checks.map(({ checkType }) => checkType)).toEqual(
      expect.arrayContaining(['FACE_LIVELINESS', 'FACE_MATCH']),
    );
    await title(first.page, 'You are verified');
    // In the sandbox whoever tries it on himself sees what was found.
    await first.page.getByText('What was checked').click();
    await first.page.getByText('face match', { exact: true }).waitFor();
    expect(first.faults).toEqual([]);
    await first.close();
  }, 240_000);

  test('is told why a picture was refused, mends it, and is verified; and mends what an officer finds later', async () => {
    const user = newUserId();
    const blurred = await specimen('blurred-picture');
    const genuine = (await specimen('genuine')).documents[0]?.file ?? Buffer.alloc(0);
    const { page, faults, close } = await openPhone(await newLink('passport', user));
    await consent(page);
    await choosePassport(page);
    await uploadFile(page, blurred.documents[0]?.file ?? Buffer.alloc(0));
    await title(page, /better picture|cannot use this picture/);
    await page.getByText('The picture is blurred.').waitFor();
    await uploadFile(page, genuine);
    await title(page, 'Is this right?');
    await press(page, 'Continue');
    await title(page, 'We are checking');
    await server.drainJobs();
    await title(page, 'You are verified');

    await complete(server.call, await applicantOf(user), {
      reviewAnswer: 'RED',
      reviewRejectType: 'RETRY',
      rejectLabels: ['LOW_QUALITY'],
      moderationComment: 'The last line is hard to read.',
    });
    await page.reload();
    await title(page, 'One thing needs fixing');
    await page.getByRole('heading', { level: 2, name: 'Your document' }).waitFor();
    await page.getByRole('img', { name: 'The picture that is meant, or its part' }).waitFor();
    for (const told of [
      'We could not read the text.',
      'Hold the phone still',
      'The last line is hard to read.',
    ])
      await page.getByText(told).waitFor();
    await press(page, 'Fix it now');
    await title(page, /Photograph the page of your passport/);
    await page.getByText('We could not read the text.').waitFor();
    await uploadFile(page, await sharp(genuine).jpeg({ quality: 88 }).toBuffer());
    await title(page, 'Is this right?');
    await press(page, 'Continue');
    await title(page, 'We are checking');
    await server.drainJobs();
    await title(page, 'You are verified');
    expect(faults).toEqual([]);
    await close();
  }, 180_000);

  test('objects to a final refusal: an officer sees the case, decides, and the person sees that at once', async () => {
    const user = newUserId();
    const link = await newLink('passport', user, { oneDevice: true });
    const { page, faults, close } = await openPhone(link);
    await consent(page);
    // The link is for the phone that opened it first, which keeps it over a reload.
    const thief = await openPhone(link);
    await title(thief.page, 'This link is too old');
    await thief.close();
    await choosePassport(page);
    await uploadFile(page, (await specimen('genuine')).documents[0]?.file ?? Buffer.alloc(0));
    await title(page, 'Is this right?');
    await press(page, 'Continue');
    await title(page, 'We are checking');
    await server.drainJobs();
    await title(page, 'You are verified');
    const id = await applicantOf(user);
    // What an officer may do at any time: refuse for good.
    await complete(server.call, id, finalRefusal);
    await page.reload();
    await title(page, 'We could not verify you');
    await page.getByLabel('Write what we should know. A person reads it.').fill('This is my own passport.');
    await press(page, 'Send');
    await title(page, 'A person looks at it now');
    const listed = await server.call('GET', '/resources/cases?kind=appeal');
    expect(listed.json).toMatchObject({
      items: [{ applicantId: id, kind: 'appeal', levelName: 'passport' }],
      totalItems: 1,
    });
    const notes = await server.call('GET', `/resources/api/applicants/notes?applicantId=${id}`);
    expect(notes.bytes.toString()).toContain('This is my own passport.');
    const trail = await server.call('GET', `/resources/auditTrailEvents?applicantId=${id}`);
    expect(trail.bytes.toString()).toContain('reviewAppealed');
    const approved = await server.call('POST', `/resources/applicants/${id}/-/approve`, { body: {} });
    expect(approved.status).toBe(200);
    await title(page, 'You are verified');
    expect(faults).toEqual([]);
    await close();
  }, 180_000);

  describe('who is verified', () => {
    const user = newUserId();
    const address = '/resources/applicants?levelName=face';
    let id = '';
    beforeAll(async () => {
      const made = await server.call('POST', address, { body: { externalUserId: user } });
      ({ id } = made.read(z.object({ id: z.string() })));
      await uploadImage(server.call, id, { metadata: selfie, file: enrolled });
      await approve(server.call, id);
    });

    test('shows the face again in the frame of a bank: the bank hears the answer, and the page closes itself', async () => {
      const action = newActionId();
      const accessToken = await flowToken(server, 'face-again', user, action);
      const host = await visitHost(
        browser,
        site,
        `globalThis.heard = [];
        document.body.append(Object.assign(document.createElement('script'), {
          src: ${JSON.stringify(`${server.url}/websdk/aval-web-sdk.js`)},
          onload: () => avalWebSdk.init(${JSON.stringify(accessToken)}, async () => '')
            .onMessage((type, payload) => heard.push({ type, payload })).build().launch('#kyc'),
        })); 0`,
        { script: face, viewport: phone },
      );
      // Straight on the face scan: the consent was given when the person was verified.
      await title(host.frame, 'Now a selfie');
      await scanFace(host.frame, /We are checking/);
      await server.drainJobs();
      const told = await host.hear('idCheck.onApplicantActionCompleted');
      const loaded = (await host.hear('idCheck.onApplicantActionLoaded')).payload;
      expect(told.payload).toEqual({ ...loaded, action, answer: 'GREEN' });
      expect(loaded).toMatchObject({ applicantId: id, levelName: 'face-again' });
      expect((await host.hear('idCheck.onUserAction')).payload).toMatchObject({ action: 'close' });
      await host.page.waitForFunction("document.querySelector('iframe').clientHeight === 0");
      expect(host.faults).toEqual([]);
      await host.close();
    }, 120_000);

    test('and shows an old picture, is told so, and may take a new one', async () => {
      const externalActionId = newActionId();
      const made = await createAction(server.call, id, 'face-again', { externalActionId });
      const action = made.read(actionSchema.pick({ id: true }));
      await uploadToAction(server.call, action.id, await sharp(enrolled).jpeg({ quality: 80 }).toBuffer());
      await submitAction(server.call, action.id);
      await server.drainJobs();
      const { page, faults, close } = await openPhone(
        await newLink('face-again', user, { externalActionId }),
      );
      await title(page, 'One thing needs fixing');
      await page.getByText('We could not see that you are there in person.').waitFor();
      await page.getByRole('img', { name: 'The picture that is meant, or its part' }).waitFor();
      await press(page, 'Fix it now');
      await title(page, 'Now a selfie');
      await page.getByText('We could not see that you are there in person.').waitFor();
      expect(faults).toEqual([]);
      await close();
    }, 120_000);
  });
});
