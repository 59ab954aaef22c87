import DataLoader from 'dataloader';

/** Calls answered together at most: answers stay quick to make, and a statement's parameters few. */
const maximumBatch = 64;

/**
 * Turns a function over many items into one over a single item. Items that come in the same turn of the event loop go
 * together; one that comes alone waits for nobody. Nothing is remembered from batch to batch.
 * @param run answers every item in its place; an `Error` among the answers rejects that item alone
 */
export function inBatches<Item, Answer>(
  run: (items: readonly Item[]) => Promise<readonly (Answer | Error)[]>,
): (item: Item) => Promise<Answer> {
  const loader = new DataLoader<Item, Answer>(run, {
    cache: false,
    maxBatchSize: maximumBatch,
    // Requests on different connections are read one after the other before immediates run.
    batchScheduleFn: (dispatch) => setImmediate(dispatch),
  });
  return (item) => loader.load(item);
}
