import type { Timings } from '@aval/core/findings';
import { makeScenario, scenarioKeys } from '@aval/specimens/scenarios';
import { openVision, type Vision } from '@aval/vision/pool/open-vision';
import type { Bench, Workshop } from '../tools/bench.ts';
import { modelFiles, portraits, today } from '../tools/people.ts';
import { milliseconds, type Report, times } from '../tools/report.ts';
import { median, sum } from '../tools/statistics.ts';

export const visionBench: Bench = {
  name: 'vision',
  summary: 'time of each stage of reading a picture, beside the time inside models (--rounds)',
  limitMinutes: 15,
  run,
};

type Reading = { readonly timings: Timings; readonly wall: number };
type Picture = { readonly scenario: string; readonly picture: string; readonly read: () => Promise<Reading> };

const documentStages = ['decode', 'text-detection', 'orientation', 'mrz', 'turn', 'quality', 'faces', 'text'];
const selfieStages = ['decode', 'faces', 'occlusion', 'liveness', 'quality'];

/** One picture after the other on one thread, each several times; the median of each stage counts. */
async function run(workshop: Workshop): Promise<Report> {
  const { say, options, afterwards } = workshop;
  const rounds = options.rounds ?? 3;
  const opened = await openVision({ models: await modelFiles(), threads: 1 });
  if (!opened.ok) throw new Error(opened.error.message);
  const vision = opened.value;
  afterwards(() => vision.close());
  say('drawing the specimens');
  const pictures = await picturesOf(vision);
  await pictures[0]?.read();
  const measured = [];
  for (const { scenario, picture, read } of pictures) {
    say(`${scenario}: ${picture}`);
    const readings: Reading[] = [];
    for (let round = 0; round < rounds; round += 1) readings.push(await read());
    measured.push({ scenario, picture, ...middle(readings) });
  }
  const documents = measured.filter(({ picture }) => picture !== 'selfie');
  const selfies = measured.filter(({ picture }) => picture === 'selfie');
  const ratios = measured.map(({ total, inference }) => total / inference);
  return {
    tables: [
      stageTable(`Documents, one thread, median of ${rounds}`, documents, documentStages),
      stageTable(`Selfies, one thread, median of ${rounds}`, selfies, selfieStages),
      {
        title: 'All pictures',
        head: ['', 'median'],
        rows: [
          ['reading, document', milliseconds(median(documents.map(({ total }) => total)))],
          ['reading, selfie', milliseconds(median(selfies.map(({ total }) => total)))],
          ['reading / inference', times(median(ratios))],
        ],
      },
    ],
    figures: { rounds, pictures: measured, medianRatio: median(ratios) },
    failures: [],
  };
}

async function picturesOf(vision: Vision): Promise<Picture[]> {
  const options = { portraits: await portraits(), today: today() };
  const pictures: Picture[] = [];
  for (const key of scenarioKeys) {
    const { documents, selfie } = await makeScenario(key, options);
    for (const { file, fileName } of documents) {
      pictures.push({ scenario: key, picture: fileName, read: () => timed(() => vision.readDocument(file)) });
    }
    pictures.push({ scenario: key, picture: 'selfie', read: () => timed(() => vision.readSelfie(selfie)) });
  }
  return pictures;
}

async function timed(
  read: () => ReturnType<Vision['readDocument'] | Vision['readSelfie']>,
): Promise<Reading> {
  const started = performance.now();
  const answer = await read();
  if (!answer.ok) throw new Error(`a specimen could not be read: ${answer.error}`);
  return { timings: answer.value.timings, wall: performance.now() - started };
}

type Middle = {
  readonly stages: Readonly<Record<string, number>>;
  readonly total: number;
  readonly inference: number;
  readonly wall: number;
};

function middle(readings: readonly Reading[]): Middle {
  const names = [...new Set(readings.flatMap(({ timings }) => Object.keys(timings.stages)))];
  const stages = names.map(
    (name) => [name, median(readings.map(({ timings }) => timings.stages[name] ?? 0))] as const,
  );
  return {
    stages: Object.fromEntries(stages),
    total: median(readings.map(({ timings }) => sum(Object.values(timings.stages)))),
    inference: median(readings.map(({ timings }) => timings.inference)),
    wall: median(readings.map(({ wall }) => wall)),
  };
}

function stageTable(
  title: string,
  rows: readonly (Middle & { readonly scenario: string; readonly picture: string })[],
  expected: readonly string[],
) {
  const names = [...new Set([...expected, ...rows.flatMap(({ stages }) => Object.keys(stages))])].filter(
    (name) => rows.some(({ stages }) => stages[name] !== undefined),
  );
  return {
    title: `${title}: milliseconds`,
    head: ['scenario', 'picture', ...names, 'all stages', 'inference', 'ratio', 'with hand-over'],
    rows: rows.map(({ scenario, picture, stages, total, inference, wall }) => [
      scenario,
      picture,
      ...names.map((name) => (stages[name] ?? 0).toFixed(0)),
      total.toFixed(0),
      inference.toFixed(0),
      times(total / inference),
      wall.toFixed(0),
    ]),
  };
}
