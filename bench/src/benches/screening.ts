import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { makeInstallation } from '../tools/aval-server.ts';
import type { Bench, Workshop } from '../tools/bench.ts';
import {
  type InventedEntry,
  inventedBirth,
  inventedEntries,
  listShapes,
  writeInventedList,
} from '../tools/invented-list.ts';
import { makeNames, makeRandom, pick, type Random } from '../tools/invented-names.ts';
import { residentMemory } from '../tools/process-usage.ts';
import { mebibytes, type Report } from '../tools/report.ts';
import { mean, median, percentile } from '../tools/statistics.ts';

export const screeningBench: Bench = {
  name: 'screening',
  summary:
    'a list of invented people: import, look-ups, who is found under changed names (--entries, --people)',
  limitMinutes: 60,
  run,
};

const SEED = 20_260_314;
/** Median of a look-up in milliseconds that still counts as quick. */
const QUICK_MS = 50;
/** Memory of an import in MiB beyond that of an import of a tenth of the list: it must not grow with the list. */
const GROWTH_MIB = 96;
/** Below this share of people found under changed names with their birth the bench fails. */
const LEAST_RECALL = 0.95;

const answerSchema = z.object({
  milliseconds: z.number(),
  hits: z.array(z.object({ entryId: z.string(), score: z.number() })),
});
type Answer = z.infer<typeof answerSchema>;
type Question = { readonly names: readonly string[]; readonly births: readonly string[] };
type Change = { readonly what: string; readonly names: (entry: InventedEntry, random: Random) => string };

/** The ways in which a name reaches us otherwise than it is listed. */
const changes: readonly Change[] = [
  { what: 'as listed', names: ({ name }) => name.latin.join(' ') },
  { what: 'in the letters of the country', names: ({ name }) => name.native.join(' ') },
  { what: 'transliterated otherwise', names: ({ name }) => name.otherLatin.join(' ') },
  { what: 'one typing error', names: ({ name }, random) => mistyped(name.latin, random).join(' ') },
  { what: 'last name first', names: ({ name }) => [name.latin.at(-1), ...name.latin.slice(0, -1)].join(' ') },
  { what: 'without the middle name', names: ({ name }) => [name.latin[0], name.latin.at(-1)].join(' ') },
  {
    what: 'otherwise, last name first, without middle name',
    names: ({ name }) => [name.otherLatin.at(-1), name.otherLatin[0]].join(' '),
  },
];

async function run(workshop: Workshop): Promise<Report> {
  const { say, options, folder } = workshop;
  const count = options.entries ?? 100_000;
  const people = options.people ?? 300;
  const installation = await makeInstallation(workshop, 'data');
  // A server of its own keeps the database up between the commands.
  await installation.start('api');
  const small = await importInvented(workshop, installation, {
    name: 'small',
    shape: 'ofac-xml',
    count: Math.ceil(count / 10),
  });
  const imports = [small];
  for (const shape of listShapes) {
    say(`importing ${count} entries as ${shape}`);
    imports.push(await importInvented(workshop, installation, { name: shape, shape, count }));
  }
  const listed = [...inventedEntries(count, SEED)];
  const random = makeRandom(7);
  const sample = Array.from({ length: people }, () => pick(random, listed));
  const lookUp = async (questions: readonly Question[]): Promise<Answer[]> => {
    const file = join(folder, 'questions.jsonl');
    await writeFile(file, questions.map((question) => `${JSON.stringify(question)}\n`).join(''));
    const printed = await installation.command('sources', 'look-up', file, '--name', 'ofac-xml', '--json');
    return printed
      .trim()
      .split('\n')
      .map((line) => answerSchema.parse(JSON.parse(line)));
  };
  const rows: string[][] = [];
  const times: number[] = [];
  const failures: string[] = [];
  const recalls: Record<string, number> = {};
  for (const { what, names } of changes) {
    say(what);
    const asked = sample.map((entry) => ({ names: [names(entry, random)], birth: entry.birth }));
    const withBirth = await lookUp(asked.map((each) => ({ names: each.names, births: [each.birth] })));
    const without = await lookUp(asked.map((each) => ({ names: each.names, births: [] })));
    times.push(...[...withBirth, ...without].map(({ milliseconds }) => milliseconds));
    const recall = (answers: readonly Answer[]) =>
      mean(
        answers.map(({ hits }, at) =>
          hits.some(({ entryId }) => entryId === String(sample[at]?.id)) ? 1 : 0,
        ),
      );
    const others = (answers: readonly Answer[]) =>
      mean(
        answers.map(
          ({ hits }, at) => hits.filter(({ entryId }) => entryId !== String(sample[at]?.id)).length,
        ),
      );
    recalls[what] = recall(withBirth);
    if (recall(withBirth) < LEAST_RECALL)
      failures.push(`only ${percent(recall(withBirth))} are found: ${what}`);
    rows.push([
      what,
      percent(recall(withBirth)),
      percent(recall(without)),
      others(withBirth).toFixed(2),
      others(without).toFixed(2),
    ]);
  }
  const strangers = await lookUpStrangers(people, lookUp, random);
  times.push(...strangers.times);
  const large = imports.filter(({ entries }) => entries === count);
  for (const each of large)
    if (each.peak - small.peak > GROWTH_MIB)
      failures.push(`the memory of the import ${each.name} grew with the list`);
  if (median(times) > QUICK_MS) failures.push(`the median of a look-up is ${median(times).toFixed(0)} ms`);
  return {
    failures,
    tables: [
      {
        title: 'Imports (a command of its own each)',
        head: ['list', 'entries', 'file', 'seconds', 'entries a second', 'memory at most'],
        rows: imports.map(({ name, entries, size, seconds, peak }) => [
          name,
          String(entries),
          mebibytes(size),
          seconds.toFixed(1),
          (entries / seconds).toFixed(0),
          mebibytes(peak),
        ]),
      },
      {
        title: `${times.length} look-ups in ${count} entries, one after the other`,
        head: ['p50', 'p95', 'p99', 'a second'],
        rows: [
          [
            ...[0.5, 0.95, 0.99].map((share) => `${percentile(times, share).toFixed(1)} ms`),
            (1000 / mean(times)).toFixed(1),
          ],
        ],
      },
      {
        title: `${people} listed people under changed names, at the default threshold`,
        head: ['name', 'found, birth known', 'found, name alone', 'others found', 'others, name alone'],
        rows,
      },
      {
        title: `${people} people who are on no list, with their births`,
        head: ['who', 'with a hit', 'hits each'],
        rows: strangers.rows,
      },
    ],
    figures: {
      imports,
      times: { p50: median(times), p95: percentile(times, 0.95) },
      recalls,
      strangers: strangers.rows,
    },
  };
}

