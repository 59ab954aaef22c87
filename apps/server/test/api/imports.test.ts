import { applicantIdSchema, inspectionIdSchema } from '@aval/core/ids';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import {
  createApplicant,
  errorOf,
  multipart,
  newUserId,
  passport,
  selfie,
  submit,
  uploadImage,
} from '../applicant-steps.ts';
import { plainJpeg } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';
import { type ZipEntry, zip } from '../zip.ts';

// The world of this file is two tenants; pictures are inspected by the real eyes.
vi.setConfig({ testTimeout: 60_000 });

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

const identified = z.looseObject({ id: z.string(), inspectionId: z.string(), externalUserId: z.string() });
const completed = '/resources/applicants/-/ingestCompleted?levelName=basic-kyc-level';

describe('ingestCompleted', () => {
  test('brings in somebody verified elsewhere', async () => {
    const body = {
      externalUserId: newUserId(),
      fixedInfo: { firstName: 'Eva' },
      info: { firstName: 'Eva', idDocs: [{ idDocType: 'PASSPORT', country: 'UKR', number: 'X1' }] },
    };
    const made = await server.call('POST', completed, { body });
    expect(made.json).toMatchObject({
      ...body,
      review: { reviewStatus: 'completed', reviewResult: { reviewAnswer: 'GREEN' }, attemptCnt: 1 },
    });
    const { id } = made.read(identified);
    expect((await server.call('GET', `/resources/applicants/${id}/one`)).json).toMatchObject({
      info: body.info,
      review: { reviewStatus: 'completed' },
    });
  });

  test('with a refusal; a taken name is refused; and only with the permission', async () => {
    const reviewResult = { reviewAnswer: 'RED', rejectLabels: ['FORGERY'], reviewRejectType: 'FINAL' };
    const externalUserId = newUserId();
    const body = { externalUserId, review: { reviewResult } };
    expect((await server.call('POST', completed, { body })).json).toMatchObject({ review: { reviewResult } });
    expect(errorOf(await server.call('POST', completed, { body })).status).toBe(409);
    const as = await server.sandbox.newToken('applicant.write');
    expect(errorOf(await server.call('POST', completed, { as, body })).status).toBe(403);
  });
});

