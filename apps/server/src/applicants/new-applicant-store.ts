import type { EnvironmentId } from '@aval/core/ids';
import type { JournalEntry } from '../journal/ports.ts';
import { inOneStatement, type StatementPart } from '../platform/database/one-statement.ts';
import type { Queries } from '../platform/database/open-database.ts';
import { isUniqueViolation } from '../platform/database/unique-violation.ts';
import type { Review } from '../reviews/ports.ts';
import type { WebhookEvent } from '../webhooks/ports.ts';
import type { NewApplicantRow, NewApplicantStore } from './ports.ts';

/** How each area writes its share. */
export type NewApplicantParts = {
  readonly applicant: (environmentId: EnvironmentId, applicant: NewApplicantRow) => StatementPart[];
  readonly review: (environmentId: EnvironmentId, review: Review) => StatementPart[];
  readonly journalEntry: (entry: JournalEntry) => StatementPart[];
  readonly event: (event: WebhookEvent) => StatementPart[];
};

/** The most frequent change of all: the rows of four areas in one statement, where a transaction would be seven. */
export function makeNewApplicantStore(queries: Queries, partsOf: NewApplicantParts): NewApplicantStore {
  return {
    insert: async (environmentId, { applicant, review, journalEntry, event }) => {
      try {
        await inOneStatement(queries, [
          ...partsOf.applicant(environmentId, applicant),
          ...partsOf.review(environmentId, review),
          ...partsOf.journalEntry(journalEntry),
          ...partsOf.event(event),
        ]);
        return true;
      } catch (error) {
        if (isUniqueViolation(error, 'applicant_environment_id_external_user_hash_key')) return false;
        throw error;
      }
    },
  };
}
