import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeCardVideo } from '../src/capture/card-video.fixture.ts';
import { drawnSpecimen } from '../src/capture/specimen-frames.fixture.ts';
import { desktop, hasBrowser, heading, inspect, openBrowser, press, visit } from './browser.ts';
import { type FakeFlow, openFakeFlow } from './fake-flow.ts';
import * as screens from './screens.ts';

describe.skipIf(!hasBrowser)('a journey', () => {
  let folder = '';
  let browser: Browser;
  let flow: FakeFlow;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'aval-flow-'));
    const video = join(folder, 'card.y4m');
    await makeCardVideo(video);
    [browser, flow] = await Promise.all([openBrowser(video), openFakeFlow()]);
  });
  afterAll(async () => {
    await browser?.close();
    await flow?.close();
    await rm(folder, { recursive: true, force: true });
  });

  test('a phone: from the consent to the result, the picture taken by itself', async () => {
    const { consent, choice, capture, dataCheck, liveness, wait, approved } = screens;
    const verdicts: object[] = [
      { quality: 'refused', reasons: [{ key: 'glare', fix: 'tiltAwayFromLight' }] },
      { quality: 'poor', reasons: [{ key: 'blur', fix: 'holdStill' }] },
      { quality: 'good', reasons: [] },
    ];
    flow.play([consent, choice, capture, dataCheck, liveness, wait, approved], {
      judge: () => verdicts.shift() ?? {},
    });
    // Without a graphics card the reader of faces is too slow; the page gives it up by itself, and here at once.
    const { page, faults, close } = await visit(browser, flow.url, {}, (opened) =>
      opened.addInitScript(`delete globalThis.OffscreenCanvas; ${clockAhead}`),
    );

    await heading(page, 'Let us check who you are');
    await inspect(page, 'consent');
    await press(page, 'Agree and continue');
    await page.getByText('Tick the boxes that are needed').waitFor();
    await inspect(page, 'consent-missing');
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
    await press(page, 'Continue');
    await page.getByText('Choose a country and a document.').waitFor();
    await inspect(page, 'choice-missing');
    await page.getByRole('radio', { name: 'ID card' }).check();
    await press(page, 'Continue');

    await heading(page, 'Photograph the front of your ID card');
    await inspect(page, 'capture-tips');
    await press(page, 'Open the camera');
    await page.getByText('Show your document in the frame').waitFor();
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
    await heading(page, 'This picture may not be good enough');
    await inspect(page, 'capture-poor');
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
    // Words, where the document has codes.
    expect(await page.getByLabel('Sex').locator('option:checked').innerText()).toBe('Female');
    expect(await page.getByLabel('Nationality').locator('option:checked').innerText()).toBe('Ukraine');
    expect(await page.title()).toBe('Is this right?');
    await page.getByLabel('First name').fill('Hanna');
    await page.getByLabel('Date of birth').fill('1990-02-03');
    await press(page, 'Continue');
    await heading(page, 'Now a selfie');
    expect(flow.events().at(-1)).toMatchObject({
      answer: { fields: { firstName: 'Hanna', dob: '1990-02-03', gender: 'F', nationality: 'UKR' } },
    });
    await inspect(page, 'selfie-tips');
    await press(page, 'Start');
    // No face stands before this camera: the person begins himself.
    await page.locator('.camera-foot').getByRole('button', { name: 'Start' }).waitFor();
    // What was still looked at when he began, and long after the camera opened, brings the button back no more.
    await page.evaluate("document.querySelector('.camera-foot button').click(); globalThis.ahead = 6000;");
    await page.getByText('Slowly turn your head to your left').waitFor();
    expect(await page.locator('.camera-foot').getByRole('button').count()).toBe(0);
    await inspect(page, 'selfie-camera');
    await heading(page, 'We are checking');
    await inspect(page, 'wait');
    await heading(page, 'You are verified');
    await inspect(page, 'approved');
    expect(flow.asked().filter((each) => each === 'POST liveness/c1/frames')).toHaveLength(1);
    expect(faults).toEqual([]);
    await close();
  });

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
    await page.getByText('Go on with your phone instead').click();
    await page.getByRole('img', { name: /QR code/ }).waitFor();
    await inspect(page, 'on-phone-desktop-dark');
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
  });

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
  });
});

/** `ahead` sets the page's clock on; what runs at intervals, as the watch over the video does, keeps the true time. */
const clockAhead = `{
  const now = performance.now.bind(performance);
  const every = setInterval;
  let isTrue = false;
  globalThis.ahead = 0;
  globalThis.setInterval = (act, ms) => every(() => { isTrue = true; act(); isTrue = false; }, ms);
  performance.now = () => now() + (isTrue ? 0 : ahead);
}`;
