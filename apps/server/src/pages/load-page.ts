import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const manifestSchema = z.object({
  version: z.literal(1),
  fingerprint: z.string(),
  files: z.array(
    z.object({
      name: z.string().regex(/^[\w./-]+$/),
      contentType: z.string(),
      packed: z.boolean(),
      integrity: z.string(),
    }),
  ),
});

/** A file of the page as it is sent: itself, and compressed where that is smaller. */
export type PageFile = {
  readonly contentType: string;
  readonly plain: Buffer;
  readonly gzip: Buffer | undefined;
  readonly brotli: Buffer | undefined;
};

export type Page = {
  readonly html: Buffer;
  /** By their name in the address. */
  readonly file: (name: string) => Promise<PageFile | undefined>;
};

/**
 * The built page of a folder (`npm run build` makes it), or undefined where nothing was built. Files are kept in memory once they were
 * asked for: they are few, and their names change with their content. Throws when the folder is damaged.
 */
export function loadPage(folder: string): () => Promise<Page | undefined> {
  let loaded: { readonly fingerprint: string; readonly page: Page } | undefined;
  return async () => {
    const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => undefined);
    if (text === undefined) return undefined;
    const { fingerprint, files } = manifestSchema.parse(JSON.parse(text));
    if (loaded?.fingerprint !== fingerprint) {
      const known = new Map(files.map((file) => [file.name, file]));
      const kept = new Map<string, Promise<PageFile>>();
      const open = async (name: string): Promise<PageFile | undefined> => {
        const described = known.get(`assets/${name}`);
        if (described === undefined) return undefined;
        const before = kept.get(name);
        if (before !== undefined) return before;
        const reading = readPageFile(join(folder, described.name), described);
        kept.set(name, reading);
        reading.catch(() => kept.delete(name));
        return reading;
      };
      loaded = { fingerprint, page: { html: await readFile(join(folder, 'index.html')), file: open } };
    }
    return loaded.page;
  };
}

async function readPageFile(
  path: string,
  { contentType, packed }: { readonly contentType: string; readonly packed: boolean },
): Promise<PageFile> {
  const [plain, gzip, brotli] = await Promise.all([
    readFile(path),
    packed ? readFile(`${path}.gz`) : undefined,
    packed ? readFile(`${path}.br`) : undefined,
  ]);
  return { contentType, plain, gzip, brotli };
}
