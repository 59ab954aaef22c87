import { applicantIdSchema } from '@aval/core/ids';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { addLevel } from '../action-steps.ts';
import { selfie, submit, uploadImage } from '../applicant-steps.ts';
import { people } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

// Real eyes on a busy machine take their time.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
  await addLevel(server, 'selfie', [{ idDocSetType: 'SELFIE', types: ['SELFIE'] }], {
    type: 'standalone',
    rules: { sameFace: 'compare' },
  });
});
afterAll(() => server.close());

const latestSchema = z.object({
  checks: z.array(
    z.object({
      answer: z.string(),
      sentence: z.string(),
      numbers: z.record(z.string(), z.number()),
      thresholds: z.record(z.string(), z.number()),
      modelIds: z.array(z.string()),
      blocklistInfo: z.looseObject({ answer: z.string() }),
    }),
  ),
});

const similarSchema = z.object({
  checks: z.array(z.looseObject({ answer: z.string(), similarSearchInfo: z.looseObject({}) })),
});

/** Hands in one selfie; what the blacklist and the search for others say of it, and where the review stands. */
async function comesWith(file: Buffer) {
  const made = await server.call('POST', '/resources/applicants?levelName=selfie', { body: {} });
  const { id } = made.read(z.object({ id: z.string() }));
  await uploadImage(server.call, id, { metadata: selfie, file });
  expect((await submit(server.call, id)).status).toBe(200);
  await server.drainJobs();
  const latest = await server.call('GET', `/resources/checks/latest?type=BLOCKLIST&applicantId=${id}`);
  const [check] = latest.read(latestSchema).checks;
  if (check === undefined) throw new Error('the blacklist was not looked at');
  const others = await server.call('GET', `/resources/checks/latest?type=SIMILAR_SEARCH&applicantId=${id}`);
  const [similar] = others.read(similarSchema).checks;
  const status = await server.call('GET', `/resources/applicants/${id}/status`);
  return { id, check, similar, review: status.read(z.looseObject({ reviewStatus: z.string() })) };
}

test('a listed face is known again in another photograph, another face is not; an officer decides', async () => {
  const { portrait, selfie: selfieOf } = await people();
  const listed = await comesWith(await selfieOf('anna'));
  expect(listed.check).toMatchObject({ answer: 'GREEN', numbers: {} });
  expect(listed.similar).toMatchObject({ answer: 'GREEN', numbers: { facesCompared: 0 } });
  expect((await server.call('POST', `/resources/applicants/${listed.id}/blacklist?note=mule`)).status).toBe(
    200,
  );

  const again = await comesWith(await portrait('anna'));
  expect(again.check).toMatchObject({
    answer: 'YELLOW',
    sentence: 'A listed applicant has the same: the face.',
    blocklistInfo: { answer: 'YELLOW' },
  });
  const { faceCosine = -1 } = again.check.numbers;
  const { faceAlert = 2 } = again.check.thresholds;
  expect(faceCosine).toBeGreaterThanOrEqual(faceAlert);
  expect(again.check.modelIds.length).toBe(1);
  // A likeness refuses nobody by itself, and approves nobody.
  expect(again.review.reviewStatus).not.toBe('completed');

  expect(again.similar).toMatchObject({
    answer: 'YELLOW',
    sentence: 'Another applicant has the same: the face.',
    similarSearchInfo: {
      duplicateApplicantHits: [
        { applicantId: listed.id, matchedFields: ['face'], types: ['image'], faceCosine: expect.any(Number) },
      ],
    },
  });

  const stranger = await comesWith(await selfieOf('bruna'));
  expect(stranger.check).toMatchObject({ answer: 'GREEN' });
  expect(stranger.similar).toMatchObject({ answer: 'GREEN', numbers: { facesCompared: 2 } });
  expect(stranger.check.numbers['faceCosine']).toBeLessThan(faceAlert);

  const faces = (side: TestServer['sandbox'], except: string) =>
    server.stores.faceGallery.page(
      side.context.environmentId,
      applicantIdSchema.parse(except),
      undefined,
      10,
    );
  const ours = await faces(server.sandbox, listed.id);
  expect(ours.map(({ applicantId }) => applicantId)).toEqual([stranger.id, again.id]);
  for (const side of [server.production, server.otherTenant.sandbox])
    expect(await faces(side, listed.id)).toEqual([]);
});
