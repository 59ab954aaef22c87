import { type ApplicantId, applicantIdSchema, attemptIdSchema, inspectionIdSchema } from '@aval/core/ids';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/test-database.ts';
import { makeTestWorld, type TestEnvironment } from '../../test/test-world.ts';
import { insertTestWebhook, makeTestKeyring, webhookDependencies } from '../../test/webhook-world.ts';
import { beginChainParts } from '../journal/store.ts';
import { bindStores } from '../main/bind-stores.ts';
import { randomIdentifiers } from '../platform/crypto/identifiers.ts';
import { newReviewParts } from '../reviews/store.ts';
import { reviewEvent } from '../webhooks/review-event.ts';
import { makeNewApplicantStore } from './new-applicant-store.ts';
import type { NewApplicantRecord } from './ports.ts';
import { newApplicantParts } from './store.ts';

const at = new Date('2026-02-03T04:05:06.789Z');
const keyring = makeTestKeyring();
let database: TestDatabase;
let sandbox: TestEnvironment;

beforeAll(async () => {
  database = await openTestDatabase();
  ({ sandbox } = await makeTestWorld(database.db, keyring));
  const refuse = () => Promise.reject(new Error('nothing is sent here'));
  const deps = webhookDependencies(database.db, keyring, () => at, refuse);
  await insertTestWebhook(deps, sandbox, { target: 'https://example.com/', types: ['applicantCreated'] });
});

afterAll(() => database.drop());

function newRecord(externalUserId: string): NewApplicantRecord {
  const applicantId = applicantIdSchema.parse(randomIdentifiers.objectId());
  const { context, levelId, levelName } = sandbox;
  const { plain: dataKey, wrapped: wrappedKey } = keyring.newDataKey(applicantId);
  const applicant = {
    id: applicantId,
    inspectionId: inspectionIdSchema.parse(randomIdentifiers.objectId()),
    type: 'individual' as const,
    levelId,
    lang: undefined,
    profile: { version: 1 as const, externalUserId, email: `${externalUserId}@example.com` },
    dataKey,
    deactivated: false,
    createdAt: at,
    createdBy: 'service',
  };
  const review = {
    applicantId,
    reviewId: 'abcde',
    attemptId: attemptIdSchema.parse('fghij'),
    attemptCnt: 0,
    levelName,
    state: { status: 'init' as const, previous: null },
    createDate: at,
    pendingAt: undefined,
    queuedAt: undefined,
    reviewDate: undefined,
  };
  return {
    applicant: { ...applicant, wrappedKey },
    review,
    journalEntry: {
      environmentId: context.environmentId,
      subjectId: applicantId,
      at,
      type: 'applicantCreated',
      actor: context.actor,
      payload: { levelName },
      dataKey,
    },
    event: () => reviewEvent(context, { type: 'applicantCreated', at, applicant, review }),
  };
}

function insert(record: NewApplicantRecord): Promise<boolean> {
  const { newApplicants } = bindStores(database.db, keyring);
  return newApplicants.insert(sandbox.context.environmentId, record);
}

/** Rows that stand for an applicant, area by area. */
async function rowsOf(id: ApplicantId) {
  const count = async (table: 'review' | 'webhook_event') => {
    const rows = await database.db
      .selectFrom(table)
      .select('environment_id')
      .where('environment_id', '=', sandbox.context.environmentId)
      .where('applicant_id', '=', id)
      .execute();
    return rows.length;
  };
  const entries = await database.db
    .selectFrom('journal_entry')
    .select('sequence')
    .where('environment_id', '=', sandbox.context.environmentId)
    .where('subject_id', '=', id)
    .execute();
  const deliveries = await database.db
    .selectFrom('webhook_delivery')
    .innerJoin('webhook_event', 'webhook_event.id', 'webhook_delivery.event_id')
    .select('webhook_delivery.id')
    .where('webhook_event.environment_id', '=', sandbox.context.environmentId)
    .where('webhook_event.applicant_id', '=', id)
    .execute();
  const { applicants } = bindStores(database.db, keyring);
  const applicant = await applicants.find(sandbox.context.environmentId, id);
  return {
    applicants: applicant === undefined ? 0 : 1,
    reviews: await count('review'),
    entries: entries.map(({ sequence }) => sequence),
    events: await count('webhook_event'),
    deliveries: deliveries.length,
  };
}

const everything = { applicants: 1, reviews: 1, entries: [1], events: 1, deliveries: 1 };
const nothing = { applicants: 0, reviews: 0, entries: [], events: 0, deliveries: 0 };

