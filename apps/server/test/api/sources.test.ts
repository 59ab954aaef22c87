import { truncate } from 'node:fs/promises';
import { applicantIdSchema, levelIdSchema } from '@aval/core/ids';
import { seededLevels } from '@aval/core/level';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { bindStores } from '../../src/main/bind-stores.ts';
import { randomIdentifiers } from '../../src/platform/crypto/identifiers.ts';
import { makeTransact } from '../../src/platform/database/transact.ts';
import { importList } from '../../src/sources/import-list.ts';
import { lookUpInList } from '../../src/sources/look-up-in-list.ts';
import type { ListFormat } from '../../src/sources/ports.ts';
import {
  complete,
  createApplicant,
  errorOf,
  passport,
  selfie,
  submit,
  uploadImage,
} from '../applicant-steps.ts';
import {
  addCsv,
  altCsv,
  euXml,
  type ListFolder,
  ofacXml,
  openListFolder,
  sdnCsv,
  unXml,
} from '../list-files.ts';
import { plainJpeg } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../webhook-receiver.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const levelName = 'looked-up';
const caseSchema = z.looseObject({
  id: z.string(),
  hits: z.array(z.looseObject({ id: z.string(), name: z.string(), score: z.number(), source: z.string() })),
  riskLabels: z.array(z.string()),
  review: z.looseObject({ reviewAnswer: z.string().optional() }),
});
let server: TestServer;
let folder: ListFolder;
let receiver: WebhookReceiver;
let now = new Date();

beforeAll(async () => {
  server = await openTestServer({ clock: () => now });
  folder = await openListFolder();
  receiver = await startWebhookReceiver();
  const types = ['amlCaseOnHold', 'amlCaseApproved', 'amlCaseRejected'];
  await server.call('POST', '/resources/api/agent/clientWebhooks', { body: { target: receiver.url, types } });
  const [level] = seededLevels;
  if (level === undefined) throw new Error('there is no level');
  await server.stores.levels.insert(server.sandbox.context.environmentId, {
    id: levelIdSchema.parse(randomIdentifiers.objectId()),
    name: levelName,
    type: 'standalone',
    definition: { ...level.definition, sources: ['ofac'] },
    createdAt: now,
  });
});
afterAll(async () => {
  await server.close();
  await receiver.close();
  await folder.remove();
});

async function runImport(
  name: string,
  files: Record<string, string | Buffer>,
  format: ListFormat | 'auto' = 'auto',
) {
  const paths: string[] = [];
  for (const [file, content] of Object.entries(files)) paths.push(await folder.write(file, content));
  const transact = makeTransact(server.db, (queries) => bindStores(queries, server.keyring));
  const deps = { transact, clock: () => now, identifiers: randomIdentifiers };
  return importList(deps)({ name, files: paths, format, onProgress: () => undefined });
}
const look = (
  name: string,
  told: string,
  births: string[] = [],
  kind: 'person' | 'organisation' = 'person',
) =>
  lookUpInList({ lists: server.stores.lists, clock: () => now })({
    name,
    subject: { kind, names: [told], births, countries: [], documentNumbers: [] },
    maximumAgeDays: 7,
  });

