import { setTimeout as delay } from 'node:timers/promises';

/** Nothing changed for so long: it will not. */
const stallMs = 5 * 60_000;

/** Waits until it is so; in vain only when nothing goes forward any more. */
export async function eventually(look: () => Look | Promise<Look>): Promise<void> {
  let last: unknown;
  let changed = performance.now();
  for (;;) {
    const { isSo, progress } = await look();
    if (isSo) return;
    if (progress !== last) changed = performance.now();
    last = progress;
    if (performance.now() - changed > stallMs)
      throw new Error(`nothing went forward any more (at ${String(last)})`);
    await delay(500);
  }
}
type Look = { readonly isSo: boolean; readonly progress: unknown };
