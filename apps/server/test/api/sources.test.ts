import { truncate } from 'node:fs/promises';
import { applicantIdSchema } from '@aval/core/ids';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { randomIdentifiers } from '../../src/platform/crypto/identifiers.ts';
import { importList } from '../../src/sources/import-list.ts';
import { createApplicant, errorOf } from '../applicant-steps.ts';
import { addCsv, altCsv, euXml, ofacXml, sdnCsv, unXml } from '../list-files.ts';
import { harmless, listed, openSourcesWorld, type SourcesWorld } from '../sources-world.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let world: SourcesWorld;

beforeAll(async () => {
  world = await openSourcesWorld();
});
afterAll(() => world.close());

describe('importing', () => {
  test.each([
    ['ofac', { 'sdn.xml': ofacXml }, 'ofac-xml', 2, '2026-03-14'],
    ['ofac-csv', { 'sdn.csv': sdnCsv, 'alt.csv': altCsv, 'add.csv': addCsv }, 'ofac-csv', 2, undefined],
    ['eu', { 'eu.xml': euXml }, 'eu-xml', 1, '2026-03-12'],
    ['un', { 'un.xml': unXml }, 'un-xml', 2, '2026-03-10'],
  ] as const)('%s', async (name, files, format, entries, publishedOn) => {
    const imported = await world.runImport(name, files);
    expect(imported).toMatchObject({ ok: true, value: { name, format, entries, publishedOn } });
    const listed = await world.server.call('GET', '/resources/api/sources');
    expect(
      listed.read(z.object({ items: z.array(z.looseObject({ name: z.string() })) })).items,
    ).toContainEqual(expect.objectContaining({ name, format, entries, kind: 'list' }));
  });

  test('keeps names, aliases, births, countries, numbers and programmes', async () => {
    for (const name of ['ofac', 'ofac-csv']) {
      const answer = await world.look(name, 'Vasilisko Brodyanenko', ['1961-03-14']);
      expect(answer).toMatchObject({
        kind: 'answered',
        hits: [{ entryId: '7001', name: 'Vasilisko BRODYANENKO', programmes: ['INVENTED1', 'INVENTED2'] }],
      });
      const hit = answer.kind === 'answered' ? answer.hits[0] : undefined;
      expect(new Set(hit?.countries)).toEqual(new Set(['UKR', 'CYP']));
      expect(hit?.births).toContain('1961-03-14');
    }
    expect(await world.look('eu', 'Goetz Muellershausen')).toMatchObject({
      hits: [
        { entryId: 'EU.9001.11', countries: ['DEU'], births: ['1949-07-30', 'circa 1948-01-01/1950-12-31'] },
      ],
    });
    expect(await world.look('un', 'Abdulrahmin Alqashmirani', ['1966-01-01'])).toMatchObject({
      hits: [{ entryId: '6900001', countries: ['YEM'] }],
    });
    expect(await world.look('ofac', 'Nordhaven Trading and Sons Ltd', [], 'organisation')).toMatchObject({
      hits: [{ entryId: '7002' }],
    });
    expect(await world.look('ofac', 'Thiago Souza')).toMatchObject({ kind: 'answered', hits: [] });
  });

  test('finds who is listed by his very name among more people of like names than are scored', async () => {
    const vowels = ['a', 'e', 'i', 'o', 'u'];
    const over = (word: string) => vowels.flatMap((one) => vowels.map((two) => `${one}${word}${two}`));
    const names = over('rt').flatMap((first) => over('ml').map((last) => `B${first}k ${last}`));
    const wanted = 'Bortuk omlu';
    const others = names.filter((name) => name !== wanted);
    const many = [...others, ...others.map((name) => `${name} Z`), wanted];
    const entries = many.map(
      (name, at) =>
        `<sdnEntry><uid>${at + 1}</uid><lastName>${name}</lastName><sdnType>Individual</sdnType></sdnEntry>`,
    );
    const imported = await world.runImport('like', {
      'like.xml': `<sdnList>${entries.join('\n')}</sdnList>`,
    });
    expect(imported).toMatchObject({ ok: true, value: { entries: many.length } });
    const answer = await world.look('like', wanted);
    expect(answer).toMatchObject({
      kind: 'answered',
      hits: expect.arrayContaining([expect.objectContaining({ entryId: String(many.length) })]),
    });
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
    [
      'too many attributes',
      `<sdnList ${Array.from({ length: 300 }, (_, at) => `a${at}="x"`).join(' ')}>`,
      'attr',
    ],
    ['a text that never ends', `<sdnList><sdnEntry><uid>${'A'.repeat(6_000_000)}`, 'too long'],
  ])('refuses %s and keeps what was there', async (_what, content, reason) => {
    const before = await world.server.stores.lists.list();
    const refused = await world.runImport('ofac', { 'bad.xml': content });
    expect(refused).toMatchObject({ ok: false, error: { name: 'source-file-refused' } });
    expect(refused.ok ? '' : refused.error.description).toMatch(new RegExp(reason));
    expect(await world.server.stores.lists.list()).toEqual(before);
  });

  test('refuses a file of a gigabyte before it reads it', async () => {
    const path = await world.folder.write('huge.xml', ofacXml);
    await truncate(path, 1024 * 1024 * 1024);
    const deps = { transact: world.transact, clock: () => new Date(), identifiers: randomIdentifiers };
    const refused = await importList(deps)({
      name: 'huge',
      files: [path],
      format: 'auto',
      onProgress: () => undefined,
    });
    expect(refused.ok ? '' : refused.error.description).toContain('larger than 512 MiB');
  });

  test('replaces the former version wholly', async () => {
    await world.runImport('replaced', { 'a.xml': ofacXml });
    expect(await world.look('replaced', 'Vasylisko Brodianenko')).toMatchObject({
      hits: [{ entryId: '7001' }],
    });
    await world.runImport('replaced', { 'b.xml': euXml });
    expect(await world.look('replaced', 'Vasylisko Brodianenko')).toMatchObject({
      kind: 'answered',
      hits: [],
    });
    const [left] = await world.server.db
      .selectFrom('source_entry')
      .select((each) => each.fn.countAll<string>().as('count'))
      .where('version_id', 'not in', world.server.db.selectFrom('source_list').select('version_id'))
      .execute();
    expect(left?.count).toBe('0');
  });

  test('a list never imported, or too old, gives no answer', async () => {
    expect(await world.look('nowhere', 'Anna')).toEqual({ kind: 'unavailable', reason: 'missing' });
    await world.daysLater(8, async () => {
      expect(await world.look('eu', 'Anna')).toEqual({ kind: 'unavailable', reason: 'stale' });
    });
  });
});

