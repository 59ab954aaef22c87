import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type JournalWorld, openJournalWorld } from '../../test/journal-world.ts';
import { makeSigningKey, signDetached } from '../platform/crypto/signing-key.ts';
import { acrossTenants } from '../platform/database/require-tenant.ts';
import { checkpointHash } from './checkpoint-content.ts';
import { chainHash, entryContent, genesisHash } from './entry-content.ts';
import { makeReadJournal } from './snapshot-store.ts';
import { makeJournalStore } from './store.ts';
import { verifyJournal } from './verify-journal.ts';

// Chains: anna has 5 entries, of which a checkpoint covers 3; bruno 2, all covered; clara 2, none covered.
let world: JournalWorld;

beforeEach(async () => {
  world = await openJournalWorld();
  await world.append('anna', 2);
  await world.checkpoint();
  await world.append('anna');
  await world.append('bruno', 2);
  await world.checkpoint();
  await world.append('anna', 2);
  await world.append('clara', 2);
});
afterEach(() => world.drop());

/** Kind, chain and place of every fault. */
async function faults(publicKey?: Buffer): Promise<string[]> {
  const report = await verifyJournal(makeReadJournal(world.db))(publicKey ?? (await world.publicKey()));
  for (const { message, subjectId } of report.faults) expect(message).toContain(subjectId);
  return report.faults.map(({ kind, subjectId, sequence }) => `${kind} ${subjectId} ${sequence}`);
}

/** What somebody does who knows the algorithm: sums a chain anew and writes its head to fit. */
async function resum(subjectId: string): Promise<void> {
  const rows = await world.db
    .selectFrom('journal_entry')
    .selectAll()
    .where('subject_id', '=', subjectId)
    .orderBy('sequence')
    .modifyEnd(acrossTenants)
    .execute();
  let hash: Buffer = genesisHash;
  for (const row of rows) {
    const content = entryContent({
      environmentId: row.environment_id,
      subjectId,
      at: row.at,
      type: row.type,
      actor: row.actor,
      payloadSealed: row.payload_sealed,
    });
    hash = chainHash(hash, row.sequence, content);
    await world.tamper(
      `update journal_entry set hash = '\\x${hash.toString('hex')}' where subject_id = '${subjectId}' and sequence = ${row.sequence}`,
    );
  }
  await world.tamper(
    `update journal_head set hash = '\\x${hash.toString('hex')}', sequence = ${rows.length} where subject_id = '${subjectId}'`,
  );
}

