import { readFile } from 'node:fs/promises';
import type { z } from 'zod';

/** A set's file that is there and cannot be understood: measuring on would hide it. The message names the file. */
export class SetUnreadable extends Error {}

/** The JSON of a file in the shape of `schema`; undefined when there is no such file. Throws `SetUnreadable`. */
export async function readJson<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): Promise<z.output<Schema> | undefined> {
  const text = await readText(path);
  if (text === undefined) return undefined;
  const parsed = schema.safeParse(parse(path, text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new SetUnreadable(
    `${path}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'has the wrong shape'}`,
  );
}

/** A text file; undefined when there is none. */
export async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function parse(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SetUnreadable(`${path}: is not JSON`);
  }
}
