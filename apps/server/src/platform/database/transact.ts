import type { AppError } from '@aval/core/errors';
import type { Result } from '@aval/core/result';
import type { Db, Queries } from './open-database.ts';

/**
 * Runs `work` in one transaction on stores bound to it. A failure result rolls everything back, exactly like a throw; only a
 * success commits.
 */
export type Transact<Stores> = <Value>(
  work: (stores: Stores) => Promise<Result<Value, AppError>>,
) => Promise<Result<Value, AppError>>;

class RolledBack extends Error {
  readonly error: AppError;
  constructor(error: AppError) {
    super('rolled back');
    this.error = error;
  }
}

/** `bind` makes the stores of a use case on the transaction it is given. */
export function makeTransact<Stores>(db: Db, bind: (queries: Queries) => Stores): Transact<Stores> {
  return async (work) => {
    try {
      return await db.transaction().execute(async (transaction) => {
        const outcome = await work(bind(transaction));
        if (!outcome.ok) throw new RolledBack(outcome.error);
        return outcome;
      });
    } catch (error) {
      if (error instanceof RolledBack) return { ok: false, error: error.error };
      throw error;
    }
  };
}
