import { type AppError, appError } from '@aval/core/errors';
import { failure, type Result, success } from '@aval/core/result';
import { z } from 'zod';
import type { FilePart } from '../http/read-multipart.ts';

const object = z.record(z.string(), z.unknown());

/** Body of a GraphQL request; `map` is there when it came with files. */
export const graphqlRequestSchema = z.object({
  query: z.string().min(1).max(20_000),
  variables: object.nullish(),
  operationName: z.string().max(200).nullish(),
  extensions: object.nullish(),
  map: z.record(z.string().max(100), z.array(z.string().max(200)).min(1).max(4)).optional(),
});
export type GraphqlRequest = z.output<typeof graphqlRequestSchema>;

/**
 * Puts files into the variables as the multipart request specification says: `map` names for each part the places that it goes to,
 * all of which are null until then. What fits together in no way is refused whole.
 */
export function placeFiles(
  { variables, map = {} }: Pick<GraphqlRequest, 'variables' | 'map'>,
  files: ReadonlyMap<string, FilePart>,
): Result<Readonly<Record<string, unknown>>, AppError> {
  const unknown = [...files.keys()].find((name) => !Object.hasOwn(map, name));
  if (unknown !== undefined) return refuse('A file is sent that the map does not name');
  const filled = structuredClone(variables ?? {});
  for (const [part, places] of Object.entries(map)) {
    const file = files.get(part);
    if (file === undefined) return refuse('The map names a file that is not sent');
    for (const place of places) {
      const [root, ...steps] = place.split('.');
      if (root !== 'variables' || steps.length === 0 || !put(filled, steps, file))
        return refuse('The map names a place that is not null among the variables');
    }
  }
  return success(filled);
}

/** Only through members that were sent, so nothing of what every object has can be reached. */
function put(target: unknown, steps: readonly string[], file: FilePart): boolean {
  const [step = '', ...rest] = steps;
  if (typeof target !== 'object' || target === null || !Object.hasOwn(target, step)) return false;
  const present: unknown = Reflect.get(target, step);
  if (rest.length > 0) return put(present, rest, file);
  return present === null && Reflect.set(target, step, file);
}

function refuse(description: string): Result<never, AppError> {
  return failure(appError('invalid-value', description));
}
