import { join } from 'node:path';
import { listFolder } from './list-folder.ts';
import { readText } from './read-json.ts';
import { isPicture } from './read-picture.ts';

export type BarcodeItem = { readonly format: string; readonly path: string; readonly text: string };

/** `barcodes/<format>-<n>/`: pictures, each with a `.txt` of the content expected. Undefined when the set is not there. */
export async function readBarcodeSet(root: string): Promise<BarcodeItem[] | undefined> {
  const { folders } = await listFolder(join(root, 'barcodes'));
  if (folders.length === 0) return undefined;
  const items: BarcodeItem[] = [];
  for (const name of folders) {
    const folder = join(root, 'barcodes', name);
    const format = name.replace(/-\d+$/, '');
    for (const file of (await listFolder(folder)).files.filter(isPicture)) {
      const text = await readText(join(folder, file.replace(/\.\w+$/, '.txt')));
      if (text !== undefined) items.push({ format, path: join(folder, file), text });
    }
  }
  return items;
}