describe('the case of an applicant', () => {
  // Rounds that the imports before asked for.
  beforeAll(() => world.server.drainJobs());

  test('is on hold for a hit, is approved when the hit is dismissed, and is not raised again', async () => {
    const id = await world.approved(listed);
    expect((await world.caseOf(id)).review).toEqual({ reviewStatus: 'init' });
    expect((await world.recheck(id)).json).toEqual({ ok: 1 });
    const found = await world.caseOf(id);
    expect(found).toMatchObject({
      targetEntityId: id,
      riskLabels: ['SANCTIONS'],
      review: { reviewAnswer: 'YELLOW' },
      hits: [{ source: 'ofac', entryId: '7001' }],
    });
    const [hit] = found.hits;
    const status = await world.server.call('GET', `/resources/applicants/${id}/status`);
    expect(status.json).toMatchObject({ reviewStatus: 'completed', reviewResult: { reviewAnswer: 'GREEN' } });
    expect((await world.resolve(id, hit?.id ?? '', 'falsePositive')).json).toMatchObject({
      review: { reviewAnswer: 'GREEN' },
      hits: [{ resolution: 'falsePositive', comment: 'compared by eye' }],
    });
    await world.recheck(id);
    expect((await world.caseOf(id)).hits).toHaveLength(1);
    expect(world.eventsOf(id)).toEqual(['amlCaseOnHold', 'amlCaseApproved']);
  });

  test('is rejected when the hit is confirmed', async () => {
    const id = await world.approved(listed);
    await world.recheck(id);
    const [hit] = (await world.caseOf(id)).hits;
    expect((await world.resolve(id, hit?.id ?? '', 'truePositive')).json).toMatchObject({
      review: { reviewAnswer: 'RED' },
    });
    await world.server.drainJobs();
    expect(world.eventsOf(id)).toEqual(['amlCaseOnHold', 'amlCaseRejected']);
  });

  test('asks for a comment, a hit that is there, and a level with sources', async () => {
    const id = await world.approved(harmless);
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect(errorOf(await world.resolve(id, nobody, 'falsePositive')).status).toBe(404);
    expect(errorOf(await world.resolve(id, nobody, 'perhaps')).status).toBe(400);
    const other = await createApplicant(world.server.call);
    expect(
      errorOf(await world.server.call('POST', `/resources/applicants/${other.id}/recheck/aml`)).status,
    ).toBe(409);
  });

  test('stays without hits for somebody who is not listed', async () => {
    const id = await world.approved(harmless);
    await world.recheck(id);
    expect(await world.caseOf(id)).toMatchObject({ hits: [], review: { reviewAnswer: 'GREEN' } });
  });
});

