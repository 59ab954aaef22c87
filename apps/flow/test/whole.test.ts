import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drawDocument } from '@aval/specimens/draw-document';
import { inventPerson } from '@aval/specimens/person';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { addLevel, faceSteps } from '../../server/test/action-steps.ts';
import { complete, finalRefusal, newUserId } from '../../server/test/applicant-steps.ts';
import { comingCloser } from '../../server/test/flow-steps.ts';
import { people, specimen } from '../../server/test/pictures.ts';
import { openTestServer, type TestServer } from '../../server/test/test-server.ts';
import { hasBrowser, openBrowser, phone } from './browser.ts';
import { frontCamera, makePassportVideo, upright } from './made-camera.ts';

// The real server with its real eyes, the real page, a real browser with a made camera. Nothing is sent anywhere else.
let folder = '';
let browser: Browser;
let server: TestServer;
let face = '';
let nonces = 0;
const newNonce = () => {
  nonces += 1;
  return `nonce${nonces}`;
};
const userId = newUserId();
const whole = 'passport-and-face';

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
  face = frontCamera(await comingCloser(await portraits.selfie('anna')));
  browser = await openBrowser(video);
  server = await openTestServer({
    dice: { kinds: () => ['come-closer', 'come-closer'], token: newNonce },
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
}, 240_000);
afterAll(async () => {
  await browser?.close();
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

const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function consent(page: Page): Promise<void> {
  await title(page, 'Let us check who you are');
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await press(page, 'Agree and continue');
  await title(page, 'Which document do you have?');
}

async function choosePassport(page: Page): Promise<void> {
  await page.getByRole('combobox').first().selectOption('UTO');
  await page.getByRole('radio', { name: 'Passport' }).check();
  await press(page, 'Continue');
  await title(page, /Photograph the page of your passport/);
}

/** Follows the words, as often as it takes: on a busy machine a made face may come closer in leaps, which the server does not believe. */
async function scanFace(page: Page, after: RegExp): Promise<void> {
  await press(page, 'Start');
  const tries: string[] = [];
  while (tries.length < 4) {
    await page.locator('.camera-foot').getByRole('button', { name: 'Start' }).click();
    const again = page.getByRole('heading', { level: 1, name: 'That did not work yet' });
    await again
      .or(page.getByRole('heading', { level: 1, name: after }))
      .first()
      .waitFor();
    if (!(await again.isVisible())) return;
    tries.push(await page.locator('main').innerText());
    await press(page, 'Try again');
  }
  throw new Error(`the made face was not believed: ${tries.join('; ')}`);
}

async function uploadFile(page: Page, file: Buffer): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await press(page, 'Choose a file');
  await (await chooser).setFiles({ name: 'passport.jpg', mimeType: 'image/jpeg', buffer: file });
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
    await first.page.setViewportSize(upright);
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
    expect(first.faults).toEqual([]);
    await first.close();
  }, 240_000);

  test('is told why a picture was refused, mends it, and is verified', async () => {
    const user = newUserId();
    const blurred = await specimen('blurred-picture');
    const { page, faults, close } = await openPhone(await newLink('passport', user));
    await consent(page);
    await choosePassport(page);
    await uploadFile(page, blurred.documents[0]?.file ?? Buffer.alloc(0));
    await title(page, /better picture|cannot use this picture/);
    await page.getByText('The picture is blurred.').waitFor();
    await uploadFile(page, (await specimen('genuine')).documents[0]?.file ?? Buffer.alloc(0));
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
    const { page, faults, close } = await openPhone(await newLink('passport', user));
    await consent(page);
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
});
