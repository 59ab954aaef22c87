import { setTimeout as delay } from 'node:timers/promises';
import { makeScenario, type Scenario, type ScenarioKey } from '@aval/specimens/scenarios';
import { connect, type Installation, makeInstallation, type Server } from '../tools/aval-server.ts';
import type { Bench, Workshop } from '../tools/bench.ts';
import { handIn, inParallel, portraits, submit, today } from '../tools/people.ts';
import type { Report } from '../tools/report.ts';
import { percentile } from '../tools/statistics.ts';
import { type Receiver, receiveWebhooks } from '../tools/webhook-receiver.ts';
import { type ApplicantRecord, type Decided, readRecords, settled } from './kill-records.ts';

export const killBench: Bench = {
  name: 'kill',
  summary:
    'kill -9 of the worker while applicants are verified: each decided once, no webhook lost (--people, --kills)',
  limitMinutes: 30,
  run,
};

/** How a person of each kind has to end. */
const cast: readonly { readonly key: ScenarioKey; readonly green: boolean; readonly seed: number }[] = [
  { key: 'genuine', green: true, seed: 1 },
  { key: 'genuine', green: true, seed: 2 },
  { key: 'another-person', green: false, seed: 3 },
  { key: 'expired-document', green: false, seed: 4 },
];
const STALL_MS = 15 * 60_000;
/** Every second kill waits up to so long after a verdict's arrival, to hit the middle of checks as well as their end. */
const SPREAD_MS = 1700;

async function run(workshop: Workshop): Promise<Report> {
  const { say, options } = workshop;
  const people = options.people ?? 200;
  const kills = options.kills ?? 10;
  say('drawing the specimens');
  const actors = await drawCast();
  const installation = await makeInstallation(workshop, 'data');
  const { url } = await installation.start('api');
  const client = await installation.client(url);
  const receiver = await receiveWebhooks(client);
  workshop.afterwards(receiver.close);
  say(`handing in ${people} applicants`);
  const expected = new Map<string, boolean>();
  await inParallel(Array.from({ length: people }), 4, async (_nothing, index) => {
    const actor = actors[index % actors.length];
    if (actor === undefined) throw new Error('there are no specimens');
    expected.set(await handIn(client, actor.scenario, `bench-${index}`), actor.green);
  });

  const first = await installation.start('worker');
  const started = performance.now();
  const submitting = inParallel([...expected.keys()], 4, (id) => submit(client, id));
  const killing = killRepeatedly(installation, receiver, first, { people, kills, say });
  const [recoveries] = await Promise.all([killing, submitting]);
  await receiver.verdicts(people, STALL_MS);
  const seconds = (performance.now() - started) / 1000;
  say('all verdicts have arrived; looking at the records');
  const database = await connect(workshop, (await installation.database()).url);
  await settled(database, STALL_MS);
  const records = await readRecords(database);
  const journal = await installation.command('journal', 'verify', '--json').then(
    () => [],
    (error: unknown) => [`the journal does not verify: ${error instanceof Error ? error.message : ''}`],
  );
  const failures = [...compare(expected, records, receiver), ...journal];
  const answers = count(records.map(({ verdict }) => verdict));
  const verdicts = receiver.arrivals.filter(({ verdict }) => verdict !== '');
  const events = new Set(receiver.arrivals.map(({ eventId }) => eventId)).size;
  const repeated = receiver.arrivals.length - events;
  const attempts = records.map(({ attempts: number }) => number);
  return {
    failures,
    tables: [
      {
        title: `kill -9 of the worker, ${kills} times, ${people} applicants submitted`,
        head: ['', ''],
        rows: [
          ['decided exactly once', `${records.filter(isDecidedOnce).length} of ${people}`],
          ['verdicts', [...answers].map(([answer, number]) => `${number} ${answer}`).join(', ')],
          [
            'applicants whose verdict arrived',
            `${new Set(verdicts.map(({ applicantId }) => applicantId)).size} of ${people}`,
          ],
          ['webhook events sent, different', String(events)],
          ['webhook requests repeated (at least once is promised)', String(repeated)],
          ['tries of a delivery in the log, most', String(Math.max(...attempts))],
          ['journal verifies', journal.length === 0 ? 'yes' : 'NO'],
          ['first submission to last verdict', `${seconds.toFixed(0)} s`],
          [
            'kill to the next verdict, median / longest',
            `${recoveryText(recoveries, 0.5)} / ${recoveryText(recoveries, 1)}`,
          ],
        ],
      },
    ],
    figures: { people, kills, seconds, events, repeated, verdicts: Object.fromEntries(answers), recoveries },
  };
}

