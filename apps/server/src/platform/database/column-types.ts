import type { ColumnType } from 'kysely';

/** A JSON column: written as text, read as something that a schema has yet to parse. */
export type Json = ColumnType<unknown, string, string>;
/** The same where there may be none. */
export type NullableJson = ColumnType<unknown, string | null, string | null>;
