const selection = /^-(;[A-Za-z.]+=[^/?#;=]*)+$/;

/**
 * Stands in the place of an id where something else is known: `selectBy({ externalUserId: 'user 1' })` for
 * `/resources/applicants/-;externalUserId=user%201/one`.
 */
export function selectBy(criteria: Readonly<Record<string, string>>): string {
  const parts = Object.entries(criteria).map(([name, value]) => `;${name}=${encodeURIComponent(value)}`);
  return `-${parts.join('')}`;
}

/** Puts parameters into a path, encoded; what `selectBy` made already is. */
export function writePath(path: string, parameters: Readonly<Record<string, unknown>>): string {
  return path.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const value = parameters[name];
    if (value === undefined || value === null) return whole;
    const text = String(value);
    return selection.test(text) ? text : encodeURIComponent(text);
  });
}
