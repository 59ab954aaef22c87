import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type DocumentDefinition, documentDefinitionSchema } from '@aval/core/documents/definition';
import { failure, type Result, success } from '@aval/core/result';

/** A file of definitions that cannot be used: which one and why. */
export type DefinitionFailure = { readonly file: string; readonly reason: string };

const shippedFolder = fileURLToPath(new URL('../documents/', import.meta.url));

/**
 * Reads the definitions that come with the product and then those of the operator's own folder, in which a file
 * with the id of a shipped kind replaces it. One file per kind, `<id>.json`.
 * @param ownFolder absolute path; none when the operator has no own kinds
 * @returns all kinds in alphabetical order of their ids, or the first file that cannot be used
 */
export async function loadDefinitions(
  ownFolder?: string,
): Promise<Result<readonly DocumentDefinition[], DefinitionFailure>> {
  const byId = new Map<string, DocumentDefinition>();
  for (const folder of ownFolder === undefined ? [shippedFolder] : [shippedFolder, ownFolder]) {
    const read = await readFolder(folder);
    if (!read.ok) return read;
    for (const definition of read.value) byId.set(definition.id, definition);
  }
  return success([...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1)));
}

async function readFolder(folder: string): Promise<Result<DocumentDefinition[], DefinitionFailure>> {
  const definitions: DocumentDefinition[] = [];
  let names: string[];
  try {
    names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  } catch {
    return failure({ file: folder, reason: 'the folder cannot be read' });
  }
  for (const name of names) {
    const file = join(folder, name);
    const read = await readDefinition(file);
    if (!read.ok) return read;
    if (`${read.value.id}.json` !== name)
      return failure({ file, reason: `the file of ${read.value.id} must be called ${read.value.id}.json` });
    definitions.push(read.value);
  }
  return success(definitions);
}

async function readDefinition(file: string): Promise<Result<DocumentDefinition, DefinitionFailure>> {
  let stored: unknown;
  try {
    stored = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    return failure({
      file,
      reason: `is no JSON file (${error instanceof Error ? error.message : 'unreadable'})`,
    });
  }
  const parsed = documentDefinitionSchema.safeParse(stored);
  if (parsed.success) return success(parsed.data);
  const [first] = parsed.error.issues;
  const place = first === undefined || first.path.length === 0 ? 'the whole file' : first.path.join('.');
  return failure({ file, reason: `${place}: ${first?.message ?? 'not understood'}` });
}
