import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { contrast, parseColour, type Rgb } from '@aval/core/flow/theme-colours';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { languages } from '../src/messages/languages.ts';
import type { Step, Theme } from '../src/session/view.ts';
import {
  desktop,
  hasBrowser,
  heading,
  inspect,
  openBrowser,
  overWidth,
  phone,
  picture,
  visit,
} from './browser.ts';
import { type FakeFlow, linkPath, openFakeFlow } from './fake-flow.ts';
import * as screens from './screens.ts';

const gallery: Readonly<Record<string, Step>> = {
  consent: screens.consent,
  choice: screens.choice,
  capture: screens.capture,
  'capture-again': {
    ...screens.capture,
    uploader: 'always',
    again: { reasons: screens.retry.reasons },
  },
  'data-check': screens.dataCheck,
  data: screens.data,
  selfie: screens.liveness,
  photo: { ...screens.liveness, mode: 'photo', withoutChallenge: false },
  'code-ask': screens.askCode,
  'code-enter': screens.enterCode,
  'code-enter-phone': screens.enterPhoneCode,
  questionnaire: screens.questionnaire,
  upload: screens.upload,
  uploaded: screens.uploaded,
  wait: screens.wait,
  'wait-person': screens.waitPerson,
  approved: screens.approved,
  approvedInSandbox: screens.approvedInSandbox,
  done: screens.done,
  retry: screens.retry,
  'retry-many': screens.retryMany,
  rejected: screens.rejected,
  appealed: screens.appealed,
};

const pictured: readonly string[] = ['en', 'uk', 'pt'];

