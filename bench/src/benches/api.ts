import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { measureActionLives } from '../api/action-lives.ts';
import { bareReadySchema, type LoadOrder, type LoadResult, loadAnswerSchema } from '../api/load-messages.ts';
import { type Cost, profileTop } from '../api/profile-top.ts';
import { connect, makeInstallation } from '../tools/aval-server.ts';
import type { Bench, Workshop } from '../tools/bench.ts';
import type { Child } from '../tools/children.ts';
import { familyCpuMilliseconds } from '../tools/process-usage.ts';
import { milliseconds, type Report, type Table, times } from '../tools/report.ts';
import { median } from '../tools/statistics.ts';

export const apiBench: Bench = {
  name: 'api',
  summary:
    'signed create and read beside a bare Fastify + pg handler (--rounds, --seconds, --connections, --profile)',
  limitMinutes: 15,
  run,
};

/** Goal: at least so much of the bare handler's requests a second. */
const GOAL = 0.5;
/** Connections to the database, as the server has them. */
const POOL = 20;
/** Applicants read in turn. */
const READ = 500;
/** Actions that live from creation to completion. */
const ACTION_LIVES = 300;
/** Requests a second that are prepared at most; a round that runs out of them ends early. */
const PREPARED_A_SECOND = 8000;

/** Requests until code is compiled and statements are planned, in rounds of 2 s, on a slow machine fewer. */
const WARM_REQUESTS = 4000;
const WARM_TRIES = 8;

type Kind = 'create' | 'read';
type Side = { readonly name: string; readonly child: Child; readonly port: number };
type Round = LoadResult & {
  readonly perSecond: number;
  /** CPU milliseconds a request: of the server, of PostgreSQL. */
  readonly serverCpu: number;
  readonly databaseCpu: number;
  /** Cores that the generator kept busy. */
  readonly generatorShare: number;
};
type Pair = { readonly ours: Round; readonly bare: Round };

async function run(workshop: Workshop): Promise<Report> {
  const { say, options, children } = workshop;
  const { rounds = 5, seconds = 4, connections = 16, profile } = options;
  const installation = await makeInstallation(workshop, 'data');
  const folder = profile === undefined ? undefined : resolve(profile);
  const nodeFlags = folder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${folder}`];
  const { child, url } = await installation.start('api', { nodeFlags });
  const client = await installation.client(url);
  const { credentials } = client;
  const server = await installation.database();
  const database = await connect(workshop, server.url);
  const bareFile = fileURLToPath(new URL('../api/bare-handler.js', import.meta.url));
  const bareFlags = folder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${join(folder, 'bare')}`];
  const bare = children.start({
    name: 'bare',
    file: bareFile,
    args: [server.url, String(POOL)],
    environment: {},
    nodeFlags: bareFlags,
    talks: true,
  });
  const { port } = bareReadySchema.parse(await bare.nextMessage());
  const ourSide: Side = { name: 'Aval', child, port: Number(new URL(url).port) };
  const bareSide: Side = { name: 'bare Fastify + pg', child: bare, port };
  const generator = children.start({
    name: 'load',
    file: fileURLToPath(new URL('../api/load-generator.js', import.meta.url)),
    args: [],
    environment: {},
    talks: true,
  });
  let creations = 0;
  const idsOf = async (side: Side) => {
    const table = side === ourSide ? 'applicant' : 'bench_bare';
    const { rows } = await database.query(`select id::text from ${table} limit ${READ}`);
    return z
      .array(z.object({ id: z.string() }))
      .parse(rows)
      .map(({ id }) => id);
  };
  const round = async (side: Side, kind: Kind, length: number): Promise<Round> => {
    creations += 1;
    const most = Math.ceil(length * PREPARED_A_SECOND);
    const requests =
      kind === 'create' ? { kind, prefix: `bench-${creations}`, most } : { kind, ids: await idsOf(side) };
    const order: LoadOrder = {
      port: side.port,
      connections,
      milliseconds: length * 1000,
      credentials,
      requests,
    };
    return oneRound(generator, side, server.pid, order);
  };

  const measured: Record<Kind, Pair[]> = { create: [], read: [] };
  for (const kind of ['create', 'read'] as const) {
    say(`${kind}: warming up`);
    for (const side of [ourSide, bareSide]) {
      let answered = 0;
      for (let tries = 0; tries < WARM_TRIES && answered < WARM_REQUESTS; tries += 1) {
        answered += (await round(side, kind, 2)).answered;
      }
    }
    for (let number = 1; number <= rounds; number += 1) {
      const pair = { ours: await round(ourSide, kind, seconds), bare: await round(bareSide, kind, seconds) };
      measured[kind].push(pair);
      say(
        `${kind} ${number} of ${rounds}: ${pair.ours.perSecond.toFixed(0)} and ${pair.bare.perSecond.toFixed(0)} a second`,
      );
    }
  }
  say('whole lives of actions');
  await installation.start('worker');
  const lives = await measureActionLives(client, database, { lives: ACTION_LIVES, connections });
  const settings = await databaseSettings(database);
  // Profiles are written when the processes end.
  const profiles = folder === undefined ? [] : await profileTables(folder, [ourSide, bareSide]);
  const kinds = ['create', 'read'] as const;
  const broken = kinds.flatMap((kind) => measured[kind].flatMap(({ ours, bare: other }) => [ours, other]));
  const failures = broken
    .filter(({ failed }) => failed > 0)
    .map(({ failed, firstFailure }) => `${failed} requests failed, the first with ${firstFailure ?? ''}`);
  return {
    failures: [...failures, ...lives.failures],
    tables: [
      ...kinds.map((kind) => sideTable(kind, measured[kind], { connections, seconds, rounds })),
      ratioTable(measured),
      lives.table,
      { title: 'Database', head: ['setting', 'value'], rows: settings },
      ...profiles,
    ],
    figures: { connections, seconds, rounds, goal: GOAL, ...measured, ...lives.figures },
  };
}

