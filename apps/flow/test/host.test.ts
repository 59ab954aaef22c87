import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addLevel, approvedApplicant, newActionId } from '../../server/test/action-steps.ts';
import { createApplicant } from '../../server/test/applicant-steps.ts';
import { flowToken } from '../../server/test/flow-steps.ts';
import { openTestServer, type TestServer } from '../../server/test/test-server.ts';
import { hasBrowser, openBrowser } from './browser.ts';
import { type Host, type HostSite, openHostSite, visitHost } from './host-page.ts';

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

const token = async (externalUserId?: string) =>
  flowToken(server, level, externalUserId ?? (await createApplicant(server.call)).externalUserId);

/** What the documentation of the package shows, with every event kept. */
const launch = (accessToken: string, more = '', conf = '{}') => `
  globalThis.sdk = tools.snsWebSdk
    .init(${JSON.stringify(accessToken)}, () => new Promise((resolve) => { wanted.push(resolve); }))
    .withConf(${conf})
    .withOptions({ addViewportTag: false, adaptIframeHeight: true })
    .onMessage((type, payload) => heard.push({ type, payload }))
    ${more}
    .build();
  sdk.launch('#kyc');`;

/** Heights come as the layout settles; everything else has its order. */
const names = async (host: Host) =>
  (await host.heard()).map(({ type }) => type).filter((type) => type !== 'idCheck.onResize');
const title = (host: Host, name: string) => host.frame.getByRole('heading', { level: 1, name }).waitFor();

async function consent(host: Host): Promise<void> {
  await title(host, 'Let us check who you are');
  for (const box of await host.frame.getByRole('checkbox').all()) await box.check();
  await host.frame.getByRole('button', { name: 'Agree and continue' }).click();
  await title(host, 'Which document do you have?');
}

const launchReact = (accessToken: string) => `
  tools.createRoot(document.querySelector('#kyc')).render(
    tools.createElement(tools.SumsubWebSdk, {
      accessToken: ${JSON.stringify(accessToken)},
      expirationHandler: () => new Promise((resolve) => { wanted.push(resolve); }),
      config: { lang: 'pl' },
      onMessage: (type, payload) => heard.push({ type, payload }),
      onError: (payload) => heard.push({ type: 'error', payload }),
    }),
  );`;
const launchLegacy = (accessToken: string, baseUrl: string) => `
  globalThis.sdk = tools.snsWebSdk
    .Builder(${JSON.stringify(baseUrl)}, 'msdk-basic-kyc')
    .withAccessToken(${JSON.stringify(accessToken)}, (update) => wanted.push(update))
    .withConf({ lang: 'fr', onMessage: (type, payload) => heard.push({ type, payload }), onError: (payload) => heard.push({ type: 'error', payload }) })
    .build();
  sdk.launch('#kyc');`;

