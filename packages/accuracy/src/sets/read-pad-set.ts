import { join } from 'node:path';
import { listFolder } from './list-folder.ts';
import { isPicture } from './read-picture.ts';

/** One presentation to the camera: its frames, and what it was. */
export type Presentation = { readonly frames: readonly string[]; readonly attack: string | null };

/**
 * `pad/live/…` and `pad/spoof/<attack type>/…`, one folder (or one picture) a presentation; and, as the samples of Silent-Face
 * are named, `*_T*.jpg` live and `*_F*.jpg` presented beside them. Undefined when the set is not there.
 */
export async function readPadSet(root: string): Promise<Presentation[] | undefined> {
  const folder = join(root, 'pad');
  const { files, folders } = await listFolder(folder);
  if (files.length === 0 && folders.length === 0) return undefined;
  const named = files.filter(isPicture).flatMap((file): Presentation[] => {
    const kind = /_([TF])\d*\.\w+$/.exec(file)?.[1];
    if (kind === undefined) return [];
    return [{ frames: [join(folder, file)], attack: kind === 'T' ? null : 'presented' }];
  });
  const live = await presentationsIn(join(folder, 'live'), null);
  const { folders: attacks } = await listFolder(join(folder, 'spoof'));
  const spoofs = await Promise.all(
    attacks.map((attack) => presentationsIn(join(folder, 'spoof', attack), attack)),
  );
  return [...named, ...live, ...spoofs.flat()];
}

async function presentationsIn(folder: string, attack: string | null): Promise<Presentation[]> {
  const { files, folders } = await listFolder(folder);
  const single = files.filter(isPicture).map((file) => ({ frames: [join(folder, file)], attack }));
  const series = await Promise.all(
    folders.map(async (name) => {
      const inner = join(folder, name);
      const frames = (await listFolder(inner)).files.filter(isPicture).map((file) => join(inner, file));
      return { frames, attack };
    }),
  );
  return [...single, ...series.filter(({ frames }) => frames.length > 0)];
}