describe('importing', () => {
  test.each([
    ['ofac', { 'sdn.xml': ofacXml }, 'ofac-xml', 2, '2026-03-14'],
    ['ofac-csv', { 'sdn.csv': sdnCsv, 'alt.csv': altCsv, 'add.csv': addCsv }, 'ofac-csv', 2, undefined],
    ['eu', { 'eu.xml': euXml }, 'eu-xml', 1, '2026-03-12'],
    ['un', { 'un.xml': unXml }, 'un-xml', 2, '2026-03-10'],
  ] as const)('%s', async (name, files, format, entries, publishedOn) => {
    const imported = await runImport(name, files);
    expect(imported).toMatchObject({ ok: true, value: { name, format, entries, publishedOn } });
    const listed = await server.call('GET', '/resources/api/sources');
    expect(
      listed.read(z.object({ items: z.array(z.looseObject({ name: z.string() })) })).items,
    ).toContainEqual(expect.objectContaining({ name, format, entries, kind: 'list' }));
  });

  test('keeps names, aliases, births, countries, numbers and programmes', async () => {
    for (const name of ['ofac', 'ofac-csv']) {
      const answer = await look(name, 'Vasilisko Brodyanenko', ['1961-03-14']);
      expect(answer).toMatchObject({
        kind: 'answered',
        hits: [{ entryId: '7001', name: 'Vasilisko BRODYANENKO', programmes: ['INVENTED1', 'INVENTED2'] }],
      });
      const hit = answer.kind === 'answered' ? answer.hits[0] : undefined;
      expect(new Set(hit?.countries)).toEqual(new Set(['UKR', 'CYP']));
      expect(hit?.births).toContain('1961-03-14');
    }
    expect(await look('eu', 'Goetz Muellershausen')).toMatchObject({
      hits: [
        { entryId: 'EU.9001.11', countries: ['DEU'], births: ['1949-07-30', 'circa 1948-01-01/1950-12-31'] },
      ],
    });
    expect(await look('un', 'Abdulrahmin Alqashmirani', ['1966-01-01'])).toMatchObject({
      hits: [{ entryId: '6900001', countries: ['YEM'] }],
    });
    expect(await look('ofac', 'Nordhaven Trading and Sons Ltd', [], 'organisation')).toMatchObject({
      hits: [{ entryId: '7002' }],
    });
    expect(await look('ofac', 'Thiago Souza')).toMatchObject({ kind: 'answered', hits: [] });
  });

  const bomb = '<!DOCTYPE sdnList [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>';
  test.each([
    ['entities', ofacXml.replace('?>', `?>${bomb}`), 'document type'],
    ['the end missing', ofacXml.slice(0, -200), 'well-formed|middle'],
    ['no entry', '<sdnList></sdnList>', 'no entry'],
    ['another XML', '<html></html>', 'format'],
    ['no XML', '{"a": 1}', 'format'],
    ['nothing', '', 'empty'],
    ['the same entry twice', ofacXml.replace('7002', '7001'), 'twice'],
    ['bytes that are no text', Buffer.from([...Buffer.from(ofacXml.slice(0, 900)), 0xff, 0xfe]), 'UTF-8'],
    ['a row cut short', sdnCsv.replace(',"-0- "\n', '\n'), 'columns'],
    ['deep nesting', `<sdnList>${'<a>'.repeat(500)}`, 'deeply'],
  ])('refuses %s and keeps what was there', async (_what, content, reason) => {
    const before = await server.stores.lists.list();
    const refused = await runImport('ofac', { 'bad.xml': content });
    expect(refused).toMatchObject({ ok: false, error: { name: 'source-file-refused' } });
    expect(refused.ok ? '' : refused.error.description).toMatch(new RegExp(reason));
    expect(await server.stores.lists.list()).toEqual(before);
  });

  test('refuses a file of a gigabyte before it reads it', async () => {
    const path = await folder.write('huge.xml', ofacXml);
    await truncate(path, 1024 * 1024 * 1024);
    const transact = makeTransact(server.db, (queries) => bindStores(queries, server.keyring));
    const deps = { transact, clock: () => now, identifiers: randomIdentifiers };
    const refused = await importList(deps)({
      name: 'huge',
      files: [path],
      format: 'auto',
      onProgress: () => undefined,
    });
    expect(refused.ok ? '' : refused.error.description).toContain('larger than 512 MiB');
  });

  test('replaces the former version wholly', async () => {
    await runImport('replaced', { 'a.xml': ofacXml });
    expect(await look('replaced', 'Vasylisko Brodianenko')).toMatchObject({ hits: [{ entryId: '7001' }] });
    await runImport('replaced', { 'b.xml': euXml });
    expect(await look('replaced', 'Vasylisko Brodianenko')).toMatchObject({ kind: 'answered', hits: [] });
    const [left] = await server.db
      .selectFrom('source_entry')
      .select((each) => each.fn.countAll<string>().as('count'))
      .where('version_id', 'not in', server.db.selectFrom('source_list').select('version_id'))
      .execute();
    expect(left?.count).toBe('0');
  });

  test('a list never imported, or too old, gives no answer', async () => {
    expect(await look('nowhere', 'Anna')).toEqual({ kind: 'unavailable', reason: 'missing' });
    const before = now;
    now = new Date(before.getTime() + 8 * 86_400_000);
    expect(await look('eu', 'Anna')).toEqual({ kind: 'unavailable', reason: 'stale' });
    now = before;
  });
});

