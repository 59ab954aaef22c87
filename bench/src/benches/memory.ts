import { setTimeout as delay } from 'node:timers/promises';
import { makeScenario, type Scenario } from '@aval/specimens/scenarios';
import { type Installation, makeInstallation, type Role, type Server } from '../tools/aval-server.ts';
import type { Bench, Workshop } from '../tools/bench.ts';
import { handIn, inParallel, portraits, submit, today } from '../tools/people.ts';
import { familyMemory, residentMemory } from '../tools/process-usage.ts';
import { mebibytes, type Report } from '../tools/report.ts';
import { receiveWebhooks } from '../tools/webhook-receiver.ts';

export const memoryBench: Bench = {
  name: 'memory',
  summary: 'resident memory of each role, idle after the start and after verifications (--people)',
  limitMinutes: 15,
  run,
};

type Row = { readonly what: string; readonly idle: number; readonly after: number; readonly peak: number };

/** Time for a process to finish what it does after it has said that it is ready. */
const SETTLE_MS = 3000;

async function run(workshop: Workshop): Promise<Report> {
  const people = workshop.options.people ?? 20;
  workshop.say('drawing the specimens');
  const cut = await portraits();
  const scenarios: Scenario[] = [];
  for (const seed of [1, 2, 3]) {
    scenarios.push(await makeScenario('genuine', { portraits: cut, today: today(), seed }));
  }
  const rows = [
    ...(await measure(workshop, 'apart', ['api', 'worker'], scenarios, people)),
    ...(await measure(workshop, 'together', ['all'], scenarios, people)),
  ];
  return {
    tables: [
      {
        title: `Memory, after the start and after ${people} verifications`,
        head: ['process', 'idle', 'afterwards', 'highest'],
        rows: rows.map(({ what, idle, after, peak }) => [
          what,
          mebibytes(idle),
          mebibytes(after),
          Number.isNaN(peak) ? '' : mebibytes(peak),
        ]),
      },
    ],
    figures: { people, mebibytes: rows },
    failures: [],
  };
}

async function measure(
  workshop: Workshop,
  folder: string,
  roles: readonly Role[],
  scenarios: readonly Scenario[],
  people: number,
): Promise<Row[]> {
  const { say } = workshop;
  say(`starting ${roles.join(' and ')}`);
  const installation = await makeInstallation(workshop, folder);
  const servers: (Server & { readonly role: Role })[] = [];
  for (const role of roles) servers.push({ role, ...(await installation.start(role)) });
  const url = servers.find((server) => server.url !== '')?.url ?? '';
  await delay(SETTLE_MS);
  const idle = await look(servers, installation);
  await verifyAll(workshop, installation, url, scenarios, people);
  await delay(SETTLE_MS);
  const after = await look(servers, installation);
  for (const { child } of servers.toReversed()) await child.stop();
  return idle.map(({ what, now }, index) => ({
    what,
    idle: now,
    after: after[index]?.now ?? Number.NaN,
    peak: after[index]?.peak ?? Number.NaN,
  }));
}

type Look = { readonly what: string; readonly now: number; readonly peak: number };

async function look(
  servers: readonly (Server & { readonly role: Role })[],
  installation: Installation,
): Promise<Look[]> {
  const looks: Look[] = [];
  for (const { role, child } of servers)
    looks.push({ what: `role ${role}`, ...(await residentMemory(child.pid)) });
  const { pid } = await installation.database();
  const what = `PostgreSQL (with ${servers.map(({ role }) => role).join(' and ')})`;
  return [...looks, { what, now: await familyMemory(pid), peak: Number.NaN }];
}

async function verifyAll(
  workshop: Workshop,
  installation: Installation,
  url: string,
  scenarios: readonly Scenario[],
  people: number,
): Promise<void> {
  const client = await installation.client(url);
  const receiver = await receiveWebhooks(client);
  workshop.afterwards(receiver.close);
  workshop.say(`${people} verifications`);
  await inParallel(Array.from({ length: people }), 4, async (_nothing, index) => {
    const scenario = scenarios[index % scenarios.length];
    if (scenario === undefined) throw new Error('there are no specimens');
    const id = await handIn(client, scenario, `bench-${index}`);
    await submit(client, id);
    await receiver.verdictOf(id, 180_000);
  });
}