async function oneRound(generator: Child, side: Side, postgres: number, order: LoadOrder): Promise<Round> {
  const answer = async () => loadAnswerSchema.parse(await generator.nextMessage());
  const usage = async () =>
    [await familyCpuMilliseconds(side.child.pid), await familyCpuMilliseconds(postgres)] as const;
  const before = await usage();
  const ready = answer();
  generator.send(order);
  if ((await ready).kind !== 'ready') throw new Error('the load generator is out of step');
  const result = await answer();
  if (result.kind !== 'done') throw new Error('the load generator is out of step');
  const after = await usage();
  return {
    ...result,
    perSecond: result.answered / (result.milliseconds / 1000),
    serverCpu: (after[0] - before[0]) / result.answered,
    databaseCpu: (after[1] - before[1]) / result.answered,
    generatorShare: result.cpuMilliseconds / result.milliseconds,
  };
}

function sideTable(
  kind: Kind,
  pairs: readonly Pair[],
  {
    connections,
    seconds,
    rounds,
  }: { readonly connections: number; readonly seconds: number; readonly rounds: number },
): Table {
  const line = (name: string, all: readonly Round[]) => {
    const of = (field: (round: Round) => number) => median(all.map(field));
    return [
      name,
      of(({ perSecond }) => perSecond).toFixed(0),
      milliseconds(of(({ p50 }) => p50)),
      milliseconds(of(({ p95 }) => p95)),
      `${(of(({ serverCpu }) => serverCpu) * 1000).toFixed(0)} us`,
      `${(of(({ databaseCpu }) => databaseCpu) * 1000).toFixed(0)} us`,
      `${(of(({ generatorShare }) => generatorShare) * 100).toFixed(0)} %`,
      String(all.reduce((total, { failed }) => total + failed, 0)),
    ];
  };
  return {
    title: `${kind === 'create' ? 'Create' : 'Read'} an applicant, signed: ${connections} connections, ${rounds} rounds of ${seconds} s each, medians`,
    head: ['', 'requests/s', 'p50', 'p95', 'server CPU', 'database CPU', 'generator, of a core', 'failed'],
    rows: [
      line(
        'Aval',
        pairs.map(({ ours }) => ours),
      ),
      line(
        'bare Fastify + pg',
        pairs.map(({ bare }) => bare),
      ),
    ],
  };
}

function ratioTable(measured: Readonly<Record<Kind, readonly Pair[]>>): Table {
  const rows = (['create', 'read'] as const).map((kind) => {
    const ratios = measured[kind].map(({ ours, bare }) => ours.perSecond / bare.perSecond);
    const middle = median(ratios);
    return [
      kind,
      times(middle),
      times(Math.min(...ratios)),
      times(Math.max(...ratios)),
      times(median(measured[kind].map(({ ours, bare }) => bare.serverCpu / ours.serverCpu))),
      middle >= GOAL ? 'reached' : 'NOT reached',
    ];
  });
  return {
    title: `Requests a second of Aval / bare handler, rounds in turn (goal: at least ${GOAL})`,
    head: ['', 'median', 'lowest', 'highest', 'by server CPU', 'goal'],
    rows,
  };
}

/** Commits that are not flushed would flatter both sides; the table shows that they are. */
async function databaseSettings(database: Awaited<ReturnType<typeof connect>>): Promise<string[][]> {
  const names = ['server_version', 'fsync', 'synchronous_commit', 'shared_buffers'];
  const { rows } = await database.query(
    'select name, current_setting(name) as value from unnest($1::text[]) as name',
    [names],
  );
  const read = z.array(z.object({ name: z.string(), value: z.string() })).parse(rows);
  return read.map(({ name, value }) => [name, value]);
}

async function profileTables(folder: string, sides: readonly [Side, Side]): Promise<Table[]> {
  const [ours, bare] = sides;
  await ours.child.stop();
  await bare.child.stop();
  const table = (title: string, costs: readonly Cost[]): Table => ({
    title,
    head: ['where', 'share'],
    rows: costs.map(({ name, share }) => [name, `${(share * 100).toFixed(1)} %`]),
  });
  const top = await profileTop(folder, 40);
  const bareTop = await profileTop(join(folder, 'bare'), 15);
  return [
    ...(top === undefined
      ? []
      : [table('Aval, time by package', top.places), table('Aval, time by function', top.functions)]),
    ...(bareTop === undefined ? [] : [table('Bare handler, time by package', bareTop.places)]),
  ];
}
