import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { RunNews } from './follow-run.ts';

/** News as server-sent events (WHATWG HTML, 9.2); a comment line in between keeps proxies from closing the connection. */
export function eventLines(
  news: AsyncIterable<RunNews>,
  { onGone, keepAliveMs }: { readonly onGone: () => void; readonly keepAliveMs: number },
): Readable {
  const stream = Readable.from(lines(news, keepAliveMs), { objectMode: false });
  stream.once('close', onGone);
  return stream;
}

async function* lines(news: AsyncIterable<RunNews>, keepAliveMs: number): AsyncGenerator<Buffer> {
  const iterator = news[Symbol.asyncIterator]();
  let next = iterator.next();
  for (;;) {
    const timer = new AbortController();
    const quiet = pause(keepAliveMs, 'quiet' as const, { signal: timer.signal, ref: false }).catch(
      () => 'quiet' as const,
    );
    const come = await Promise.race([next, quiet]);
    timer.abort();
    if (come === 'quiet') {
      yield Buffer.from(': still here\n\n');
      continue;
    }
    if (come.done === true) return;
    const { event, ...told } = come.value;
    const data = 'view' in told ? JSON.stringify(told.view) : '{}';
    yield Buffer.from(`event: ${event}\ndata: ${data}\n\n`);
    next = iterator.next();
  }
}
