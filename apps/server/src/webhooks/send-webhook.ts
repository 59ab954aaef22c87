import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { Agent, type Dispatcher } from 'undici';
import type { SendWebhook } from './ports.ts';
import { mayConnect, type TargetPolicy, targetFault, targetPolicy } from './target-guard.ts';

export type WebhookSenderOptions = {
  readonly privateTargets: boolean;
  readonly plainHttp?: boolean;
  /** Milliseconds for the whole exchange; 10,000 unless given. */
  readonly answerMs?: number;
  /** Milliseconds for name and connection; 5,000 unless given. */
  readonly connectMs?: number;
  /** All addresses of a name; the system's resolver unless given. */
  readonly resolve?: (hostname: string) => Promise<readonly LookupAddress[]>;
};

export type WebhookSender = { readonly send: SendWebhook; readonly close: () => Promise<void> };

const EXCERPT_BYTES = 1024;

class TargetRefused extends Error {
  readonly code = 'private-target';
}

/**
 * Sends webhooks. Redirects are not followed. Names are resolved here, every address is checked and the connection goes to a
 * checked one, so a name cannot change its meaning between check and use.
 */
export function makeWebhookSender(options: WebhookSenderOptions): WebhookSender {
  const { privateTargets, plainHttp = false, answerMs = 10_000, resolve = resolveName } = options;
  const agentFor = (policy: TargetPolicy) =>
    new Agent({
      connect: { timeout: options.connectMs ?? 5000, lookup: checkedLookup(policy, resolve) },
      // As many as are asked for: receivers at one address must not queue behind each other, and each webhook has its limit.
      connections: null,
      pipelining: 1,
      keepAliveTimeout: 4000,
    });
  const worlds = {
    sandbox: targetPolicy('sandbox', privateTargets),
    production: targetPolicy('production', privateTargets),
  };
  const agents = { sandbox: agentFor(worlds.sandbox), production: agentFor(worlds.production) };
  const send: SendWebhook = async ({ environment, target, headers, body }, signal) => {
    signal.throwIfAborted();
    const fault = targetFault(environment, { privateTargets, plainHttp }, target);
    if (fault !== undefined) return { error: fault };
    const deadline = AbortSignal.timeout(answerMs);
    const { origin, pathname, search } = new URL(target);
    try {
      const answer = await agents[environment].request({
        origin,
        path: `${pathname}${search}`,
        method: 'POST',
        headers,
        body,
        signal: AbortSignal.any([signal, deadline]),
      });
      const { statusCode } = answer;
      const wait = answer.headers['retry-after'];
      const response = await readExcerpt(answer.body);
      return typeof wait === 'string' ? { statusCode, response, retryAfter: wait } : { statusCode, response };
    } catch (error) {
      signal.throwIfAborted();
      return { error: deadline.aborted ? 'timeout' : errorCode(error) };
    }
  };
  return {
    send,
    close: async () => {
      await Promise.all([agents.sandbox.destroy(), agents.production.destroy()]);
    },
  };
}

/** First bytes of the answer. The status has been seen: what goes wrong after it changes nothing. */
async function readExcerpt(body: Dispatcher.ResponseData['body']): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      if (!Buffer.isBuffer(chunk)) break;
      chunks.push(chunk);
      size += chunk.length;
      if (size >= EXCERPT_BYTES) break;
    }
  } catch {
    // Cut short by the receiver or the deadline: what came is kept.
  }
  return Buffer.concat(chunks).subarray(0, EXCERPT_BYTES);
}

function resolveName(hostname: string): Promise<LookupAddress[]> {
  return new Promise((fulfil, reject) => {
    systemLookup(hostname, { all: true }, (error, addresses) => {
      if (error === null) fulfil(addresses);
      else reject(error);
    });
  });
}

function checkedLookup(
  policy: TargetPolicy,
  resolve: (hostname: string) => Promise<readonly LookupAddress[]>,
): LookupFunction {
  return (hostname, options, callback) => {
    const fail = (error: unknown) =>
      callback(error instanceof Error ? error : new Error('the name has no address'), '', 0);
    resolve(hostname).then((addresses) => {
      const [first] = addresses;
      if (first === undefined) return fail(undefined);
      // One bad address spoils the name: which of them is tried first is not ours to say.
      const refused = addresses.some(({ address }) => !mayConnect(policy, address));
      if (refused) return fail(new TargetRefused('the target is in a private network'));
      return options.all === true
        ? callback(null, [...addresses])
        : callback(null, first.address, first.family);
    }, fail);
  };
}

/** The code of the innermost cause that has one: connection errors come wrapped. */
function errorCode(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return errorCode(error.errors[0]);
  if (!(error instanceof Error)) return 'unknown';
  if (error.cause instanceof Error) return errorCode(error.cause);
  return 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}
