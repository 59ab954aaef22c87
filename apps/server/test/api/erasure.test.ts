import { readdir } from 'node:fs/promises';
import { applicantIdSchema, inspectionIdSchema } from '@aval/core/ids';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { removeFiles } from '../../src/applicants/remove-files.ts';
import { bindStores } from '../../src/main/bind-stores.ts';
import { openLocalBlobStore } from '../../src/platform/blobs/local-blob-store.ts';
import { makeTransact } from '../../src/platform/database/transact.ts';
import { createApplicant, errorOf, passport, selfie, submit, uploadImage } from '../applicant-steps.ts';
import { plainJpeg } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../webhook-receiver.ts';

let server: TestServer;
let receiver: WebhookReceiver;

beforeAll(async () => {
  server = await openTestServer();
  receiver = await startWebhookReceiver();
  await server.call('POST', '/resources/api/agent/clientWebhooks', {
    body: {
      target: receiver.url,
      types: ['applicantCreated', 'applicantPending', 'applicantDeleted', 'applicantPersonalDataDeleted'],
    },
  });
});
afterAll(async () => {
  await server.close();
  await receiver.close();
});

const secrets = { email: 'erase.me.zzyzx@example.org', firstName: 'Wilhelminazz' } as const;
const erase = (id: string) => server.call('DELETE', `/resources/applicants/${id}`);

async function person() {
  const made = await createApplicant(server.call, {
    email: secrets.email,
    fixedInfo: { firstName: secrets.firstName },
  });
  await uploadImage(server.call, made.id, { metadata: passport, file: await plainJpeg(1) });
  await uploadImage(server.call, made.id, { metadata: selfie, file: await plainJpeg(120) });
  return made;
}

async function filesOf(id: string): Promise<string[]> {
  const names = await readdir(server.filesDir, { recursive: true });
  return names.filter((name) => name.includes(id));
}

/** Rows of every table that name the applicant, by table; of the journal and of deliveries only ciphertext is left. */
async function rowsOf(id: string): Promise<Record<string, number>> {
  const { environmentId } = server.sandbox.context;
  const count = async (
    table: 'review' | 'review_attempt' | 'document_image' | 'check_result' | 'access_token' | 'share_token',
  ) =>
    (
      await server.db
        .selectFrom(table)
        .select('environment_id')
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', id)
        .execute()
    ).length;
  const applicants = await server.db
    .selectFrom('applicant')
    .select('id')
    .where('environment_id', '=', environmentId)
    .where('id', '=', id)
    .execute();
  return {
    applicant: applicants.length,
    review: await count('review'),
    review_attempt: await count('review_attempt'),
    document_image: await count('document_image'),
    check_result: await count('check_result'),
    access_token: await count('access_token'),
    share_token: await count('share_token'),
  };
}

const nothingLeft = {
  applicant: 0,
  review: 0,
  review_attempt: 0,
  document_image: 0,
  check_result: 0,
  access_token: 0,
  share_token: 0,
};

async function typesOf(id: string): Promise<Record<string, unknown>[]> {
  const event = z.looseObject({ type: z.string(), applicantId: z.string() });
  return receiver.received
    .map(({ body }) => event.parse(JSON.parse(body.toString('utf8'))))
    .filter(({ applicantId }) => applicantId === id);
}

