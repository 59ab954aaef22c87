/** What a check measured, each with its limit where it has one, as a person reads it: `cosine 0.812 (limit 0.476)`. */
export function describeNumbers({
  numbers,
  thresholds,
}: {
  readonly numbers: Readonly<Record<string, number>>;
  readonly thresholds: Readonly<Record<string, number>>;
}): string[] {
  return Object.entries(numbers).map(([name, value]) => {
    const limit = thresholds[name];
    return `${name} ${Number(value.toFixed(3))}${limit === undefined ? '' : ` (limit ${limit})`}`;
  });
}