describe('verifyJournal', () => {
  it('finds nothing wrong with a journal that nobody touched, and counts it', async () => {
    expect(await verifyJournal(makeReadJournal(world.db))(await world.publicKey())).toEqual({
      chains: 3,
      entries: 9,
      checkpoints: 2,
      faults: [],
    });
  });

  it.each([
    ['payload', "payload_sealed = payload_sealed || '\\x00'"],
    ['actor', "actor = 'system:nobody'"],
    ['type', "type = 'somethingElse'"],
    ['time', "at = at + interval '1 second'"],
    ['time by less than a millisecond', "at = at + interval '1 microsecond'"],
    ['hash', "hash = sha256('')"],
  ])('names an entry whose %s was changed', async (_field, change) => {
    await world.tamper(`update journal_entry set ${change} where subject_id = 'anna' and sequence = 2`);
    expect(await faults()).toContain('changed anna 2');
  });

  it.each([
    ['first', 1, 'missing anna 1'],
    ['middle', 3, 'missing anna 3'],
    ['last', 5, 'cut-off anna 5'],
  ])('names the %s entry when it was removed', async (_place, sequence, fault) => {
    await world.tamper(`delete from journal_entry where subject_id = 'anna' and sequence = ${sequence}`);
    expect(await faults()).toEqual([fault]);
  });

  it('names all entries of a gap', async () => {
    await world.tamper("delete from journal_entry where subject_id = 'anna' and sequence in (2, 3)");
    const { faults } = await verifyJournal(makeReadJournal(world.db))(await world.publicKey());
    expect(faults.map(({ message }) => message)).toEqual(['anna: entries 2 to 3 are missing']);
  });

  it('names the end that was cut off with the head set back, once a checkpoint covers it', async () => {
    await world.tamper("delete from journal_entry where subject_id = 'anna' and sequence > 2");
    await resum('anna');
    expect(await faults()).toEqual(['cut-off anna 3']);
  });

  it('cannot know of an end that was cut off with the head set back before any checkpoint', async () => {
    await world.tamper("delete from journal_entry where subject_id = 'clara' and sequence = 2");
    await resum('clara');
    expect(await faults()).toEqual([]);
  });

  it.each([
    ['behind the end', 6, 'inserted anna 6'],
    ['before the beginning', 0, 'inserted anna 0'],
  ])('names an entry put in %s', async (_place, sequence, fault) => {
    await world.tamper(`insert into journal_entry select environment_id, subject_id, ${sequence}, at, type, actor,
      payload_sealed, hash from journal_entry where subject_id = 'anna' and sequence = 5`);
    expect(await faults()).toContain(fault);
  });

  it('names the place of an entry put in between others', async () => {
    await world.tamper(`
      update journal_entry set sequence = sequence + 100 where subject_id = 'anna' and sequence >= 3;
      insert into journal_entry select environment_id, subject_id, 3, at, type, actor, payload_sealed, hash
        from journal_entry where subject_id = 'anna' and sequence = 2;
      update journal_entry set sequence = sequence - 99 where subject_id = 'anna' and sequence > 100;
      update journal_head set sequence = 6 where subject_id = 'anna'`);
    expect(await faults()).toContain('changed anna 3');
  });

  it('names two entries that changed places', async () => {
    await world.tamper(`
      update journal_entry set sequence = 100 where subject_id = 'anna' and sequence = 4;
      update journal_entry set sequence = 4 where subject_id = 'anna' and sequence = 5;
      update journal_entry set sequence = 5 where subject_id = 'anna' and sequence = 100`);
    expect(await faults()).toEqual(expect.arrayContaining(['changed anna 4', 'changed anna 5']));
  });

  it('names a chain that is gone, and one whose head is gone', async () => {
    await world.tamper(`
      delete from journal_entry where subject_id = 'bruno'; delete from journal_head where subject_id = 'bruno';
      delete from journal_head where subject_id = 'clara'`);
    expect(await faults()).toEqual(expect.arrayContaining(['missing bruno 2', 'missing clara 0']));
  });

  it('names a head that was rewritten', async () => {
    await world.tamper("update journal_head set hash = sha256('') where subject_id = 'anna'");
    expect(await faults()).toEqual(['changed anna 5']);
  });

  it('finds a chain moved to another environment', async () => {
    const other = world.sandbox.context.environmentId;
    await world.tamper(
      `update journal_head set environment_id = (select id from environment where id <> '${other}') where subject_id = 'bruno'`,
    );
    expect(await faults()).toEqual(['changed bruno 1', 'changed bruno 2']);
    await expect(world.append('bruno')).rejects.toThrow('null value in column "sequence"');
  });

  it('names the entry that a checkpoint vouched for when a whole chain was summed anew', async () => {
    await world.tamper(
      "update journal_entry set actor = 'system:nobody' where subject_id = 'anna' and sequence = 2",
    );
    await resum('anna');
    expect(await faults()).toEqual(['changed anna 2', 'changed anna 3']);
  });

  it.each([
    ['time', "at = at + interval '1 second'"],
    ['heads', `heads = '[{"subjectId":"anna","sequence":1,"hash":"00"}]'`],
    ['heads to something else', `heads = '{"anna":1}'`],
    ['previous hash', "previous_hash = sha256('')"],
    ['hash', "hash = sha256('')"],
    ['signature', "signature = decode(repeat('00', 64), 'hex')"],
  ])('names a checkpoint with a changed %s, and no other', async (_field, change) => {
    await world.tamper(`update journal_checkpoint set ${change} where number = 1`);
    expect(await faults()).toEqual(['checkpoint-forged checkpoint 1 1']);
  });

  it('names a checkpoint that was made up, removed or moved', async () => {
    await world.append('anna');
    await world.checkpoint();
    await world.tamper('delete from journal_checkpoint where number = 2');
    expect(await faults()).toEqual(['checkpoint-missing checkpoint 2 2']);
    await world.tamper('update journal_checkpoint set number = 2 where number = 3');
    expect(await faults()).toEqual(['checkpoint-forged checkpoint 2 2']);
    const key = makeSigningKey();
    const hash = checkpointHash(2, new Date(0), genesisHash, []);
    const signature = signDetached(key.privateKey, hash).toString('hex');
    await world.tamper(`update journal_checkpoint set at = to_timestamp(0), previous_hash = '\\x${genesisHash.toString('hex')}',
      heads = '[]', hash = '\\x${hash.toString('hex')}', signature = '\\x${signature}' where number = 2`);
    expect(await faults()).toEqual(['checkpoint-forged checkpoint 2 2']);
  });

  it('notices that the newest checkpoint is gone, unless the heads were set back with it', async () => {
    await world.tamper('delete from journal_checkpoint where number = 2');
    expect(await faults()).toEqual(['checkpoint-missing anna 3']);
    await world.tamper(
      "update journal_head set checkpointed = case subject_id when 'anna' then 2 else 0 end",
    );
    expect(await faults()).toEqual([]);
  });

  it("notices a replaced key by the operator's own copy of it", async () => {
    const written = await world.publicKey();
    const key = makeSigningKey();
    const rows = await world.db.selectFrom('journal_checkpoint').selectAll().orderBy('number').execute();
    for (const { number, hash } of rows) {
      const signature = signDetached(key.privateKey, hash).toString('hex');
      await world.tamper(
        `update journal_checkpoint set signature = '\\x${signature}' where number = ${number}`,
      );
    }
    await world.tamper(`update installation set journal_public_key = '${key.publicKey.toString('base64')}'`);
    expect(await faults()).toEqual([]);
    expect(await faults(written)).toEqual([
      'checkpoint-forged checkpoint 1 1',
      'checkpoint-forged checkpoint 2 2',
    ]);
  });

  it('is not confused by what is written meanwhile', async () => {
    let looked = 0;
    const watched = world.db.withPlugin({
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        looked += 1;
        await world.append('anna');
        await world.append('dina');
        if (looked % 2 === 0) await world.checkpoint();
        return result;
      },
    });
    expect((await verifyJournal(makeReadJournal(watched))(await world.publicKey())).faults).toEqual([]);
    expect(looked).toBeGreaterThan(3);
  });
});

