import { cpus } from 'node:os';
import { makeScenario, type Scenario } from '@aval/specimens/scenarios';
import { openVision } from '@aval/vision/pool/open-vision';
import { makeInstallation } from '../tools/aval-server.ts';
import type { Bench, Workshop } from '../tools/bench.ts';
import { handIn, inParallel, modelFiles, portraits, submit, today } from '../tools/people.ts';
import { cpuMilliseconds, familyCpuMilliseconds } from '../tools/process-usage.ts';
import { milliseconds, type Report, times } from '../tools/report.ts';
import type { SignedClient } from '../tools/signed-client.ts';
import { mean, median, percentile, sum } from '../tools/statistics.ts';
import { type Receiver, receiveWebhooks } from '../tools/webhook-receiver.ts';

export const verificationsBench: Bench = {
  name: 'verifications',
  summary: 'verifications a minute, time from submission to webhook, share of raw inference (--people)',
  limitMinutes: 25,
  run,
};

/** Goal: the whole pipeline takes at most so many times its model runs. */
const PIPELINE_GOAL = 1.5;
const VERDICT_MS = 180_000;
/** So many for each thread are under way in the full phase: one examined, one waiting. */
const FILL = 2;

async function run(workshop: Workshop): Promise<Report> {
  const { say, options } = workshop;
  const people = options.people ?? 30;
  const alone = Math.max(3, Math.round(people / 3));
  const threads = cpus().length;
  say(`drawing ${people} passports`);
  const scenarios = await draw(people, say);
  const { raw, readingCpu } = await rawInference(scenarios, threads, say);

  const installation = await makeInstallation(workshop, 'data');
  const { child, url } = await installation.start('all');
  const client = await installation.client(url);
  const receiver = await receiveWebhooks(client);
  workshop.afterwards(receiver.close);
  const { pid: postgres } = await installation.database();
  say('handing in');
  const all = [...scenarios, ...scenarios.slice(0, alone)];
  const ids = new Map<number, string>();
  await inParallel(all, 2, async (scenario, index) => {
    ids.set(index, await handIn(client, scenario, `bench-${index}`));
  });
  const applicants = all.map((_scenario, index) => ids.get(index) ?? '');

  const one = { client, receiver };
  say(`${alone} one at a time`);
  const single: number[] = [];
  for (const id of applicants.slice(people)) single.push(await verify(one, id));
  say(`${people} with the queue kept full`);
  const cpuBefore = [await cpuMilliseconds(child.pid), await familyCpuMilliseconds(postgres)] as const;
  const started = performance.now();
  const full: number[] = [];
  await inParallel(applicants.slice(0, people), threads * FILL, async (id) => {
    full.push(await verify(one, id));
  });
  const wall = performance.now() - started;
  const serverCpu = ((await cpuMilliseconds(child.pid)) - cpuBefore[0]) / people;
  const databaseCpu = ((await familyCpuMilliseconds(postgres)) - cpuBefore[1]) / people;

  const genuine = new Map(applicants.map((id, index) => [id, seedOf(index, people)]));
  const others = receiver.arrivals.filter(({ verdict }) => verdict !== '' && verdict !== 'GREEN');
  const notGreen = others.map(
    ({ applicantId, verdict, labels }) =>
      `specimen ${genuine.get(applicantId) ?? '?'} ${verdict} ${labels.join(', ')}`,
  );
  const perMinute = people / (wall / 60_000);
  const threadTime = (wall * threads) / people;
  const inference = mean(raw.map((each) => each.inference));
  const whole = threadTime / inference;
  // The same by CPU time, which other programs on the machine disturb less.
  const inferenceCpu = (readingCpu * inference) / mean(raw.map((each) => each.stages));
  const wholeCpu = (serverCpu + databaseCpu) / inferenceCpu;
  const stages = median(raw.map((each) => each.stages / each.inference));
  const calls = median(raw.map((each) => each.call / each.inference));
  const rating = (ratio: number) => (ratio <= PIPELINE_GOAL ? 'reached' : 'NOT reached');
  return {
    failures: [],
    tables: [
      {
        title: `Verifications: passport and selfie, ${threads} vision threads, role all`,
        head: ['', 'applicants', 'a minute', 'p50', 'p95', 'longest'],
        rows: [
          latencyRow(`queue kept full (${threads * FILL} under way)`, full, perMinute.toFixed(1)),
          latencyRow('one at a time', single, (60_000 / mean(single)).toFixed(1)),
        ],
      },
      {
        title: 'Verdicts (all of these people are genuine)',
        head: ['', ''],
        rows: [
          ['GREEN', `${all.length - notGreen.length} of ${all.length}`],
          ...notGreen.map((text) => [text, '']),
        ],
      },
      {
        title: 'Cost of one verification with the queue kept full',
        head: ['', 'each'],
        rows: [
          ['time of a vision thread (threads x wall / applicants)', milliseconds(threadTime)],
          ['CPU of the server', milliseconds(serverCpu)],
          ['CPU of reading the same pictures without server', milliseconds(readingCpu)],
          ['CPU of PostgreSQL', milliseconds(databaseCpu)],
          ['raw inference of passport and selfie, all threads busy', milliseconds(inference)],
        ],
      },
      {
        title: `Against the sum of the model runs (goal: at most ${PIPELINE_GOAL})`,
        head: ['', 'times inference', 'inference share', 'goal'],
        rows: [
          ['stages of reading, median', times(stages), percent(1 / stages), rating(stages)],
          ['reading with hand-over to threads, median', times(calls), percent(1 / calls), rating(calls)],
          [
            'whole pipeline: submission to webhook, all of it',
            times(whole),
            percent(1 / whole),
            rating(whole),
          ],
          [
            'whole pipeline by CPU, PostgreSQL included',
            times(wholeCpu),
            percent(1 / wholeCpu),
            rating(wholeCpu),
          ],
        ],
      },
    ],
    figures: {
      people,
      threads,
      perMinute,
      full: { p50: percentile(full, 0.5), p95: percentile(full, 0.95), milliseconds: full },
      single: { p50: percentile(single, 0.5), p95: percentile(single, 0.95), milliseconds: single },
      perVerification: { threadTime, serverCpu, databaseCpu, readingCpu, inference },
      ratio: { stages, calls, whole, wholeCpu, goal: PIPELINE_GOAL },
      notGreen,
    },
  };
}

