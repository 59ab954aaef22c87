/** Runs `work` over all items, at most `width` at a time; answers stand in the order of the items. */
export async function inTurn<Item, Answer>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<Answer>,
): Promise<Answer[]> {
  const answers = new Map<number, Answer>();
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next; index < items.length; index = next) {
      next += 1;
      const item = items[index];
      if (item !== undefined) answers.set(index, await work(item));
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, width) }, worker));
  return [...answers].sort(([one], [other]) => one - other).map(([, answer]) => answer);
}
