import type { Authorise } from './authorise.ts';
import { RequestFailure } from './request-failure.ts';
import { isRepeatable, pauseBefore } from './retry-rules.ts';
import { wait } from './wait.ts';

export type TransportOptions = {
  readonly authorise: Authorise;
  /** Milliseconds that one try may take, its answer read; 30 s unless given. Event streams only have to begin within it. */
  readonly timeoutMs?: number;
  /** How often a request is sent again at most: 2 unless given, 0 for never. */
  readonly retries?: number;
  /** A pause that the server asks for is kept up to so many milliseconds (60 s unless given); a longer one ends the tries. */
  readonly maximumPauseMs?: number;
  /** Makes an Idempotency-Key for every POST that has none, so that it can be sent again, too: `() => crypto.randomUUID()`. */
  readonly newIdempotencyKey?: () => string;
  /** In place of the global `fetch`, for proxies or tests. */
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  readonly now?: () => Date;
  /** Pauses between two tries; throws a `RequestFailure` when the signal says to give up. */
  readonly wait?: typeof wait;
  /** From 0 to 1: spreads the tries of clients that failed at the same moment. */
  readonly random?: () => number;
};

/** Sends a request. Throws a `RequestFailure` when no answer comes. */
export type Transport = (request: Request) => Promise<Response>;

/**
 * Sends requests signed, within a time, and again where that is safe: only what may be carried out twice without harm (GET, HEAD,
 * DELETE, and POST with an Idempotency-Key), only after 429, 502, 503, 504, an answer that names a `Retry-After`, or none at all.
 */
export function makeTransport(options: TransportOptions): Transport {
  const { authorise, timeoutMs = 30_000, retries = 2, maximumPauseMs = 60_000 } = options;
  const { now = () => new Date(), random = Math.random, wait: pauseFor = wait } = options;
  const send = options.fetch ?? ((url: string, init: RequestInit) => fetch(url, init));
  return async (request) => {
    const { method, url, signal } = request;
    const body = new Uint8Array(await request.arrayBuffer());
    const headers = new Headers(request.headers);
    if (method === 'POST' && options.newIdempotencyKey !== undefined && !headers.has('Idempotency-Key'))
      headers.set('Idempotency-Key', options.newIdempotencyKey());
    const { pathname, search } = new URL(url);
    const mayRepeat = isRepeatable(method, headers);
    const ask = async () => {
      const authorised = new Headers(headers);
      const proof = await authorise({ method, target: pathname + search, body }, now());
      for (const [name, value] of Object.entries(proof)) authorised.set(name, value);
      const init = { method, headers: authorised, ...(body.length === 0 ? {} : { body }) };
      return tryOnce(
        (within) => send(url, { ...init, redirect: 'error', signal: within }),
        timeoutMs,
        signal,
      );
    };
    for (let left = mayRepeat ? retries : 0; ; left -= 1) {
      const outcome = await ask();
      const pause = left === 0 ? undefined : pauseBefore(retries - left, outcome, now(), random);
      if (pause === undefined || pause > maximumPauseMs) {
        if (outcome instanceof RequestFailure) throw outcome;
        return outcome;
      }
      await pauseFor(pause, signal);
    }
  };
}

/** One try: the answer, read to its end, or why there is none. */
async function tryOnce(
  send: (within: AbortSignal) => Promise<Response>,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Response | RequestFailure> {
  const controller = new AbortController();
  const stop = () => controller.abort(signal.reason);
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    controller.abort();
  }, timeoutMs);
  let endsHere = true;
  try {
    const response = await send(controller.signal);
    // An event stream has no end to wait for; it is handed on, and the caller's signal still stops it.
    if (response.headers.get('content-type')?.startsWith('text/event-stream') === true) {
      endsHere = false;
      return response;
    }
    const bytes = await response.arrayBuffer();
    const { status, statusText, headers } = response;
    return new Response(bytes.byteLength === 0 ? null : bytes, { status, statusText, headers });
  } catch (error) {
    if (signal.aborted) return new RequestFailure('aborted', 'The request was given up', error);
    if (isLate) return new RequestFailure('timeout', `No answer within ${timeoutMs} ms`, error);
    return new RequestFailure('unreachable', 'The server could not be reached', error);
  } finally {
    clearTimeout(timer);
    if (endsHere) signal.removeEventListener('abort', stop);
  }
}
