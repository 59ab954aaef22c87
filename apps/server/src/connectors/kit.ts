import { failure, type Result, success } from '@aval/core/result';

/** Milliseconds that a vendor has to answer. */
export const vendorTimeoutMs = 10_000;
const maximumAnswerBytes = 64 * 1024;

export type VendorRequest = {
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
};

/** What a vendor answered; `json` is undefined when the body is none. Every connector reads it with a schema. */
export type VendorAnswer = {
  readonly status: number;
  readonly json: unknown;
  /** Of the header Retry-After, when it tells seconds. */
  readonly retryAfterSeconds: number | undefined;
};

/** Why there is no answer. */
export type VendorSilence = 'timeout' | 'connection' | 'answer-too-long';

/** Port: asks a vendor over HTTP. Redirects are not followed; of an answer 64 KiB are read. */
export type CallVendor = (
  request: VendorRequest,
  signal: AbortSignal,
) => Promise<Result<VendorAnswer, VendorSilence>>;

/** Throws only when `signal` is aborted: the work is to be handed back. */
export function makeCallVendor({ timeoutMs = vendorTimeoutMs } = {}): CallVendor {
  return async ({ url, method, headers, body }, signal) => {
    signal.throwIfAborted();
    const deadline = AbortSignal.timeout(timeoutMs);
    try {
      const answer = await fetch(url, {
        method,
        headers,
        redirect: 'manual',
        signal: AbortSignal.any([signal, deadline]),
        ...(body === undefined ? {} : { body }),
      });
      const text = await readText(answer);
      if (text === undefined) return failure('answer-too-long');
      const wait = answer.headers.get('retry-after') ?? '';
      return success({
        status: answer.status,
        json: parseJson(text),
        retryAfterSeconds: /^\d{1,6}$/.test(wait) ? Number(wait) : undefined,
      });
    } catch {
      signal.throwIfAborted();
      return failure(deadline.aborted ? 'timeout' : 'connection');
    }
  };
}

async function readText(answer: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (answer.body === null) return '';
  for await (const chunk of answer.body) {
    if (!(chunk instanceof Uint8Array)) return undefined;
    chunks.push(chunk);
    size += chunk.length;
    if (size > maximumAnswerBytes) return undefined;
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What an answer without a usable body means for a message; undefined when the status promises one. */
export function outcomeOfStatus(
  answer: VendorAnswer,
):
  | { readonly status: 'unavailable'; readonly reason: string; readonly retryAfterSeconds?: number }
  | undefined {
  const { status, retryAfterSeconds } = answer;
  if (status === 401 || status === 403) return { status: 'unavailable', reason: 'not-authorised' };
  if (status !== 429 && status < 500 && (status < 300 || status > 399)) return undefined;
  const reason = `http-${status}`;
  return retryAfterSeconds === undefined
    ? { status: 'unavailable', reason }
    : { status: 'unavailable', reason, retryAfterSeconds };
}
