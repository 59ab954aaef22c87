import { createHash } from 'node:crypto';
import { type ListEntry, listEntrySchema } from '@aval/core/screening/subject';
import { sql } from 'kysely';
import type { Queries } from '../platform/database/open-database.ts';
import { keysOfEntry } from './look-up-in-list.ts';
import type { ListState, ListStore } from './ports.ts';

/** Entries that are scored at most: those that share most words come first, and among them those that share most keys. */
const mostCandidates = 1000;

type StateRow = {
  readonly name: string;
  readonly format: string;
  readonly entries: number;
  readonly digest: string;
  readonly published_on: string | null;
  readonly imported_at: Date;
};

export function makeListStore(queries: Queries): ListStore {
  return {
    list: async () => {
      const { rows } = await sql<StateRow>`
        select "name", "format", "entries", "digest", "published_on"::text, "imported_at" from "source_list" order by "name"
      `.execute(queries);
      return rows.map(toState);
    },
    candidates: async (name, keys) => {
      // One statement, so that list, index and entries are of one moment even while the list is replaced.
      const { rows } = await sql<StateRow & { content: unknown; entry_digest: string | null }>`
        with list as (select * from "source_list" where "name" = ${name}),
        asked as (
          select * from unnest(
            ${keys.map(({ group }) => group)}::int[], ${keys.map(({ needed }) => needed)}::int[],
            ${keys.map(({ word }) => word)}::int[], ${keys.map(({ key }) => key)}::text[]
          ) as asked ("part", "needed", "word", "key")
        ),
        shared as (
          select "entry_no", asked."needed", count(distinct asked."word") as "words", count(*) as "keys"
          from list
          join "source_posting" as posting on posting."version_id" = list."version_id"
          join asked on asked."key" = posting."key"
          cross join unnest(posting."entry_nos") as filed ("entry_no")
          group by "entry_no", asked."part", asked."needed"
        ),
        candidate as (
          select "entry_no", max("words") as "words", max("keys") as "keys" from shared
          group by "entry_no" having bool_or("words" >= "needed")
          order by 2 desc, 3 desc, 1 limit ${mostCandidates}
        ),
        entry as (
          select e."content", e."digest" as "entry_digest"
          from list join "source_entry" as e on e."version_id" = list."version_id"
          join candidate on candidate."entry_no" = e."entry_no"
        )
        select list."name", list."format", list."entries", list."digest", list."published_on"::text, list."imported_at",
          entry."content", entry."entry_digest"
        from list left join entry on true
      `.execute(queries);
      const [first] = rows;
      if (first === undefined) return undefined;
      return {
        state: toState(first),
        candidates: rows.flatMap(({ content, entry_digest: digest }) =>
          digest === null ? [] : [{ entry: listEntrySchema.parse(content), digest }],
        ),
      };
    },
    lock: async (name) => {
      await sql`select pg_advisory_xact_lock(hashtext(${`source_list/${name}`}))`.execute(queries);
    },
    addEntries: async (versionId, firstNumber, entries) => {
      const contents = entries.map((entry) => JSON.stringify(entry));
      await sql`
        insert into "source_entry" ("version_id", "entry_no", "digest", "content", "keys")
        select ${versionId}::uuid, "entry_no", "digest", "content"::jsonb, "keys"::text[] from unnest(
          ${entries.map((_entry, index) => firstNumber + index)}::int[],
          ${contents.map((content) => createHash('sha256').update(content).digest('hex'))}::text[],
          ${contents}::text[], ${entries.map(keysLiteral)}::text[]
        ) as "new" ("entry_no", "digest", "content", "keys")
      `.execute(queries);
    },
    publish: async (versionId, { name, format, digest, entries, publishedOn, importedAt }) => {
      await sql`
        insert into "source_posting" ("version_id", "key", "entry_nos")
        select ${versionId}::uuid, key, array_agg("entry_no" order by "entry_no")
        from "source_entry" cross join unnest("keys") as key where "version_id" = ${versionId}::uuid group by key
      `.execute(queries);
      const before = await queries
        .selectFrom('source_list')
        .select('version_id')
        .where('name', '=', name)
        .executeTakeFirst();
      const columns = {
        format,
        version_id: versionId,
        digest,
        entries,
        published_on: publishedOn ?? null,
        imported_at: importedAt,
      };
      await queries
        .insertInto('source_list')
        .values({ name, ...columns })
        .onConflict((conflict) => conflict.column('name').doUpdateSet(columns))
        .execute();
      if (before === undefined) return;
      await queries.deleteFrom('source_posting').where('version_id', '=', before.version_id).execute();
      await queries.deleteFrom('source_entry').where('version_id', '=', before.version_id).execute();
    },
  };
}

/** Keys hold letters, digits and a few signs that need no care in an array's text. */
function keysLiteral(entry: ListEntry): string {
  return `{${keysOfEntry(entry)
    .map((key) => `"${key}"`)
    .join(',')}}`;
}

function toState(row: StateRow): ListState {
  return {
    name: row.name,
    format: row.format,
    entries: row.entries,
    digest: row.digest,
    publishedOn: row.published_on ?? undefined,
    importedAt: row.imported_at,
  };
}
