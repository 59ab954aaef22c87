import { PDFiumLibrary } from '@hyzyla/pdfium';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  complete,
  createApplicant,
  errorOf,
  finalRefusal,
  passport,
  selfie,
  submit,
  uploadImage,
} from '../applicant-steps.ts';
import { plainJpeg } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

let server: TestServer;
let id: string;
beforeAll(async () => {
  server = await openTestServer();
  const fixedInfo = { firstName: 'Їжак', lastName: 'Ґалаґан-João', dob: '1990-01-02', nationality: 'UKR' };
  ({ id } = await createApplicant(server.call, { fixedInfo, email: 'a@example.org' }));
  await uploadImage(server.call, id, { metadata: passport, file: await plainJpeg(1) });
  await uploadImage(server.call, id, { metadata: selfie, file: await plainJpeg(2) });
  await submit(server.call, id);
  await server.drainJobs();
  await complete(server.call, id, { ...finalRefusal, moderationComment: 'not genuine' });
});
afterAll(() => server.close());

const report = (query = '') => server.call('GET', `/resources/applicants/${id}/summary/report${query}`);

test.each(['', '?lang=uk', '?report=applicantReport&lang=ru', '?lang=pt-BR', '?lang=es', '?lang=xx'])(
  'a PDF of several pages (%s)',
  async (query) => {
    const { status, bytes, headers } = await report(query);
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'no-store' });
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.subarray(-6).toString()).toContain('%%EOF');
    expect(bytes.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(1);
    expect(bytes.toString('latin1').match(/\/Subtype \/Image/g)?.length).toBe(2);
  },
);

test.each([
  ['en', 'Verification report', 'Rejected', 'Date of birth'],
  ['uk', 'Звіт про перевірку', 'Відхилено', 'Дата народження'],
  ['ru', 'Отчёт о проверке', 'Отклонено', 'Дата рождения'],
  ['pt', 'Relatório de verificação', 'Rejeitado', 'Data de nascimento'],
  ['es', 'Informe de verificación', 'Rechazado', 'Fecha de nacimiento'],
])('another program reads its words, the person and every page (%s)', async (lang, ...words) => {
  const pdfium = await PDFiumLibrary.init();
  const document = await pdfium.loadDocument((await report(`?lang=${lang}`)).bytes);
  const pages = Array.from({ length: document.getPageCount() }, (_, index) =>
    document.getPage(index).getText(),
  );
  document.destroy();
  pdfium.destroy();
  const text = pages.join('\n').replace(/\s+/g, ' ');
  for (const part of [...words, id, 'Їжак', 'Ґалаґан-João', '1990-01-02', 'a@example.org', 'not genuine'])
    expect(text).toContain(part);
  expect(pages.length).toBeGreaterThan(1);
  for (const [index, page] of pages.entries()) expect(page).toContain(`${index + 1} / ${pages.length}`);
});

test('that it was made is in the journal', async () => {
  await report();
  const trail = await server.call('GET', '/resources/auditTrailEvents?activity=reportMade&limit=1');
  expect(trail.json).toMatchObject({ items: [{ targetId: id }] });
});

test('400 for the report of a company, 404 for nobody', async () => {
  expect(errorOf(await report('?report=companyReport')).status).toBe(400);
  const nobody = '/resources/applicants/65f0a1b2c3d4e5f60718293b/summary/report';
  expect(errorOf(await server.call('GET', nobody)).status).toBe(404);
});
