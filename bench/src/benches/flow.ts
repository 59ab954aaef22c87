import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expectData } from '@aval/client/outcome';
import { type CaptureScene, captureScenes, playScene } from '@aval/flow/capture/capture-scenes.fixture';
import { makeFarCardVideo } from '@aval/flow/capture/card-video.fixture';
import { aspects } from '@aval/flow/capture/formats';
import { focusOf, focusPart, readFrame } from '@aval/flow/capture/read-frame';
import { drawnSpecimen, frameOf, partOf } from '@aval/flow/capture/specimen-frames.fixture';
import { chromium, type Page } from 'playwright-core';
import { z } from 'zod';
import { findChromium } from '../../../tools/find-chromium.mjs';
import { makeInstallation } from '../tools/aval-server.ts';
import type { Bench, Workshop } from '../tools/bench.ts';
import type { Report, Table } from '../tools/report.ts';
import { median } from '../tools/statistics.ts';

export const flowBench: Bench = {
  name: 'flow',
  summary: "weight of the applicant's page, its frame loop, pictures taken by itself (--rounds, --seconds)",
  limitMinutes: 30,
  run,
};

/** Looks at the camera in a second, on a processor four times slower; the goal of the page. */
const goalPerSecond = 12;
const slowness = 4;
const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} kB`;
const share = (part: number, whole: number) => `${part} of ${whole}`;

async function run(workshop: Workshop): Promise<Report> {
  const weight = await weigh();
  const loop = await frameLoop(workshop);
  const capture = await captureRates(workshop);
  return {
    tables: [weight.table, loop.table, ...capture.tables],
    figures: { weight: weight.figures, loop: loop.figures, capture: capture.figures },
    failures: [...loop.failures, ...capture.failures],
  };
}

const manifestSchema = z.object({
  firstLoadBytes: z.number(),
  files: z.array(z.object({ name: z.string(), bytes: z.number(), gzipBytes: z.number() })),
});

async function weigh(): Promise<{ readonly table: Table; readonly figures: object }> {
  const manifest = fileURLToPath(new URL('../../../apps/flow/dist/page/manifest.json', import.meta.url));
  const { firstLoadBytes, files } = manifestSchema.parse(JSON.parse(await readFile(manifest, 'utf8')));
  const weightOf = (pattern: RegExp) =>
    files.filter(({ name }) => pattern.test(name)).reduce((sum, { gzipBytes }) => sum + gzipBytes, 0);
  const parts = {
    'first load: script, style, one language': firstLoadBytes,
    'camera for documents, with its worker': weightOf(/document-camera|capture-worker/),
    'camera for the face, with its worker': weightOf(/face-camera|face-worker/),
    'reader of faces (MediaPipe), after the selfie has begun': weightOf(/face_mesh/),
  };
  return {
    table: {
      title: 'Weight, gzip',
      head: ['part', 'size'],
      rows: Object.entries(parts).map(([name, bytes]) => [name, kilobytes(bytes)]),
    },
    figures: parts,
  };
}

const countSchema = z.object({ looks: z.number(), milliseconds: z.number() });

/**
 * The camera's loop in the page as it is served: a card that is too far away, so that everything is measured and nothing is taken. The
 * browser slows the page's own thread. That does not reach its worker, whose answers are held back, one after the other, to four times
 * what the same work takes here.
 */
async function frameLoop(workshop: Workshop) {
  const { folder, options, say, afterwards } = workshop;
  const found = findChromium({ say });
  if (found.path === undefined) throw new Error(found.trouble);
  say('starting the server and the browser');
  const installation = await makeInstallation(workshop, 'flow');
  const { url } = await installation.start('api');
  const client = await installation.client(url);
  const video = join(folder, 'far.y4m');
  await makeFarCardVideo(video);
  const browser = await chromium.launch({
    executablePath: found.path,
    args: [
      '--no-sandbox',
      '--disable-dev-shm-usage',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-video-capture=${video}`,
    ],
  });
  afterwards(() => browser.close());
  const workMs = await timeOfLook();
  const rows: string[][] = [];
  const figures: Record<string, object> = {};
  for (const times of [1, slowness]) {
    const link = await expectData(
      client.POST('/resources/sdkIntegrations/levels/-/websdkLink', {
        body: { levelName: 'basic-kyc-level', userId: `bench-flow-${times}` },
      }),
    );
    const page = await browser.newPage({ viewport: { width: 360, height: 740 }, locale: 'en-GB' });
    await page.addInitScript(countLooks((times - 1) * workMs));
    await page.goto(z.object({ url: z.string() }).parse(link).url);
    await toCamera(page);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: times });
    await delay(2000);
    say(`looking, processor ${times} times slower`);
    await page.evaluate('globalThis.looked.reset()');
    await delay((options.seconds ?? 10) * 1000);
    const { looks, milliseconds } = countSchema.parse(await page.evaluate('globalThis.looked.count()'));
    const perSecond = (looks * 1000) / milliseconds;
    rows.push([`${times}`, perSecond.toFixed(1), `${(workMs * times).toFixed(1)} ms`]);
    figures[`x${times}`] = { perSecond, workMs: workMs * times };
    await page.close();
  }
  const [, slow] = rows;
  const failures =
    Number(slow?.[1]) >= goalPerSecond
      ? []
      : [`The frame loop runs ${slow?.[1]} times a second where the processor is ${slowness} times slower.`];
  const table = {
    title: `Frame loop, 1080 x 1440 camera; goal ${goalPerSecond} a second at ${slowness} times slower`,
    head: ['processor slower by', 'looks a second', 'in the worker'],
    rows,
  };
  return { table, figures, failures };
}