async function drawCast(): Promise<{ readonly scenario: Scenario; readonly green: boolean }[]> {
  const cut = await portraits();
  const drawn = [];
  for (const { key, seed, green } of cast) {
    drawn.push({ green, scenario: await makeScenario(key, { portraits: cut, today: today(), seed }) });
  }
  return drawn;
}

/** The supervisor: a kill whenever another share of the verdicts has arrived, and a new worker at once. Milliseconds to the next verdict. */
async function killRepeatedly(
  installation: Installation,
  receiver: Receiver,
  first: Server,
  {
    people,
    kills,
    say,
  }: { readonly people: number; readonly kills: number; readonly say: (text: string) => void },
): Promise<number[]> {
  let worker = first;
  const recoveries: number[] = [];
  for (let kill = 1; kill <= kills; kill += 1) {
    await receiver.verdicts(Math.floor((kill * people) / (kills + 1)), STALL_MS);
    if (kill % 2 === 0) await delay(Math.random() * SPREAD_MS);
    const before = decidedSoFar(receiver);
    await worker.child.kill();
    const killed = performance.now();
    say(`kill ${kill} of ${kills} after ${before} verdicts`);
    worker = await installation.start('worker');
    await receiver.verdicts(Math.min(people, decidedSoFar(receiver) + 1), STALL_MS);
    recoveries.push(performance.now() - killed);
  }
  return recoveries;
}

function decidedSoFar({ arrivals }: Receiver): number {
  return new Set(arrivals.filter(({ verdict }) => verdict !== '').map(({ applicantId }) => applicantId)).size;
}

const isDecidedOnce = ({ decisions, settledAttempts, mostOfOneCheck, verdictEvents }: ApplicantRecord) =>
  decisions === 1 && settledAttempts === 1 && mostOfOneCheck === 1 && verdictEvents === 1;

/** Everything that is not as promised, one sentence each. */
function compare(
  expected: ReadonlyMap<string, boolean>,
  records: readonly ApplicantRecord[],
  receiver: Receiver,
): string[] {
  const failures: string[] = [];
  const say = (text: string) => failures.push(text);
  const known = new Map(records.map((record) => [record.id, record]));
  if (records.length !== expected.size)
    say(`${records.length} applicants are recorded, not ${expected.size}`);
  if (receiver.refused() > 0) say(`${receiver.refused()} webhooks carried a wrong digest`);
  for (const [id, green] of expected) {
    const record = known.get(id);
    if (record === undefined) {
      say(`${id} is not recorded`);
      continue;
    }
    if (!isDecidedOnce(record)) say(`${id} was not decided exactly once: ${JSON.stringify(record)}`);
    if (record.undelivered > 0) say(`${id}: ${record.undelivered} webhooks are not delivered`);
    const wanted: readonly Decided[] = green ? ['GREEN'] : ['RED', 'onHold'];
    if (!wanted.some((verdict) => verdict === record.verdict)) say(`${id} ended ${record.verdict}`);
    const arrived = receiver.arrivals.filter(({ applicantId }) => applicantId === id);
    const verdicts = arrived.filter(({ verdict }) => verdict !== '');
    if (verdicts.length === 0) say(`${id}: no verdict arrived`);
    if (verdicts.some(({ verdict }) => verdict !== record.verdict)) say(`${id}: webhook and record differ`);
    if (new Set(verdicts.map(({ eventId }) => eventId)).size > 1)
      say(`${id}: two different verdict events arrived`);
    if (arrived.every(({ type }) => type !== 'applicantPending'))
      say(`${id}: applicantPending did not arrive`);
  }
  return failures;
}

function count(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function recoveryText(recoveries: readonly number[], share: number): string {
  return recoveries.length === 0 ? '-' : `${(percentile(recoveries, share) / 1000).toFixed(1)} s`;
}
