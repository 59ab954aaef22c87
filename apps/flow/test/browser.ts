import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { linkPath } from './fake-flow.ts';

/** Run by the debugger's way in, which the page's policy does not reach. */
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
export const phone = { width: 360, height: 740 };
export const desktop = { width: 1440, height: 900 };

/** Debian's Chromium (`apt-get install chromium`), or the one that CHROMIUM_PATH names, with a made video as its camera. */
export function openBrowser(video?: string): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  if (!existsSync(executablePath))
    throw new Error(
      'The tests of the page need Chromium: apt-get install chromium, or name one in CHROMIUM_PATH',
    );
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      ...(video === undefined ? [] : [`--use-file-for-fake-video-capture=${video}`]),
    ],
  });
}

export type Visit = {
  readonly page: Page;
  readonly faults: readonly string[];
  readonly close: () => Promise<void>;
};

/** Opens the link in a context of its own. `faults` gathers what the browser complains about: a broken policy, an error. */
export async function visit(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
  prepare?: (page: Page) => Promise<unknown>,
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: phone,
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await prepare?.(page);
  await page.goto(`${url}${linkPath}`);
  return { page, faults, close: () => context.close() };
}

/** A screen as it stands: nothing that axe finds, nothing that is cut off at the side, and a picture of it where one is wanted. */
export async function inspect(page: Page, name: string): Promise<void> {
  const folder = process.env['AVAL_SCREENSHOTS'];
  if (folder !== undefined) {
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: join(folder, `${name}.png`) });
  }
  await page.evaluate(axeSource);
  const found: unknown = await page.evaluate(
    "axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.target.join(' ') + ' ' + (n.any[0]?.message ?? '')).join(' | ')))",
  );
  expect([name, found]).toEqual([name, []]);
  const over: unknown = await page.evaluate(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
  expect([name, over]).toEqual([name, 0]);
}
