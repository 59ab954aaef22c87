import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  complete,
  createApplicant,
  errorOf,
  multipart,
  passport,
  readyApplicant,
  selfie,
  submit,
  uploadImage,
} from '../applicant-steps.ts';
import { plainPng } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

describe('hostile callers', () => {
  test('a public route answers without waiting for a body that never ends', async () => {
    const url = new URL('/health/live', server.url);
    const headers = { 'Content-Type': 'multipart/form-data; boundary=x', 'Content-Length': '1000000' };
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const sent = request(url, { method: 'GET', headers, agent: false }, (response) => {
        resolve(response.statusCode);
        sent.destroy();
      });
      sent.on('error', reject);
      sent.write(Buffer.alloc(1000));
    });
    expect(status).toBe(200);
  });

  test('a profile cannot grow beyond a bound, and what was there stays', async () => {
    const { id } = await createApplicant(server.call, { fixedInfo: { firstName: 'Eva' } });
    const target = `/resources/applicants/${id}/fixedInfo`;
    const answer = await server.call('PATCH', target, { body: { note: 'x'.repeat(300_000) } });
    expect(errorOf(answer).status).toBe(400);
    const kept = await server.call('GET', `/resources/applicants/${id}/one`);
    expect(kept.json).toMatchObject({ fixedInfo: { firstName: 'Eva' } });
    expect(JSON.stringify(kept.json).length).toBeLessThan(10_000);
  });

  test('a file in an unknown part is told, not lost', async () => {
    const { id } = await createApplicant(server.call);
    const { body, headers } = multipart([
      { name: 'metadata', content: JSON.stringify(passport) },
      { name: 'file', content: await plainPng(1), fileName: 'a.png', type: 'image/png' },
    ]);
    const answer = await server.call('POST', `/resources/applicants/${id}/info/idDoc`, { body, headers });
    expect(errorOf(answer)).toMatchObject({ status: 400, description: expect.stringContaining("'content'") });
  });

  test("an approved applicant's own token adds nothing more", async () => {
    const { id, externalUserId } = await readyApplicant(server.call);
    await submit(server.call, id);
    await complete(server.call, id, { reviewAnswer: 'GREEN', rejectLabels: [] });
    const made = await server.call('POST', `/resources/accessTokens?userId=${externalUserId}`);
    const { token } = made.read(z.object({ token: z.string() }));
    const { body, headers } = multipart([
      { name: 'metadata', content: JSON.stringify(passport) },
      { name: 'content', content: await plainPng(2), fileName: 'a.png', type: 'image/png' },
    ]);
    const answer = await fetch(`${server.url}/resources/applicants/${id}/info/idDoc`, {
      method: 'POST',
      headers: { ...headers, 'X-Access-Token': token },
      body: new Uint8Array(body),
    });
    expect(answer.status).toBe(409);
    const again = await server.call('POST', `/resources/applicants/${id}/status/pending`, {
      as: { accessToken: token },
    });
    expect(errorOf(again)).toMatchObject({ status: 409, description: expect.stringContaining('approved') });
    const status = await server.call('GET', `/resources/applicants/${id}/status`);
    expect(status.json).toMatchObject({ reviewStatus: 'completed', reviewResult: { reviewAnswer: 'GREEN' } });
  });

  test("what somebody refused is not asked for again with the applicant's own token until it came anew", async () => {
    const { id, externalUserId } = await readyApplicant(server.call);
    await submit(server.call, id);
    const verdict = { reviewAnswer: 'RED', rejectLabels: ['BAD_SELFIE'], reviewRejectType: 'RETRY' };
    await complete(server.call, id, verdict);
    const made = await server.call('POST', `/resources/accessTokens?userId=${externalUserId}`);
    const as = { accessToken: made.read(z.object({ token: z.string() })).token };
    const pending = `/resources/applicants/${id}/status/pending`;
    expect(errorOf(await server.call('POST', pending, { as })).description).toContain('[SELFIE]');
    const query = '{ KYCstatus { ... on KycNotVerified { docsToUpload { type } } } }';
    const asked = await server.call('POST', '/graphql', { as, body: { query } });
    expect(asked.json).toEqual({ data: { KYCstatus: { docsToUpload: [{ type: 'SELFIE' }] } } });
    await uploadImage(server.call, id, { metadata: selfie, file: await plainPng(77) });
    expect((await server.call('POST', pending, { as })).status).toBe(200);
  });

  test("an applicant's own token reads neither the customer's comment nor the list that he is on", async () => {
    const { id, externalUserId } = await readyApplicant(server.call);
    await submit(server.call, id);
    const verdict = {
      reviewAnswer: 'RED',
      rejectLabels: ['SANCTIONS'],
      reviewRejectType: 'FINAL',
      moderationComment: 'Ask the branch',
      clientComment: 'On the list of 3 March',
    };
    await complete(server.call, id, verdict);
    const made = await server.call('POST', `/resources/accessTokens?userId=${externalUserId}`);
    const as = { accessToken: made.read(z.object({ token: z.string() })).token };
    const path = `/resources/applicants/${id}`;
    const { clientComment: _, ...rest } = verdict;
    const own = { ...rest, rejectLabels: ['OTHER'] };
    const status = await server.call('GET', `${path}/status`, { as });
    const reviewSchema = z.object({ reviewResult: z.looseObject({}) });
    expect(status.read(reviewSchema).reviewResult).toEqual(own);
    const one = await server.call('GET', `${path}/one`, { as });
    expect(one.read(z.object({ review: reviewSchema })).review.reviewResult).toEqual(own);
    expect((await server.call('GET', `${path}/status`)).json).toMatchObject({ reviewResult: verdict });
    const query = '{ KYCstatus { ... on KycNotVerified { reasons comment } } }';
    const asked = await server.call('POST', '/graphql', { as, body: { query } });
    expect(asked.json).toEqual({ data: { KYCstatus: { reasons: ['OTHER'], comment: 'Ask the branch' } } });
  });
});
