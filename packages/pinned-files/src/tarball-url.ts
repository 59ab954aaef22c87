import type { PinnedPackage } from './pinned-lock.ts';

/**
 * Where a registry keeps a tarball: `<registry>/<name>/-/<name without scope>-<version>.tgz`, the layout of
 * registry.npmjs.org that Verdaccio, Nexus and Artifactory follow. A scope keeps its `@` and its slash.
 */
export function tarballUrl(
  registry: string,
  { name, version }: Pick<PinnedPackage, 'name' | 'version'>,
): URL {
  const segments = name.split('/');
  const bare = segments.at(-1) ?? name;
  const encoded = segments.map((segment) => encodeURIComponent(segment).replace('%40', '@')).join('/');
  const file = `${encodeURIComponent(bare)}-${encodeURIComponent(version)}.tgz`;
  return new URL(`${registry.replace(/\/+$/, '')}/${encoded}/-/${file}`);
}
