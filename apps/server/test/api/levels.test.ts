import { applicantIdSchema, levelIdSchema } from '@aval/core/ids';
import { seededLevels } from '@aval/core/level';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { randomIdentifiers } from '../../src/platform/crypto/identifiers.ts';
import { createApplicant, newUserId } from '../applicant-steps.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

const secondLevel = 'id-and-liveness';
const applicantSchema = z.object({
  id: z.string(),
  review: z.object({ levelName: z.string(), reviewStatus: z.string(), attemptCnt: z.number() }),
});
let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
  const definition = seededLevels.find(({ name }) => name === secondLevel)?.definition;
  if (definition === undefined) throw new Error(`there is no level ${secondLevel} to seed`);
  await server.stores.levels.insert(server.sandbox.context.environmentId, {
    id: levelIdSchema.parse(randomIdentifiers.objectId()),
    name: secondLevel,
    type: 'standalone',
    definition,
    createdAt: new Date(),
  });
});
afterAll(() => server.close());

async function statusOf(id: string) {
  return (await server.call('GET', `/resources/applicants/${id}/one`)).read(applicantSchema).review;
}

describe('levels', () => {
  test('are listed in both shapes of a list, and read one by one', async () => {
    const item = z.object({ id: z.string(), name: z.string() });
    const list = (await server.call('GET', '/resources/applicants/-/levels')).read(
      z.object({ list: z.object({ items: z.array(item), totalItems: z.literal(2) }), items: z.array(item) }),
    );
    expect(list.items).toEqual(list.list.items);
    expect(list.items.map(({ name }) => name).sort()).toEqual(['basic-kyc-level', secondLevel]);
    const one = await server.call('GET', `/resources/applicants/-/levels/${list.items[0]?.id}`);
    expect(one.read(item)).toEqual({ id: list.items[0]?.id, name: list.items[0]?.name });
    const missing = await server.call('GET', `/resources/applicants/-/levels/${'0'.repeat(24)}`);
    expect(missing.status).toBe(404);
  });
});

describe('another level', () => {
  test('begins the review anew: an approval does not come along', async () => {
    const { id } = await createApplicant(server.call);
    await server.stores.reviews
      .lock(server.sandbox.context.environmentId, applicantIdSchema.parse(id))
      .then(async (review) => {
        if (review === undefined) throw new Error('there is no review');
        const state = { status: 'completed' as const, result: { reviewAnswer: 'GREEN' as const } };
        await server.stores.reviews.save(server.sandbox.context.environmentId, {
          ...review,
          state,
          attemptCnt: 2,
        });
      });
    const moved = await server.call('POST', `/resources/applicants/${id}/moveToLevel?name=${secondLevel}`);
    expect(moved.read(applicantSchema).review).toEqual({
      levelName: secondLevel,
      reviewStatus: 'init',
      attemptCnt: 2,
    });
    expect(await statusOf(id)).toMatchObject({ levelName: secondLevel, reviewStatus: 'init' });
  });

  test('does not wash a final refusal away, neither by the call nor by an access token', async () => {
    const { id, externalUserId } = await createApplicant(server.call);
    const { environmentId } = server.sandbox.context;
    const review = await server.stores.reviews.lock(environmentId, applicantIdSchema.parse(id));
    if (review === undefined) throw new Error('there is no review');
    const result = {
      reviewAnswer: 'RED' as const,
      rejectLabels: ['FORGERY'],
      reviewRejectType: 'FINAL' as const,
    };
    await server.stores.reviews.save(environmentId, { ...review, state: { status: 'completed', result } });
    const moved = await server.call('POST', `/resources/applicants/${id}/moveToLevel?name=${secondLevel}`);
    expect(moved.json).toMatchObject({ code: 409, errorCode: 1009 });
    const target = `/resources/accessTokens?userId=${externalUserId}&levelName=${secondLevel}`;
    expect((await server.call('POST', target)).status).toBe(200);
    expect(await statusOf(id)).toMatchObject({ levelName: 'basic-kyc-level', reviewStatus: 'completed' });
  });

  test('that does not exist is refused and changes nothing', async () => {
    const { id } = await createApplicant(server.call);
    const refused = await server.call('POST', `/resources/applicants/${id}/moveToLevel?name=nowhere`);
    expect(refused.status).toBe(404);
    expect(await statusOf(id)).toMatchObject({ levelName: 'basic-kyc-level' });
  });

  test('comes with an access token that names it', async () => {
    const userId = newUserId();
    const token = (level: string) =>
      server.call('POST', `/resources/accessTokens?userId=${userId}&levelName=${level}`);
    expect((await token('basic-kyc-level')).status).toBe(200);
    expect((await token(secondLevel)).status).toBe(200);
    const found = await server.call('GET', `/resources/applicants/-;externalUserId=${userId}/one`);
    expect(found.read(applicantSchema).review.levelName).toBe(secondLevel);
  });
});
