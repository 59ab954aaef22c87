import { sql } from 'kysely';
import { sealJson } from '../platform/crypto/sealed-box.ts';
import type { Queries } from '../platform/database/open-database.ts';
import { entryContent, genesisHash } from './entry-content.ts';
import type { Journal } from './ports.ts';

/** Context that binds a sealed payload to its place. */
export function payloadContext(subjectId: string, type: string): string {
  return `journal/${subjectId}/${type}`;
}

/**
 * Appends in one statement: the head row is the lock of its chain, and the hash is summed by the database from the head it
 * locked, so two writers can neither fork a chain nor wait on a round trip.
 */
export function makeJournalStore(queries: Queries): Journal {
  return {
    append: async ({ environmentId, subjectId, at, type, actor, payload, dataKey }) => {
      const payloadSealed = sealJson(dataKey, payloadContext(subjectId, type), payload);
      const actorText = `${actor.kind}:${actor.id}`;
      const content = entryContent({ environmentId, subjectId, at, type, actor: actorText, payloadSealed });
      const appended = await sql`
        with head as (
          insert into "journal_head" as head ("subject_id", "environment_id", "sequence", "hash")
          values (${subjectId}, ${environmentId}, 1, sha256(${genesisHash}::bytea || int4send(1) || ${content}::bytea))
          on conflict ("subject_id") do update set
            "sequence" = head."sequence" + 1,
            "hash" = sha256(head."hash" || int4send(head."sequence" + 1) || ${content}::bytea)
          where head."environment_id" = ${environmentId}
          returning "sequence", "hash"
        )
        insert into "journal_entry"
          ("environment_id", "subject_id", "sequence", "at", "type", "actor", "payload_sealed", "hash")
        select ${environmentId}::uuid, ${subjectId}, head."sequence", ${at}::timestamptz, ${type}, ${actorText}, ${payloadSealed}::bytea, head."hash"
        from head
        returning "sequence"
      `.execute(queries);
      // The head is there but names another environment: nothing may change without its entry.
      if (appended.rows.length !== 1)
        throw new Error(`the chain ${subjectId} belongs to another environment`);
    },
  };
}
