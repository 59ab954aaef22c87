import { seededRandom } from '@aval/specimens/random';

/** A copy in an order that depends on the seed alone (Fisher and Yates). */
export function shuffled<Item>(items: readonly Item[], seed: number): Item[] {
  const random = seededRandom(seed);
  const copy = [...items];
  for (let last = copy.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const [one, two] = [copy[last], copy[other]];
    if (one !== undefined && two !== undefined) {
      copy[last] = two;
      copy[other] = one;
    }
  }
  return copy;
}
