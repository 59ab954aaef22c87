import type { EnvironmentId } from '@aval/core/ids';
import type { JournalEntry } from '../journal/ports.ts';
import { inBatches } from '../platform/batches/in-batches.ts';
import { inOneStatement, type StatementPart } from '../platform/database/one-statement.ts';
import type { Queries } from '../platform/database/open-database.ts';
import { isUniqueViolation } from '../platform/database/unique-violation.ts';
import type { Review } from '../reviews/ports.ts';
import type { WebhookEvent } from '../webhooks/ports.ts';
import type { NewApplicantRecord, NewApplicantRow, NewApplicantStore } from './ports.ts';

/** How each area writes its share of several new applicants; all lists are in one order. */
export type NewApplicantParts = {
  readonly applicants: (
    environmentIds: readonly EnvironmentId[],
    applicants: readonly NewApplicantRow[],
  ) => StatementPart[];
  readonly reviews: (environmentIds: readonly EnvironmentId[], reviews: readonly Review[]) => StatementPart[];
  readonly journalEntries: (entries: readonly JournalEntry[]) => StatementPart[];
  readonly events: (events: readonly WebhookEvent[]) => StatementPart[];
  /** Makes the statement fail, in a way that `somebodyListens` knows, unless nobody would be told of the events. */
  readonly nobodyListens: (environmentIds: readonly EnvironmentId[]) => StatementPart;
  readonly somebodyListens: (error: unknown) => boolean;
};

/** Milliseconds for which an environment with webhooks is not taken for one without. */
const listenedForMs = 10_000;
/** Environments remembered as having webhooks. */
const maximumListened = 10_000;

type Newcomer = { readonly environmentId: EnvironmentId; readonly record: NewApplicantRecord };

/**
 * The most frequent change of all: the rows of four areas in one statement, where a transaction would be seven, and those who
 * come in the same moment together. Events are sealed and written only where somebody listens: at first nobody is expected to,
 * and the statement itself finds out. When a statement for several fails, each is written alone, so that nobody suffers for
 * another's fault.
 */
export function makeNewApplicantStore(queries: Queries, partsOf: NewApplicantParts): NewApplicantStore {
  const listenedAt = new Map<EnvironmentId, number>();
  const listens = (environmentId: EnvironmentId) => {
    const at = listenedAt.get(environmentId);
    return at !== undefined && performance.now() - at < listenedForMs;
  };
  const rememberListening = (environmentIds: readonly EnvironmentId[]) => {
    if (listenedAt.size >= maximumListened) listenedAt.clear();
    for (const environmentId of environmentIds) listenedAt.set(environmentId, performance.now());
  };
  const writeWith = (newcomers: readonly Newcomer[], events: StatementPart[]) => {
    const environmentIds = newcomers.map(({ environmentId }) => environmentId);
    const records = newcomers.map(({ record }) => record);
    return inOneStatement(queries, [
      ...partsOf.applicants(
        environmentIds,
        records.map(({ applicant }) => applicant),
      ),
      ...partsOf.reviews(
        environmentIds,
        records.map(({ review }) => review),
      ),
      ...partsOf.journalEntries(records.map(({ journalEntry }) => journalEntry)),
      ...events,
    ]);
  };
  const write = async (newcomers: readonly Newcomer[]): Promise<void> => {
    const environmentIds = newcomers.map(({ environmentId }) => environmentId);
    if (!environmentIds.some(listens)) {
      try {
        return await writeWith(newcomers, [partsOf.nobodyListens(environmentIds)]);
      } catch (error) {
        if (!partsOf.somebodyListens(error)) throw error;
        rememberListening(environmentIds);
      }
    }
    const events = partsOf.events(newcomers.map(({ record }) => record.event()));
    return writeWith(newcomers, events);
  };
  const writeAlone = async (newcomer: Newcomer): Promise<boolean | Error> => {
    try {
      await write([newcomer]);
      return true;
    } catch (error) {
      if (isUniqueViolation(error, 'applicant_environment_id_external_user_hash_key')) return false;
      return error instanceof Error ? error : new Error(String(error));
    }
  };
  const insert = inBatches<Newcomer, boolean>(async (newcomers) => {
    const [only, ...others] = newcomers;
    if (only !== undefined && others.length === 0) return [await writeAlone(only)];
    try {
      await write(newcomers);
      return newcomers.map(() => true);
    } catch {
      return Promise.all(newcomers.map(writeAlone));
    }
  });
  return { insert: (environmentId, record) => insert({ environmentId, record }) };
}
