import type { FrameLocator, Page } from 'playwright-core';

/** The page in a tab or in a frame of another. */
export type Shown = Pick<Page, 'getByRole' | 'locator'> | FrameLocator;
export const title = (page: Shown, name: string | RegExp) =>
  page.getByRole('heading', { level: 1, name }).waitFor();
export const press = (page: Shown, name: string) => page.getByRole('button', { name, exact: true }).click();

export async function consent(page: Page): Promise<void> {
  await title(page, 'Let us check who you are');
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await press(page, 'Agree and continue');
  await title(page, 'Which document do you have?');
}

export async function choosePassport(page: Page): Promise<void> {
  await page.getByRole('combobox').first().selectOption('UTO');
  await page.getByRole('radio', { name: 'Passport' }).check();
  await press(page, 'Continue');
  await title(page, /Photograph the page of your passport/);
}

/** Follows the words, as often as it takes: on a busy machine a made face may come closer in leaps, which the server does not believe. */
export async function scanFace(page: Shown, after: RegExp): Promise<void> {
  await press(page, 'Start');
  const tries: string[] = [];
  while (tries.length < 4) {
    await page.locator('.camera-foot').getByRole('button', { name: 'Start' }).click();
    const again = page.getByRole('heading', { level: 1, name: 'That did not work yet' });
    await again
      .or(page.getByRole('heading', { level: 1, name: after }))
      .first()
      .waitFor();
    if (!(await again.isVisible())) return;
    tries.push(await page.locator('main').innerText());
    await press(page, 'Try again');
  }
  throw new Error(`the made face was not believed: ${tries.join('; ')}`);
}

export async function uploadFile(page: Page, file: Buffer): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await press(page, 'Choose a file');
  await (await chooser).setFiles({ name: 'passport.jpg', mimeType: 'image/jpeg', buffer: file });
}