describe('sharing with another client', () => {
  const share = (applicantId: string, more = '') =>
    server.call(
      'POST',
      `/resources/accessTokens/-/shareToken?applicantId=${applicantId}&forClientId=${server.otherTenant.sandbox.context.clientId}${more}`,
    );
  const take = (token: string, more = '', as: TestServer['sandbox'] = server.otherTenant.sandbox) =>
    server.call('POST', `/resources/applicants/-/import?shareToken=${token}${more}`, { as });
  const tokenOf = async (applicantId: string, more = '') =>
    (await share(applicantId, more)).read(z.object({ token: z.string(), forClientId: z.string() })).token;

  async function person() {
    const made = await createApplicant(server.call, {
      email: 'a@example.org',
      fixedInfo: { firstName: 'Eva' },
    });
    const file = await plainJpeg(1);
    await uploadImage(server.call, made.id, { metadata: passport, file });
    await uploadImage(server.call, made.id, { metadata: selfie, file: await plainJpeg(120) });
    return { ...made, file };
  }

  test('copies data and pictures under a new key; the review begins anew; the token works once', async () => {
    const { id, file, externalUserId } = await person();
    const token = await tokenOf(id);
    const stored = await server.db
      .selectFrom('share_token')
      .selectAll()
      .where('environment_id', '=', server.sandbox.context.environmentId)
      .execute();
    expect(JSON.stringify(stored)).not.toContain(token);
    const copy = await take(token);
    const made = copy.read(identified);
    expect(copy.json).toMatchObject({
      email: 'a@example.org',
      fixedInfo: { firstName: 'Eva' },
      clientId: server.otherTenant.sandbox.context.clientId,
      review: { reviewStatus: 'init' },
    });
    expect(made.externalUserId).not.toBe(externalUserId);
    const as = server.otherTenant.sandbox;
    const list = await server.call('GET', `/resources/applicants/${made.id}/metadata/resources`, { as });
    const { items } = list.read(z.object({ items: z.array(z.object({ id: z.string() })) }));
    expect(items).toHaveLength(2);
    const target = `/resources/inspections/${inspectionIdSchema.parse(made.inspectionId)}/resources/${items[0]?.id}`;
    expect((await server.call('GET', target, { as })).bytes.equals(file)).toBe(true);
    expect(
      (await server.call('POST', `/resources/applicants/${made.id}/status/pending`, { as })).status,
    ).toBe(200);
    expect(errorOf(await take(token)).status).toBe(400);
    // The copy stands for itself: erasing the original leaves it whole.
    await server.call('DELETE', `/resources/applicants/${id}`);
    await server.drainJobs();
    expect((await server.call('GET', target, { as })).bytes.equals(file)).toBe(true);
  });

  test('leaves the steps to be reset behind, takes another name and refuses an unknown step', async () => {
    const { id } = await person();
    const token = await tokenOf(id);
    const refused = errorOf(await take(token, '&resetIdDocSetTypes=PALM'));
    expect(refused.description).toContain('must be one of: APPLICANT_DATA');
    const userId = newUserId();
    const made = await take(token, `&resetIdDocSetTypes=SELFIE&userId=${userId}`);
    expect(made.json).toMatchObject({ externalUserId: userId });
    const target = `/resources/applicants/${made.read(identified).id}/requiredIdDocsStatus`;
    const steps = await server.call('GET', target, { as: server.otherTenant.sandbox });
    expect(steps.json).toMatchObject({ IDENTITY: { idDocType: 'PASSPORT' }, SELFIE: null });
  });

  test('is refused to anybody else, after its time, and after the applicant is gone', async () => {
    const { id } = await person();
    const token = await tokenOf(id);
    for (const as of [server.sandbox, server.production, server.otherTenant.production])
      expect(errorOf(await take(token, '', as)).status).toBe(400);
    expect(errorOf(await take('nonsense')).status).toBe(400);
    await server.db
      .updateTable('share_token')
      .set({ expires_at: new Date(0) })
      .where('environment_id', '=', server.sandbox.context.environmentId)
      .where('applicant_id', '=', id)
      .execute();
    expect(errorOf(await take(token)).status).toBe(400);
    const again = await tokenOf(id);
    await server.call('DELETE', `/resources/applicants/${id}`);
    expect(errorOf(await take(again)).status).toBe(400);
  });

  test('two imports at once: one wins, and of the other nothing is left', async () => {
    const { id } = await person();
    const token = await tokenOf(id);
    const before = await countTheirs();
    const both = await Promise.all([take(token), take(token)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect(await countTheirs()).toBe(before + 1);
  });

  test('no token for nobody, for oneself or for an unknown client', async () => {
    expect(errorOf(await share('0'.repeat(24))).status).toBe(404);
    const { id } = await createApplicant(server.call);
    const own = `/resources/accessTokens/-/shareToken?applicantId=${id}&forClientId=`;
    for (const name of [
      server.sandbox.context.clientId,
      server.otherTenant.production.context.clientId,
      'who',
    ])
      expect(errorOf(await server.call('POST', own + name)).status).toBe(400);
  });

  const countTheirs = async () =>
    (await server.call('GET', '/resources/applicants/-/count', { as: server.otherTenant.sandbox })).read(
      z.object({ count: z.number() }),
    ).count;
});

describe('applicantImport', () => {
  const send = (content: Buffer, query = '') =>
    server.call(
      'POST',
      `/resources/applicants/-/applicantImport${query}`,
      multipart([{ name: 'content', content, fileName: 'a.zip', type: 'application/zip' }]),
    );
  const described = (more: Readonly<Record<string, unknown>> = {}) => ({
    name: 'applicant.json',
    content: JSON.stringify({ version: 1, levelName: 'basic-kyc-level', applicant: {}, ...more }),
  });
  const pictures = async (): Promise<ZipEntry[]> => [
    { name: 'documents/passport.jpg', content: await plainJpeg(1) },
    { name: 'documents/face.jpg', content: await plainJpeg(120) },
  ];
  const documents = [
    { file: 'documents/passport.jpg', metadata: { ...passport, number: 'X1' } },
    { file: 'documents/face.jpg', metadata: selfie },
  ];

  test('brings data and pictures in, ready to be checked', async () => {
    const applicant = { externalUserId: newUserId(), fixedInfo: { firstName: 'Eva' } };
    const made = await send(zip([described({ applicant, documents }), ...(await pictures())]));
    expect(made.json).toMatchObject({ ...applicant, review: { reviewStatus: 'init' } });
    const { id } = made.read(identified);
    expect((await submit(server.call, id)).status).toBe(200);
  });

  test('as verified elsewhere', async () => {
    const review = { reviewResult: { reviewAnswer: 'GREEN' } };
    const made = await send(zip([described({ review, documents }), ...(await pictures())]));
    expect(made.json).toMatchObject({ review: { reviewStatus: 'completed', ...review } });
    const { id } = made.read(identified);
    expect(applicantIdSchema.safeParse(id).success).toBe(true);
  });

  test.each<[string, () => Promise<Buffer> | Buffer, number, string | RegExp]>([
    ['no zip', () => Buffer.from('hello'), 400, /not a zip/],
    ['an empty one', () => zip([]), 400, /no applicant.json/],
    [
      'a way out of the folder',
      () => zip([described(), { name: '../x', content: 'x' }]),
      400,
      /unpacked|plain names/,
    ],
    [
      'an absolute name',
      () => zip([described(), { name: '/etc/x', content: 'x' }]),
      400,
      /unpacked|plain names/,
    ],
    [
      'a deeper folder',
      () => zip([described(), { name: 'documents/a/b', content: 'x' }]),
      400,
      /plain names/,
    ],
    ['a hidden file', () => zip([described(), { name: 'documents/.x', content: 'x' }]), 400, /plain names/],
    ['the same name twice', () => zip([described(), described()]), 400, /twice/],
    [
      'too many files',
      () =>
        zip([
          described(),
          ...Array.from({ length: 61 }, (_, n) => ({ name: `documents/${n}`, content: 'x' })),
        ]),
      400,
      /more than 61/,
    ],
    [
      'a bomb that says so',
      () => zip([described(), { name: 'documents/a', content: Buffer.alloc(97 << 20) }]),
      400,
      /./,
    ],
    [
      'a bomb that hides it',
      () => zip([described(), { name: 'documents/a', content: Buffer.alloc(97 << 20), declared: 10 }]),
      400,
      /cannot be unpacked/,
    ],
    ['something encrypted', () => zip([{ ...described(), encrypted: true }]), 400, /password/],
    ['broken JSON', () => zip([{ name: 'applicant.json', content: '{' }]), 400, /not valid JSON/],
    ['another version', () => zip([{ name: 'applicant.json', content: '{"version":2}' }]), 400, /version/],
    [
      'a file that nothing names',
      () => zip([described(), { name: 'documents/a', content: 'x' }]),
      400,
      /exactly one/,
    ],
    ['a name without a file', () => zip([described({ documents })]), 400, /exactly one/],
    [
      'a file that is no picture',
      () =>
        zip([
          described({ documents: [{ file: 'documents/a', metadata: passport }] }),
          { name: 'documents/a', content: 'hello' },
        ]),
      400,
      /./,
    ],
    ['an unknown level', () => zip([described({ levelName: 'nowhere' })]), 404, /level/],
  ])('%s is refused, and nobody is made', async (_name, content, status, sentence) => {
    const count = () => server.call('GET', '/resources/applicants/-/count');
    const before = (await count()).json;
    const error = errorOf(await send(await content()));
    expect(error.status).toBe(status);
    expect(error.description).toMatch(sentence);
    expect((await count()).json).toEqual(before);
  });

  test('the same picture twice undoes everything', async () => {
    const content = await plainJpeg(1);
    const twice = ['documents/a.jpg', 'documents/b.jpg'];
    const named = twice.map((file) => ({ file, metadata: passport }));
    const entries = twice.map((name) => ({ name, content }));
    const error = errorOf(await send(zip([described({ documents: named }), ...entries])));
    expect(error.errorCode).toBe(1000);
  });

  test('without the part that holds it', async () => {
    const empty = multipart([{ name: 'metadata', content: '{}' }]);
    const answer = await server.call('POST', '/resources/applicants/-/applicantImport', empty);
    expect(errorOf(answer).status).toBe(400);
  });
});
