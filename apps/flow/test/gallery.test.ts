import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '../src/messages/languages.ts';
import type { Step } from '../src/session/view.ts';
import { desktop, hasBrowser, inspect, openBrowser, overWidth, phone, picture, visit } from './browser.ts';
import { type FakeFlow, linkPath, openFakeFlow } from './fake-flow.ts';
import * as screens from './screens.ts';

const gallery: Readonly<Record<string, Step>> = {
  consent: screens.consent,
  choice: screens.choice,
  capture: screens.capture,
  data: screens.dataCheck,
  selfie: screens.liveness,
  'code-ask': screens.askCode,
  'code-enter': screens.enterCode,
  questionnaire: screens.questionnaire,
  upload: screens.upload,
  wait: screens.wait,
  approved: screens.approved,
  retry: screens.retry,
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

  const show = async (page: Page, step: Step, language: string) => {
    flow.play([step]);
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
});
