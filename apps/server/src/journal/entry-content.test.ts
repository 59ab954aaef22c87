import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type JournalWorld, openJournalWorld } from '../../test/journal-world.ts';
import { acrossTenants } from '../platform/database/require-tenant.ts';
import { chainHash, type EntryContent, entryContent, genesisHash } from './entry-content.ts';

const bytes = fc.uint8Array({ maxLength: 64 }).map((value) => Buffer.from(value));
const entries: fc.Arbitrary<EntryContent> = fc.record({
  environmentId: fc.uuid(),
  subjectId: fc.string(),
  at: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2100-01-01') }),
  type: fc.string(),
  actor: fc.string(),
  payloadSealed: bytes,
});

describe('entryContent', () => {
  it('is the same for two entries only if every field is the same', () => {
    const fieldsOf = (entry: EntryContent) => ({
      ...entry,
      at: entry.at.toISOString(),
      payloadSealed: entry.payloadSealed.toString('hex'),
    });
    fc.assert(
      fc.property(entries, entries, (one, other) => {
        const areSame = entryContent(one).equals(entryContent(other));
        expect(areSame).toBe(JSON.stringify(fieldsOf(one)) === JSON.stringify(fieldsOf(other)));
      }),
    );
  });

  it('changes with each single field', () => {
    fc.assert(
      fc.property(entries, fc.constantFrom('environmentId', 'subjectId', 'type', 'actor'), (entry, field) => {
        expect(entryContent({ ...entry, [field]: `${entry[field]}x` })).not.toEqual(entryContent(entry));
      }),
    );
  });

  it('does not let a character move from one field into the next', () => {
    fc.assert(
      fc.property(entries, fc.string({ minLength: 1, unit: 'grapheme-ascii' }), (entry, moved) => {
        const left = entryContent({ ...entry, type: entry.type + moved });
        const right = entryContent({ ...entry, actor: moved + entry.actor });
        expect(left).not.toEqual(right);
      }),
    );
  });
});

describe('chainHash', () => {
  it('is sha256 over the hash before, the place in four bytes and the content', () => {
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 2 ** 31 - 1 }), (content, sequence) => {
        const place = [24, 16, 8, 0].map((shift) => (sequence >>> shift) & 255);
        const sum = createHash('sha256').update(Buffer.concat([genesisHash, Buffer.from(place), content]));
        expect(chainHash(genesisHash, sequence, content)).toEqual(sum.digest());
      }),
    );
  });
});

describe('the sum that the database makes', () => {
  let world: JournalWorld;
  beforeAll(async () => {
    world = await openJournalWorld();
  });
  afterAll(() => world.drop());

  it('is the same as chainHash, whatever the entry holds', async () => {
    // PostgreSQL stores no NUL, and text travels as UTF-8.
    const text = fc.string({ unit: 'binary' }).map((value) => value.replaceAll('\0', ''));
    await fc.assert(
      fc.asyncProperty(
        fc.uuid(),
        fc.array(text, { minLength: 1, maxLength: 4 }),
        async (subjectId, types) => {
          for (const type of types) await world.stores.journal.append({ ...world.entry(subjectId), type });
          const rows = await world.db
            .selectFrom('journal_entry')
            .selectAll()
            .where('subject_id', '=', subjectId)
            .orderBy('sequence')
            .modifyEnd(acrossTenants)
            .execute();
          let previous: Buffer = genesisHash;
          for (const [index, row] of rows.entries()) {
            expect(row.sequence).toBe(index + 1);
            const content = entryContent({
              environmentId: row.environment_id,
              subjectId,
              at: row.at,
              type: row.type,
              actor: row.actor,
              payloadSealed: row.payload_sealed,
            });
            previous = chainHash(previous, row.sequence, content);
            expect(row.hash.equals(previous)).toBe(true);
          }
          expect(rows.map((row) => row.type)).toEqual(types);
        },
      ),
      { numRuns: 25 },
    );
  });
});