type Import = { readonly name: string; readonly shape: (typeof listShapes)[number]; readonly count: number };

/** Imports an invented list by a command of its own, and looks at its memory meanwhile. */
async function importInvented(
  { folder, children }: Workshop,
  { dataDir, program, environment }: Awaited<ReturnType<typeof makeInstallation>>,
  { name, shape, count }: Import,
) {
  const file = join(folder, `${name}.xml`);
  await writeInventedList(file, shape, count, SEED);
  const started = performance.now();
  const args = ['sources', 'import', file, '--name', name, '--json'];
  const child = children.start({
    name: `import-${name}`,
    file: program,
    args,
    environment: { ...environment, AVAL_DATA_DIR: dataDir },
  });
  let peak = 0;
  while (child.isRunning()) {
    const { peak: now } = await residentMemory(child.pid);
    if (!Number.isNaN(now)) peak = Math.max(peak, now);
    await delay(100);
  }
  const seconds = (performance.now() - started) / 1000;
  const { entries } = z
    .object({ entries: z.number() })
    .parse(JSON.parse(await child.says(/^(\{.*\})$/m, 5000)));
  const { size } = await stat(file);
  return { name, entries, size: size / 1024 / 1024, seconds, peak };
}

async function lookUpStrangers(
  people: number,
  lookUp: (questions: readonly Question[]) => Promise<Answer[]>,
  random: Random,
) {
  // The names of the list put together anew, and names that the list has never heard of.
  const kinds = [
    ['names that are on the list, of other people', makeNames(1)],
    ['other names', makeNames(2)],
  ] as const;
  const rows: string[][] = [];
  const times: number[] = [];
  for (const [who, draw] of kinds) {
    const questions = Array.from({ length: people }, () => ({
      names: [draw(random).latin.join(' ')],
      births: [inventedBirth(random)],
    }));
    const answers = await lookUp(questions);
    times.push(...answers.map(({ milliseconds }) => milliseconds));
    rows.push([
      who,
      percent(mean(answers.map(({ hits }) => (hits.length > 0 ? 1 : 0)))),
      mean(answers.map(({ hits }) => hits.length)).toFixed(2),
    ]);
  }
  return { rows, times };
}

/** One letter of the longest word changed, left out, doubled or exchanged with the next. */
function mistyped(words: readonly string[], random: Random): string[] {
  const longest = words.reduce((one, other) => (other.length > one.length ? other : one), '');
  const at = 1 + Math.floor(random() * Math.max(1, longest.length - 2));
  const wrong = pick(random, [
    longest.slice(0, at) + pick(random, Array.from('abdegiklmnoprstuvz')) + longest.slice(at + 1),
    longest.slice(0, at) + longest.slice(at + 1),
    longest.slice(0, at) + longest.charAt(at) + longest.slice(at),
    longest.slice(0, at) + longest.charAt(at + 1) + longest.charAt(at) + longest.slice(at + 2),
  ]);
  return words.map((word) => (word === longest ? wrong : word));
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
