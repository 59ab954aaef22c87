import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, heading, inspect, openBrowser, picture, press, visit } from './browser.ts';
import { type FakeFlow, openFakeFlow } from './fake-flow.ts';
import * as screens from './screens.ts';

describe.skipIf(!hasBrowser)('when something does not work', () => {
  let browser: Browser;
  let flow: FakeFlow;

  beforeAll(async () => {
    [browser, flow] = await Promise.all([openBrowser(), openFakeFlow()]);
  });
  afterAll(async () => {
    await browser?.close();
    await flow?.close();
  });

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
        'insecure',
        "Object.defineProperty(navigator, 'mediaDevices', { value: undefined }); Object.defineProperty(globalThis, 'isSecureContext', { value: false });",
        'The camera needs a secure address',
        undefined,
      ],
      [
        'in-app',
        refuse('NotAllowedError'),
        'Open this page in your browser',
        'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Instagram 300.0',
      ],
    ])('%s', async (name, script, title, userAgent) => {
      flow.play([screens.capture]);
      const { page, close } = await visit(
        browser,
        flow.url,
        userAgent === undefined ? {} : { userAgent },
        (opened) => opened.addInitScript(script),
      );
      await heading(page, /Photograph the front/);
      // Who holds a phone already is not sent to one.
      const isPhone = userAgent !== undefined;
      expect(await page.getByText('Go on with your phone instead').count()).toBe(isPhone ? 0 : 1);
      await press(page, 'Open the camera');
      await heading(page, title);
      await inspect(page, `trouble-${name}`);
      await close();
    });
  });

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
  });

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
  });

  test('a slow line, and one that breaks while a picture is sent: told, resumed, nothing twice', async () => {
    let broken = 0;
    flow.play([{ ...screens.capture, uploader: 'always' }, screens.approved], {
      // Every second piece is lost on the way.
      override: ({ method }) => {
        if (method !== 'PATCH') return undefined;
        broken += 1;
        return broken % 2 === 1 ? { status: 502, body: {} } : undefined;
      },
    });
    const { page, close } = await visit(browser, flow.url);
    const session = await page.context().newCDPSession(page);
    const line = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 60_000 };
    await session.send('Network.emulateNetworkConditions', line);
    const file = Buffer.alloc(400_000, 7);
    const choose = async (buffer: Buffer) => {
      const chooser = page.waitForEvent('filechooser');
      await press(page, 'Choose a file');
      await (await chooser).setFiles({ name: 'card.jpg', mimeType: 'image/jpeg', buffer });
      await page.getByRole('progressbar').waitFor();
    };
    // A wrong file is given up on the way: it neither arrives nor counts as a broken line.
    await choose(Buffer.alloc(400_000, 9));
    await press(page, 'Back');
    await heading(page, /Photograph the front/);
    expect(await page.getByText('No connection.').count()).toBe(0);
    await choose(file);
    await picture(page, 'sending');
    await session.send('Network.emulateNetworkConditions', { ...line, offline: true });
    await page.getByText('No connection.').waitFor();
    await inspect(page, 'sending-offline');
    await session.send('Network.emulateNetworkConditions', line);
    await heading(page, 'You are verified');
    expect(flow.uploaded().map((sent) => sent.equals(file))).toEqual([true]);
    expect(broken).toBeGreaterThanOrEqual(4);
    await close();
  });

  test('a picture that cannot be sent now stays, and is sent again as it is', async () => {
    let isBroken = true;
    flow.play([{ ...screens.capture, uploader: 'always' }, screens.approved], {
      override: ({ path }) => (path === 'uploads' && isBroken ? { status: 200, body: [] } : undefined),
    });
    const { page, close } = await visit(browser, flow.url);
    const chooser = page.waitForEvent('filechooser');
    await press(page, 'Choose a file');
    const buffer = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#456' } })
      .jpeg()
      .toBuffer();
    await (await chooser).setFiles({ name: 'card.jpg', mimeType: 'image/jpeg', buffer });
    await heading(page, 'Can you read every word?');
    await page.getByText('Nothing is lost. Try again in a moment.').waitFor();
    await inspect(page, 'sending-failed');
    isBroken = false;
    await press(page, 'Use this picture');
    await heading(page, 'You are verified');
    expect(flow.uploaded().map((sent) => sent.equals(buffer))).toEqual([true]);
    await close();
  });

  test('a server that answers before the page was painted', async () => {
    flow.play([screens.choice]);
    const { page, close } = await visit(browser, flow.url, {}, (opened) =>
      opened.addInitScript('globalThis.requestAnimationFrame = () => 0'),
    );
    for (let count = 0; count < 5; count++) {
      await page.reload();
      await heading(page, 'Which document do you have?');
    }
    await close();
  });

  test('a selfie that did not work, and one that was tried too often: told what helps, and until when to wait', async () => {
    let isTooOften = false;
    flow.play([screens.liveness, screens.approved], {
      override: ({ method, path }) =>
        path === 'liveness' && method === 'POST' && isTooOften ? { status: 429, body: {} } : undefined,
      misses: 1,
    });
    const { page, close } = await visit(browser, flow.url, {}, (opened) =>
      opened.addInitScript('delete globalThis.OffscreenCanvas'),
    );
    await press(page, 'Start');
    await page.locator('.camera-foot').getByRole('button', { name: 'Start' }).click();
    await heading(page, 'That did not work yet');
    await page.getByText('You did not turn far enough.').waitFor();
    await inspect(page, 'selfie-again');
    isTooOften = true;
    await press(page, 'Try again');
    await page.locator('.camera-foot').getByRole('button', { name: 'Start' }).click();
    await page.getByText('Come back in an hour').waitFor();
    await inspect(page, 'selfie-too-often');
    await close();
  });

  test('an answer that the server cannot make sense of: the page says so, and tries again', async () => {
    let isBroken = true;
    flow.play([screens.choice], {
      override: ({ path }) =>
        path === 'open' && isBroken ? { status: 500, body: { errorName: 'unexpected' } } : undefined,
    });
    const { page, close } = await visit(browser, flow.url);
    await heading(page, 'Something went wrong on our side');
    await inspect(page, 'failed');
    isBroken = false;
    await press(page, 'Try again');
    await heading(page, 'Which document do you have?');
    await close();
  });

  test('a token that counts no more, and no other to be had', async () => {
    flow.play([screens.choice], {
      override: () => ({ status: 401, body: { errorName: 'access-token-invalid' } }),
    });
    const { page, close } = await visit(browser, flow.url);
    await heading(page, 'This link is too old');
    await inspect(page, 'expired');
    await close();
  });

  test('an address without a link', async () => {
    const context = await browser.newContext({ locale: 'de-DE' });
    const page = await context.newPage();
    await page.goto(`${flow.url}/flow`);
    await heading(page, 'Diese Seite braucht einen Link');
    await inspect(page, 'no-link');
    await context.close();
  });
});
