import { mkdir, stat, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { dirname, resolve } from 'node:path';
import type { Card, Sections } from '@aval/accuracy/card';
import { makeCard } from '@aval/accuracy/make-card';
import { measureFolder } from '@aval/accuracy/measure/measure-folder';
import { htmlReport } from '@aval/accuracy/report/html-report';
import { textReport } from '@aval/accuracy/report/text-report';
import { isGenerated } from '@aval/accuracy/sets/read-generated-set';
import { SetUnreadable } from '@aval/accuracy/sets/read-json';
import { isoDay } from '@aval/core/wire-dates';
import { loadDefinitions } from '@aval/definitions/load-definitions';
import type { Vision } from '@aval/vision/pool/open-vision';
import { openEyes } from '../main/open-eyes.ts';
import { systemClock } from '../platform/clock/clock.ts';
import { makeLog } from '../platform/log/make-log.ts';
import { requireConfig } from './errand.ts';
import { CommandFailure, type Output } from './output.ts';
import { showSteps } from './show-steps.ts';

type Input = {
  readonly datasets: string | undefined;
  readonly generated: string | undefined;
  readonly json: string | true | undefined;
  readonly html: string | undefined;
  readonly seed: number;
};

const nothingMeasured: Sections = {
  mrz: null,
  fields: null,
  faces: null,
  pad: null,
  barcodes: null,
  attacks: null,
  signs: null,
};

/** Measures the eyes on labelled pictures, prints the card, and writes it where told. */
export async function accuracyCommand(output: Output, input: Input): Promise<void> {
  const config = requireConfig();
  const datasets = input.datasets ?? config.datasets;
  if (datasets === undefined && input.generated === undefined) {
    throw new CommandFailure(
      'Name a folder of labelled pictures with --datasets or AVAL_DATASETS, or make one with: npm run aval -- specimens generate --out DIR, and name it with --generated.',
    );
  }
  await requireKind(datasets, false);
  await requireKind(input.generated, true);
  const opened = await openEyes(
    { ...config, visionThreads: config.visionThreads ?? Math.max(1, cpus().length) },
    makeLog(config.logLevel === 'info' ? 'warn' : config.logLevel),
  );
  if (!opened.ok) throw new CommandFailure(opened.error);
  const vision = opened.value;
  try {
    const card = await measure(vision, input.seed, datasets, input.generated);
    if (typeof input.json === 'string') await write(input.json, `${JSON.stringify(card, null, 2)}\n`);
    if (input.html !== undefined) await write(input.html, htmlReport(card));
    output.write(input.json === true ? JSON.stringify(card) : textReport(card));
  } catch (error) {
    if (error instanceof SetUnreadable) throw new CommandFailure(error.message);
    throw error;
  } finally {
    await vision.close();
  }
}

async function measure(
  vision: Vision,
  seed: number,
  datasets: string | undefined,
  generated: string | undefined,
): Promise<Card> {
  const date = isoDay(systemClock());
  let set = '';
  let steps = showSteps(process.stderr, set);
  const onProgress = (name: string, done: number, all: number) => {
    if (name !== set) {
      steps.stop();
      set = name;
      steps = showSteps(process.stderr, name);
    }
    steps.onProgress(done, all);
  };
  try {
    const loaded = await loadDefinitions(requireConfig().definitionsDir);
    if (!loaded.ok) throw new CommandFailure(`${loaded.error.file}: ${loaded.error.reason}`);
    const context = {
      eyes: vision,
      definitions: loaded.value,
      seed,
      today: date,
      onProgress,
    };
    const real = datasets === undefined ? nothingMeasured : await measureFolder(context, resolve(datasets));
    const drawn = generated === undefined ? null : await measureFolder(context, resolve(generated));
    return makeCard(vision, { seed, date }, { real, generated: drawn });
  } finally {
    steps.stop();
  }
}

/** Figures of drawn pictures never stand among those of real ones, so each folder has to be what it is named as. */
async function requireKind(folder: string | undefined, drawn: boolean): Promise<void> {
  if (folder === undefined) return;
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() !== true) throw new CommandFailure(`${folder} is not a folder.`);
  if ((await isGenerated(folder)) === drawn) return;
  throw new CommandFailure(
    drawn
      ? `${folder} was not made by \`specimens generate\`: name it with --datasets.`
      : `${folder} was made by \`specimens generate\`: name it with --generated.`,
  );
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(resolve(file)), { recursive: true });
  await writeFile(file, text);
}
