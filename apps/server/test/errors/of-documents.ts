import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect } from 'vitest';
import { z } from 'zod';
import { addLevel } from '../action-steps.ts';
import { complete, createApplicant, finalRefusal, upload } from '../applicant-steps.ts';
import { assemblePdf, plain } from '../pictures.ts';
import type { ErrorWorld, Provocations } from './error-world.ts';

const lock =
  '/Encrypt << /Filter /Standard /V 1 /R 2 /O <' +
  'ab'.repeat(32) +
  '> /U <' +
  'ab'.repeat(32) +
  '> /P -4 >> ';

/** What pictures, documents and files are refused for. */
export function errorsOfDocuments({
  server,
  person,
  call,
  post,
  of,
  create,
  uploaded,
  picture,
  submitted,
  noteOf,
  attach,
}: ErrorWorld) {
  return {
    'duplicate-document': async () => {
      const file = await picture();
      await uploaded(file);
      return uploaded(file);
    },
    'too-many-documents': [
      async () => {
        const noteId = await noteOf(person.id);
        for (let made = 0; made < 20; made += 1)
          expect((await attach(noteId, `text ${made}`)).status).toBe(200);
        return attach(noteId, 'one more');
      },
      /^The note has too many attachments$/,
    ],
    'file-too-big': [
      async () => attach(await noteOf(person.id), Buffer.alloc(10 * 1024 * 1024 + 1, 'a')),
      /^An attachment may have 10 MB$/,
    ],
    'empty-file': () => uploaded(Buffer.alloc(0)),
    'corrupted-file': () => uploaded(Buffer.from('hello')),
    'unsupported-file-format': async () => uploaded(await plain(7, 64, 48).tiff().toBuffer(), 'image/tiff'),
    'no-upload-verification-in-progress': async () => uploaded(await picture(), undefined, await submitted()),
    'incorrect-file-size': async () =>
      uploaded(
        await sharp(await picture())
          .resize(64, 6)
          .jpeg()
          .toBuffer(),
      ),
    'applicant-marked-as-deleted': async () => {
      const { id } = await createApplicant(server.call);
      await call('PATCH', of(id, 'presence/deactivated'));
      return uploaded(await picture(), undefined, id);
    },
    'applicant-with-final-reject': async () => {
      const id = await submitted();
      await complete(server.call, id, finalRefusal);
      return uploaded(await picture(), undefined, id);
    },
    'doc-type-not-in-req-docs': async () =>
      upload(server.call, person.id, {
        metadata: { idDocType: 'UTILITY_BILL', country: 'UTO' },
        file: await picture(),
      }),
    'country-not-accepted': async () => {
      const docSets = [
        { idDocSetType: 'IDENTITY' as const, types: ['PASSPORT' as const], restrictCountries: ['UKR'] },
      ];
      await addLevel(server, 'of-one-state', docSets, { type: 'standalone' });
      const made = await post('/resources/applicants?levelName=of-one-state', {});
      const { id } = made.read(z.object({ id: z.string() }));
      return uploaded(await picture(), undefined, id);
    },
    'encrypted-file': () => {
      const pages = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>'];
      const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>';
      const file = assemblePdf([...pages, page], `${lock} /ID [<00><00>] `);
      return uploaded(file, 'application/pdf');
    },
    'file-unavailable': async () => {
      const answer = await uploaded(await picture());
      for (const entry of await readdir(server.filesDir, { recursive: true, withFileTypes: true }))
        if (entry.isFile()) await writeFile(join(entry.parentPath, entry.name), 'altered');
      const imageId = String(answer.headers['x-image-id']);
      return call('GET', `/resources/inspections/${person.inspectionId}/resources/${imageId}`);
    },
    'unsupported-content-type': [
      () => post(of(person.id, 'info/idDoc'), {}),
      /^Send this request as multipart\/form-data$/,
    ],
    'payload-too-large': () => create({ sourceKey: 'a'.repeat(1024 * 1024) }),
    'vision-unavailable': async () => {
      await server.vision.close();
      return uploaded(await picture());
    },
  } satisfies Provocations;
}
