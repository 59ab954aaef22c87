/** Deeper than any real request; far below what overflows a stack when it is written out again. */
const maximumDepth = 64;

/** NUL, which PostgreSQL has in no text, and halves of surrogate pairs, which UTF-8 cannot write. */
const unstorable = /[\0\p{Surrogate}]/u;

/**
 * False for parsed JSON that cannot be stored as it is: some text in it, names of fields too, or its depth.
 * @param depth of the value in what is looked at
 */
export function isStorable(value: unknown, depth = 0): boolean {
  if (depth > maximumDepth) return false;
  if (typeof value === 'string') return !unstorable.test(value);
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every((item) => isStorable(item, depth + 1));
  for (const [name, item] of Object.entries(value))
    if (unstorable.test(name) || !isStorable(item, depth + 1)) return false;
  return true;
}
