import { type RawBuilder, sql } from 'kysely';
import type { Queries } from './open-database.ts';

/** A step of a change, as one member of a WITH clause; later parts of the same statement may read it by its name. */
export type StatementPart = {
  /** Unlike every other part's of the statement. */
  readonly name: string;
  readonly sql: RawBuilder<unknown>;
  /** A select that does something. Inserts and updates always run, a select only when it is asked for. */
  readonly isEffect?: true;
};

/**
 * Runs all parts as one statement: all or nothing, without a transaction and in a single round trip. The parts see the
 * database as it was before, and each other only through what they return; foreign keys are checked when all have run.
 */
export async function inOneStatement(queries: Queries, parts: readonly StatementPart[]): Promise<void> {
  const members = parts.map(({ name, sql: text, isEffect }) =>
    // Counted alone, a select could be folded into the count and never run.
    isEffect === true ? sql`${sql.id(name)} as materialized (${text})` : sql`${sql.id(name)} as (${text})`,
  );
  const effects = parts
    .filter(({ isEffect }) => isEffect === true)
    .map(({ name }) => sql`(select count(*) from ${sql.id(name)})`);
  await sql`with ${sql.join(members)} select ${sql.join([sql`1`, ...effects])}`.execute(queries);
}
