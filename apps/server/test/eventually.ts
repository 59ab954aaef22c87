import { setTimeout as pause } from 'node:timers/promises';

const pollMs = 25;

/** Asks again and again until there is a value; throws, naming `what`, when `withinMs` are over. */
export async function eventually<Value>(
  what: string,
  look: () => Promise<Value | undefined>,
  withinMs = 150_000,
): Promise<Value> {
  const end = performance.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error(`waited in vain: ${what}`);
    await pause(pollMs);
  }
}
