import { setTimeout as delay } from 'node:timers/promises';
import { expectData } from '@aval/client/outcome';
import type pg from 'pg';
import { z } from 'zod';
import { connect, makeInstallation } from '../tools/aval-server.ts';
import type { Bench, Workshop } from '../tools/bench.ts';
import { eventually } from '../tools/eventually.ts';
import { inParallel } from '../tools/people.ts';
import { residentMemory } from '../tools/process-usage.ts';
import { mebibytes, type Report, type Table } from '../tools/report.ts';
import type { SignedClient } from '../tools/signed-client.ts';
import { type SoakReceiver, startSoakReceiver } from '../tools/soak-receiver.ts';
import { outOfOrder, readSoakRecords, type SoakRecords } from '../tools/soak-records.ts';
import { median, percentile } from '../tools/statistics.ts';
import { subscribe } from '../tools/subscribe.ts';
import { beHeardBesideHanging, FAIR_EVENTS, HANGING } from './webhook-fairness.ts';

export const webhooksBench: Bench = {
  name: 'webhooks',
  summary:
    'soak: events to a receiver that fails 30 %, hangs 5 % and dies for a minute (--events, --seconds dead)',
  limitMinutes: 60,
  run,
};

/** Events of each applicant: created and moved to and fro; enough to see an order. */
const EVENTS_EACH = 4;
/** Retries in seconds; together they outlive the receiver's death. */
const BENCH_PAUSES = '1,3,10,30,60';
/** Callers that make events at one time. */
const MAKERS = 24;
const ANSWER_MS = 10_000;
const SAMPLE_MS = 5000;
/** Growth of the worker's memory from the middle of the soak to its end that still counts as flat, in MiB. */
const FLAT_MIB = 64;
type Sample = { readonly second: number; readonly memory: number; readonly received: number };

async function run(workshop: Workshop): Promise<Report> {
  const { say, options } = workshop;
  const events = options.events ?? 20_000;
  const deadMs = (options.seconds ?? 60) * 1000;
  const installation = await makeInstallation(workshop, 'data');
  const environment = {
    AVAL_WEBHOOK_BENCH_PAUSES: BENCH_PAUSES,
    AVAL_WEBHOOK_ANSWER_MS: String(ANSWER_MS),
  };
  const api = await installation.start('api', { environment });
  const client = await installation.client(api.url);
  const receiver = await startSoakReceiver({ fails: 0.3, hangs: 0.05 });
  workshop.afterwards(receiver.close);
  const webhookId = await subscribe(client, receiver);
  const database = await connect(workshop, (await installation.database()).url);
  const worker = await installation.start('worker', { environment });
  const started = performance.now();
  const samples: Sample[] = [];
  const stop = new AbortController();
  const sampling = sample(worker.child.pid, receiver, started, samples, stop.signal);

  say(`making ${events} events`);
  const making = makeEvents(client, events);
  // Dead in the middle, when first tries and retries are both on their way.
  const { received } = receiver;
  const dying = eventually(() => ({ isSo: received.size >= events / 3, progress: received.size })).then(
    async () => {
      say(`the receiver is dead for ${deadMs / 1000} s`);
      await receiver.die(deadMs);
      say('the receiver is back');
    },
  );
  await making;
  const madeSeconds = (performance.now() - started) / 1000;
  await dying;
  await settled(database);
  const bySchedule = receiver.received.size;
  say(`${bySchedule} of ${events} arrived by the schedule; the rest is replayed`);
  const replays = await replayFailed(client, database, webhookId, say);
  const seconds = (performance.now() - started) / 1000;
  stop.abort();
  await sampling;
  const records = await readSoakRecords(database, webhookId);
  const failures = compare({ events, receiver, records, samples, isRunning: worker.child.isRunning() });
  // The webhook of the soak hears of what follows too.
  const counts = { ...receiver.counts };
  const arrived = receiver.received.size;
  const twice = counts.received - arrived;
  const fair = await beHeardBesideHanging(workshop, client);
  if (fair.received < FAIR_EVENTS * 2)
    failures.push(`${fair.received} of ${FAIR_EVENTS * 2} arrived beside those that hang`);
  const row = (name: string, value: string | number): [string, string] => [name, String(value)];
  return {
    failures,
    tables: [
      {
        title: `Webhook soak: ${events} events; retries compressed to ${BENCH_PAUSES} s, ${ANSWER_MS} ms to answer (settings of this benchmark)`,
        head: ['', ''],
        rows: [
          row('events made', events),
          row('events in the log', records.events),
          row('missing from the log', events - records.events),
          row('delivered', records.delivered),
          row('received, different events', arrived),
          row('received by the schedule alone', bySchedule),
          row('replays until nothing had failed', replays),
          row('requests', counts.requests),
          row('refused by the receiver', counts.failed),
          row('left hanging', counts.hung),
          row('wrong digest', counts.wrong),
          row('tries in the log', records.attempts),
          row('tries without answer in time', records.late),
          row('tries without connection (receiver dead)', records.refused),
          row('received more than once', twice),
          row('first tries out of order', outOfOrder(receiver, records.order)),
          row('event to first try, p50 and p95', spans(records.firstTryP50, records.firstTryP95)),
          row('event to delivery, p50 and p95', spans(records.deliveredP50, records.deliveredP95)),
          row('events made in', `${madeSeconds.toFixed(0)} s`),
          row('all delivered after', `${seconds.toFixed(0)} s`),
        ],
      },
      memoryTable(samples),
      {
        title: `${FAIR_EVENTS} events twice to a receiver that answers at once, beside ${HANGING} that never answer`,
        head: ['', 'event to arrival, p50 and p95'],
        rows: fair.rounds.map((waits, round) => [
          round === 0 ? 'nothing known of them' : 'known to hang',
          spans(percentile(waits, 0.5), percentile(waits, 0.95)),
        ]),
      },
    ],
    figures: {
      ...records,
      ...counts,
      seconds,
      madeSeconds,
      bySchedule,
      replays,
      order: undefined,
      samples,
      fair,
    },
  };
}

