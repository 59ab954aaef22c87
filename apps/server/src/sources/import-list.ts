import { type AppError, appError } from '@aval/core/errors';
import { failure, type Result, success } from '@aval/core/result';
import type { ListEntry } from '@aval/core/screening/subject';
import type { Clock } from '../platform/clock/clock.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { JobQueue } from '../platform/jobs/ports.ts';
import { beginScreeningTask } from './begin-screening.ts';
import { ListRefused } from './formats/parsed.ts';
import { type ReadList, type ReadListOptions, readListFiles } from './formats/read-list-files.ts';
import type { ListState, ListStore } from './ports.ts';

type Stores = { readonly lists: ListStore; readonly jobs: JobQueue };
export type ImportListDependencies = {
  readonly transact: Transact<Stores>;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
};
export type ImportListInput = ReadListOptions & { readonly name: string };

/** Entries written in one statement. */
const batchSize = 500;
const mostEntries = 5_000_000;

/**
 * Replaces a list by the files named: all of it or, when anything is wrong with them, nothing. Look-ups go on meanwhile in what was
 * there before. Those who were approved are looked up again afterwards.
 */
export function importList({ transact, clock, identifiers }: ImportListDependencies) {
  return async (input: ImportListInput): Promise<Result<ListState, AppError>> => {
    try {
      const read = await readListFiles(input);
      return await transact(async ({ lists, jobs }) => {
        await lists.lock(input.name);
        const versionId = identifiers.uuid();
        const entries = await write(lists, versionId, read);
        const state: ListState = {
          name: input.name,
          format: read.format,
          entries,
          ...read.end(),
          importedAt: clock(),
        };
        await lists.publish(versionId, state);
        // One waiting round does for several lists imported one after the other.
        await jobs.add(beginScreeningTask, { cause: `import of ${input.name}` }, { key: beginScreeningTask });
        return success(state);
      });
    } catch (error) {
      if (error instanceof ListRefused) return failure(appError('source-file-refused', error.message));
      throw error;
    }
  };
}

async function write(lists: ListStore, versionId: string, read: ReadList): Promise<number> {
  const seen = new Set<string>();
  let waiting: ListEntry[] = [];
  let written = 0;
  const flush = async () => {
    if (waiting.length === 0) return;
    await lists.addEntries(versionId, written, waiting);
    written += waiting.length;
    waiting = [];
  };
  for await (const entries of read.entries) {
    for (const entry of entries) {
      if (seen.has(entry.entryId)) throw new ListRefused(`the number ${entry.entryId} comes twice`);
      seen.add(entry.entryId);
      waiting.push(entry);
      if (waiting.length >= batchSize) await flush();
      if (seen.size > mostEntries) throw new ListRefused(`there are more than ${mostEntries} entries`);
    }
  }
  await flush();
  // An empty list would call everybody clean.
  if (written === 0) throw new ListRefused('the files hold no entry');
  return written;
}
