import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApplicant, errorOf, multipart, passport, upload } from '../applicant-steps.ts';
import { assemblePdf, plain, plainJpeg, plainPng } from '../pictures.ts';
import { sendBytes, sendSigned } from '../raw-request.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

let server: TestServer;
let applicantId: string;
let target: string;

beforeAll(async () => {
  server = await openTestServer();
  applicantId = (await createApplicant(server.call)).id;
  target = `/resources/applicants/${applicantId}/info/idDoc`;
});
afterAll(() => server.close());

const megabyte = 1024 * 1024;
const send = (sent: Partial<Parameters<typeof upload>[2]>) =>
  upload(server.call, applicantId, { metadata: passport, ...sent });
const stillWorks = async () => {
  expect((await server.call('GET', '/resources/status/api')).status).toBe(200);
};

/** A JPEG or PNG header that promises other dimensions than the data has. */
async function jpegOf(width: number, height: number): Promise<Buffer> {
  const file = await plainJpeg(40);
  const frame = file.indexOf(Buffer.from([0xff, 0xc0]));
  file.writeUInt16BE(height, frame + 5);
  file.writeUInt16BE(width, frame + 7);
  return file;
}

function nestedPdf(depth: number): Buffer {
  const nested = '['.repeat(depth) + ']'.repeat(depth);
  return assemblePdf([
    `<< /Type /Catalog /Pages 2 0 R /Deep ${nested} >>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] >>',
  ]);
}

const endlessPdf = () =>
  assemblePdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>',
  ]);
const hugePdf = () =>
  assemblePdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 900000000 900000000] >>',
  ]);

async function animated(format: 'gif' | 'webp'): Promise<Buffer> {
  const frames = [await plainPng(1, 8, 8), await plainPng(65_000, 8, 8)];
  const joined = sharp(frames, { join: { animated: true } });
  return format === 'gif' ? joined.gif().toBuffer() : joined.webp().toBuffer();
}

/** A PNG with an animation control chunk after its header. */
async function apng(): Promise<Buffer> {
  const file = await plainPng(41);
  const headerEnd = 8 + 25;
  const control = Buffer.alloc(20);
  control.writeUInt32BE(8, 0);
  control.write('acTL', 4, 'latin1');
  control.writeUInt32BE(2, 8);
  return Buffer.concat([file.subarray(0, headerEnd), control, file.subarray(headerEnd)]);
}

const polyglot = async () =>
  Buffer.concat([
    await plainJpeg(42),
    Buffer.from('%PDF-1.4\n<script>alert(1)</script>'),
    Buffer.alloc(100, 1),
  ]);

describe('files that are no picture of one page', () => {
  test.each([
    ['1003 zero bytes', async () => Buffer.alloc(0), 400, 1003],
    ['1004 text that says it is a JPEG', async () => Buffer.from('hello'), 400, 1004],
    ['1004 cut short', async () => (await plainJpeg(43, 600, 400)).subarray(0, 700), 400, 1004],
    ['1004 a PNG cut short', async () => (await plainPng(44, 600, 400)).subarray(0, 120), 400, 1004],
    ['1002 a bomb by the dimensions of its header', () => jpegOf(60_000, 60_000), 400, 1002],
    ['1004 a JPEG of no height', () => jpegOf(100, 0), 400, 1004],
    ['1005 GIF, animated', () => animated('gif'), 400, 1005],
    ['1005 WebP, animated', () => animated('webp'), 400, 1005],
    ['1005 PNG, animated', apng, 400, 1005],
    ['1005 TIFF', () => plain(45, 20, 20).tiff().toBuffer(), 400, 1005],
    ['1004 two files in one', polyglot, 400, 1004],
    ['1004 a PDF whose pages never end', async () => endlessPdf(), 400, 1004],
    ['1004 only the first bytes of a PDF', async () => Buffer.from('%PDF-1.7\n'), 400, 1004],
  ])('%s', async (_what, make, status, errorCode) => {
    expect(errorOf(await send({ file: await make() }))).toMatchObject({ status, errorCode });
  });

  test('1005 text that says it is text', async () => {
    const file = Buffer.from('hello');
    const answer = await send({ file, fileName: 'a.csv', type: 'text/csv' });
    expect(errorOf(answer)).toMatchObject({ status: 400, errorCode: 1005 });
  });

  test.each([
    ['a PDF nested 100,000 deep', () => nestedPdf(100_000)],
    ['a PDF with a page of 317 km', hugePdf],
  ])('%s is answered, drawn or refused, and the server goes on', async (_what, make) => {
    const answer = await send({ file: make(), type: 'application/pdf' });
    expect([200, 400]).toContain(answer.status);
    await stillWorks();
  });
});

describe('files above 64 MB', () => {
  test('1002 65 MB, announced', async () => {
    const answer = await send({ file: Buffer.alloc(65 * megabyte, 1) });
    expect(errorOf(answer)).toMatchObject({ status: 400, errorCode: 1002, errorName: 'file-too-big' });
  });

  test('1002 one byte above 64 MB', async () => {
    const answer = await send({ file: Buffer.alloc(64 * megabyte + 1, 1) });
    expect(errorOf(answer)).toMatchObject({ status: 400, errorCode: 1002 });
  });

  test('1002 66 MB in chunks, which announce nothing', async () => {
    const { token } = server.sandbox;
    const head = [
      `POST ${target} HTTP/1.1`,
      'Host: 127.0.0.1',
      'Content-Type: multipart/form-data; boundary=B',
      `X-App-Token: ${token}`,
      `X-App-Access-Ts: ${Math.floor(Date.now() / 1000)}`,
      `X-App-Access-Sig: ${'0'.repeat(64)}`,
      'Transfer-Encoding: chunked',
    ];
    const chunk = Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(megabyte, 1), Buffer.from('\r\n')]);
    const answer = await sendBytes(server.url, [
      Buffer.from(`${head.join('\r\n')}\r\n\r\n`),
      ...Array.from({ length: 66 }, () => chunk),
      Buffer.from('0\r\n\r\n'),
    ]);
    expect(errorOf(answer)).toMatchObject({ status: 400, errorCode: 1002 });
  });

  test('a stranger is refused before his bytes are read', async () => {
    const { body, headers } = multipart([{ name: 'content', content: Buffer.alloc(8 * megabyte) }]);
    const answer = await server.call('POST', target, { as: 'nobody', body, headers });
    expect(errorOf(answer).errorCode).toBe(4000);
  });
});

describe('metadata that does not fit', () => {
  test.each([
    ['a country of two letters', { ...passport, country: 'DE' }, 'alpha-3'],
    ['a country in lower case', { ...passport, country: 'deu' }, 'alpha-3'],
    ['no country', { idDocType: 'PASSPORT' }, 'country'],
    ['an unknown type', { ...passport, idDocType: 'LIBRARY_CARD' }, 'must be one of: ID_CARD, PASSPORT'],
    ['an unknown side', { ...passport, idDocSubType: 'LEFT_SIDE' }, 'FRONT_SIDE'],
    ['a day that is none', { ...passport, dob: '2001-02-30' }, 'YYYY-MM-DD'],
    ['no object', [passport], 'body'],
  ])('400 for %s', async (_what, metadata, hint) => {
    const { body, headers } = multipart([{ name: 'metadata', content: JSON.stringify(metadata) }]);
    const error = errorOf(await server.call('POST', target, { body, headers }));
    expect(error).toMatchObject({ status: 400, errorCode: undefined });
    expect(error.description).toContain(hint);
  });
});

describe('multipart that does not fit', () => {
  const type = { 'Content-Type': 'multipart/form-data; boundary=B' };
  const field =
    '--B\r\nContent-Disposition: form-data; name="metadata"\r\n\r\n{"idDocType":"PASSPORT","country":"UTO"}\r\n';
  const fileStart =
    '--B\r\nContent-Disposition: form-data; name="content"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n';

  test.each([
    ['without metadata', type, `${fileStart}abc\r\n--B--\r\n`],
    ['cut short in the middle of a file', type, `${field}${fileStart}abc`],
    ['cut short in the middle of the headers of a part', type, `${field}--B\r\nContent-Disp`],
    [
      'cut short in the middle of a field',
      type,
      '--B\r\nContent-Disposition: form-data; name="metadata"\r\n\r\n{"id',
    ],
    ['with a malformed part header', type, `${field}--B\r\nno colon at all\r\n\r\nabc\r\n--B--\r\n`],
    ['with another boundary than it says', type, field.replaceAll('--B', '--C')],
    ['without a boundary', { 'Content-Type': 'multipart/form-data' }, field],
    ['empty', type, ''],
    ['with metadata without end', type, `${field.replace('UTO', 'U'.repeat(300_000))}--B--\r\n`],
    ['with metadata that is no JSON', type, `${field.replace('{', '{{')}--B--\r\n`],
  ])('400 for a body %s', async (_what, headers, body) => {
    const answer = await server.call('POST', target, { headers, body: Buffer.from(body) });
    expect(errorOf(answer)).toMatchObject({ status: 400, errorCode: undefined });
    await stillWorks();
  });

  test('415 for JSON where a form is wanted', async () => {
    expect(errorOf(await server.call('POST', target, { body: passport })).status).toBe(415);
  });

  test('a hundred parts more than are wanted do no harm', async () => {
    const extra = Array.from({ length: 100 }, (_, index) => ({ name: `x${index}`, content: 'y' }));
    const metadata = { name: 'metadata', content: JSON.stringify(passport) };
    const { body, headers } = multipart([metadata, ...extra]);
    expect((await server.call('POST', target, { body, headers })).status).toBe(200);
  });

  test('the name of a file is shown, not obeyed', async () => {
    const { id } = await createApplicant(server.call);
    const fileName = '../../etc/passwd\u202e.jpg';
    expect(
      (await upload(server.call, id, { metadata: passport, file: await plainJpeg(46), fileName })).status,
    ).toBe(200);
    const list = await server.call('GET', `/resources/applicants/${id}/metadata/resources`);
    expect(list.json).toMatchObject({
      items: [{ fileMetadata: { fileName: expect.not.stringContaining('/') } }],
    });
  });

  test('sent by a socket that stays open after the body, it is answered', async () => {
    const body = `${field}--B--`;
    const answer = await sendSigned(server.url, server.sandbox, {
      method: 'POST',
      target,
      headerLines: ['content-type: multipart/form-data;boundary=B'],
      body,
    });
    expect(answer.status).toBe(200);
  });
});
