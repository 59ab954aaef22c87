import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { apiBench } from './benches/api.ts';
import { flowBench } from './benches/flow.ts';
import { killBench } from './benches/kill.ts';
import { memoryBench } from './benches/memory.ts';
import { screeningBench } from './benches/screening.ts';
import { verificationsBench } from './benches/verifications.ts';
import { visionBench } from './benches/vision.ts';
import { webhooksBench } from './benches/webhooks.ts';
import { stopLeftDatabase } from './tools/aval-server.ts';
import { type Bench, type BenchOptions, optionsSchema } from './tools/bench.ts';
import { makeChildren } from './tools/children.ts';
import { loadNow, machineFacts, machineTable, type Report, tableText } from './tools/report.ts';

const benches: readonly Bench[] = [
  visionBench,
  verificationsBench,
  apiBench,
  memoryBench,
  killBench,
  webhooksBench,
  screeningBench,
  flowBench,
];

const usage = `npm run bench -- [name ...] [--json FILE] [--people N] [--rounds N] [--seconds N] [--connections N]
                 [--kills N] [--events N] [--entries N] [--profile FOLDER]
${benches.map(({ name, summary }) => `  ${name.padEnd(15)}${summary}`).join('\n')}
Without a name all of them run, one after the other.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'string' },
    people: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    connections: { type: 'string' },
    kills: { type: 'string' },
    events: { type: 'string' },
    entries: { type: 'string' },
    profile: { type: 'string' },
    help: { type: 'boolean' },
  },
});
const { json, help, ...given } = values;
const unknown = positionals.filter((name) => benches.every((bench) => bench.name !== name));
const options = optionsSchema.safeParse(given);
if (help === true || unknown.length > 0 || !options.success) {
  if (unknown.length > 0) console.error(`There is no benchmark ${unknown.join(', ')}.`);
  if (!options.success)
    console.error(
      options.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('\n'),
    );
  console.log(usage);
  process.exit(help === true ? 0 : 2);
}
const chosen = benches.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const results: Record<string, unknown> = {};
let isInterrupted = false;
for (const bench of chosen) {
  if (isInterrupted) break;
  results[bench.name] = await conduct(bench, options.data);
  if (json !== undefined) await writeFile(json, `${JSON.stringify(results, null, 2)}\n`);
}
// What an interrupted benchmark still waits for must not keep this process.
process.exit();

/** One benchmark in a folder of its own and within its time; leaves nothing behind. */
async function conduct(bench: Bench, given: BenchOptions): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'aval-bench-'));
  // The database's own user has to be able to pass.
  await chmod(folder, 0o711);
  const children = makeChildren(folder);
  const undo: (() => Promise<void>)[] = [];
  const clean = once(async () => {
    for (const step of undo.reverse()) await step().catch(() => undefined);
    await children.stopAll();
    for (const name of await readdir(folder)) await stopLeftDatabase(join(folder, name));
    await rm(folder, { recursive: true, force: true });
  });
  let interrupt: (reason: string) => void = () => undefined;
  const interrupted = new Promise<never>((_resolve, reject) => {
    interrupt = (reason) => reject(new Error(reason));
  });
  const onSignal = () => {
    isInterrupted = true;
    interrupt('it was interrupted');
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  const limit = setTimeout(
    () => interrupt(`it did not end within ${bench.limitMinutes} minutes`),
    bench.limitMinutes * 60_000,
  );
  const loadAtStart = loadNow();
  const started = performance.now();
  console.log(`\n=== ${bench.name}: ${bench.summary}`);
  try {
    const work = bench.run({
      folder,
      children,
      options: given,
      say: (sentence) => console.error(`  ${sentence}`),
      afterwards: (step) => undo.push(step),
    });
    const report = await Promise.race([work, interrupted]);
    const machine = machineFacts(loadAtStart);
    const seconds = Math.round((performance.now() - started) / 1000);
    print(report, [...report.tables, machineTable(machine)].map(tableText), seconds);
    return { machine, seconds, ...report };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    console.error(`${bench.name} failed: ${reason}`);
    console.error(await lastErrors(folder));
    process.exitCode = 1;
    return { machine: machineFacts(loadAtStart), failures: [reason] };
  } finally {
    clearTimeout(limit);
    await clean();
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}

/** What the programs complained of last, since their output goes with the folder. */
async function lastErrors(folder: string): Promise<string> {
  const told: string[] = [];
  for (const name of (await readdir(folder)).filter((each) => each.endsWith('.err'))) {
    const lines = (await readFile(join(folder, name), 'utf8')).split('\n');
    // Levels of the log from `warn` on; lines that are no log are told too.
    const bad = lines.filter((line) => line !== '' && !/^\{"level":[123]0,/.test(line));
    told.push(...bad.slice(-5).map((line) => `  ${name}: ${line.slice(0, 1000)}`));
  }
  return told.join('\n');
}

function print(report: Report, texts: readonly string[], seconds: number): void {
  for (const text of texts) console.log(`\n${text}`);
  for (const failure of report.failures) console.log(`\nFAILED: ${failure}`);
  console.log(`\n${report.failures.length === 0 ? 'done' : 'FAILED'} in ${seconds} s`);
  if (report.failures.length > 0) process.exitCode = 1;
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
}
