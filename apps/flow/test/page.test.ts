import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawnSpecimen } from '../src/capture/specimen-frames.fixture.ts';
import { desktop, inspect, openBrowser, visit } from './browser.ts';
import { type FakeFlow, openFakeFlow } from './fake-flow.ts';
import { makeCardVideo } from './made-video.ts';
import * as screens from './screens.ts';

let folder = '';
let browser: Browser;
let flow: FakeFlow;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aval-flow-'));
  const video = join(folder, 'card.y4m');
  await makeCardVideo(video);
  [browser, flow] = await Promise.all([openBrowser(video), openFakeFlow()]);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await flow?.close();
  await rm(folder, { recursive: true, force: true });
});

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

test('a phone: from the consent to the result, the picture taken by itself', async () => {
  const { consent, choice, capture, dataCheck, liveness, wait, approved } = screens;
  const verdicts: object[] = [
    { quality: 'refused', reasons: [{ key: 'glare', fix: 'tiltAwayFromLight' }] },
    { quality: 'good', reasons: [] },
  ];
  flow.play([consent, choice, capture, dataCheck, liveness, wait, approved], {
    judge: () => verdicts.shift() ?? {},
  });
  // Without a graphics card the reader of faces is too slow; the page gives it up by itself, and here at once.
  const { page, faults, close } = await visit(browser, flow.url, {}, (opened) =>
    opened.addInitScript('delete globalThis.OffscreenCanvas'),
  );

  await heading(page, 'Let us check who you are');
  await inspect(page, 'consent');
  await press(page, 'Agree and continue');
  await page.getByText('Tick the boxes that are needed').waitFor();
  for (const name of [/Your data/, /Your face/]) await page.getByRole('checkbox', { name }).check();
  await press(page, 'Agree and continue');
  await heading(page, 'Which document do you have?');
  expect(flow.events()).toMatchObject([
    {
      type: 'answer',
      answer: {
        accepted: [
          { key: 'processing', version: '1' },
          { key: 'biometric', version: '1' },
        ],
      },
    },
  ]);
  await inspect(page, 'choice');
  await page.getByRole('radio', { name: 'ID card' }).check();
  await press(page, 'Continue');

  await heading(page, 'Photograph the front of your ID card');
  await inspect(page, 'capture-tips');
  await press(page, 'Open the camera');
  await page.locator('.camera video').waitFor();
  await inspect(page, 'capture-camera');
  // Nobody presses anything: the card slides into the frame.
  await heading(page, 'Can you read every word?');
  await inspect(page, 'capture-preview');
  await press(page, 'Use this picture');
  await heading(page, 'We cannot use this picture');
  await page.getByText('Light shines on the text.').waitFor();
  await inspect(page, 'capture-refused');
  await press(page, 'Take it again');
  await heading(page, 'Can you read every word?');
  await press(page, 'Use this picture');

  await heading(page, 'Is this right?');
  const { width = 0, height = 1 } = await sharp(flow.uploaded().at(-1)).metadata();
  // The card with a margin, at the camera's own size: 620 of the video's pixels.
  expect(width).toBeGreaterThan(620);
  expect(width).toBeLessThan(800);
  expect(width / height).toBeGreaterThan(1.35);
  await inspect(page, 'data-check');
  await page.getByLabel('First name').fill('Hanna');
  await page.getByLabel('Date of birth').fill('1990-02-03');
  await press(page, 'Continue');
  await heading(page, 'Now a selfie');
  expect(flow.events().at(-1)).toMatchObject({
    answer: { fields: { firstName: 'Hanna', dob: '1990-02-03' } },
  });
  await inspect(page, 'selfie-tips');
  await press(page, 'Start');
  // No face stands before this camera: the person begins himself.
  await page.locator('.camera-foot').getByRole('button', { name: 'Start' }).click();
  await page.getByText('Slowly turn your head to your left').waitFor();
  await inspect(page, 'selfie-camera');
  await heading(page, 'We are checking');
  await inspect(page, 'wait');
  await heading(page, 'You are verified');
  await inspect(page, 'approved');
  expect(flow.asked().filter((each) => each === 'POST liveness/c1/frames')).toHaveLength(1);
  expect(faults).toEqual([]);
  await close();
}, 120_000);

test('a desktop without a camera: a file instead, resumed where it broke off', async () => {
  let isBroken = false;
  flow.play([screens.capture, screens.approved], {
    override: ({ method }) => {
      if (method !== 'PATCH' || isBroken) return undefined;
      isBroken = true;
      return { status: 503, body: {} };
    },
  });
  const noCamera =
    "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotFoundError'))";
  const { page, close } = await visit(
    browser,
    flow.url,
    { viewport: desktop, colorScheme: 'dark' },
    (opened) => opened.addInitScript(noCamera),
  );
  await press(page, 'Open the camera');
  await heading(page, 'We found no camera');
  await page.getByRole('img', { name: /QR code/ }).waitFor();
  await inspect(page, 'no-camera-desktop-dark');
  const card = await sharp(await drawnSpecimen('id-card-front'))
    .jpeg({ quality: 95 })
    .toBuffer();
  const chooser = page.waitForEvent('filechooser');
  await press(page, 'Choose a file');
  await (await chooser).setFiles({ name: 'card.jpg', mimeType: 'image/jpeg', buffer: card });
  await heading(page, 'You are verified');
  expect(flow.uploaded()[0]?.equals(card)).toBe(true);
  expect(flow.asked().filter((each) => each.startsWith('PATCH')).length).toBeGreaterThan(1);
  await close();
}, 60_000);

