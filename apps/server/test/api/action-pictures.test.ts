import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { verifyImageHash } from '../../src/actions/image-signature.ts';
import {
  actionSchema,
  addLevel,
  approvedApplicant,
  createAction,
  faceSteps,
  newActionId,
  readAction,
  uploadToAction,
} from '../action-steps.ts';
import { errorOf } from '../applicant-steps.ts';
import { plainJpeg } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const level = 'face-auth';
let server: TestServer;
let holder: { readonly id: string; readonly externalUserId: string };

beforeAll(async () => {
  server = await openTestServer();
  await addLevel(server, level, faceSteps);
  holder = await approvedApplicant(server.call);
});
afterAll(() => server.close());

const begin = async (externalActionId = newActionId()) =>
  (await createAction(server.call, holder.id, level, { externalActionId })).read(actionSchema);
let seed = 1000;
const picture = (width = 320, height = 240) => {
  // Far enough apart for the compression to tell.
  seed += 37;
  return plainJpeg(seed, width, height);
};

describe('pictures', () => {
  test('every field of the answer; the signature vouches for the hash of the bytes', async () => {
    const { id } = await begin();
    const file = await picture();
    const answer = await uploadToAction(server.call, id, file);
    const image = answer.read(
      z.looseObject({ imageId: z.number(), imageHash: z.string(), sigHash: z.string() }),
    );
    expect(image).toMatchObject({
      id: String(image.imageId),
      addedDate: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
      imageHash: createHash('sha256').update(file).digest('hex'),
      imageFileName: 'face.jpg',
      resizedImageId: expect.stringMatching(/^\d+$/),
      mimeType: 'image/jpeg',
      actualResolution: { width: 320, height: 240 },
      idDocDef: { country: 'UTO', idDocType: 'SELFIE', idDocSubType: null },
      reviewResult: {},
      attemptId: expect.stringMatching(/^[A-Za-z]{5}$/),
    });
    const told = await server.call('GET', '/resources/status/signingKey', { as: 'nobody' });
    const { publicKey } = told.read(z.object({ algorithm: z.literal('Ed25519'), publicKey: z.string() }));
    const key = Buffer.from(publicKey, 'base64');
    expect(verifyImageHash(key, image.imageHash, image.sigHash)).toBe(true);
    expect(verifyImageHash(key, '0'.repeat(64), image.sigHash)).toBe(false);
    expect(await readAction(server.call, id)).toMatchObject({ images: [image] });
  });

  test('the bytes come back as they were, and as a smaller copy without metadata', async () => {
    const { id } = await begin();
    const file = await picture(2000, 1000);
    const sent = (await uploadToAction(server.call, id, file)).read(
      z.looseObject({ imageId: z.number(), resizedImageId: z.string() }),
    );
    const path = `/resources/applicantActions/${id}/images/${sent.imageId}`;
    for (const target of [path, `${path}?preview=false`]) {
      const whole = await server.call('GET', target);
      expect([whole.headers['content-type'], whole.bytes.equals(file)]).toEqual(['image/jpeg', true]);
    }
    const small = await server.call('GET', `${path}?preview=true`);
    expect(await sharp(small.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 512, height: 256 });
    const byNumber = await server.call(
      'GET',
      `/resources/applicantActions/${id}/images/${sent.resizedImageId}`,
    );
    expect(byNumber.bytes.equals(small.bytes)).toBe(true);
    const other = await begin();
    const stranger = `/resources/applicantActions/${other.id}/images/${sent.imageId}`;
    expect(errorOf(await server.call('GET', stranger)).status).toBe(404);
    expect(errorOf(await server.call('GET', `${path}?preview=maybe`)).status).toBe(400);
  });

  test('hostile files and wrong types are refused with the errors of documents', async () => {
    const { id } = await begin();
    const file = await picture();
    const cases: [Buffer, number, number | undefined, string?][] = [
      [Buffer.alloc(0), 400, 1003],
      [Buffer.from('GIF89a nonsense'), 400, 1004, 'image/gif'],
      [file.subarray(0, 40), 400, 1004],
    ];
    for (const [bytes, status, code, type = 'image/jpeg'] of cases) {
      const { status: got, errorCode } = errorOf(await uploadToAction(server.call, id, bytes, { type }));
      expect([
        type,
        bytes.length,
        got,
        code === 1004 ? [1004, 1005].includes(errorCode ?? 0) : errorCode,
      ]).toEqual([type, bytes.length, status, code === 1004 ? true : code]);
    }
    const wrongType = await uploadToAction(server.call, id, file, {
      metadata: { idDocType: 'PASSPORT', country: 'UTO' },
    });
    expect(errorOf(wrongType)).toMatchObject({ status: 409, errorCode: 1010 });
    expect(await readAction(server.call, id)).not.toHaveProperty('images');
  });

  test('the same bytes are refused in every action of the applicant, and so are those of his documents', async () => {
    const [one, two] = [await begin(), await begin()];
    const file = await picture();
    const answers = await Promise.all([one, two].map(({ id }) => uploadToAction(server.call, id, file)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const enrolled = await uploadToAction(server.call, one.id, await plainJpeg(2));
    expect(errorOf(enrolled)).toMatchObject({ status: 409, errorCode: 1000 });
  });
});
