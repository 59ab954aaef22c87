import { expect, test } from 'vitest';
import { createApplicant, errorOf, passport, upload } from '../applicant-steps.ts';
import { assemblePdf, plainJpeg } from '../pictures.ts';
import { openTestServer } from '../test-server.ts';

test('a PDF under a password is 1011; eyes that are closed are 503 with a time to come again', async () => {
  const server = await openTestServer({ ownVision: true });
  try {
    const { id } = await createApplicant(server.call);
    const file = assemblePdf(
      [
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>',
      ],
      `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${'ab'.repeat(32)}> /U <${'ab'.repeat(32)}> /P -4 >> /ID [<00><00>] `,
    );
    const locked = await upload(server.call, id, {
      metadata: passport,
      file,
      fileName: 'a.pdf',
      type: 'application/pdf',
    });
    expect(errorOf(locked)).toMatchObject({ status: 400, errorCode: 1011, errorName: 'encrypted-file' });
    await server.vision.close();
    const closed = await upload(server.call, id, { metadata: passport, file: await plainJpeg(1) });
    expect(errorOf(closed).status).toBe(503);
    expect(Number(closed.headers['retry-after'])).toBeGreaterThan(0);
    const resources = await server.call('GET', `/resources/applicants/${id}/metadata/resources`);
    expect(resources.json).toEqual({ items: [], totalItems: 0 });
  } finally {
    await server.close();
  }
});
