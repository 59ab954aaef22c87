import { sql } from 'kysely';
import { sealJson } from '../platform/crypto/sealed-box.ts';
import { inOneStatement, type StatementPart } from '../platform/database/one-statement.ts';
import type { Queries } from '../platform/database/open-database.ts';
import { chainHash, entryContent, genesisHash } from './entry-content.ts';
import type { Journal, JournalEntry } from './ports.ts';

/** Context that binds a sealed payload to its place. */
export function payloadContext(subjectId: string, type: string): string {
  return `journal/${subjectId}/${type}`;
}

/** Appends in one statement, so that two writers can neither fork a chain nor wait on a round trip. */
export function makeJournalStore(queries: Queries): Journal {
  return { append: (entry) => inOneStatement(queries, journalParts(entry)) };
}

/**
 * The head row is the lock of its chain, and the hash is summed by the database from the head it locked. A head that names
 * another environment is left alone and gives the entry no sequence, which the table refuses: nothing may change without its
 * entry.
 */
export function journalParts({
  environmentId,
  subjectId,
  at,
  type,
  actor,
  payload,
  dataKey,
}: JournalEntry): StatementPart[] {
  const payloadSealed = sealJson(dataKey, payloadContext(subjectId, type), payload);
  const actorText = `${actor.kind}:${actor.id}`;
  const content = entryContent({ environmentId, subjectId, at, type, actor: actorText, payloadSealed });
  const first = chainHash(genesisHash, 1, content);
  return [
    {
      name: 'head',
      sql: sql`
        insert into "journal_head" as "head" ("subject_id", "environment_id", "sequence", "hash")
        values (${subjectId}, ${environmentId}, 1, ${first})
        on conflict ("subject_id") do update set
          "sequence" = "head"."sequence" + 1,
          "hash" = sha256("head"."hash" || int4send("head"."sequence" + 1) || ${content}::bytea)
        where "head"."environment_id" = ${environmentId}
        returning "sequence", "hash"`,
    },
    {
      name: 'entry',
      sql: sql`
        insert into "journal_entry"
          ("environment_id", "subject_id", "sequence", "at", "type", "actor", "payload_sealed", "hash")
        values (
          ${environmentId}, ${subjectId}, (select "sequence" from "head"), ${at}, ${type}, ${actorText},
          ${payloadSealed}, (select "hash" from "head")
        )`,
    },
  ];
}
