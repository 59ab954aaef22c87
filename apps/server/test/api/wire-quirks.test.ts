import { levelIdSchema } from '@aval/core/ids';
import { seededLevels } from '@aval/core/level';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { randomIdentifiers } from '../../src/platform/crypto/identifiers.ts';
import { createApplicant, errorOf, newUserId } from '../applicant-steps.ts';
import { plainJpeg } from '../pictures.ts';
import { type RawRequest, sendSigned } from '../raw-request.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

const json = 'Content-Type: application/json';
let server: TestServer;
let applicantId: string;

beforeAll(async () => {
  server = await openTestServer();
  applicantId = (await createApplicant(server.call, { externalUserId: 'known user' })).id;
  const [level] = seededLevels;
  if (level === undefined) throw new Error('there is no level to start with');
  await server.stores.levels.insert(server.sandbox.context.environmentId, {
    id: levelIdSchema.parse(randomIdentifiers.objectId()),
    name: 'level with spaces+plus',
    type: 'standalone',
    definition: level.definition,
    createdAt: new Date(),
  });
});
afterAll(() => server.close());

const send = (request: RawRequest) => sendSigned(server.url, server.sandbox, request);
const create = (target: string, headerLines: readonly string[] = [json]) =>
  send({ method: 'POST', target, headerLines, body: JSON.stringify({ externalUserId: newUserId() }) });

describe('1. JSON content type and an empty body', () => {
  test.each([
    ['GET', () => `/resources/applicants/${applicantId}/one`, 200],
    ['POST', () => `/resources/applicants/${applicantId}/requiredIdDocs`, 200],
    ['DELETE', () => '/resources/inspections/65f0a1b2c3d4e5f60718293b/resources/1', 404],
  ])('on %s', async (method, target, status) => {
    expect((await send({ method, target: target(), headerLines: [json] })).status).toBe(status);
  });

  test('with Content-Length: 0', async () => {
    const target = `/resources/applicants/${applicantId}/reset`;
    const answer = await send({ method: 'POST', target, headerLines: [json, 'Content-Length: 0'] });
    expect(answer.json).toEqual({ ok: 1 });
  });
});

test('2. Content-Encoding: utf-8 on JSON is no encoding', async () => {
  const target = '/resources/applicants?levelName=basic-kyc-level';
  expect((await create(target, [json, 'Content-Encoding: utf-8'])).status).toBe(200);
});

test('2. a real Content-Encoding is refused with 415', async () => {
  const target = '/resources/applicants?levelName=basic-kyc-level';
  expect(errorOf(await create(target, [json, 'Content-Encoding: gzip'])).status).toBe(415);
});

test('3. a repeated query parameter counts once', async () => {
  const target = '/resources/applicants?levelName=basic-kyc-level&levelName=basic-kyc-level';
  expect((await create(target)).status).toBe(200);
});

test('4. a signed body {} on GET', async () => {
  const target = `/resources/applicants/${applicantId}/one`;
  const answer = await send({ method: 'GET', target, headerLines: [json], body: '{}' });
  expect(answer.json).toMatchObject({ id: applicantId });
});

test('4. a body on GET that the signature does not cover is refused', async () => {
  const target = `/resources/applicants/${applicantId}/one`;
  const signed = await server.call('GET', target, { body: '{}', signing: { signedBody: '' } });
  expect(errorOf(signed).errorCode).toBe(4003);
});

test('5. accessTokens/sdk with an empty extra field and no levelName, for an applicant that exists', async () => {
  const body = '{"token":"","userId":"known user"}';
  const target = '/resources/accessTokens/sdk';
  const answer = await send({ method: 'POST', target, headerLines: [json], body });
  expect(answer.json).toMatchObject({ userId: 'known user' });
});

