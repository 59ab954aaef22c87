import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { printProgress } from '@aval/pinned-files/print-progress';
import { openCast } from '@aval/specimens/cast';
import { drawnDefinitions, generateSet, setParts } from '@aval/specimens/set/generate-set';
import { generatedMarkFile, generatedMarkSchema } from '@aval/specimens/set/truth';
import { requireConfig } from './errand.ts';
import { answer, CommandFailure, type Output } from './output.ts';
import { showSteps } from './show-steps.ts';

export type GenerateSpecimensOptions = {
  readonly out: string;
  readonly count: number;
  readonly seed: number;
  readonly only: readonly string[] | null;
  readonly force: boolean;
};

/** Draws a labelled set of documents, faces, presentations and barcodes into a folder, for the accuracy card. */
export async function generateSpecimensCommand(
  output: Output,
  options: GenerateSpecimensOptions,
): Promise<void> {
  const config = requireConfig();
  const folder = resolve(options.out);
  const known = [...setParts, ...drawnDefinitions];
  const unknown = options.only?.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new CommandFailure(
      `There is nothing called '${unknown}' to draw. --only knows: ${known.join(', ')}.`,
    );
  }
  await clearFolder(folder, options.force);
  const progress = printProgress(process.stderr, 'portraits');
  const cast = await openCast({
    cacheDir: config.cacheDir,
    registry: config.registry,
    onProgress: progress.onProgress,
  });
  progress.stop();
  if (!cast.ok) throw new CommandFailure(cast.error);
  const steps = showSteps(process.stderr, 'specimens');
  try {
    const { pictures } = await generateSet({
      folder,
      count: options.count,
      seed: options.seed,
      only: options.only,
      cast: cast.value,
      onProgress: steps.onProgress,
    });
    const listed = Object.entries(pictures).flatMap(([part, count]) =>
      count === 0 ? [] : `${count} ${part}`,
    );
    answer(
      output,
      { folder, seed: options.seed, count: options.count, pictures },
      `Drawn into ${folder}: ${listed.join(', ')}. npm run accuracy -- --generated ${folder} measures them.`,
    );
  } finally {
    steps.stop();
  }
}

const ownEntries = [
  'documents',
  'mrz',
  'attacks',
  'faces',
  'pad',
  'barcodes',
  'truth.json',
  generatedMarkFile,
];

/** Makes the folder; one that holds something is left alone, unless it is an earlier set and `force` is given. */
async function clearFolder(folder: string, force: boolean): Promise<void> {
  let entries: string[];
  try {
    await mkdir(folder, { recursive: true });
    entries = await readdir(folder);
  } catch {
    throw new CommandFailure(`${folder} is no folder that can be written to.`);
  }
  if (entries.length === 0) return;
  if (!force) throw new CommandFailure(`${folder} is not empty. --force replaces an earlier set there.`);
  if (!(await isGenerated(folder))) {
    throw new CommandFailure(`${folder} holds files that this command did not write: nothing was deleted.`);
  }
  // Entries that are not the command's own stay.
  for (const entry of ownEntries) await rm(join(folder, entry), { recursive: true, force: true });
}

async function isGenerated(folder: string): Promise<boolean> {
  try {
    const mark: unknown = JSON.parse(await readFile(join(folder, generatedMarkFile), 'utf8'));
    return generatedMarkSchema.safeParse(mark).success;
  } catch {
    return false;
  }
}
