import type { Changes, Subject } from './ports.ts';

/**
 * One tick at once and one after every change of the subject until `signal` says that nobody listens any more; changes that come
 * while the last tick is worked on make one. Undefined when too many follow the subject.
 */
export async function followChanges(
  changes: Changes,
  subject: Subject,
  signal: AbortSignal,
): Promise<AsyncIterable<undefined> | undefined> {
  let changed = true;
  let ended = signal.aborted;
  let wake: () => void = () => undefined;
  const end = () => {
    ended = true;
    wake();
  };
  const onChange = () => {
    changed = true;
    wake();
  };
  const stopWatching = await changes.watch(subject, { onChange, onEnd: end });
  if (stopWatching === undefined) return undefined;
  const leave = () => {
    stopWatching();
    end();
  };
  if (signal.aborted) leave();
  else signal.addEventListener('abort', leave, { once: true });
  return ticks();

  async function* ticks(): AsyncGenerator<undefined> {
    try {
      while (!ended) {
        if (changed) {
          changed = false;
          yield undefined;
        } else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    } finally {
      leave();
    }
  }
}
