import { readdir } from 'node:fs/promises';

/** Names in a folder, sorted; empty when there is none. */
export async function listFolder(
  path: string,
): Promise<{ readonly files: string[]; readonly folders: string[] }> {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    const namesOf = (kind: 'isFile' | 'isDirectory') =>
      entries
        .filter((entry) => entry[kind]())
        .map(({ name }) => name)
        .sort();
    return { files: namesOf('isFile'), folders: namesOf('isDirectory') };
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return { files: [], folders: [] };
    throw error;
  }
}
