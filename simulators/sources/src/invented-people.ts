/** Somebody whom the simulated sources have; everybody is invented. */
export type InventedPerson = {
  readonly id: string;
  readonly name: string;
  /** ISO day. */
  readonly birth: string;
  /** Alpha-2, lower case. */
  readonly country: string;
  readonly topics: readonly string[];
};

export const inventedPeople: readonly InventedPerson[] = [
  {
    id: 'inv-7001',
    name: 'Vasylisko Brodianenko',
    birth: '1961-03-14',
    country: 'ua',
    topics: ['sanction', 'role.pep'],
  },
  { id: 'inv-7002', name: 'Götz Müllershausen', birth: '1949-07-30', country: 'de', topics: ['role.rca'] },
  { id: 'inv-7003', name: 'Marisola Inventada', birth: '1970-01-02', country: 'es', topics: ['crime.fin'] },
];

/** Share of words that two names have in common, 0 to 1: enough of a matcher for a stand-in. */
export function likeness(one: string, other: string): number {
  const words = (name: string) => new Set(name.toLowerCase().split(/\s+/));
  const [left, right] = [words(one), words(other)];
  const common = [...left].filter((word) => right.has(word)).length;
  return common / Math.max(left.size, right.size);
}