describe.skipIf(!hasBrowser)('the package of the wire format, on a page of another origin', () => {
  test('finds the server by the token alone, shakes hands and tells every step in its order', async () => {
    const { externalUserId, id: applicantId } = await createApplicant(server.call);
    const named = ".on('idCheck.onAgreementSigned', () => heard.push({ type: 'named', payload: {} }))";
    const host = await visitHost(browser, site, launch(await token(externalUserId), named));
    await consent(host);
    await host.hear('idCheck.onStepInitiated');
    expect(await names(host)).toEqual([
      'idCheck.onReady',
      'idCheck.onInitialized',
      'idCheck.onApplicantLoaded',
      'idCheck.onVerificationProgressChanged',
      'idCheck.onNavigationUiControlsStateChanged',
      'idCheck.applicantStatus',
      'idCheck.onApplicantStatusChanged',
      // A handler of its own keeps the event from the others.
      'named',
      'idCheck.onVerificationProgressChanged',
      'idCheck.onNavigationUiControlsStateChanged',
      'idCheck.onStepInitiated',
    ]);
    const told = new Map((await host.heard()).map(({ type, payload }) => [type, payload]));
    const about = { applicantId, levelName: level };
    expect(told.get('idCheck.onApplicantLoaded')).toEqual(about);
    expect(told.get('idCheck.onVerificationProgressChanged')).toEqual({
      ...about,
      currentStep: 2,
      totalSteps: 4,
    });
    expect(told.get('idCheck.onNavigationUiControlsStateChanged')).toEqual({
      ...about,
      state: { previousScreenButton: 'normal', closeModalButton: 'normal' },
    });
    expect(told.get('idCheck.onStepInitiated')).toMatchObject({ ...about, idDocSetType: 'IDENTITY' });
    expect(told.get('idCheck.applicantStatus')).toMatchObject({
      ...about,
      reviewStatus: 'init',
      reprocessing: false,
      autoChecked: false,
    });
    // The frame has the height of what it shows, and the token does not stay in its address.
    const inner = await host.frame.locator('body').evaluate('document.body.scrollHeight');
    expect(await host.run("document.querySelector('iframe').clientHeight")).toBe(inner);
    const addresses = host.page.frames().map((frame) => frame.url());
    expect(addresses).toEqual([`${site.origin}/`, `${server.url}/websdk/websdk.html`]);
    expect(host.faults).toEqual([]);
    await host.close();
  }, 120_000);

  test('is led from outside: language, theme, back, and words of strangers are not heard', async () => {
    const conf = "{ lang: 'de', theme: 'dark', controlledNavigationBack: true }";
    const host = await visitHost(browser, site, launch(await token(), '', conf));
    const root = host.frame.locator('html');
    await root.and(host.frame.locator('[data-theme="dark"]')).waitFor();
    await host.run("sdk.setLanguage('en'); sdk.setTheme('light')");
    await title(host, 'Let us check who you are');
    expect((await host.hear('idCheck.onLanguageChanged')).payload).toMatchObject({ language: 'en' });
    await root.and(host.frame.locator('[data-theme="light"]')).waitFor();
    await consent(host);
    expect(await host.frame.getByRole('button', { name: 'Back' }).count()).toBe(0);
    // Another frame of the same page may send what it likes.
    await host.run(`
      const stranger = document.createElement('iframe');
      document.body.append(stranger);
      const script = stranger.contentDocument.createElement('script');
      script.textContent = "parent.frames[0].postMessage({ method: 'idCheck.callSetLanguage', language: 'uk' }, '*'); parent.frames[0].postMessage({ method: 'idCheck.updateAccessToken', accessToken: 'x' }, '*');";
      stranger.contentDocument.body.append(script);`);
    await host.run('sdk.navigateBack()');
    await host.page
      .frameLocator('iframe')
      .first()
      .getByRole('heading', { name: 'Let us check who you are' })
      .waitFor();
    await host.hear('idCheck.onUserAction');
    expect((await names(host)).filter((name) => name === 'idCheck.onLanguageChanged')).toHaveLength(1);
    expect(host.faults).toEqual([]);
    await host.close();
  }, 120_000);

  test('gets another token when one has expired, and the person notices nothing', async () => {
    const user = (await createApplicant(server.call)).externalUserId;
    const host = await visitHost(browser, site, launch(await token(user)));
    await title(host, 'Let us check who you are');
    now = new Date(now.getTime() + 3_600_000);
    const next = await token(user);
    for (const box of await host.frame.getByRole('checkbox').all()) await box.check();
    await host.frame.getByRole('button', { name: 'Agree and continue' }).click();
    await host.page.waitForFunction('wanted.length === 1');
    await host.run(`wanted[0](${JSON.stringify(next)})`);
    await title(host, 'Which document do you have?');
    expect(await names(host)).not.toContain('idCheck.onError');
    await host.close();
  }, 120_000);

  test('is told when no other token can be had', async () => {
    const host = await visitHost(browser, site, launchReact(await token()));
    await host.hear('idCheck.onApplicantLoaded');
    await host.frame.locator('html[lang=pl]').waitFor();
    now = new Date(now.getTime() + 3_600_000);
    for (const box of await host.frame.getByRole('checkbox').all()) await box.check();
    await host.frame.getByRole('button').last().click();
    await host.page.waitForFunction('wanted.length === 1');
    await host.run("wanted[0]('_act-no-token-at-all')");
    expect((await host.hear('error')).payload).toMatchObject({ code: 'session-expired' });
    await host.close();
  }, 120_000);

  test('its old builder works by an address that is not the token’s', async () => {
    const baseUrl = server.url.replace('127.0.0.1', 'localhost');
    const host = await visitHost(browser, site, launchLegacy(await token(), baseUrl));
    await host.hear('idCheck.onApplicantLoaded');
    await host.frame.locator('html[lang=fr]').waitFor();
    expect(host.page.frames().map((frame) => frame.url())).toContain(`${baseUrl}/websdk/websdk.html`);
    await host.close();
  }, 120_000);

  test('an action opens straight on its step, tells its answer under every name, and closes itself', async () => {
    const items = [{ id: 'i', type: 'bool', title: 'Is it still you?' }];
    const definition = { id: 'still', sections: [{ id: 's', items }] };
    await server.call('POST', '/resources/api/questionnaires', { body: definition });
    await addLevel(server, 'still', [{ idDocSetType: 'QUESTIONNAIRE', questionnaireDefId: 'still' }]);
    const holder = await approvedApplicant(server.call);
    const action = newActionId();
    const accessToken = await flowToken(server, 'still', holder.externalUserId, action);
    const host = await visitHost(browser, site, launch(accessToken));
    await host.frame.getByRole('radio', { name: 'Yes' }).check();
    await host.frame.getByRole('button', { name: 'Continue' }).click();
    await title(host, 'We are checking');
    await server.drainJobs();
    const told = await host.hear('idCheck.onApplicantActionCompleted');
    const loaded = (await host.hear('idCheck.onApplicantActionLoaded')).payload;
    expect(told.payload).toEqual({ ...loaded, action, answer: 'GREEN' });
    expect(loaded).toMatchObject({ applicantId: holder.id, levelName: 'still' });
    await title(host, 'You are verified');
    // Nothing of it is to be seen any more, although nobody took the frame away.
    await host.page.waitForFunction("document.querySelector('iframe').clientHeight === 0");
    expect((await host.hear('idCheck.onUserAction')).payload).toMatchObject({ action: 'close' });
    expect((await names(host)).filter((name) => /action|module/i.test(name))).toEqual([
      'idCheck.onApplicantActionLoaded',
      'idCheck.onApplicantActionStatusChanged',
      'idCheck.onActionSubmitted',
      'idCheck.onApplicantActionSubmitted',
      ...(await names(host)).filter((name) => name.endsWith('ActionStatusChanged')).slice(1, -1),
      'idCheck.onApplicantActionStatusChanged',
      'idCheck.actionCompleted',
      'idCheck.onActionCompleted',
      'idCheck.onApplicantActionCompleted',
      'idCheck.moduleResultPresented',
      'idCheck.onModuleResultPresented',
      'idCheck.onUserAction',
    ]);
    expect(host.faults).toEqual([]);
    await host.close();
  });

  test('a page that the operator did not name shows nothing', async () => {
    const other = await openHostSite();
    const host = await visitHost(browser, other, launch(await token()));
    await host.page
      .waitForEvent('console', {
        predicate: (message) => message.text().includes('frame-ancestors'),
        timeout: 30_000,
      })
      .catch(() => undefined);
    expect(host.faults.join()).toContain('frame-ancestors');
    expect(await host.heard()).toEqual([]);
    await host.close();
    await other.close();
  }, 120_000);
});
