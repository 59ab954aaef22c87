import { homedir } from 'node:os';
import { join } from 'node:path';
import { fetchPinnedFiles } from '@aval/pinned-files/fetch-pinned-files';
import { readPinnedLock } from '@aval/pinned-files/pinned-lock';

/** Where tests keep models and portraits between runs. */
export function testCacheDir(fromEnvironment: string | undefined): string {
  return fromEnvironment ?? join(homedir(), '.cache', 'aval');
}

/** Paths of the verified models, fetched when they are not in the cache. Throws when they cannot be had. */
export async function modelsForTests(cacheDir: string): Promise<Map<string, string>> {
  const lock = await readPinnedLock(new URL('../../models.lock.json', import.meta.url));
  if (!lock.ok) throw new Error(lock.error);
  const registry = 'https://registry.npmjs.org';
  const fetched = await fetchPinnedFiles({ lock: lock.value, cacheDir, registry });
  if (!fetched.ok) throw new Error(fetched.error.message);
  return fetched.value;
}