describe('the checks of an attempt', () => {
  test('have one for each source: GREEN, YELLOW with the hits, and a case with the review', async () => {
    expect((await world.watchlistOf(harmless)).check).toMatchObject({
      answer: 'GREEN',
      source: { name: 'ofac', hits: [] },
    });
    const { id, check } = await world.watchlistOf(listed);
    expect(check).toMatchObject({
      answer: 'YELLOW',
      candidateLabels: ['SANCTIONS'],
      source: { name: 'ofac', version: expect.stringMatching(/^[0-9a-f]{64}$/), hits: [{ entryId: '7001' }] },
    });
    expect((await world.caseOf(id)).hits).toHaveLength(1);
  });

  test('ERROR when the list is stale: never an approval', async () => {
    await world.daysLater(8, async () => {
      expect((await world.watchlistOf(harmless)).check).toMatchObject({ answer: 'ERROR' });
    });
  });
});

describe('looking up again', () => {
  test('after an import finds new hits of approved applicants, once, and leaves their reviews alone', async () => {
    const id = await world.approved({ firstName: 'Yevgraf', lastName: 'Zhuravlyovsky', dob: '1958-01-01' });
    await world.runImport('ofac', {
      'new.xml': ofacXml
        .replace('BRODIANENKO</lastName>', 'BRODIANENKO</lastName>')
        .replace(
          '</sdnList>',
          '<sdnEntry><uid>7003</uid><firstName>Evgraf</firstName><lastName>ZHURAVLEVSKII</lastName><sdnType>Individual</sdnType></sdnEntry></sdnList>',
        ),
    });
    await world.server.drainJobs();
    expect(await world.caseOf(id)).toMatchObject({
      hits: [{ entryId: '7003' }],
      review: { reviewAnswer: 'YELLOW' },
    });
    const status = await world.server.call('GET', `/resources/applicants/${id}/status`);
    expect(status.json).toMatchObject({ reviewResult: { reviewAnswer: 'GREEN' } });
    const runs = z.object({
      items: z.array(
        z.looseObject({ id: z.string(), lookedUp: z.number(), newHits: z.number(), finishedAt: z.string() }),
      ),
    });
    const runOf = async () =>
      (await world.server.call('GET', '/resources/api/sources/runs'))
        .read(runs)
        .items.find(({ cause }) => cause === 'import of ofac');
    const run = await runOf();
    expect(run).toMatchObject({ failed: 0 });
    expect(run?.newHits).toBeGreaterThan(0);
    // The same batch once more, as after a crash: the round is over, nothing is counted or told twice.
    const { environmentId } = world.server.sandbox.context;
    await world.server.stores.jobs.add('screening-batch', { environmentId, runId: run?.id, after: '' });
    await world.server.drainJobs();
    expect(await runOf()).toEqual(run);
    expect(world.eventsOf(id)).toEqual(['amlCaseOnHold']);
  });

  test('forgets what was found with the applicant', async () => {
    const id = await world.approved(listed);
    await world.recheck(id);
    const { environmentId } = world.server.sandbox.context;
    const { db } = world.server;
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
