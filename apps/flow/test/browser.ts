import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { pictureFolder } from './chromium.ts';
import { linkPath } from './fake-flow.ts';

/** Run by the debugger's way in, which the page's policy does not reach. */
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
export const phone = { width: 360, height: 740 };
export const desktop = { width: 1440, height: 900 };
export const hasBrowser = inject('chromium') !== '';

/** The browser of this run (`chromium.ts`), with a made video as its camera. */
export function openBrowser(video?: string): Promise<Browser> {
  return chromium.launch({
    executablePath: inject('chromium'),
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      // WebGL for the reader of faces, by the processor; everything else without a detour through it.
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--disable-gpu-compositing',
      '--disable-accelerated-2d-canvas',
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
  page.setDefaultTimeout(60_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await prepare?.(page);
  await page.goto(`${url}${linkPath}`);
  return { page, faults, close: () => context.close() };
}

export const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();
export const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

/** How far the page is wider than the screen: what would be cut off at the side. */
export const overWidth = (page: Page): Promise<unknown> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

/** A picture of the screen as it stands, for who judges a change: `artefacts/screens/<name>.png`. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(pictureFolder, `${name}.png`) });
}

/** A screen as it stands: nothing that axe finds, nothing that is cut off at the side, and a picture of it. */
export async function inspect(page: Page, name: string): Promise<void> {
  await picture(page, name);
  await page.evaluate(axeSource);
  const found: unknown = await page.evaluate(
    "axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations.map((v) => v.id + ': ' + v.nodes.map((n) => n.target.join(' ') + ' ' + (n.any[0]?.message ?? '')).join(' | ')))",
  );
  expect([name, found]).toEqual([name, []]);
  expect([name, await overWidth(page)]).toEqual([name, 0]);
}
