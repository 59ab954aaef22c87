import { sql } from 'kysely';
import pg from 'pg';
import { writeCheckpoint } from '../src/journal/write-checkpoint.ts';
import { bindStores } from '../src/main/bind-stores.ts';
import { randomIdentifiers } from '../src/platform/crypto/identifiers.ts';
import { makeTransact } from '../src/platform/database/transact.ts';
import { openTestDatabase } from './test-database.ts';
import { makeTestWorld } from './test-world.ts';
import { makeTestKeyring } from './webhook-world.ts';

const start = Date.parse('2026-02-03T04:05:06.789Z');

/** A database with an installation's keys and an environment; entries are a second apart. */
export async function openJournalWorld() {
  const { db, url, drop } = await openTestDatabase();
  const keyring = makeTestKeyring();
  const { sandbox } = await makeTestWorld(db, keyring);
  const stores = bindStores(db, keyring);
  await stores.installation.create(new Date(start));
  const transact = makeTransact(db, (queries) => bindStores(queries, keyring));
  const { environmentId, actor } = sandbox.context;
  const dataKey = await stores.environmentKeys.dataKey(environmentId);
  let ticks = 0;
  const clock = () => {
    ticks += 1;
    return new Date(start + ticks * 1000);
  };
  const entry = (subjectId: string) => ({
    environmentId,
    subjectId,
    at: clock(),
    type: 'somethingHappened',
    actor,
    payload: { tick: ticks },
    dataKey,
  });
  const checkpoint = async () => {
    const written = await writeCheckpoint({ transact, clock })();
    if (!written.ok) throw new Error(written.error.name);
    return written.value;
  };
  return {
    db,
    url,
    drop,
    stores,
    transact,
    sandbox,
    keyring,
    identifiers: randomIdentifiers,
    clock,
    entry,
    checkpoint,
    append: async (subjectId: string, count = 1) => {
      for (let made = 0; made < count; made += 1) await stores.journal.append(entry(subjectId));
    },
    publicKey: async () => {
      const found = await stores.installation.find();
      if (found === undefined) throw new Error('there is no installation');
      return found.journalPublicKey;
    },
    /** Statements of somebody who may do everything in the database, triggers switched off. */
    tamper: async (statements: string) => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      try {
        await client.query(`alter table journal_entry disable trigger all; ${statements};
          alter table journal_entry enable trigger all`);
      } finally {
        await client.end();
      }
    },
    execute: (statement: string) => sql.raw(statement).execute(db),
  };
}

export type JournalWorld = Awaited<ReturnType<typeof openJournalWorld>>;