const listed = { firstName: 'Vasylisko', lastName: 'Brodianenko', dob: '1961-03-14' };
const harmless = { firstName: 'Oksana', lastName: 'Kovalenkivska', dob: '1990-01-01' };

async function applicantOf(fixedInfo: Record<string, string>) {
  const { id } = await createApplicant(server.call, { fixedInfo });
  await server.call('POST', `/resources/applicants/${id}/moveToLevel?name=${levelName}`);
  return id;
}
async function approved(fixedInfo: Record<string, string>) {
  const id = await applicantOf(fixedInfo);
  await uploadImage(server.call, id, { metadata: passport, file: await plainJpeg(1) });
  await uploadImage(server.call, id, { metadata: selfie, file: await plainJpeg(2) });
  await submit(server.call, id);
  await complete(server.call, id, { reviewAnswer: 'GREEN' });
  await server.drainJobs();
  return id;
}
const caseOf = async (id: string) =>
  (await server.call('GET', `/resources/api/applicants/${id}/amlCase`)).read(caseSchema);
const resolve = (id: string, hitId: string, resolution: string) =>
  server.call('POST', `/resources/api/applicants/${id}/amlCase/hits/${hitId}/resolution`, {
    body: { resolution, comment: 'compared by eye' },
  });
const eventsOf = (id: string) =>
  receiver.received
    .map(({ body }) =>
      z.looseObject({ type: z.string(), applicantId: z.string() }).parse(JSON.parse(body.toString())),
    )
    .filter(({ applicantId }) => applicantId === id)
    .map(({ type }) => type);
const recheck = async (id: string) => {
  const answer = await server.call('POST', `/resources/applicants/${id}/recheck/aml`);
  await server.drainJobs();
  return answer;
};

describe('the case of an applicant', () => {
  // Rounds that the imports before asked for.
  beforeAll(() => server.drainJobs());

  test('is on hold for a hit, is approved when the hit is dismissed, and is not raised again', async () => {
    const id = await approved(listed);
    expect((await caseOf(id)).review).toEqual({ reviewStatus: 'init' });
    expect((await recheck(id)).json).toEqual({ ok: 1 });
    const found = await caseOf(id);
    expect(found).toMatchObject({
      targetEntityId: id,
      riskLabels: ['SANCTIONS'],
      review: { reviewAnswer: 'YELLOW' },
      hits: [{ source: 'ofac', entryId: '7001' }],
    });
    const [hit] = found.hits;
    const status = await server.call('GET', `/resources/applicants/${id}/status`);
    expect(status.json).toMatchObject({ reviewStatus: 'completed', reviewResult: { reviewAnswer: 'GREEN' } });
    expect((await resolve(id, hit?.id ?? '', 'falsePositive')).json).toMatchObject({
      review: { reviewAnswer: 'GREEN' },
      hits: [{ resolution: 'falsePositive', comment: 'compared by eye' }],
    });
    await recheck(id);
    expect((await caseOf(id)).hits).toHaveLength(1);
    expect(eventsOf(id)).toEqual(['amlCaseOnHold', 'amlCaseApproved']);
  });

  test('is rejected when the hit is confirmed', async () => {
    const id = await approved(listed);
    await recheck(id);
    const [hit] = (await caseOf(id)).hits;
    expect((await resolve(id, hit?.id ?? '', 'truePositive')).json).toMatchObject({
      review: { reviewAnswer: 'RED' },
    });
    await server.drainJobs();
    expect(eventsOf(id)).toEqual(['amlCaseOnHold', 'amlCaseRejected']);
  });

  test('asks for a comment, a hit that is there, and a level with sources', async () => {
    const id = await approved(harmless);
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect(errorOf(await resolve(id, nobody, 'falsePositive')).status).toBe(404);
    expect(errorOf(await resolve(id, nobody, 'perhaps')).status).toBe(400);
    const other = await createApplicant(server.call);
    expect(errorOf(await server.call('POST', `/resources/applicants/${other.id}/recheck/aml`)).status).toBe(
      409,
    );
  });

  test('stays without hits for somebody who is not listed', async () => {
    const id = await approved(harmless);
    await recheck(id);
    expect(await caseOf(id)).toMatchObject({ hits: [], review: { reviewAnswer: 'GREEN' } });
  });
});