describe.skipIf(!hasBrowser)('every screen', () => {
  let browser: Browser;
  let flow: FakeFlow;

  beforeAll(async () => {
    [browser, flow] = await Promise.all([openBrowser(), openFakeFlow()]);
  });
  afterAll(async () => {
    await browser?.close();
    await flow?.close();
  });

  const show = async (page: Page, step: Step, language: string, options: { sandbox?: true } = {}) => {
    flow.play([step], options);
    await page.goto(`${flow.url}${linkPath}?lang=${language}`);
    await page.locator('.page h1').waitFor();
  };

  // Colours do not depend on the screen's size: axe looks at each theme once.
  test.each([
    ['phone-light', { viewport: phone, colorScheme: 'light' }, inspect],
    ['desktop-light', { viewport: desktop, colorScheme: 'light' }, picture],
    ['phone-dark', { viewport: phone, colorScheme: 'dark' }, picture],
    ['desktop-dark', { viewport: desktop, colorScheme: 'dark' }, inspect],
  ] as const)('%s: nothing that axe finds, nothing cut off', async (name, options, look) => {
    flow.play([screens.consent]);
    const { page, faults, close } = await visit(browser, flow.url, options);
    for (const [screen, step] of Object.entries(gallery)) {
      await show(page, step, 'en');
      for (const closed of await page.locator('.evidence summary').all()) await closed.click();
      await look(page, `${screen}-${name}`);
      expect([screen, await overWidth(page)]).toEqual([screen, 0]);
    }
    expect(faults).toEqual([]);
    await close();
  });

  test('in every language, at 320 pixels with letters twice as large: nothing is cut off', async () => {
    flow.play([screens.consent]);
    const { page, close } = await visit(
      browser,
      flow.url,
      { viewport: { width: 320, height: 640 } },
      (opened) =>
        opened.addInitScript(
          "addEventListener('DOMContentLoaded', () => { document.documentElement.style.fontSize = '200%'; })",
        ),
    );
    const shown = new Set<string>();
    const wide: unknown[] = [];
    for (const language of languages) {
      for (const name of ['consent', 'capture', 'questionnaire', 'upload', 'retry', 'rejected']) {
        const step = gallery[name];
        if (step === undefined) throw new Error(`There is no screen ${name}`);
        await show(page, step, language);
        shown.add(await page.locator('h1').innerText());
        if (pictured.includes(language)) await picture(page, `${name}-320-${language}`);
        const over = await overWidth(page);
        if (over !== 0) wide.push([language, name, over]);
      }
    }
    expect(wide).toEqual([]);
    // Each language has its own words.
    expect(shown.size).toBeGreaterThan(5 * languages.length);
    await close();
  });

  describe("in a tenant's own look", () => {
    test('colours, logo and font are his, in light and in dark, and can be read', async () => {
      flow.play([screens.consent], { theme: brand, files: await brandFiles() });
      const { page, faults, close } = await visit(browser, flow.url, { colorScheme: 'light' });
      await heading(page, 'Let us check who you are');
      await expect
        .poll(() => styleOf(page, 'body', 'font-family'), patience)
        .toMatch(/^tenant, "?Example Sans/);
      expect(await fontsOf(page, 'h1')).toEqual([true]);
      const looks = async (accent: string, logo: string) => {
        // What the system wishes is followed a moment later.
        await expect
          .poll(() => colourOf(page, '.primary', 'background-color'), patience)
          .toEqual(parseColour(accent));
        const button = await colourOf(page, '.primary', 'background-color');
        expect(contrast(button, await colourOf(page, '.primary', 'color'))).toBeGreaterThanOrEqual(4.5);
        const paper = await colourOf(page, 'body', 'background-color');
        expect(contrast(paper, await colourOf(page, 'a', 'color'))).toBeGreaterThanOrEqual(4.5);
        expect(await styleOf(page, '.primary', 'border-radius')).toBe('2px');
        const image = page.getByRole('img', { name: 'Example Bank' });
        await image.and(page.locator(`[src="${logo}"]`)).waitFor();
        expect(await page.evaluate(drawnWidth)).toBe(320);
        expect(await image.boundingBox()).toMatchObject({ width: 128, height: 32 });
      };
      await looks('#ffcc00', `${brandFolder}/logo.png`);
      await inspect(page, 'theme-phone-light');
      await page.setViewportSize(desktop);
      await picture(page, 'theme-desktop-light');
      await page.emulateMedia({ colorScheme: 'dark' });
      await looks('#b388ff', `${brandFolder}/dark.png`);
      await inspect(page, 'theme-desktop-dark');
      await page.setViewportSize(phone);
      await picture(page, 'theme-phone-dark');
      await page.setViewportSize({ width: 320, height: 640 });
      expect(await overWidth(page)).toBe(0);
      expect(faults).toEqual([]);
      await close();
    });

    test('a font that does not load, and a logo for the light alone, take nothing away', async () => {
      const {
        logoDark: _none,
        accentDark: _same,
        ...theme
      } = { ...brand, font: `${brandFolder}/broken.woff2` };
      const broken = { contentType: 'font/woff2', bytes: Buffer.from('wOF2 and no more') };
      flow.play([screens.choice], { theme, files: { ...(await brandFiles()), [theme.font]: broken } });
      const { page, close } = await visit(browser, flow.url, { colorScheme: 'dark' });
      await heading(page, 'Which document do you have?');
      const tried = `new FontFace('again', 'url(${theme.font})').load().then(() => 'loaded', () => 'refused')`;
      expect(await page.evaluate(tried)).toBe('refused');
      expect(await fontsOf(page, 'h1')).toEqual([false]);
      await expect
        .poll(() => colourOf(page, '.primary', 'background-color'), patience)
        .toEqual(parseColour('#ffcc00'));
      await page.locator(`img[src="${brandFolder}/logo.png"]`).waitFor();
      await close();
    });
  });

  test('nothing moves where the system asks for less', async () => {
    flow.play([screens.wait]);
    const { page, close } = await visit(browser, flow.url);
    await page.locator('.spin').first().waitFor();
    expect(await styleOf(page, '.spin', 'animation-name')).toBe('none');
    expect(await styleOf(page, ':root', '--motion')).toBe('0s');
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    expect(await styleOf(page, '.spin', 'animation-name')).toBe('spin');
    await close();
  });

  test.each([
    ['document', screens.capture],
    ['face', screens.liveness],
  ] as const)("the sandbox's notice hides nothing of the camera: %s", async (name, step) => {
    flow.play([step]);
    // The reader of faces has nothing to do with where things stand.
    const { page, close } = await visit(browser, flow.url, {}, (opened) =>
      opened.addInitScript('delete globalThis.OffscreenCanvas'),
    );
    // The longest notice.
    await show(page, step, 'ru', { sandbox: true });
    await page.locator('.foot .primary').click();
    await page.locator('.camera-top h1').waitFor();
    for (const size of [phone, { width: 320, height: 568 }]) {
      await page.setViewportSize(size);
      const { banner, camera, back, title, video, foot, reached } = z
        .object({ ...cameraBoxes, reached: z.boolean() })
        .parse(await page.evaluate(cameraLayout));
      expect(banner).toMatchObject({ left: 0, top: 0, right: size.width });
      expect([camera.top, video.top]).toEqual([banner.bottom, banner.bottom]);
      expect([camera.bottom, video.bottom, foot.bottom]).toEqual([size.height, size.height, size.height]);
      expect(Math.min(back.top, title.top)).toBeGreaterThanOrEqual(banner.bottom);
      expect(reached).toBe(true);
      await picture(page, `camera-${name}-sandbox-${size.width}`);
    }
    await page.locator('.camera-top button').first().click();
    await page.locator('.page h1').waitFor();
    await close();
  });
});

const patience = { timeout: 60_000 };
const drawnWidth =
  "(async () => { const logo = document.querySelector('.logo'); await logo.decode(); return logo.naturalWidth; })()";
const brandFolder = '/flow/theme/11111111-1111-4111-8111-111111111111';
const brand = {
  name: 'Example Bank',
  accent: '#ffcc00',
  accentDark: '#b388ff',
  radius: 2,
  logo: `${brandFolder}/logo.png`,
  logoDark: `${brandFolder}/dark.png`,
  font: `${brandFolder}/font.woff2`,
  fontFamily: 'Example Sans',
} as const satisfies Theme;

/** A wide logo for each ground, and a font that nobody takes for the system's. */
async function brandFiles() {
  const logo = (ink: string) =>
    sharp(
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="80"><g fill="${ink}"><circle cx="40" cy="40" r="36"/><path d="M96 12h212v20H96zM96 48h140v20H96z"/></g></svg>`,
      ),
    )
      .png()
      .toBuffer();
  const font = createRequire(import.meta.url).resolve(
    '@fontsource/noto-sans/files/noto-sans-latin-600-italic.woff2',
  );
  const [light, dark, letters] = await Promise.all([logo('#3a1d6e'), logo('#e6d6ff'), readFile(font)]);
  return {
    [brand.logo]: { contentType: 'image/png', bytes: light },
    [brand.logoDark]: { contentType: 'image/png', bytes: dark },
    [brand.font]: { contentType: 'font/woff2', bytes: letters },
  };
}

async function styleOf(page: Page, selector: string, property: string): Promise<string> {
  const script = `getComputedStyle(document.querySelector(${JSON.stringify(selector)})).getPropertyValue(${JSON.stringify(property)})`;
  return String(await page.evaluate(script));
}

async function colourOf(page: Page, selector: string, property: string): Promise<Rgb> {
  const told = await styleOf(page, selector, property);
  const [, red, green, blue] = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(told) ?? [];
  if (blue === undefined) throw new Error(`${selector} has the ${property} ${told}`);
  return [Number(red), Number(green), Number(blue)];
}

/** Of each font that the letters of an element were drawn with: whether it came with the page. */
async function fontsOf(page: Page, selector: string): Promise<boolean[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector });
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  await session.detach();
  return fonts.map(({ isCustomFont }) => isCustomFont);
}

const edges = z.object({ left: z.number(), top: z.number(), right: z.number(), bottom: z.number() });
const cameraBoxes = { banner: edges, camera: edges, back: edges, title: edges, video: edges, foot: edges };
/** Where the parts of a camera's screen stand, and whether a finger on the way back meets it: asked at once, since the film keeps the page busy. */
const cameraLayout = `(() => {
  const parts = { banner: '.banner', camera: '.camera', back: '.camera-top button', title: '.camera-top h1', video: '.camera video', foot: '.camera-foot' };
  const boxes = Object.entries(parts).map(([name, selector]) => [name, document.querySelector(selector).getBoundingClientRect().toJSON()]);
  const { left, top, width, height } = document.querySelector(parts.back).getBoundingClientRect();
  const met = document.elementFromPoint(left + width / 2, top + height / 2);
  return { ...Object.fromEntries(boxes), reached: document.querySelector(parts.back).contains(met) };
})()`;
