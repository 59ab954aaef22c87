import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  complete,
  createApplicant,
  finalRefusal,
  readyApplicant,
  submit,
} from '../../server/test/applicant-steps.ts';
import { flowToken } from '../../server/test/flow-steps.ts';
import { openTestServer, type TestServer } from '../../server/test/test-server.ts';
import { hasBrowser, openBrowser } from './browser.ts';
import { type HostSite, openHostSite, visitHost } from './host-page.ts';

let browser: Browser;
let site: HostSite;
let server: TestServer;
let now = new Date();
const level = 'basic-kyc-level';

beforeAll(async () => {
  if (!hasBrowser) return;
  [browser, site] = await Promise.all([openBrowser(), openHostSite()]);
  server = await openTestServer({ clock: () => now, frameOrigins: [site.origin] });
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await server?.close();
});

const newToken = async () => flowToken(server, level, (await createApplicant(server.call)).externalUserId);
const text = (value: string) => JSON.stringify(value);

describe.skipIf(!hasBrowser)('our web SDK, on a page of another origin', () => {
  test('as a builder: events with and without handlers of their own, commands, another token', async () => {
    const { externalUserId, id } = await createApplicant(server.call);
    const accessToken = await flowToken(server, level, externalUserId);
    const host = await visitHost(
      browser,
      site,
      `globalThis.sdk = tools.init(${text(accessToken)}, () => new Promise((resolve) => { wanted.push(resolve); }))
        .withConf({ lang: 'es', theme: 'dark' })
        .on('onApplicantLoaded', (payload) => heard.push({ type: 'loaded', payload }))
        .onMessage((type, payload) => heard.push({ type, payload }))
        .build();
      sdk.launch('#kyc');`,
    );
    expect((await host.hear('loaded')).payload).toEqual({ applicantId: id, levelName: level });
    await host.frame.locator('html[lang=es][data-theme=dark]').waitFor();
    await host.run("sdk.setLanguage('en'); sdk.setTheme('light')");
    await host.frame.locator('html[lang=en][data-theme=light]').waitFor();
    now = new Date(now.getTime() + 3_600_000);
    const next = await flowToken(server, level, externalUserId);
    for (const box of await host.frame.getByRole('checkbox').all()) await box.check();
    await host.frame.getByRole('button', { name: 'Agree and continue' }).click();
    await host.page.waitForFunction('wanted.length === 1');
    await host.run(`wanted[0](${text(next)})`);
    await host.frame.getByRole('heading', { name: 'Which document do you have?' }).waitFor();
    await host.hear('idCheck.onStepInitiated');
    const inner = await host.frame.locator('body').evaluate('document.body.scrollHeight');
    await host.page.waitForFunction(
      `Math.max(480, ${inner}) === document.querySelector('iframe').clientHeight`,
    );
    await host.run('sdk.destroy()');
    expect(await host.page.locator('iframe').count()).toBe(0);
    // The browser's own word about the token that had expired.
    expect(host.faults.filter((fault) => !fault.includes('401'))).toEqual([]);
    await host.close();
  }, 120_000);

  test('as a promise in a dialog: the verdict of the server, or closed by the person', async () => {
    const applicant = await readyApplicant(server.call);
    await submit(server.call, applicant.id);
    const accessToken = await flowToken(server, level, applicant.externalUserId);
    const host = await visitHost(
      browser,
      site,
      `tools.verify({ accessToken: ${text(accessToken)}, refreshToken: async () => '', onEvent: (type, payload) => heard.push({ type, payload }) })
        .then((payload) => heard.push({ type: 'outcome', payload })); 0`,
    );
    await host.hear('onApplicantStatusChanged');
    await host.page.getByRole('dialog').waitFor();
    for (const box of await host.frame.getByRole('checkbox').all()) await box.check();
    await host.frame.getByRole('button', { name: 'Agree and continue' }).click();
    await host.frame.getByRole('heading', { name: 'We are checking' }).waitFor({ timeout: 15_000 });
    await complete(server.call, applicant.id, finalRefusal);
    // A refusal stays to be read, and to be objected to; the person says when he has.
    await host.frame.getByRole('heading', { name: 'We could not verify you' }).waitFor();
    await host.frame.getByRole('textbox').fill('Look again, please.');
    await host.frame.getByRole('button', { name: 'Send' }).click();
    await host.frame.getByRole('heading', { name: 'A person looks at it now' }).waitFor();
    await complete(server.call, applicant.id, finalRefusal);
    await host.frame.getByText('A person has looked at it again.').waitFor();
    expect((await host.heard()).map(({ type }) => type)).not.toContain('outcome');
    await host.frame.getByRole('button', { name: 'Close' }).click();
    expect((await host.hear('outcome')).payload).toEqual({ status: 'refused', applicantId: applicant.id });
    expect(await host.page.getByRole('dialog').count()).toBe(0);
    await host.run(
      `tools.verify({ accessToken: ${text(await newToken())}, refreshToken: async () => '', closeLabel: 'Fechar', onEvent: (type, payload) => heard.push({ type, payload }) })
        .then((payload) => heard.push({ type: 'closed', payload })); 0`,
    );
    await host.page.getByRole('button', { name: 'Fechar' }).click();
    expect((await host.hear('closed')).payload).toMatchObject({ status: 'closed' });
    expect(host.faults).toEqual([]);
    await host.close();
  }, 120_000);

  test('as a React component: follows language and theme, and goes away with its parent', async () => {
    const host = await visitHost(
      browser,
      site,
      `const root = tools.createRoot(document.querySelector('#kyc'));
      const accessToken = ${text(await newToken())};
      globalThis.draw = (config) => root.render(tools.createElement(tools.Verification, {
        accessToken, config, expirationHandler: async () => accessToken, onMessage: (type, payload) => heard.push({ type, payload }),
      }));
      globalThis.leave = () => root.unmount();
      draw({ lang: 'de', theme: 'light' });`,
    );
    await host.hear('idCheck.onApplicantLoaded');
    await host.frame.locator('html[lang=de][data-theme=light]').waitFor();
    await host.run("draw({ lang: 'pl', theme: 'dark' })");
    await host.frame.locator('html[lang=pl][data-theme=dark]').waitFor();
    expect((await host.heard()).filter(({ type }) => type === 'idCheck.onReady')).toHaveLength(1);
    await host.run('leave()');
    await host.page.locator('iframe').waitFor({ state: 'detached' });
    expect(host.faults).toEqual([]);
    await host.close();
  }, 120_000);

  test('as a script of the server, under the checksum that the build wrote down', async () => {
    const sent = await fetch(`${server.url}/websdk/aval-web-sdk.js`);
    const etag = sent.headers.get('etag') ?? '';
    const again = await fetch(`${server.url}/websdk/aval-web-sdk.js`, { headers: { 'If-None-Match': etag } });
    expect([sent.status, again.status]).toEqual([200, 304]);
    const fixed = `${server.url}/websdk/aval-web-sdk-${etag.replaceAll('"', '')}.js`;
    const digest = await crypto.subtle.digest('SHA-384', await sent.arrayBuffer());
    const integrity = `sha384-${Buffer.from(digest).toString('base64')}`;
    const host = await visitHost(
      browser,
      site,
      `new Promise((resolve, reject) => {
        const script = Object.assign(document.createElement('script'), { src: ${text(fixed)}, integrity: ${text(integrity)}, crossOrigin: 'anonymous', onload: resolve, onerror: reject });
        document.body.append(script);
      })`,
    );
    await host.run(
      `avalWebSdk.init(${text(await newToken())}, async () => '').onMessage((type, payload) => heard.push({ type, payload })).build().launch('#kyc')`,
    );
    await host.hear('idCheck.onApplicantLoaded');
    expect(host.faults).toEqual([]);
    await host.close();
  }, 120_000);
});