test('a file that is too big is told before it is sent', async () => {
  flow.play([{ ...screens.capture, uploader: 'always' }]);
  const { page, close } = await visit(browser, flow.url);
  const chooser = page.waitForEvent('filechooser');
  await press(page, 'Choose a file');
  await (await chooser).setFiles({
    name: 'big.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.alloc(5_000_001),
  });
  await page.getByText('This file is too big. Choose one under 4 MB.').waitFor();
  expect(flow.asked().some((each) => each.startsWith('POST uploads'))).toBe(false);
  await close();
}, 60_000);

test('the reader of faces starts in its worker, under a policy of its own, with files of known checksums', async () => {
  flow.play([screens.liveness]);
  const { page, close } = await visit(browser, flow.url);
  const files = JSON.stringify(flow.faceFiles);
  const told = await page.evaluate(
    `new Promise((resolve) => { const worker = new Worker('/flow/${flow.faceWorker}'); worker.onmessage = ({ data }) => resolve(data.kind); worker.onerror = ({ message }) => resolve(message); worker.postMessage({ kind: 'open', files: ${files} }); })`,
  );
  expect(told).toBe('opened');
  await close();
}, 60_000);

describe('when the camera does not work', () => {
  const refuse = (name: string) =>
    `navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', '${name}'))`;
  const black =
    "navigator.mediaDevices.getUserMedia = async () => { const c = document.createElement('canvas'); c.width = 640; c.height = 480; c.getContext('2d').fillRect(0, 0, 640, 480); setInterval(() => c.getContext('2d').fillRect(0, 0, 640, 480), 100); return c.captureStream(10); }";
  test.each([
    ['denied', refuse('NotAllowedError'), 'The camera is switched off for this page', undefined],
    ['busy', refuse('NotReadableError'), 'Another app uses the camera', undefined],
    ['black', black, 'The camera gives no picture', undefined],
    [
      'in-app',
      refuse('NotAllowedError'),
      'Open this page in your browser',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Instagram 300.0',
    ],
  ])(
    '%s',
    async (name, script, title, userAgent) => {
      flow.play([screens.capture]);
      const { page, close } = await visit(
        browser,
        flow.url,
        userAgent === undefined ? {} : { userAgent },
        (opened) => opened.addInitScript(script),
      );
      await press(page, 'Open the camera');
      await heading(page, title);
      await inspect(page, `trouble-${name}`);
      await close();
    },
    60_000,
  );
});

test('by keyboard alone', async () => {
  flow.play([screens.consent, screens.choice, screens.capture]);
  const { page, close } = await visit(browser, flow.url);
  await heading(page, 'Let us check who you are');
  const focused = () => page.evaluate('document.activeElement?.textContent || document.activeElement?.value');
  const tabTo = async (text: RegExp) => {
    for (let count = 0; count < 20; count++) {
      await page.keyboard.press('Tab');
      if (text.test(String(await focused()))) return;
    }
    throw new Error(`The keyboard does not reach ${text}`);
  };
  for (let count = 0; count < 2; count++) {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
  }
  await tabTo(/Agree and continue/);
  await page.keyboard.press('Enter');
  await heading(page, 'Which document do you have?');
  // A reader begins at the heading of each new screen.
  expect(await focused()).toBe('Which document do you have?');
  await tabTo(/Choose a country/);
  await tabTo(/PASSPORT/);
  await page.keyboard.press('ArrowDown');
  await tabTo(/Continue/);
  await page.keyboard.press('Enter');
  await heading(page, /front of your ID card/);
  expect(flow.events().at(-1)).toMatchObject({ answer: { country: 'UKR', idDocType: 'ID_CARD' } });
  await close();
}, 60_000);

test('a refusal that can be mended shows the picture, the reason and the way', async () => {
  flow.play([screens.retry, screens.capture]);
  const { page, close } = await visit(browser, flow.url);
  await heading(page, 'One thing needs fixing');
  await page.getByRole('heading', { name: 'Front of your document' }).waitFor();
  await page.getByRole('img', { name: 'The part of your picture that is meant' }).waitFor();
  await page.getByText('The picture is blurred.').waitFor();
  await page.getByText('Hold the phone still and wait until it is sharp.').waitFor();
  await inspect(page, 'retry');
  await press(page, 'Fix it now');
  await heading(page, /front of your ID card/);
  expect(flow.events()).toMatchObject([{ type: 'tryAgain' }]);
  await close();
}, 60_000);

