import type { EnvironmentKind } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import { literalAddress, mayConnect, targetPolicy } from '../../webhooks/target-guard.ts';
import { type VendorSilence, vendorTimeoutMs } from '../kit.ts';
import { guardedAgent } from './guarded-agent.ts';
import { readRetryAfter } from './read-retry-after.ts';

export type GuardedRequest = {
  readonly environment: EnvironmentKind;
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer | undefined;
};
/** `json` is undefined when the body is none; every connector reads it with a schema. */
export type GuardedAnswer = {
  readonly status: number;
  readonly json: unknown;
  /** Of the header Retry-After, in whichever form it came. */
  readonly retryAfterSeconds?: number;
};
export type GuardedSilence = VendorSilence | 'refused-address';
export type CallGuarded = (
  request: GuardedRequest,
  signal: AbortSignal,
) => Promise<Result<GuardedAnswer, GuardedSilence>>;

/** Bytes that have to go through in a millisecond, on top of the time for the answer: 50 kB a second. */
const slowestUpload = 50;
/** Bytes of an answer that are read. */
const longestAnswer = 1024 * 1024;

/**
 * One request with exactly these bytes to an outside service. Redirects are not followed; addresses are checked as for webhooks.
 * Throws only when `signal` is aborted: the work is to be handed back.
 */
export function makeCallGuarded({
  allowPrivateTargets,
  timeoutMs = vendorTimeoutMs,
}: {
  readonly allowPrivateTargets: boolean;
  readonly timeoutMs?: number;
}): { readonly call: CallGuarded; readonly close: () => Promise<void> } {
  const agents = {
    sandbox: guardedAgent('sandbox', allowPrivateTargets),
    production: guardedAgent('production', allowPrivateTargets),
  };
  const call: CallGuarded = async ({ environment, url, method, headers, body }, signal) => {
    signal.throwIfAborted();
    const literal = literalAddress(url);
    if (literal !== undefined && !mayConnect(targetPolicy(environment, allowPrivateTargets), literal))
      return failure('refused-address');
    const deadline = AbortSignal.timeout(timeoutMs + Math.ceil((body?.length ?? 0) / slowestUpload));
    const { origin, pathname, search } = new URL(url);
    try {
      const answer = await agents[environment].request({
        origin,
        path: `${pathname}${search}`,
        method,
        headers,
        ...(body === undefined ? {} : { body }),
        signal: AbortSignal.any([signal, deadline]),
      });
      const chunks: Buffer[] = [];
      let size = 0;
      for await (const chunk of answer.body) {
        const bytes = Buffer.from(chunk);
        size += bytes.length;
        if (size > longestAnswer) return failure('answer-too-long');
        chunks.push(bytes);
      }
      const retryAfterSeconds = readRetryAfter(answer.headers['retry-after'], new Date());
      return success({
        status: answer.statusCode,
        json: parseJson(Buffer.concat(chunks).toString('utf8')),
        ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
      });
    } catch {
      signal.throwIfAborted();
      return failure(deadline.aborted ? 'timeout' : 'connection');
    }
  };
  return {
    call,
    close: async () => {
      await Promise.all([agents.sandbox.destroy(), agents.production.destroy()]);
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
