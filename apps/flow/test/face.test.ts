import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasBrowser, heading, inspect, openBrowser, press, visit } from './browser.ts';
import { act, type FaceCamera, hintsOf, makeFaceCamera } from './face-camera.ts';
import { type FakeFlow, openFakeFlow } from './fake-flow.ts';
import * as screens from './screens.ts';

const prompts = {
  'turn-left': 'Slowly turn your head to your left',
  'turn-right': 'Slowly turn your head to your right',
  'come-closer': 'Slowly come closer',
  blink: 'Close both eyes, count to two, then open',
} as const;

describe.skipIf(!hasBrowser)('a face before the camera', () => {
  let browser: Browser;
  let flow: FakeFlow;
  let camera: FaceCamera;

  beforeAll(async () => {
    [browser, flow, camera] = await Promise.all([openBrowser(), openFakeFlow(), makeFaceCamera()]);
  });
  afterAll(async () => {
    await browser?.close();
    await flow?.close();
  });

  test('the reader of faces starts in its worker, under a policy of its own, with files of known checksums', async () => {
    flow.play([screens.liveness]);
    const { page, close } = await visit(browser, flow.url);
    const files = JSON.stringify(flow.faceFiles);
    const told = await page.evaluate(
      `new Promise((resolve) => { const worker = new Worker('/flow/${flow.faceWorker}'); worker.onmessage = ({ data }) => resolve(data.kind); worker.onerror = ({ message }) => resolve(message); worker.postMessage({ kind: 'open', files: ${files} }); })`,
    );
    expect(told).toBe('opened');
    await close();
  });

  test('the check begins by itself, follows what is asked and sends the movement as it was seen', async () => {
    const movements = ['turn-left', 'blink', 'come-closer'] as const;
    // A window that no machine is too slow for: who is not seen in time is another test.
    flow.play([screens.liveness, screens.approved], { movements, windowMs: 120_000 });
    const { page, faults, close } = await visit(browser, flow.url, {}, (opened) =>
      opened.addInitScript(camera.script),
    );
    await press(page, 'Start');
    for (const [index, movement] of movements.entries()) {
      await page.getByText(prompts[movement]).waitFor({ timeout: 150_000 });
      // The page sees that it was done; nothing but that says so before the time is over.
      await act(page, movement);
      if (movement === 'blink') {
        await page.getByText('Open your eyes').waitFor({ timeout: 150_000 });
        await act(page, 'rest');
      }
      const isGood = async () => (await hintsOf(page)).filter((hint) => hint === 'Good').length;
      await expect.poll(isGood, { timeout: 150_000 }).toBe(index + 1);
      if (index === 0) await inspect(page, 'selfie-turned');
      await act(page, 'rest');
    }
    await heading(page, 'You are verified');
    const shots = flow.shots();
    expect(shots.map(({ token, index }) => [token, index])).toEqual([
      ['t0', 0],
      ['t1', 1],
      ['t2', 2],
    ]);
    for (const { frames, pictures, signals } of shots) {
      expect(frames.length).toBeGreaterThanOrEqual(screens.liveness.limits.leastFrames);
      expect(frames.length).toBeLessThanOrEqual(screens.liveness.limits.frames);
      expect(pictures.every((file) => file.subarray(0, 2).toString('hex') === 'ffd8')).toBe(true);
      const times = frames.map(({ timestampMs }) => timestampMs);
      expect(times).toEqual(times.toSorted((one, other) => one - other));
      expect(signals).toMatchObject({ automated: 1, namedVirtual: 0, replacedCamera: 1 });
    }
    expect(faults).toEqual([]);
    await close();
  });

  test('who turns the other way is not told that it was good', async () => {
    flow.play([screens.liveness, screens.approved], { movements: ['turn-left'] });
    const { page, close } = await visit(browser, flow.url, {}, (opened) =>
      opened.addInitScript(camera.script),
    );
    await press(page, 'Start');
    await page.getByText(prompts['turn-left']).waitFor({ timeout: 150_000 });
    await act(page, 'turn-right');
    await heading(page, 'You are verified');
    expect(await hintsOf(page)).toContain(prompts['turn-left']);
    expect(await hintsOf(page)).not.toContain('Good');
    await close();
  });
});