test('a final refusal names the reason and takes an objection', async () => {
  flow.play([screens.rejected, screens.appealed]);
  const { page, close } = await visit(browser, flow.url);
  await page.getByText('You are not old enough for this service.').waitFor();
  await inspect(page, 'rejected');
  await page.getByLabel('Write what we should know.').fill('I turned 18 last week.');
  await press(page, 'Send');
  await page.getByText('A person will look at it again.').waitFor();
  await close();
}, 60_000);

test('codes, questions and papers', async () => {
  const { askCode, enterCode, questionnaire, upload, approved } = screens;
  flow.play([askCode, enterCode, questionnaire, upload, approved]);
  const { page, faults, close } = await visit(browser, flow.url);
  await heading(page, 'Confirm your e-mail address');
  await press(page, 'Send me a code');
  await page
    .getByText('This is not an e-mail address.')
    .or(page.getByText('Please fill this in.'))
    .first()
    .waitFor();
  await inspect(page, 'code-ask');
  await page.getByLabel('E-mail address').fill('anna@mail.example');
  await press(page, 'Send me a code');
  await page.getByText('We sent a code to a***@e***.org').waitFor();
  await inspect(page, 'code-enter');
  await page.getByLabel('Code').fill('12 34 56');
  await press(page, 'Continue');
  await heading(page, 'About your work');
  expect(flow.events()).toMatchObject([{ answer: { code: '123456' } }]);
  await press(page, 'Continue');
  expect(flow.events()).toHaveLength(1);
  await page.getByRole('radio', { name: 'Yes' }).check();
  await page.getByLabel('How much do you earn?').fill('1200,50');
  await page.getByRole('checkbox', { name: 'Salary' }).check();
  await inspect(page, 'questionnaire');
  await press(page, 'Continue');
  await heading(page, 'Show where you live');
  expect(flow.events().at(-1)).toMatchObject({
    answer: {
      sections: {
        work: { items: { has: { value: 'true' }, pay: { value: '1200.50' }, from: { values: ['a'] } } },
      },
    },
  });
  await inspect(page, 'upload');
  await press(page, 'Skip this');
  await heading(page, 'You are verified');
  expect(faults).toEqual([]);
  await close();
}, 60_000);

describe('when things fail', () => {
  test('another device took over: it says so and can take back', async () => {
    let isElsewhere = true;
    flow.play([screens.choice, screens.capture], {
      override: ({ path }) =>
        path === 'events' && isElsewhere
          ? { status: 409, body: { errorName: 'continued-elsewhere' } }
          : undefined,
    });
    const { page, close } = await visit(browser, flow.url);
    await page.getByRole('radio', { name: 'Passport' }).check();
    await press(page, 'Continue');
    await heading(page, 'You went on with another device');
    await inspect(page, 'elsewhere');
    isElsewhere = false;
    await press(page, 'Go on here');
    await heading(page, 'Which document do you have?');
    await close();
  }, 60_000);

  test('a network that goes and comes loses nothing', async () => {
    flow.play([screens.choice, screens.capture]);
    const { page, close } = await visit(browser, flow.url);
    await page.getByRole('radio', { name: 'Passport' }).check();
    await page.context().setOffline(true);
    await press(page, 'Continue');
    await page.getByText('No connection.').waitFor();
    await inspect(page, 'offline');
    await page.context().setOffline(false);
    await heading(page, /Photograph the/);
    await page.getByText('No connection.').waitFor({ state: 'detached' });
    await close();
  }, 60_000);

  test('a token that counts no more, and no other to be had', async () => {
    flow.play([screens.choice], {
      override: () => ({ status: 401, body: { errorName: 'access-token-invalid' } }),
    });
    const { page, close } = await visit(browser, flow.url);
    await heading(page, 'This link is too old');
    await inspect(page, 'expired');
    await close();
  }, 60_000);

  test('an address without a link', async () => {
    const context = await browser.newContext({ locale: 'de-DE' });
    const page = await context.newPage();
    await page.goto(`${flow.url}/flow`);
    await heading(page, 'Diese Seite braucht einen Link');
    await context.close();
  }, 60_000);
});

test('320 pixels, 200 % letters, every language: nothing is cut off', async () => {
  const { page, close } = await visit(
    browser,
    flow.url,
    { viewport: { width: 320, height: 640 } },
    async (opened) => {
      flow.play([screens.consent]);
      await opened.addInitScript(
        "addEventListener('DOMContentLoaded', () => { document.documentElement.style.fontSize = '200%'; document.body.style.fontSize = '2rem'; })",
      );
    },
  );
  for (const language of ['uk', 'ru', 'pt', 'es', 'de', 'pl', 'fr']) {
    for (const [name, step] of [
      ['consent', screens.consent],
      ['retry', screens.retry],
      ['rejected', screens.rejected],
    ] as const) {
      flow.play([step]);
      await page.goto(`${flow.url}/websdk/p/abcdefghijklmnop?lang=${language}`);
      await page.locator('.page h1').waitFor();
      const over = await page.evaluate(
        'document.documentElement.scrollWidth - document.documentElement.clientWidth',
      );
      expect([language, name, over]).toEqual([language, name, 0]);
    }
  }
  await close();
}, 90_000);
