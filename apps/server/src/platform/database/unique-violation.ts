import pg from 'pg';

/** SQLSTATE of a broken unique constraint. */
const uniqueViolation = '23505';

/** True if a statement failed because this unique constraint or index already holds the value. */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  return (
    error instanceof pg.DatabaseError && error.code === uniqueViolation && error.constraint === constraint
  );
}