async function toCamera(page: Page): Promise<void> {
  page.setDefaultTimeout(120_000);
  await page.getByRole('heading', { name: 'Let us check who you are' }).waitFor();
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  await page.getByRole('button', { name: 'Agree and continue' }).click();
  await page.getByLabel('Country that issued it').selectOption('UKR');
  await page.getByRole('radio', { name: 'ID card' }).check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Open the camera' }).click();
  await page.getByText('Move closer').waitFor();
}

/** Milliseconds of one look, as the worker does it: sides, light and focus. */
async function timeOfLook(): Promise<number> {
  const full = await frameOf(await drawnSpecimen('id-card-front'), { width: 702, height: 1440, fill: 0.57 });
  const { quad: known } = readFrame(full.frame, aspects['ID-1']);
  if (known === null) throw new Error('the drawn card was not found');
  const part = partOf(full.full, focusPart(known));
  const times: number[] = [];
  for (let round = 0; round < 40; round++) {
    const started = performance.now();
    readFrame(full.frame, aspects['ID-1']);
    focusOf(part);
    times.push(performance.now() - started);
  }
  return median(times.slice(10));
}

/** Runs in the browser: counts what the camera's worker answers, and holds each answer back for so long. */
function countLooks(delayMs: number): string {
  return `(() => {
    let looks = 0, since = 0, free = 0;
    globalThis.looked = {
      reset: () => { looks = 0; since = performance.now(); },
      count: () => ({ looks, milliseconds: performance.now() - since }),
    };
    const Native = Worker;
    globalThis.Worker = class extends Native {
      addEventListener(kind, listener) {
        if (kind !== 'message') return super.addEventListener(kind, listener);
        super.addEventListener(kind, (event) => {
          looks += 1;
          free = Math.max(free, performance.now()) + ${delayMs};
          if (${delayMs} === 0) listener(event);
          else setTimeout(() => listener(event), free - performance.now());
        });
      }
    };
  })()`;
}

/** Drawn scenes through the page's own judgement, frame by frame: what has to be taken by itself, and what must not. */
async function captureRates({ options, say }: Workshop) {
  const scenes = captureScenes(options.rounds ?? 3);
  const played: { readonly scene: CaptureScene; readonly taken: boolean }[] = [];
  for (const [index, scene] of scenes.entries()) {
    if (index % 19 === 0) say(`scene ${index + 1} of ${scenes.length}`);
    played.push({ scene, taken: (await playScene(scene)).taken });
  }
  const tableOf = (title: string, wanted: boolean): Table => {
    const names = [...new Set(scenes.filter((scene) => scene.wanted === wanted).map(({ name }) => name))];
    return {
      title,
      head: ['scene', 'taken by itself'],
      rows: names.map((name) => {
        const those = played.filter(({ scene }) => scene.name === name && scene.wanted === wanted);
        return [name, share(those.filter(({ taken }) => taken).length, those.length)];
      }),
    };
  };
  const good = played.filter(({ scene }) => scene.wanted);
  const bad = played.filter(({ scene }) => !scene.wanted);
  const counts = {
    good: good.length,
    goodTaken: good.filter(({ taken }) => taken).length,
    bad: bad.length,
    badTaken: bad.filter(({ taken }) => taken).length,
  };
  return {
    tables: [
      tableOf(`Good frames: ${share(counts.goodTaken, counts.good)} taken by itself`, true),
      tableOf(`Bad frames: ${share(counts.badTaken, counts.bad)} taken by mistake`, false),
    ],
    figures: counts,
    failures:
      counts.goodTaken >= 0.9 * counts.good && counts.badTaken <= 0.02 * counts.bad
        ? []
        : ['Too few good scenes are taken, or too many bad ones.'],
  };
}
