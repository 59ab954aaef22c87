/**
 * Query parameters of a request target. A repeated one counts once, the first time; an empty one counts as absent; a
 * leading `&` is harmless. Clients in the field do all three.
 */
export function parseQuery(target: string): Record<string, string> {
  // Without a prototype: who looks for a parameter named `constructor` finds none unless it came.
  const query: Record<string, string> = Object.create(null);
  const start = target.indexOf('?');
  if (start === -1) return query;
  for (const [name, value] of new URLSearchParams(target.slice(start + 1))) {
    if (value !== '' && !(name in query)) query[name] = value;
  }
  return query;
}
