import { type RawBuilder, sql } from 'kysely';

type Value = string | number | boolean | Date | null | readonly string[];

/** How {@link recordSet} takes bytes: as PostgreSQL writes them in a text. */
export function byteaText(bytes: Buffer): string {
  return `\\x${bytes.toString('hex')}`;
}

/**
 * Rows as a table of a statement, to be selected from: one parameter however many there are, where a list for each column would
 * be one a column, each with every value quoted.
 * @param name of the table in the statement
 * @param types of the columns, as PostgreSQL calls them
 */
export function recordSet<Column extends string>(
  name: string,
  types: Readonly<Record<Column, string>>,
  rows: readonly Readonly<Record<NoInfer<Column>, Value>>[],
): RawBuilder<unknown> {
  const columns = Object.entries<string>(types).map(([column, type]) => `"${column}" ${type}`);
  return sql`json_to_recordset(${JSON.stringify(rows)}::json) as ${sql.raw(`"${name}" (${columns.join(', ')})`)}`;
}
