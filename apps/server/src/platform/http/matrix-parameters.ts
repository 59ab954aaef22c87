/**
 * Reads a path segment such as `-;externalUserId=a%3Bb;x=1`. It is split before it is percent-decoded, so a value may hold
 * an encoded `;` or `=`. Null when the segment is no matrix selector or is badly encoded.
 */
export function parseMatrixParameters(segment: string): ReadonlyMap<string, string> | null {
  const [first, ...pairs] = segment.split(';');
  if (first !== '-' || pairs.length === 0) return null;
  const parameters = new Map<string, string>();
  for (const pair of pairs) {
    const equals = pair.indexOf('=');
    if (equals <= 0) return null;
    const name = decode(pair.slice(0, equals));
    const value = decode(pair.slice(equals + 1));
    if (name === null || value === null) return null;
    if (!parameters.has(name)) parameters.set(name, value);
  }
  return parameters;
}

/**
 * The same, where every name is one of `names`: a selector that was passed over would pick more than was asked for. Null otherwise.
 */
export function parseSelector(segment: string, names: readonly string[]): ReadonlyMap<string, string> | null {
  const parameters = parseMatrixParameters(segment);
  return parameters !== null && [...parameters.keys()].every((name) => names.includes(name))
    ? parameters
    : null;
}

/** The `index`-th segment of a request target's path, still percent-encoded: 0 is the first after the leading slash. */
export function rawSegment(target: string, index: number): string {
  const [path = ''] = target.split('?', 1);
  return path.split('/')[index + 1] ?? '';
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
