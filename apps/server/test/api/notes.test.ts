import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createApplicant, errorOf, multipart } from '../applicant-steps.ts';
import { plainJpeg } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

const path = '/resources/api/applicants/notes';
const identified = z.looseObject({ id: z.string() });
const write = async (applicantId: string, note: string) =>
  (await server.call('POST', path, { body: { applicantId, note, tags: ['t'] } })).read(identified);
const list = (id: string, more = '') => server.call('GET', `${path}?applicantId=${id}${more}`);
const attach = (applicantId: string, id: string, content: Buffer | string, fileName = 'a.bin') =>
  server.call(
    'POST',
    `${path}/attachments`,
    multipart([
      { name: 'metadata[id]', content: id },
      { name: 'metadata[applicantId]', content: applicantId },
      { name: 'content', content, fileName, type: 'application/octet-stream' },
    ]),
  );

describe('notes', () => {
  test('are written, changed, listed newest first in pages, and removed', async () => {
    const { id: applicantId } = await createApplicant(server.call);
    const first = await write(applicantId, 'first');
    expect(first).toMatchObject({ applicantId, note: 'first', tags: ['t'], createdBy: 'service' });
    await write(applicantId, 'second');
    const body = { id: first.id, applicantId, note: 'first, changed' };
    expect((await server.call('PATCH', path, { body })).json).toMatchObject({
      note: 'first, changed',
      tags: ['t'],
      updatedBy: 'service',
      updatedAt: expect.any(String),
    });
    expect((await list(applicantId, '&limit=1&offset=1')).json).toMatchObject({
      list: { totalItems: 2, items: [{ id: first.id }], pageInfo: { limit: 1, offset: 1 } },
    });
    const target = `/resources/api/applicants/${applicantId}/notes/${first.id}`;
    expect((await server.call('DELETE', target)).json).toEqual({ ok: 1 });
    expect(errorOf(await server.call('DELETE', target)).status).toBe(404);
    expect((await list(applicantId)).json).toMatchObject({ list: { totalItems: 1 } });
  });

  test('of another tenant, or of another applicant, do not exist', async () => {
    const { id: applicantId } = await createApplicant(server.call);
    const note = await write(applicantId, 'ours');
    const as = server.otherTenant.sandbox;
    const body = { id: note.id, applicantId, note: 'theirs' };
    expect(errorOf(await server.call('PATCH', path, { as, body })).status).toBe(404);
    expect(errorOf(await server.call('POST', path, { as, body })).status).toBe(404);
    expect(errorOf(await server.call('GET', `${path}?applicantId=${applicantId}`, { as })).status).toBe(404);
    const other = await createApplicant(server.call);
    const wrong = { ...body, applicantId: other.id };
    expect(errorOf(await server.call('PATCH', path, { body: wrong })).status).toBe(404);
    expect(errorOf(await attach(other.id, note.id, 'text')).status).toBe(404);
  });

  test.each([{}, { note: '' }, { note: 'x'.repeat(9000) }, { note: 'x', tags: 'vip' }])(
    '400 for %j',
    async (wrong) => {
      const { id: applicantId } = await createApplicant(server.call);
      expect(errorOf(await server.call('POST', path, { body: { applicantId, ...wrong } })).status).toBe(400);
    },
  );
});

describe('attachments', () => {
  test('come back as they were sent, under a name of ours; on disk they are not in clear', async () => {
    const { id: applicantId } = await createApplicant(server.call);
    const note = await write(applicantId, 'with a file');
    const sent = await attach(applicantId, note.id, 'name;sum\nЄва;1', '../../etc/passwd.csv');
    const { attachments } = sent.read(z.object({ attachments: z.array(identified) }));
    expect(attachments[0]).toMatchObject({ fileType: 'txt', fileSize: Buffer.byteLength('name;sum\nЄва;1') });
    const target = `/resources/api/applicants/${applicantId}/notes/${note.id}/attachments/${attachments[0]?.id}`;
    const back = await server.call('GET', target);
    expect(back.bytes.toString('utf8')).toBe('name;sum\nЄва;1');
    expect(back.headers['content-disposition']).toMatch(/^attachment; filename="[0-9a-f]{24}\.txt"$/);
    const before = await readdir(server.filesDir, { recursive: true });
    await server.call('DELETE', `/resources/api/applicants/${applicantId}/notes/${note.id}`);
    expect((await readdir(server.filesDir, { recursive: true })).length).toBe(before.length - 1);
    expect(errorOf(await server.call('GET', target)).status).toBe(404);
  });

  test('are known by their content', async () => {
    const { id: applicantId } = await createApplicant(server.call);
    const note = await write(applicantId, 'files');
    const zip = (...names: string[]) =>
      Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.from(names.join('\0'))]);
    const good: [string, Buffer | string][] = [
      ['jpg', await plainJpeg(5)],
      ['pdf', '%PDF-1.7\n'],
      ['docx', zip('[Content_Types].xml', 'word/document.xml')],
      ['xlsx', zip('[Content_Types].xml', 'xl/workbook.xml')],
      ['odt', zip('mimetypeapplication/vnd.oasis.opendocument.text')],
    ];
    const types = z.object({ attachments: z.array(z.object({ fileType: z.string() })) });
    for (const [type, content] of good) {
      const made = (await attach(applicantId, note.id, content)).read(types);
      expect(made.attachments.at(-1)?.fileType).toBe(type);
    }
    const bad: [string, Buffer | string][] = [
      ['a program', Buffer.from('4d5a90000300000004000000', 'hex')],
      ['an archive', zip('run.exe')],
      ['macros', zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin')],
      ['broken text', Buffer.from('c3282020', 'hex')],
    ];
    for (const [what, content] of bad)
      expect([what, errorOf(await attach(applicantId, note.id, content, 'a.pdf')).errorCode]).toEqual([
        what,
        1005,
      ]);
    expect(errorOf(await attach(applicantId, note.id, '')).errorCode).toBe(1003);
    const big = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(10 * 1024 * 1024)]);
    expect(errorOf(await attach(applicantId, note.id, big)).errorCode).toBe(1002);
  });
});
