import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, heading, inspect, openBrowser, press, visit } from './browser.ts';
import { type FakeFlow, openFakeFlow } from './fake-flow.ts';
import * as screens from './screens.ts';

describe.skipIf(!hasBrowser)('forms, codes and refusals', () => {
  let browser: Browser;
  let flow: FakeFlow;

  beforeAll(async () => {
    [browser, flow] = await Promise.all([openBrowser(), openFakeFlow()]);
  });
  afterAll(async () => {
    await browser?.close();
    await flow?.close();
  });

  test('by keyboard alone', async () => {
    flow.play([screens.consent, screens.choice, screens.capture]);
    const { page, close } = await visit(browser, flow.url);
    await heading(page, 'Let us check who you are');
    const focused = () =>
      page.evaluate('document.activeElement?.textContent || document.activeElement?.value');
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
  });

  test('a refusal that can be mended shows the picture, the reason and the way', async () => {
    flow.play([screens.retry, screens.capture]);
    const { page, close } = await visit(browser, flow.url);
    await heading(page, 'One thing needs fixing');
    await page.getByRole('heading', { name: 'Front of your document' }).waitFor();
    await page.getByRole('img', { name: 'The picture that is meant, or its part' }).waitFor();
    await page.getByText('The picture is blurred.').waitFor();
    await page.getByText('Hold the phone still and wait until it is sharp.').waitFor();
    await press(page, 'Fix it now');
    await heading(page, /front of your ID card/);
    expect(flow.events()).toMatchObject([{ type: 'tryAgain' }]);
    await close();
  });

  test('a final refusal names the reason and takes an objection', async () => {
    flow.play([screens.rejected, screens.appealed]);
    const { page, close } = await visit(browser, flow.url);
    await page.getByText('You are not old enough for this service.').waitFor();
    await inspect(page, 'rejected');
    await page.getByLabel('Write what we should know.').fill('I turned 18 last week.');
    await press(page, 'Send');
    await page.getByText('A person has looked at it again.').waitFor();
    await close();
  });

  test('what is missing or wrong is told at its field, before it is sent', async () => {
    flow.play([screens.data]);
    const { page, close } = await visit(browser, flow.url);
    await page.getByLabel('E‑mail address').fill('anna');
    await page.getByLabel('Phone number').fill('12');
    await press(page, 'Continue');
    await page.getByText('This is not an e‑mail address.').waitFor();
    await page.getByText('Write the number with the country code').waitFor();
    expect(await page.getByText('Please fill this in.').count()).toBe(2);
    await inspect(page, 'data-missing');
    expect(flow.events()).toEqual([]);
    await close();
  });

  test('codes, questions and papers', async () => {
    const { askCode, enterCode, questionnaire, upload, approved } = screens;
    flow.play([askCode, enterCode, questionnaire, upload, approved]);
    const { page, faults, close } = await visit(browser, flow.url);
    await heading(page, 'Confirm your e‑mail address');
    await press(page, 'Send me a code');
    await page
      .getByText('This is not an e‑mail address.')
      .or(page.getByText('Please fill this in.'))
      .first()
      .waitFor();
    await inspect(page, 'code-ask');
    await page.getByLabel('E‑mail address').fill('anna@mail.example');
    await press(page, 'Send me a code');
    await page.getByText('We sent a code to a***@e***.org').waitFor();
    await inspect(page, 'code-enter');
    await press(page, 'Continue');
    await page.getByText('Please fill this in.').waitFor();
    await inspect(page, 'code-missing');
    await page.getByLabel('Code').fill('12 34 56');
    await press(page, 'Continue');
    await heading(page, 'About your work');
    expect(flow.events()).toMatchObject([{ answer: { code: '123456' } }]);
    await press(page, 'Continue');
    await page.getByText('Please fill this in.').first().waitFor();
    await inspect(page, 'questionnaire-missing');
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
  });
});