/** Those that are verified one at a time come after the others, with the same pictures. */
function seedOf(index: number, people: number): number {
  return (index % people) + 1;
}

async function draw(count: number, say: (sentence: string) => void): Promise<Scenario[]> {
  const drawn: Scenario[] = [];
  const cut = await portraits();
  for (let seed = 1; seed <= count; seed += 1) {
    drawn.push(await makeScenario('genuine', { portraits: cut, today: today(), seed }));
    if (seed % 10 === 0) say(`${seed} drawn`);
  }
  return drawn;
}

/** Milliseconds that reading one person's pictures takes: inside models, in all stages, as the caller sees it. */
type Raw = { readonly inference: number; readonly stages: number; readonly call: number };

/** The same pictures without server and database, with every thread as busy as it will be there. */
async function rawInference(
  scenarios: readonly Scenario[],
  threads: number,
  say: (sentence: string) => void,
): Promise<{ readonly raw: readonly Raw[]; readonly readingCpu: number }> {
  say('reading without server');
  const opened = await openVision({ models: await modelFiles(), threads });
  if (!opened.ok) throw new Error(opened.error.message);
  const vision = opened.value;
  const measured: Raw[] = [];
  let cpu = process.cpuUsage();
  const read = async ({ documents, selfie }: Scenario): Promise<Raw> => {
    const started = performance.now();
    const readings = [];
    for (const { file } of documents) readings.push(await vision.readDocument(file));
    readings.push(await vision.readSelfie(selfie));
    const call = performance.now() - started;
    const timings = readings.map((reading) => {
      if (!reading.ok) throw new Error(`a specimen could not be read: ${reading.error}`);
      return reading.value.timings;
    });
    return {
      call,
      inference: sum(timings.map(({ inference }) => inference)),
      stages: sum(timings.flatMap(({ stages }) => Object.values(stages))),
    };
  };
  try {
    // Each thread's first picture pays for warming up.
    await inParallel(scenarios.slice(0, threads), threads, async (scenario) => {
      await read(scenario);
    });
    cpu = process.cpuUsage();
    await inParallel(scenarios, threads, async (scenario) => {
      measured.push(await read(scenario));
    });
    const { user, system } = process.cpuUsage(cpu);
    return { raw: measured, readingCpu: (user + system) / 1000 / scenarios.length };
  } finally {
    await vision.close();
  }
}

async function verify(
  { client, receiver }: { readonly client: SignedClient; readonly receiver: Receiver },
  id: string,
): Promise<number> {
  const started = performance.now();
  const verdict = receiver.verdictOf(id, VERDICT_MS);
  const [{ at }] = await Promise.all([verdict, submit(client, id)]);
  return at - started;
}

function latencyRow(label: string, values: readonly number[], perMinute: string): string[] {
  const cells = [percentile(values, 0.5), percentile(values, 0.95), Math.max(...values)];
  return [label, String(values.length), perMinute, ...cells.map(milliseconds)];
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`;
}
