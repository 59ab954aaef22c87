import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { errorOf } from '../applicant-steps.ts';
import { addFlowLevels, atDocument, newPage } from '../flow-steps.ts';
import { plainJpeg } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const uploadSchema = z.object({ uploadId: z.string(), offset: z.number(), chunkBytes: z.number() });

let now = new Date();
let server: TestServer;

beforeAll(async () => {
  server = await openTestServer({ clock: () => now });
  await addFlowLevels(server);
});
afterAll(() => server.close());

describe('pictures', () => {
  test('the server says at once what is wrong, and a refused one does not count', async () => {
    const page = await newPage(server, 'cards');
    const wanted = await atDocument(page);
    expect(wanted.step).toMatchObject({
      kind: 'capture',
      next: 'FRONT_SIDE',
      sides: [{ frame: 'ID-1' }, {}],
    });
    const { picture, view } = await page.picture(
      { block: 'IDENTITY', side: 'FRONT_SIDE' },
      await plainJpeg(7, 640, 480),
    );
    expect(picture.quality).toBe('refused');
    expect(picture.reasons.map(({ key }) => key)).toContain('notADocument');
    expect(view.step).toMatchObject({ kind: 'capture', next: 'FRONT_SIDE' });
    const crop = await page.send('GET', `pictures/${picture.imageId}/crop`);
    expect([crop.status, crop.headers['content-type']]).toEqual([200, 'image/jpeg']);
    expect(crop.bytes.subarray(0, 2).toString('hex')).toBe('ffd8');
    const stranger = await newPage(server, 'cards');
    await stranger.open();
    expect(errorOf(await stranger.send('GET', `pictures/${picture.imageId}/crop`)).status).toBe(404);
    const side = await page.send('POST', 'pictures');
    expect(side.status).toBe(415);
  });

  test('a file may come in pieces, go on after a break, and be asked for twice', async () => {
    const page = await newPage(server, 'cards');
    await atDocument(page);
    const file = await plainJpeg(11, 900, 700);
    const purpose = { block: 'IDENTITY', side: 'FRONT_SIDE', bytes: file.length, mimeType: 'image/jpeg' };
    const begun = (await page.send('POST', 'uploads', purpose)).read(uploadSchema);
    const half = file.length >> 1;
    const octets = { 'Content-Type': 'application/octet-stream' };
    const put = (offset: number, bytes: Buffer) =>
      page.send('PATCH', `uploads/${begun.uploadId}?offset=${offset}`, bytes, octets);
    expect((await put(0, file.subarray(0, half))).json).toEqual({ offset: half });
    expect(errorOf(await put(0, file.subarray(0, half))).errorName).toBe('upload-offset-mismatch');
    expect(errorOf(await page.send('POST', `uploads/${begun.uploadId}/finish`)).status).toBe(409);
    // Another device of the same person goes on.
    const laptop = await newPage(server, 'cards', { userId: page.userId });
    await laptop.open();
    const state = (await laptop.send('GET', `uploads/${begun.uploadId}`)).read(uploadSchema);
    expect(state.offset).toBe(half);
    const rest = await laptop.send(
      'PATCH',
      `uploads/${begun.uploadId}?offset=${half}`,
      file.subarray(half),
      octets,
    );
    expect(rest.json).toEqual({ offset: file.length });
    const first = await laptop.send('POST', `uploads/${begun.uploadId}/finish`);
    expect(first.json).toMatchObject({
      picture: { quality: 'refused' },
      view: { step: { next: 'FRONT_SIDE' } },
    });
    const again = await laptop.send('POST', `uploads/${begun.uploadId}/finish`);
    expect(again.json).toMatchObject({ picture: { quality: 'refused' } });
    expect(errorOf(await put(file.length, Buffer.from('x'))).status).toBe(400);
  });

  test('uploads are bounded, expire, and are nobody else’s', async () => {
    const page = await newPage(server, 'cards');
    await atDocument(page);
    const purpose = { block: 'IDENTITY', side: 'FRONT_SIDE', bytes: 100 };
    expect(
      errorOf(await page.send('POST', 'uploads', { ...purpose, bytes: 65 * 1024 * 1024 })).errorName,
    ).toBe('file-too-big');
    const { uploadId } = (await page.send('POST', 'uploads', purpose)).read(uploadSchema);
    const tooMuch = await page.send('PATCH', `uploads/${uploadId}?offset=0`, Buffer.alloc(101));
    expect(errorOf(tooMuch).errorName).toBe('file-too-big');
    const stranger = await newPage(server, 'cards');
    await atDocument(stranger);
    for (const answer of [
      await stranger.send('GET', `uploads/${uploadId}`),
      await stranger.send('PATCH', `uploads/${uploadId}?offset=0`, Buffer.from('x')),
      await stranger.send('POST', `uploads/${uploadId}/finish`),
      await stranger.send('DELETE', `uploads/${uploadId}`),
    ])
      expect(errorOf(answer)).toMatchObject({ status: 404, errorName: 'upload-not-found' });
    // Whoever has to begin again and again is never locked out: the oldest gives way.
    const newer: string[] = [];
    for (let more = 0; more < 4; more += 1) {
      expect((await page.send('GET', `uploads/${uploadId}`)).status).toBe(200);
      newer.push((await page.send('POST', 'uploads', purpose)).read(uploadSchema).uploadId);
    }
    expect(errorOf(await page.send('GET', `uploads/${uploadId}`)).errorName).toBe('upload-not-found');
    expect((await page.send('DELETE', `uploads/${newer[0]}`)).status).toBe(200);
    const last = (await page.send('POST', 'uploads', purpose)).read(uploadSchema);
    expect((await page.send('GET', `uploads/${newer[1]}`)).status).toBe(200);
    const before = now;
    now = new Date(now.getTime() + 61 * 60 * 1000);
    const longer = await newPage(server, 'cards', { userId: page.userId });
    await longer.open();
    expect(errorOf(await longer.send('GET', `uploads/${last.uploadId}`)).errorName).toBe('upload-not-found');
    now = before;
  });

  test('whoever is erased has no run any more, and no pieces of files', async () => {
    const page = await newPage(server, 'cards');
    const { application } = await atDocument(page);
    const purpose = { block: 'IDENTITY', side: 'FRONT_SIDE', bytes: 10 };
    const { uploadId } = (await page.send('POST', 'uploads', purpose)).read(uploadSchema);
    await page.send('PATCH', `uploads/${uploadId}?offset=0`, Buffer.alloc(5));
    await server.call('DELETE', `/resources/applicants/${application.applicantId}`);
    const { environmentId } = server.sandbox.context;
    for (const table of ['application', 'application_event', 'flow_upload', 'flow_upload_chunk'] as const) {
      const rows = await server.db
        .selectFrom(table)
        .select('applicant_id')
        .where('environment_id', '=', environmentId)
        .where('applicant_id', '=', application.applicantId)
        .execute();
      expect([table, rows]).toEqual([table, []]);
    }
  });
});
