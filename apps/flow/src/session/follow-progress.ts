import type { Api } from './make-api.ts';
import { type View, viewSchema } from './view.ts';

export type ProgressEvent =
  | { readonly kind: 'view'; readonly view: View }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'expired' };

/**
 * Server-sent events of a request that carries headers (EventSource cannot). Ends when the stream ends or `signal` says so; answers
 * whether to open it again.
 */
export async function followProgress(
  api: Api,
  onEvent: (event: ProgressEvent) => void,
  signal: AbortSignal,
): Promise<'again' | 'stop'> {
  const opened = await api.raw({ method: 'GET', path: 'progress', accept: 'text/event-stream', signal });
  if (!opened.ok) {
    if (opened.error.kind === 'elsewhere') onEvent({ kind: 'elsewhere' });
    return opened.error.kind === 'offline' || opened.error.kind === 'busy' ? 'again' : 'stop';
  }
  const reader = opened.value.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (reader === undefined) return 'stop';
  let rest = '';
  let outcome: 'again' | 'stop' = 'again';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      const parts = (rest + value).split(/\r?\n\r?\n/);
      rest = parts.pop() ?? '';
      for (const part of parts) {
        const event = parseEvent(part);
        if (event === undefined) continue;
        if (event.kind === 'elsewhere') outcome = 'stop';
        onEvent(event);
      }
    }
  } catch {
    // The network is gone, or nobody listens any more.
  }
  return signal.aborted ? 'stop' : outcome;
}

/** One block of an event stream; comments and what is not known are undefined. */
export function parseEvent(block: string): ProgressEvent | undefined {
  let name = 'message';
  const data: string[] = [];
  for (const line of block.split(/\r?\n/)) {
    if (line.startsWith('event:')) name = line.slice(6).trim();
    if (line.startsWith('data:')) data.push(line.slice(5).trimStart());
  }
  if (name === 'elsewhere' || name === 'expired') return { kind: name };
  if (name !== 'view') return undefined;
  try {
    const parsed = viewSchema.safeParse(JSON.parse(data.join('\n')));
    return parsed.success ? { kind: 'view', view: parsed.data } : undefined;
  } catch {
    return undefined;
  }
}
