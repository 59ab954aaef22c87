import type { EnvironmentId } from '@aval/core/ids';
import { sql } from 'kysely';
import type { Queries } from '../database/open-database.ts';
import { acrossTenants } from '../database/require-tenant.ts';

/** Milliseconds for which the answer to a key is kept. */
const keptMs = 24 * 60 * 60 * 1000;
/** Milliseconds after which a request that never ended is taken for dead: longer than a request may last. */
const runningMs = 5 * 60 * 1000;

export type StoredKey = { readonly environmentId: EnvironmentId; readonly keyHash: string };

export type Begun =
  | { readonly state: 'begun' | 'running' | 'other-request' }
  | { readonly state: 'answered'; readonly responseSealed: Buffer };

/** Port: which keys were used, and what was answered. */
export type IdempotencyStore = {
  /** Takes the key for this request, or tells how it stands with whoever has it. */
  readonly begin: (key: StoredKey, requestHash: string, now: Date) => Promise<Begun>;
  readonly finish: (key: StoredKey, responseSealed: Buffer) => Promise<void>;
  readonly abandon: (key: StoredKey) => Promise<void>;
  /** Forgets the keys of all environments that are older than a day. Answers how many. */
  readonly forgetOld: (now: Date) => Promise<number>;
};

export function makeIdempotencyStore(queries: Queries): IdempotencyStore {
  return {
    begin: async ({ environmentId, keyHash }, requestHash, now) => {
      const { rows } = await sql<{ taken: boolean }>`
        insert into "idempotency_key" as "known" ("environment_id", "key_hash", "request_hash", "created_at")
        values (${environmentId}, ${keyHash}, ${requestHash}, ${now})
        on conflict ("environment_id", "key_hash") do update
          set "request_hash" = excluded."request_hash", "created_at" = excluded."created_at", "response_sealed" = null
          where "known"."created_at" < ${new Date(now.getTime() - keptMs)}
            or ("known"."response_sealed" is null and "known"."created_at" < ${new Date(now.getTime() - runningMs)})
        returning true as "taken"`.execute(queries);
      if (rows.length > 0) return { state: 'begun' };
      const known = await queries
        .selectFrom('idempotency_key')
        .select(['request_hash', 'response_sealed'])
        .where('environment_id', '=', environmentId)
        .where('key_hash', '=', keyHash)
        .executeTakeFirst();
      // Abandoned at this very moment: the client may come again.
      if (known === undefined) return { state: 'running' };
      if (known.request_hash !== requestHash) return { state: 'other-request' };
      return known.response_sealed === null
        ? { state: 'running' }
        : { state: 'answered', responseSealed: known.response_sealed };
    },
    finish: async ({ environmentId, keyHash }, responseSealed) => {
      await queries
        .updateTable('idempotency_key')
        .set({ response_sealed: responseSealed })
        .where('environment_id', '=', environmentId)
        .where('key_hash', '=', keyHash)
        .execute();
    },
    abandon: async ({ environmentId, keyHash }) => {
      await queries
        .deleteFrom('idempotency_key')
        .where('environment_id', '=', environmentId)
        .where('key_hash', '=', keyHash)
        .execute();
    },
    forgetOld: async (now) => {
      const { numDeletedRows } = await queries
        .deleteFrom('idempotency_key')
        .where('created_at', '<', new Date(now.getTime() - keptMs))
        .modifyEnd(acrossTenants)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
