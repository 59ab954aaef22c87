import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const profileSchema = z.object({
  nodes: z.array(
    z.object({
      id: z.number(),
      callFrame: z.object({ functionName: z.string(), url: z.string(), lineNumber: z.number() }),
    }),
  ),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});

export type Cost = { readonly name: string; readonly share: number };
export type ProfileTop = { readonly functions: readonly Cost[]; readonly places: readonly Cost[] };

/** Where the time of the busiest profile in `folder` went: by function and by package. Shares are of the time not idle. */
export async function profileTop(folder: string, count: number): Promise<ProfileTop | undefined> {
  let busiest: { readonly busy: number; readonly top: ProfileTop } | undefined;
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.cpuprofile'))) {
    const summed = summarise(await readFile(join(folder, file), 'utf8'), count);
    if (busiest === undefined || summed.busy > busiest.busy) busiest = summed;
  }
  return busiest?.top;
}

function summarise(text: string, count: number): { readonly busy: number; readonly top: ProfileTop } {
  const { nodes, samples, timeDeltas } = profileSchema.parse(JSON.parse(text));
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const functions = new Map<string, number>();
  const places = new Map<string, number>();
  let busy = 0;
  for (const [index, id] of samples.entries()) {
    const frame = frames.get(id);
    const time = timeDeltas[index] ?? 0;
    if (frame === undefined || frame.functionName === '(idle)') continue;
    busy += time;
    const place = placeOf(frame.url);
    const name = frame.functionName === '' ? '(anonymous)' : frame.functionName;
    const at =
      frame.url === '' ? name : `${name}  ${place} ${frame.url.split('/').at(-1)}:${frame.lineNumber + 1}`;
    functions.set(at, (functions.get(at) ?? 0) + time);
    places.set(place, (places.get(place) ?? 0) + time);
  }
  const top = (costs: ReadonlyMap<string, number>): Cost[] =>
    [...costs]
      .sort((one, other) => other[1] - one[1])
      .slice(0, count)
      .map(([name, time]) => ({ name, share: time / busy }));
  return { busy, top: { functions: top(functions), places: top(places) } };
}

/** The package a file belongs to, or the part of our own code. */
function placeOf(url: string): string {
  if (url === '') return 'native';
  if (url.startsWith('node:')) return 'node';
  const inPackage = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1];
  if (inPackage !== undefined) return inPackage;
  return /(apps\/server\/dist\/[^/]+(?:\/[^/]+(?=\/))?|packages\/[^/]+)/.exec(url)?.[1] ?? url;
}