describe('erasing a person', () => {
  test('leaves rows, files and keys nowhere, tells it, and the journal stays whole', async () => {
    const { id, externalUserId } = await person();
    await server.call('POST', `/resources/accessTokens?userId=${externalUserId}&levelName=basic-kyc-level`);
    await submit(server.call, id);
    const wrapped = await server.db
      .selectFrom('applicant')
      .select(['wrapped_key', 'profile_sealed', 'external_user_hash', 'search_hashes'])
      .where('environment_id', '=', server.sandbox.context.environmentId)
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect((await filesOf(id)).length).toBe(2);
    expect((await erase(id)).json).toEqual({ ok: 1 });
    expect(await rowsOf(id)).toEqual(nothingLeft);
    await server.drainJobs();
    expect(await filesOf(id)).toEqual([]);
    // Whatever found him or opened what is his stands in no row of any table any more.
    const dump = await everything();
    const traces = [wrapped.wrapped_key, wrapped.profile_sealed, ...wrapped.search_hashes]
      .map((bytes) => bytes.toString('hex'))
      .concat(wrapped.external_user_hash, externalUserId, secrets.email, secrets.firstName);
    expect(traces.filter((trace) => dump.includes(trace))).toEqual([]);
    expect(dump).toContain(id);
    const gone = await server.call('GET', `/resources/applicants/${id}/one`);
    expect(errorOf(gone).status).toBe(404);
    const told = await typesOf(id);
    expect(told.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['applicantDeleted', 'applicantPersonalDataDeleted']),
    );
    expect(JSON.stringify(told.filter(({ type }) => String(type).includes('Deleted')))).not.toContain(
      externalUserId,
    );
    const entries = await server.db
      .selectFrom('journal_entry')
      .select(['type', 'sequence'])
      .where('environment_id', '=', server.sandbox.context.environmentId)
      .where('subject_id', '=', id)
      .orderBy('sequence')
      .execute();
    expect(entries.slice(-2).map(({ type }) => type)).toEqual(['applicantErased', 'erasedFilesRemoved']);
    expect(entries.map(({ sequence }) => sequence)).toEqual(entries.map((_entry, index) => index + 1));
  });

  test('asked twice, and asked of nobody', async () => {
    const { id, externalUserId } = await person();
    expect((await erase(id)).status).toBe(200);
    expect((await erase(id)).status).toBe(200);
    expect(errorOf(await erase('0'.repeat(24))).status).toBe(404);
    const again = await createApplicant(server.call, { externalUserId });
    expect(again.id).not.toBe(id);
    await server.drainJobs();
    expect(await filesOf(id)).toEqual([]);
  });

  test('cut short between the files is completed by the next run, and told once', async () => {
    const { id, inspectionId } = await person();
    await erase(id);
    const { context } = server.sandbox;
    const applicantId = applicantIdSchema.parse(id);
    const blobs = await openLocalBlobStore(server.filesDir);
    let removed = 0;
    const remove = async (key: string) => {
      if (removed === 1) throw new Error('the power went');
      removed += 1;
      await blobs.remove(key);
    };
    const { stores, db, keyring } = server;
    const work = (deps: { remove: typeof remove }) =>
      removeFiles({
        transact: makeTransact(db, (queries) => bindStores(queries, keyring)),
        erasures: stores.erasures,
        environmentKeys: stores.environmentKeys,
        blobs: deps,
        clock: () => new Date(),
      })(context, {
        applicantId,
        inspectionId: inspectionIdSchema.parse(inspectionId),
        applicantType: 'individual',
        levelName: 'basic-kyc-level',
      });
    await expect(work({ remove })).rejects.toThrow('the power went');
    expect((await filesOf(id)).length).toBe(1);
    await work(blobs);
    await work(blobs);
    await server.drainJobs();
    expect(await filesOf(id)).toEqual([]);
    const told = (await typesOf(id)).filter(({ type }) => type === 'applicantPersonalDataDeleted');
    expect(told).toHaveLength(1);
  });

  test('needs a permission of its own', async () => {
    const { id } = await createApplicant(server.call);
    const as = await server.sandbox.newToken('applicant.read', 'applicant.write');
    expect(errorOf(await server.call('DELETE', `/resources/applicants/${id}`, { as })).status).toBe(403);
  });

  test('nothing of another tenant', async () => {
    const { id } = await createApplicant(server.call);
    const as = server.otherTenant.sandbox;
    expect(errorOf(await server.call('DELETE', `/resources/applicants/${id}`, { as })).status).toBe(404);
    expect((await rowsOf(id))['applicant']).toBe(1);
  });
});

/** Every row of every schema but PostgreSQL's own as text, bytes in hex. */
async function everything(): Promise<string> {
  const client = new pg.Client({ connectionString: server.databaseUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query(
      `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const texts: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query(`select t::text as row from ${name} as t`);
      for (const { row } of rows) texts.push(String(row));
    }
    return texts.join('\n');
  } finally {
    await client.end();
  }
}