describe('the journal in the database', () => {
  it.each([
    'update journal_entry set sequence = sequence',
    'delete from journal_entry',
    'truncate journal_entry',
  ])('refuses: %s', async (statement) => {
    await expect(world.execute(`${statement} /* every tenant */`)).rejects.toThrow(
      'the journal is append-only',
    );
    expect(await faults()).toEqual([]);
  });

  it('keeps one chain whole under twenty writers at once, also when some of them roll back', async () => {
    const writers = Array.from({ length: 20 }, (_, index) =>
      world.db.transaction().execute(async (transaction) => {
        const journal = makeJournalStore(transaction);
        await journal.append(world.entry('edite'));
        await journal.append(world.entry('edite'));
        if (index % 5 === 0) throw new Error('rolled back');
      }),
    );
    const outcomes = await Promise.allSettled(writers);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(16);
    const report = await verifyJournal(makeReadJournal(world.db))(await world.publicKey());
    expect(report).toMatchObject({ chains: 4, entries: 9 + 32, faults: [] });
  });

  it('numbers checkpoints that are written at the same moment one after the other', async () => {
    const writing = Array.from({ length: 6 }, async (_, index) => {
      await world.append(`person-${index}`);
      return world.checkpoint();
    });
    const covered = await Promise.all(writing);
    expect(covered.reduce((sum, chains) => sum + chains, 0)).toBe(6 + 2);
    const rows = await world.db.selectFrom('journal_checkpoint').select('number').orderBy('number').execute();
    expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1));
    expect(await faults()).toEqual([]);
    expect(await world.checkpoint()).toBe(0);
  });
});
