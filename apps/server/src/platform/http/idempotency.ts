import { createHash } from 'node:crypto';
import { type AppError, appError } from '@aval/core/errors';
import { failure, type Result, success } from '@aval/core/result';
import { z } from 'zod';
import type { Clock } from '../clock/clock.ts';
import type { Context } from '../context.ts';
import { deriveKey, type SecretKey } from '../crypto/data-key.ts';
import type { Keyring } from '../crypto/keyring.ts';
import { openJson, sealJson } from '../crypto/sealed-box.ts';
import type { IdempotencyStore } from './idempotency-store.ts';
import type { FilePart } from './read-multipart.ts';
import type { Reply, RouteOutcome } from './route.ts';

export type IdempotencyDependencies = {
  readonly store: IdempotencyStore;
  readonly keyring: Pick<Keyring, 'searchHash' | 'installationKey'>;
  readonly clock: Clock;
};

/** What makes two requests the same one. */
export type RequestContent = {
  readonly method: string;
  readonly target: string;
  readonly body: unknown;
  readonly files: ReadonlyMap<string, FilePart>;
};

const rememberedSchema = z.object({
  body: z.unknown(),
  headers: z.record(z.string(), z.string()).optional(),
  status: z.number().int().optional(),
});

/** Header of an answer that was given before. */
const replayed = { 'Idempotent-Replayed': 'true' };

/**
 * Runs a request that carries an Idempotency-Key at most once: a repetition gets the answer of the first, sealed for a day under
 * a key that only the client's own key opens. A request that failed changed nothing, so its key is free again.
 */
export function onceOnly({ store, keyring, clock }: IdempotencyDependencies) {
  return async (
    context: Context,
    idempotencyKey: string,
    content: RequestContent,
    run: () => Promise<RouteOutcome>,
  ): Promise<RouteOutcome> => {
    if (!/^[\x21-\x7e]{1,255}$/.test(idempotencyKey)) {
      const description = 'Idempotency-Key must be 1 to 255 visible ASCII characters';
      return { kind: 'failed', error: appError('invalid-value', description) };
    }
    const { environmentId, actor } = context;
    const name = `${environmentId}/${actor.kind}/${actor.id}/${idempotencyKey}`;
    const key = { environmentId, keyHash: keyring.searchHash('idempotency.key', name) };
    const requestHash = keyring.searchHash('idempotency.request', digestOf(content));
    const boxKey = deriveKey(keyring.installationKey('idempotency'), name);
    const begun = await store.begin(key, requestHash, clock());
    if (begun.state === 'running')
      return { kind: 'failed', error: { ...appError('idempotency-key-in-use'), retryAfterSeconds: 1 } };
    if (begun.state === 'other-request') return { kind: 'failed', error: appError('idempotency-key-reused') };
    if (begun.state === 'answered') {
      const reply = openReply(boxKey, key.keyHash, begun.responseSealed);
      return reply.ok ? { kind: 'reply', reply: reply.value } : { kind: 'failed', error: reply.error };
    }
    try {
      const outcome = await run();
      if (outcome.kind === 'reply' && 'body' in outcome.reply)
        await store.finish(key, sealJson(boxKey, key.keyHash, outcome.reply));
      else await store.abandon(key);
      return outcome;
    } catch (error) {
      await store.abandon(key);
      throw error;
    }
  };
}

function openReply(
  boxKey: SecretKey,
  keyHash: string,
  responseSealed: Buffer,
): Result<Reply<unknown>, AppError> {
  const opened = openJson(boxKey, keyHash, responseSealed, rememberedSchema);
  if (!opened.ok) return failure(appError('internal-error'));
  const { body, headers, status } = opened.value;
  return success({ body, headers: { ...headers, ...replayed }, ...(status === undefined ? {} : { status }) });
}

/** Of the parsed content, since the boundary of a multipart body differs from try to try. */
function digestOf({ method, target, body, files }: RequestContent): string {
  const hash = createHash('sha256').update(JSON.stringify([method, target, body ?? null]));
  for (const [name, file] of files) hash.update(JSON.stringify([name, file.bytes.length])).update(file.bytes);
  return hash.digest('hex');
}
