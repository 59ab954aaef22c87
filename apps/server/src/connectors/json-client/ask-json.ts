import type { EnvironmentKind } from '@aval/core/ids';
import type { SourceFailure } from '@aval/core/screening/source-hit';
import { literalAddress, mayConnect, targetPolicy } from '../../webhooks/target-guard.ts';
import { guardedAgent } from '../guarded/guarded-agent.ts';

export type JsonQuestion = {
  readonly environment: EnvironmentKind;
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly timeoutMs: number;
};
export type JsonAnswer =
  | { readonly ok: true; readonly json: unknown }
  | { readonly ok: false; readonly reason: SourceFailure };
export type AskJson = (question: JsonQuestion) => Promise<JsonAnswer>;

/** Bytes of an answer that are read; a longer one is no answer. */
const longestAnswer = 4 * 1024 * 1024;

/**
 * One question to an outside service: JSON both ways. Redirects are not followed; the address that the name stands for is checked as
 * for webhooks, in the moment of connecting. Never throws.
 */
export function makeAskJson(options: { readonly allowPrivateTargets: boolean }): {
  readonly ask: AskJson;
  readonly close: () => Promise<void>;
} {
  const agents = {
    sandbox: guardedAgent('sandbox', options.allowPrivateTargets),
    production: guardedAgent('production', options.allowPrivateTargets),
  };
  const ask: AskJson = async ({ environment, url, method, headers, body, timeoutMs }) => {
    const literal = literalAddress(url);
    const policy = targetPolicy(environment, options.allowPrivateTargets);
    if (literal !== undefined && !mayConnect(policy, literal)) return { ok: false, reason: 'refused' };
    const deadline = AbortSignal.timeout(timeoutMs);
    const { origin, pathname, search } = new URL(url);
    try {
      const answer = await agents[environment].request({
        origin,
        path: `${pathname}${search}`,
        method,
        headers: { accept: 'application/json', 'content-type': 'application/json', ...headers },
        ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
        signal: deadline,
      });
      const chunks: Buffer[] = [];
      let size = 0;
      for await (const chunk of answer.body) {
        const bytes = Buffer.from(chunk);
        size += bytes.length;
        if (size > longestAnswer) return { ok: false, reason: 'malformed' };
        chunks.push(bytes);
      }
      if (answer.statusCode >= 500) return { ok: false, reason: 'unreachable' };
      if (answer.statusCode !== 200) return { ok: false, reason: 'refused' };
      return readJson(Buffer.concat(chunks));
    } catch {
      return { ok: false, reason: deadline.aborted ? 'timeout' : 'unreachable' };
    }
  };
  return {
    ask,
    close: async () => {
      await Promise.all([agents.sandbox.destroy(), agents.production.destroy()]);
    },
  };
}

function readJson(bytes: Buffer): JsonAnswer {
  try {
    const json: unknown = JSON.parse(bytes.toString('utf8'));
    return { ok: true, json };
  } catch {
    return { ok: false, reason: 'malformed' };
  }
}