describe('applicants who come in the same moment', () => {
  it('are all written, whatever they can be found by', async () => {
    const records = ['ed', 'fay', 'gus', 'hal', 'ivy'].map(newRecord);
    const { newApplicants, applicants } = bindStores(database.db, keyring);
    const { environmentId } = sandbox.context;
    const answers = await Promise.all(records.map((record) => newApplicants.insert(environmentId, record)));
    expect(answers).toEqual(records.map(() => true));
    for (const { applicant } of records) {
      expect(await rowsOf(applicant.id)).toEqual({ ...everything, entries: [1] });
      const email = applicant.profile.email ?? '';
      const found = await applicants.search(environmentId, [{ kind: 'email', text: email }], {
        limit: 9,
        offset: 0,
      });
      expect(found.map(({ id }) => id)).toEqual([applicant.id]);
    }
  });

  it('do not suffer for another whose external user id is taken or whose rows are refused', async () => {
    const { newApplicants } = bindStores(database.db, keyring);
    const { environmentId } = sandbox.context;
    const [good, twin, other] = [newRecord('jon'), newRecord('jon'), newRecord('kim')];
    const broken = newRecord('lou');
    const spoilt = { ...broken, applicant: { ...broken.applicant, id: good.applicant.id } };
    const answers = await Promise.allSettled(
      [good, twin, other, spoilt].map((record) => newApplicants.insert(environmentId, record)),
    );
    expect(
      answers
        .slice(0, 2)
        .map((answer) => answer.status === 'fulfilled' && answer.value)
        .sort(),
    ).toEqual([false, true]);
    expect(answers[2]).toEqual({ status: 'fulfilled', value: true });
    expect(await rowsOf(other.applicant.id)).toEqual({ ...everything, entries: [1] });
    expect(answers[3]?.status).toBe('rejected');
  });

  it('belong each to his own environment', async () => {
    const { newApplicants, applicants } = bindStores(database.db, keyring);
    const second = (await makeTestWorld(database.db, keyring)).sandbox.context.environmentId;
    const [mine, theirs] = [newRecord('mia'), newRecord('mia')];
    const theirRecord = {
      ...theirs,
      journalEntry: { ...theirs.journalEntry, environmentId: second },
      event: () => ({ ...theirs.event(), environmentId: second }),
    };
    const both = [
      newApplicants.insert(sandbox.context.environmentId, mine),
      newApplicants.insert(second, theirRecord),
    ];
    expect(await Promise.all(both)).toEqual([true, true]);
    expect(await applicants.find(second, theirs.applicant.id)).toBeDefined();
    expect(await applicants.find(second, mine.applicant.id)).toBeUndefined();
    expect(await applicants.find(sandbox.context.environmentId, theirs.applicant.id)).toBeUndefined();
  });
});

describe('the statement that makes an applicant', () => {
  it('writes the rows of every area', async () => {
    const record = newRecord('alice');
    expect(await insert(record)).toBe(true);
    expect(await rowsOf(record.applicant.id)).toEqual({
      applicants: 1,
      reviews: 1,
      entries: [1],
      events: 1,
      deliveries: 1,
    });
  });

  it('tells of nobody while no webhook listens, and of everybody from the moment one does', async () => {
    const { sandbox: quiet } = await makeTestWorld(database.db, keyring);
    const { environmentId } = quiet.context;
    const { newApplicants } = bindStores(database.db, keyring);
    const eventsAfter = async (externalUserId: string) => {
      const made = newRecord(externalUserId);
      const record = {
        ...made,
        journalEntry: { ...made.journalEntry, environmentId },
        event: () => ({ ...made.event(), environmentId }),
      };
      expect(await newApplicants.insert(environmentId, record)).toBe(true);
      const events = await database.db
        .selectFrom('webhook_event')
        .select('applicant_id')
        .where('environment_id', '=', environmentId)
        .execute();
      return events.map(({ applicant_id }) => applicant_id === record.applicant.id);
    };
    expect(await eventsAfter('nell')).toEqual([]);
    const deps = webhookDependencies(
      database.db,
      keyring,
      () => at,
      () => Promise.reject(new Error('nothing is sent here')),
    );
    await insertTestWebhook(deps, quiet, { target: 'https://example.com/', types: ['applicantCreated'] });
    expect(await eventsAfter('omar')).toEqual([true]);
    expect(await eventsAfter('pia')).toEqual([false, true]);
  });

  it('leaves nothing when the external user id is taken', async () => {
    expect(await insert(newRecord('bruno'))).toBe(true);
    const second = newRecord('bruno');
    expect(await insert(second)).toBe(false);
    expect(await rowsOf(second.applicant.id)).toEqual(nothing);
  });

  it('leaves nothing when one of its parts breaks', async () => {
    const record = newRecord('dina');
    const breaking = makeNewApplicantStore(database.db, {
      applicants: (environmentIds, applicants) => newApplicantParts(keyring, environmentIds, applicants),
      reviews: newReviewParts,
      journalEntries: beginChainParts,
      events: () => [],
      nobodyListens: () => ({ name: 'broken', isEffect: true, sql: sql`select 1 / 0` }),
      somebodyListens: () => false,
    });
    const inserting = breaking.insert(sandbox.context.environmentId, record);
    await expect(inserting).rejects.toThrow('division by zero');
    expect(await rowsOf(record.applicant.id)).toEqual(nothing);
  });

  it('leaves nothing when the chain belongs to another environment', async () => {
    const record = newRecord('carla');
    const { db } = database;
    await bindStores(db, keyring).journal.append({
      ...record.journalEntry,
      environmentId: (await makeTestWorld(db, keyring)).sandbox.context.environmentId,
    });
    await expect(insert(record)).rejects.toThrow(/journal_(head|entry)_pkey/);
    expect(await rowsOf(record.applicant.id)).toEqual(nothing);
  });
});
