import { join } from 'node:path';
import { generatedMarkFile, generatedMarkSchema, truthSchema } from '@aval/specimens/set/truth';
import { readJson } from './read-json.ts';

/** True for a folder that says of itself that it was drawn. Throws `SetUnreadable` when its mark is not understood. */
export async function isGenerated(root: string): Promise<boolean> {
  return (await readJson(join(root, generatedMarkFile), generatedMarkSchema)) !== undefined;
}

export type GeneratedSet = {
  /** ISO day as of which the documents are current. */
  readonly day: string;
  /** Documents that are alone in their pictures. */
  readonly documents: readonly GeneratedDocument[];
};
export type GeneratedDocument = {
  readonly path: string;
  readonly definitionId: string;
  readonly idDocType: string;
  readonly country: string;
  /** Values by field, as a program writes them, and as they are printed. */
  readonly fields: Readonly<Record<string, string>>;
  readonly printed: Readonly<Record<string, string>>;
  /** Null when nobody tampered. */
  readonly attack: string | null;
};

/** Truth of a drawn set; undefined where there is none. Throws `SetUnreadable`. */
export async function readGeneratedSet(root: string): Promise<GeneratedSet | undefined> {
  const mark = await readJson(join(root, generatedMarkFile), generatedMarkSchema);
  const truth = await readJson(join(root, 'truth.json'), truthSchema);
  if (mark === undefined || truth === undefined) return undefined;
  const alone = truth.documents.filter(({ documentsInPicture }) => documentsInPicture === 1);
  return {
    day: mark.day,
    documents: alone.map(({ file, definitionId, idDocType, country, fields, printed, attack }) => ({
      path: join(root, file),
      definitionId,
      idDocType,
      country,
      fields,
      printed,
      attack: attack?.kind ?? null,
    })),
  };
}
