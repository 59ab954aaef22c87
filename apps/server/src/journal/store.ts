import { sql } from 'kysely';
import { actorText } from '../platform/actor.ts';
import { sendNotice } from '../platform/changes/change-notice.ts';
import { sealJson } from '../platform/crypto/sealed-box.ts';
import { inOneStatement, type StatementPart } from '../platform/database/one-statement.ts';
import type { Queries } from '../platform/database/open-database.ts';
import { byteaText, recordSet } from '../platform/database/record-set.ts';
import { chainHash, entryContent, genesisHash } from './entry-content.ts';
import type { Journal, JournalEntry } from './ports.ts';

/** Context that binds a sealed payload to its place. */
export function payloadContext(subjectId: string, type: string): string {
  return `journal/${subjectId}/${type}`;
}

/** Appends in one statement, so that two writers can neither fork a chain nor wait on a round trip. */
export function makeJournalStore(queries: Queries): Journal {
  return { append: (entry) => inOneStatement(queries, appendParts(entry)) };
}

/**
 * The head row is the lock of its chain, and the hash is summed by the database from the head it locked. A head that names
 * another environment is left alone and gives the entry no sequence, which the table refuses: nothing may change without its
 * entry.
 */
function appendParts(entry: JournalEntry): StatementPart[] {
  const { environmentId, subjectId, at, type } = entry;
  const { actor, payloadSealed, content, firstHash } = sealEntry(entry);
  return [
    {
      name: 'head',
      sql: sql`
        insert into "journal_head" as "head" ("subject_id", "environment_id", "sequence", "hash")
        values (${subjectId}, ${environmentId}, 1, ${firstHash})
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
          ${environmentId}, ${subjectId}, (select "sequence" from "head"), ${at}, ${type}, ${actor},
          ${payloadSealed}, (select "hash" from "head")
        )
        ${concernsWaiting(type) ? sql`returning ${sendNotice({ environmentId, subjectId })}` : sql``}`,
    },
  ];
}

const endsAction: ReadonlySet<string> = new Set(['actionCompleted', 'actionOnHold', 'actionAwaitingUser']);

/**
 * False for what changes nothing of where its subject stands: PostgreSQL lets transactions that send a notice commit one after the
 * other, so those that happen most do not: of actions only how they end. Nobody can wait for a subject that is only now created either.
 */
function concernsWaiting(type: string): boolean {
  return (endsAction.has(type) || !type.startsWith('action')) && !type.endsWith('Viewed');
}

/** The first entries of new chains, one a subject. A subject that has a chain already is refused by the table of heads. */
export function beginChainParts(entries: readonly JournalEntry[]): StatementPart[] {
  const rows = entries.map((entry) => {
    const { actor, payloadSealed, firstHash } = sealEntry(entry);
    return {
      subject_id: entry.subjectId,
      environment_id: entry.environmentId,
      at: entry.at,
      type: entry.type,
      actor,
      payload_sealed: byteaText(payloadSealed),
      hash: byteaText(firstHash),
    };
  });
  return [
    { name: 'chain', sql: sql`select * from ${recordSet('first', firstColumns, rows)}` },
    {
      name: 'head',
      sql: sql`
        insert into "journal_head" ("subject_id", "environment_id", "sequence", "hash")
        select "subject_id", "environment_id", 1, "hash" from "chain"`,
    },
    {
      name: 'entry',
      sql: sql`
        insert into "journal_entry"
          ("subject_id", "environment_id", "sequence", "at", "type", "actor", "payload_sealed", "hash")
        select "subject_id", "environment_id", 1, "at", "type", "actor", "payload_sealed", "hash" from "chain"`,
    },
  ];
}

const firstColumns = {
  subject_id: 'text',
  environment_id: 'uuid',
  at: 'timestamptz',
  type: 'text',
  actor: 'text',
  payload_sealed: 'bytea',
  hash: 'bytea',
};

function sealEntry({ environmentId, subjectId, at, type, payload, dataKey, ...entry }: JournalEntry) {
  const actor = actorText(entry.actor);
  const payloadSealed = sealJson(dataKey, payloadContext(subjectId, type), payload);
  const content = entryContent({ environmentId, subjectId, at, type, actor, payloadSealed });
  return { actor, payloadSealed, content, firstHash: chainHash(genesisHash, 1, content) };
}
