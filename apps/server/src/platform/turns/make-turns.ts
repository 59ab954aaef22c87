/** Runs work of one key one after the other, in the order of asking; different keys do not wait for each other. */
export type Turns = <Value>(key: string, work: () => Promise<Value>) => Promise<Value>;

/** Keeps nothing of a key once its last work is done. */
export function makeTurns(): Turns {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = last.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    const done = mine.catch(() => undefined);
    last.set(key, done);
    try {
      return await mine;
    } finally {
      if (last.get(key) === done) last.delete(key);
    }
  };
}
