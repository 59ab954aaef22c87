/** Deeper than any real request; far below what overflows a stack when it is written out again. */
const maximumDepth = 64;

/** NUL, which PostgreSQL has in no text, and halves of surrogate pairs, which UTF-8 cannot write. */
const unstorable = /[\0\p{Surrogate}]/u;

/** False for parsed JSON that cannot be stored as it is: some text in it, names of fields too, or its depth. */
export function isStorable(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maximumDepth) return false;
    const next: unknown[] = [];
    for (const item of level) {
      if (typeof item === 'string' && unstorable.test(item)) return false;
      if (typeof item !== 'object' || item === null) continue;
      if (Array.isArray(item)) for (const each of item) next.push(each);
      else for (const [name, each] of Object.entries(item)) next.push(name, each);
    }
    level = next;
  }
  return true;
}