function spans(...milliseconds: readonly (number | null)[]): string {
  return milliseconds.map((each) => (each === null ? '-' : `${(each / 1000).toFixed(2)} s`)).join(', ');
}

/** Applicants are created and moved about; each move tells of a changed level. */
async function makeEvents(client: SignedClient, events: number): Promise<void> {
  const people = Math.ceil(events / EVENTS_EACH);
  await inParallel(Array.from({ length: people }), MAKERS, async (_nothing, index) => {
    const { id: applicantId } = await expectData(
      client.POST('/resources/applicants', {
        params: { query: { levelName: 'basic-kyc-level' } },
        body: { externalUserId: `soak-${index}` },
      }),
    );
    const moves = Math.min(EVENTS_EACH, events - index * EVENTS_EACH) - 1;
    for (let move = 0; move < moves; move += 1) {
      // A move to the level that he is on would tell of nothing.
      const name = move % 2 === 0 ? 'id-and-liveness' : 'basic-kyc-level';
      await expectData(
        client.POST('/resources/applicants/{applicantId}/moveToLevel', {
          params: { path: { applicantId }, query: { name } },
        }),
      );
    }
  });
}

/** Resolves when nothing waits any more. */
async function settled(database: pg.Client): Promise<void> {
  await eventually(async () => {
    const { rows } = await database.query(
      "select (select count(*) from webhook_delivery where status = 'pending')::int as waiting, (select count(*) from webhook_attempt)::int as tries",
    );
    const [row] = z.array(z.object({ waiting: z.number(), tries: z.number() })).parse(rows);
    return { isSo: row?.waiting === 0, progress: row?.tries };
  });
}

/** Asks for what has failed until nothing has; how many times that took. */
async function replayFailed(
  client: SignedClient,
  database: pg.Client,
  webhookId: string,
  say: (text: string) => void,
): Promise<number> {
  for (let replays = 0; replays < 20; replays += 1) {
    const begun = await expectData(
      client.POST('/resources/api/clientWebhooks/{webhookId}/replays', {
        params: { path: { webhookId } },
        body: { from: '2000-01-01 00:00:00', to: '2100-01-01 00:00:00', statuses: ['failed'] },
      }),
    );
    if (begun.total === 0) return replays;
    say(`replaying ${begun.total}`);
    await eventually(async () => {
      const { status, done } = await expectData(
        client.GET('/resources/api/clientWebhooks/{webhookId}/replays/{replayId}', {
          params: { path: { webhookId, replayId: begun.id } },
        }),
      );
      return { isSo: status === 'completed' && done === begun.total, progress: done };
    });
    await settled(database);
  }
  throw new Error('after 20 replays something still fails');
}

function compare({
  events,
  receiver,
  records,
  samples,
  isRunning,
}: {
  readonly events: number;
  readonly receiver: SoakReceiver;
  readonly records: SoakRecords;
  readonly samples: readonly Sample[];
  readonly isRunning: boolean;
}): string[] {
  const failures: string[] = [];
  if (records.events !== events) failures.push(`${records.events} events are in the log, not ${events}`);
  if (records.delivered !== events) failures.push(`${records.delivered} are delivered, not ${events}`);
  if (receiver.received.size !== events) failures.push(`${receiver.received.size} arrived, not ${events}`);
  if (receiver.counts.wrong > 0) failures.push(`${receiver.counts.wrong} digests were wrong`);
  const wrong = outOfOrder(receiver, records.order);
  if (wrong > 0) failures.push(`${wrong} first tries came out of order`);
  if (!isRunning) failures.push('the worker ended');
  const growth = memoryGrowth(samples);
  if (growth > FLAT_MIB) failures.push(`the memory of the worker grew by ${growth.toFixed(0)} MiB`);
  return failures;
}

/** Median of the last fifth less the median of the middle fifth, in MiB: what comes before is warming up. */
function memoryGrowth(samples: readonly Sample[]): number {
  const fifth = Math.max(1, Math.floor(samples.length / 5));
  const of = (part: readonly Sample[]) => median(part.map(({ memory }) => memory));
  return of(samples.slice(-fifth)) - of(samples.slice(2 * fifth, 3 * fifth));
}

async function sample(
  pid: number,
  receiver: SoakReceiver,
  started: number,
  samples: Sample[],
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const { now: memory } = await residentMemory(pid);
    const second = Math.round((performance.now() - started) / 1000);
    samples.push({ second, memory, received: receiver.received.size });
    await delay(SAMPLE_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** Up to twelve samples, evenly over the run. */
function memoryTable(samples: readonly Sample[]): Table {
  const step = Math.max(1, Math.ceil(samples.length / 12));
  const shown = samples.filter((_sample, index) => index % step === 0 || index === samples.length - 1);
  return {
    title: 'Memory of the worker',
    head: ['second', 'resident', 'events received'],
    rows: shown.map(({ second, memory, received }) => [String(second), mebibytes(memory), String(received)]),
  };
}