describe('6. and 7. multipart as different clients build it', () => {
  const metadata = JSON.stringify({ idDocType: 'PASSPORT', country: 'UTO' });
  const field = (extra = '') =>
    `Content-Disposition: form-data; name="metadata"\r\n${extra}\r\n${metadata}\r\n`;
  const named =
    'Content-Disposition: form-data; name="content"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n';
  const unnamed =
    'Content-Disposition: form-data; name="content"\r\nContent-Type: application/octet-stream\r\n\r\n';

  const post = async (
    boundary: string,
    build: (file: Buffer) => readonly (string | Buffer)[],
    headerName = 'Content-Type',
  ) => {
    const { id } = await createApplicant(server.call);
    const file = await plainJpeg(300);
    const body = Buffer.concat(build(file).map((piece) => Buffer.from(piece)));
    const answer = await send({
      method: 'POST',
      target: `/resources/applicants/${id}/info/idDoc`,
      headerLines: [`${headerName}: multipart/form-data; boundary=${boundary}`],
      body,
    });
    return { answer, id, file };
  };

  test.each([
    [
      'metadata, then content',
      (file: Buffer) => ['--B\r\n', field(), '--B\r\n', named, file, '\r\n--B--\r\n'],
    ],
    [
      'content, then metadata (Go)',
      (file: Buffer) => ['--B\r\n', named, file, '\r\n--B\r\n', field(), '--B--\r\n'],
    ],
    [
      'metadata labelled application/json; charset=utf-8',
      (file: Buffer) => [
        '--B\r\n',
        field('Content-type: application/json; charset=utf-8\r\n'),
        '--B\r\n',
        named,
        file,
        '\r\n--B--\r\n',
      ],
    ],
    [
      'a file without filename (node SDK)',
      (file: Buffer) => ['--B\r\n', field(), '--B\r\n', unnamed, file, '\r\n--B--\r\n'],
    ],
    [
      'a file with a type but without filename',
      (file: Buffer) => [
        '--B\r\n',
        field(),
        '--B\r\nContent-Disposition: form-data; name="content"\r\nContent-Type: image/jpeg\r\n\r\n',
        file,
        '\r\n--B--\r\n',
      ],
    ],
    [
      'a file with neither type nor filename',
      (file: Buffer) => [
        '--B\r\n',
        field(),
        '--B\r\nContent-Disposition: form-data; name="content"\r\n\r\n',
        file,
        '\r\n--B--\r\n',
      ],
    ],
    [
      'no line end after the last boundary (Ruby)',
      (file: Buffer) => ['--B\r\n', field(), '--B\r\n', named, file, '\r\n--B--'],
    ],
  ])('%s', async (_client, build) => {
    const { answer, id, file } = await post('B', build);
    expect(answer.status).toBe(200);
    const imageId = Number(answer.headers['x-image-id']);
    const stored = await server.call('GET', `/resources/applicants/${id}/resources/${imageId}`);
    expect(stored.bytes.equals(file)).toBe(true);
  });

  test('a boundary of dashes and a header spelled Content-type', async () => {
    const pieces = (file: Buffer) => [
      '------XYZ\r\n',
      field(),
      '------XYZ\r\n',
      named,
      file,
      '\r\n------XYZ--\r\n',
    ];
    expect((await post('----XYZ', pieces, 'Content-type')).answer.status).toBe(200);
  });

  test.each([
    ['without a type', ''],
    ['as JSON', 'Content-Type: application/json\r\n'],
    ['as JSON in UTF-8', 'Content-Type: application/json; charset=utf-8\r\n'],
    ['as a file', 'Content-Type: application/octet-stream\r\n'],
  ])('names in every script in metadata sent %s', async (_how, type) => {
    for (const firstName of ['Zoë', 'Łucja Ünal', '李', 'é']) {
      const text = JSON.stringify({ idDocType: 'PASSPORT', country: 'UTO', firstName });
      const part = `--B\r\nContent-Disposition: form-data; name="metadata"\r\n${type}\r\n${text}\r\n`;
      const { answer } = await post('B', () => [part, '--B--\r\n']);
      expect(answer.json).toMatchObject({ firstName });
    }
  });

  test('a quoted boundary', async () => {
    const pieces = (file: Buffer) => ['--a b\r\n', field(), '--a b\r\n', named, file, '\r\n--a b--\r\n'];
    expect((await post('"a b"', pieces)).answer.status).toBe(200);
  });

  test('no content part: metadata only', async () => {
    const { answer } = await post('B', () => ['--B\r\n', field(), '--B--\r\n']);
    expect(answer.status).toBe(200);
    expect(answer.headers['x-image-id']).toBeUndefined();
  });
});

describe('8. trailing slashes', () => {
  test.each([
    ['GET', () => `/resources/applicants/${applicantId}/one/`],
    ['GET', () => '/resources/applicants/-;externalUserId=known%20user/one/'],
    ['GET', () => '/resources/applicants/-/levels/'],
    ['POST', () => `/resources/applicants/${applicantId}/requiredIdDocs/`],
  ])('%s %#', async (method, target) => {
    expect((await send({ method, target: target(), headerLines: [json] })).status).toBe(200);
  });

  test('before a query', async () => {
    expect((await create('/resources/applicants/?levelName=basic-kyc-level')).status).toBe(200);
  });
});

describe('9. empty parameters and a leading &, all signed literally', () => {
  test('?reason= present but empty', async () => {
    const target = `/resources/applicants/${applicantId}/status/pending?reason=`;
    expect(errorOf(await send({ method: 'POST', target })).description).toContain('[IDENTITY, SELFIE]');
  });

  test('ttlInSecs= empty, with a leading &', async () => {
    const target = '/resources/accessTokens?&userId=known%20user&levelName=basic-kyc-level&ttlInSecs=';
    expect((await send({ method: 'POST', target, headerLines: [json] })).status).toBe(200);
  });
});

describe('10. level names with spaces', () => {
  test.each(['level%20with%20spaces%2Bplus', 'level+with+spaces%2Bplus'])('%s', async (levelName) => {
    const answer = await create(`/resources/applicants?levelName=${levelName}`);
    expect(answer.json).toMatchObject({ review: { levelName: 'level with spaces+plus' } });
  });
});
