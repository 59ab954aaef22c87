import type * as z from 'zod/mini';
import { type Answer, type ApiFailure, bad, good } from './api-failure.ts';
import { errorBodySchema } from './view.ts';

export type ApiOptions = {
  readonly fetch: typeof fetch;
  readonly token: () => string;
  /** Another token when this one counts no more; undefined when there is none to be had. */
  readonly refresh: () => Promise<string | undefined>;
  readonly device: string;
  readonly generation: () => number | undefined;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Told while the server cannot be reached, and when it can again. */
  readonly onConnection: (isReached: boolean) => void;
};

export type Ask = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly form?: () => FormData;
  readonly bytes?: Blob;
  readonly key?: string;
  readonly signal?: AbortSignal;
  /** Goes on trying while the network is gone, however long that takes. */
  readonly isPatient?: boolean;
};

export type Api = {
  readonly ask: <Schema extends z.ZodMiniType>(ask: Ask, schema: Schema) => Promise<Answer<z.infer<Schema>>>;
  /** The answer's body as it is; for pictures and streams. */
  readonly raw: (ask: Ask & { readonly accept: string }) => Promise<Answer<Response>>;
};

/** Waits between tries while the network is gone, in milliseconds; the last repeats for who is patient. */
const pauses = [500, 1000, 2000, 4000, 8000];
const root = '/resources/flow/';

/**
 * The server of the flow. Every request is safe to repeat (a key or an id of its own goes with those that change something), so a lost
 * network is waited out, for about a quarter of a minute or as long as it takes, and an expired token is exchanged once.
 */
export function makeApi(options: ApiOptions): Api {
  async function send(ask: Ask, accept: string): Promise<Answer<Response>> {
    const headers: Record<string, string> = {
      Accept: accept,
      'X-Access-Token': options.token(),
      'X-Flow-Device': options.device,
    };
    const generation = options.generation();
    if (generation !== undefined) headers['X-Flow-Generation'] = String(generation);
    if (ask.key !== undefined) headers['Idempotency-Key'] = ask.key;
    if (ask.body !== undefined) headers['Content-Type'] = 'application/json';
    if (ask.bytes !== undefined) headers['Content-Type'] = 'application/octet-stream';
    const body = ask.bytes ?? ask.form?.() ?? (ask.body === undefined ? null : JSON.stringify(ask.body));
    try {
      const sent = await options.fetch(`${root}${ask.path}`, {
        method: ask.method,
        headers,
        body,
        credentials: 'omit',
        cache: 'no-store',
        ...(ask.signal === undefined ? {} : { signal: ask.signal }),
      });
      return sent.ok ? good(sent) : bad(await failureOf(sent));
    } catch {
      return bad({ kind: 'offline' });
    }
  }

  async function raw(ask: Ask & { readonly accept: string }): Promise<Answer<Response>> {
    let mayRefresh = true;
    let tries = 0;
    for (;;) {
      const answer = await send(ask, ask.accept);
      if (answer.ok) {
        options.onConnection(true);
        return answer;
      }
      // Given up by the person: that says nothing of the network.
      if (ask.signal?.aborted === true) return answer;
      const { error } = answer;
      if (error.kind === 'token' && mayRefresh) {
        mayRefresh = false;
        if ((await options.refresh()) !== undefined) continue;
      }
      const isPassing = error.kind === 'offline' || error.kind === 'busy';
      const isEndless = ask.isPatient === true && error.kind === 'offline';
      const pause = pauses[tries] ?? (isEndless ? pauses.at(-1) : undefined);
      if (error.kind === 'offline') options.onConnection(false);
      if (!isPassing || pause === undefined) return answer;
      tries += 1;
      await options.wait(
        error.kind === 'busy' ? Math.max(pause, Math.min(10, error.afterSeconds) * 1000) : pause,
      );
    }
  }

  return {
    raw,
    ask: async (ask, schema) => {
      const answer = await raw({ ...ask, accept: 'application/json' });
      if (!answer.ok) return answer;
      const json: unknown = await answer.value.json().catch(() => undefined);
      const parsed = schema.safeParse(json);
      return parsed.success ? good(parsed.data) : bad({ kind: 'unreadable' });
    },
  };
}

async function failureOf(response: Response): Promise<ApiFailure> {
  const { status } = response;
  const json: unknown = await response.json().catch(() => undefined);
  const parsed = errorBodySchema.safeParse(json);
  const name = parsed.success ? (parsed.data.errorName ?? '') : '';
  if (status === 401) return { kind: 'token' };
  if (name === 'continued-elsewhere') return { kind: 'elsewhere' };
  if (name === 'flow-not-open') return { kind: 'not-open' };
  const retryAfter = Number(response.headers.get('Retry-After') ?? '');
  if (status === 503 || status === 502 || status === 504)
    return { kind: 'busy', afterSeconds: Number.isFinite(retryAfter) ? retryAfter : 2 };
  return { kind: 'refused', name, status };
}
