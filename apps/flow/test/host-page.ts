import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, FrameLocator, Page } from 'playwright-core';
import { build } from 'vite';
import { z } from 'zod';

/** A page of somebody else: another origin than the server's, with what an integrator would have bundled. */
export type HostSite = { readonly origin: string; readonly close: () => Promise<void> };

const entry = fileURLToPath(new URL('../../../packages/web-sdk/test/host-entry.ts', import.meta.url));

/** Other text may be served at other paths, for pages of one's own. */
export async function openHostSite(pages: Readonly<Record<string, string>> = {}): Promise<HostSite> {
  let script: Promise<string> | undefined;
  const html =
    '<!doctype html><html lang="en"><title>Bank</title><body><h1>Bank</h1><div id="kyc"></div><script src="/host.js"></script>';
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    const answer = (type: string, text: string) =>
      response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8` }).end(text);
    if (path !== '/host.js') return answer('text/html', pages[path] ?? html);
    // Made when a page asks for it: not all do.
    script ??= bundle();
    return script.then(
      (text) => answer('text/javascript', text),
      (error: unknown) => response.destroy(error instanceof Error ? error : new Error(String(error))),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    origin: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const outputSchema = z.object({ output: z.array(z.looseObject({ code: z.string().optional() })) });

async function bundle(): Promise<string> {
  const built: unknown = await build({
    configFile: false,
    envDir: false,
    logLevel: 'warn',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { conditions: ['source'] },
    build: {
      write: false,
      minify: false,
      lib: { entry, formats: ['iife'], name: 'host', fileName: 'host' },
    },
  });
  const parsed = z.union([outputSchema, z.array(outputSchema)]).parse(built);
  const first = Array.isArray(parsed) ? parsed[0] : parsed;
  return first?.output[0]?.code ?? '';
}

const heardSchema = z.array(z.object({ type: z.string(), payload: z.looseObject({}) }));
export type HeardEvent = z.infer<typeof heardSchema>[number];

export type Host = {
  readonly page: Page;
  readonly frame: FrameLocator;
  /** Every event so far, in its order. */
  readonly heard: () => Promise<readonly HeardEvent[]>;
  /** Waits until an event of this name came. */
  readonly hear: (type: string) => Promise<HeardEvent>;
  readonly run: (script: string) => Promise<unknown>;
  /** What the browser complained about. */
  readonly faults: readonly string[];
  readonly close: () => Promise<void>;
};

/** Opens the integrator's page, with `options.script` in every frame from the start, and runs `script` in it; `heard` is where it puts what it hears. */
export async function visitHost(
  browser: Browser,
  site: HostSite,
  script: string,
  { script: before, ...options }: BrowserContextOptions & { readonly script?: string } = {},
): Promise<Host> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 800 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...options,
  });
  if (before !== undefined) await context.addInitScript(before);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.goto(`${site.origin}/`);
  await page.evaluate(script);
  const heard = async () => heardSchema.parse(await page.evaluate('heard'));
  return {
    page,
    frame: page.frameLocator('iframe'),
    faults,
    heard,
    hear: async (type) => {
      await page.waitForFunction(`heard.some((one) => one.type === ${JSON.stringify(type)})`);
      const found = (await heard()).findLast((one) => one.type === type);
      if (found === undefined) throw new Error(`${type} was heard and is gone`);
      return found;
    },
    run: (more) => page.evaluate(more),
    close: () => context.close(),
  };
}