const checksSchema = z.object({
  checks: z.array(z.looseObject({ checkType: z.string(), answer: z.string() })),
});
async function watchlistOf(fixedInfo: Record<string, string>) {
  const id = await applicantOf(fixedInfo);
  await uploadImage(server.call, id, { metadata: passport, file: await plainJpeg(3) });
  await uploadImage(server.call, id, { metadata: selfie, file: await plainJpeg(4) });
  await submit(server.call, id);
  await server.drainJobs();
  const { checks } = (await server.call('GET', `/resources/applicants/${id}/checks`)).read(checksSchema);
  return { id, check: checks.find(({ checkType }) => checkType === 'WATCHLIST') };
}

describe('the checks of an attempt', () => {
  test('have one for each source: GREEN, YELLOW with the hits, and a case with the review', async () => {
    expect((await watchlistOf(harmless)).check).toMatchObject({
      answer: 'GREEN',
      source: { name: 'ofac', hits: [] },
    });
    const { id, check } = await watchlistOf(listed);
    expect(check).toMatchObject({
      answer: 'YELLOW',
      candidateLabels: ['SANCTIONS'],
      source: { name: 'ofac', version: expect.stringMatching(/^[0-9a-f]{64}$/), hits: [{ entryId: '7001' }] },
    });
    expect((await caseOf(id)).hits).toHaveLength(1);
  });

  test('ERROR when the list is stale: never an approval', async () => {
    const before = now;
    now = new Date(before.getTime() + 8 * 86_400_000);
    expect((await watchlistOf(harmless)).check).toMatchObject({ answer: 'ERROR' });
    now = before;
  });
});

describe('looking up again', () => {
  test('after an import finds new hits of approved applicants, once, and leaves their reviews alone', async () => {
    const id = await approved({ firstName: 'Yevgraf', lastName: 'Zhuravlyovsky', dob: '1958-01-01' });
    await runImport('ofac', {
      'new.xml': ofacXml
        .replace('BRODIANENKO</lastName>', 'BRODIANENKO</lastName>')
        .replace(
          '</sdnList>',
          '<sdnEntry><uid>7003</uid><firstName>Evgraf</firstName><lastName>ZHURAVLEVSKII</lastName><sdnType>Individual</sdnType></sdnEntry></sdnList>',
        ),
    });
    await server.drainJobs();
    expect(await caseOf(id)).toMatchObject({
      hits: [{ entryId: '7003' }],
      review: { reviewAnswer: 'YELLOW' },
    });
    const status = await server.call('GET', `/resources/applicants/${id}/status`);
    expect(status.json).toMatchObject({ reviewResult: { reviewAnswer: 'GREEN' } });
    const runs = z.object({
      items: z.array(
        z.looseObject({ id: z.string(), lookedUp: z.number(), newHits: z.number(), finishedAt: z.string() }),
      ),
    });
    const runOf = async () =>
      (await server.call('GET', '/resources/api/sources/runs'))
        .read(runs)
        .items.find(({ cause }) => cause === 'import of ofac');
    const run = await runOf();
    expect(run).toMatchObject({ failed: 0 });
    expect(run?.newHits).toBeGreaterThan(0);
    // The same batch once more, as after a crash: the round is over, nothing is counted or told twice.
    const { environmentId } = server.sandbox.context;
    await server.stores.jobs.add('screening-batch', { environmentId, runId: run?.id, after: '' });
    await server.drainJobs();
    expect(await runOf()).toEqual(run);
    expect(eventsOf(id)).toEqual(['amlCaseOnHold']);
  });

  test('forgets what was found with the applicant', async () => {
    const id = await approved(listed);
    await recheck(id);
    const { environmentId } = server.sandbox.context;
    const { db } = server;
    await db
      .deleteFrom('applicant')
      .where('environment_id', '=', environmentId)
      .where('id', '=', applicantIdSchema.parse(id))
      .execute();
    const left = await db
      .selectFrom('aml_hit')
      .select('id')
      .where('environment_id', '=', environmentId)
      .where('applicant_id', '=', id)
      .execute();
    expect(left).toEqual([]);
  });
});
