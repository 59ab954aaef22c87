import { join } from 'node:path';
import { z } from 'zod';
import { readJson } from './read-json.ts';

const truthSchema = z.array(z.object({ file: z.string(), lines: z.array(z.string()) }));
export type MrzItem = { readonly name: string; readonly path: string; readonly lines: readonly string[] };

/** `mrz/truth.json`: pictures and their lines. Undefined when the set is not there. Throws `SetUnreadable`. */
export async function readMrzSet(root: string): Promise<MrzItem[] | undefined> {
  const folder = join(root, 'mrz');
  const truth = await readJson(join(folder, 'truth.json'), truthSchema);
  return truth
    ?.filter(({ lines }) => lines.length > 0)
    .map(({ file, lines }) => ({ name: file, path: join(folder, file), lines }));
}
