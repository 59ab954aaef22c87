import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createApplicant, errorOf, readyApplicant, submit } from '../applicant-steps.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
  expect((await post('/resources/api/questionnaires', definition)).status).toBe(200);
});
afterAll(() => server.close());

const definition = {
  id: 'income-form',
  title: 'Income',
  sections: [
    {
      id: 'money',
      items: [
        {
          id: 'source',
          type: 'select',
          required: true,
          options: [{ value: 'salary', score: 2 }, { value: 'gift' }],
        },
        { id: 'note', type: 'text' },
      ],
    },
  ],
};
const answers = (items: Record<string, unknown>, id = 'income-form') => ({
  id,
  sections: { money: { items } },
});
const post = (target: string, body: unknown) => server.call('POST', target, { body });
const answer = (id: string, body: unknown) => post(`/resources/applicants/${id}/questionnaires`, body);

describe('definitions', () => {
  test('are listed and read; a change is a new version', async () => {
    const target = '/resources/api/questionnaires/income-form';
    const before = await server.call('GET', target);
    expect(before.json).toMatchObject({ ...definition, version: 1 });
    const changed = await server.call('PATCH', target, { body: { ...definition, title: 'Money' } });
    expect(changed.json).toMatchObject({ title: 'Money', version: 2 });
    expect((await server.call('GET', '/resources/api/questionnaires/list')).json).toMatchObject({
      list: { totalItems: 1, items: [{ id: 'income-form', version: 2 }] },
    });
  });

  test('409 for an id that is taken, 404 for one that is not there, 400 for a broken one', async () => {
    expect(errorOf(await post('/resources/api/questionnaires', definition)).status).toBe(409);
    const missing = await server.call('PATCH', '/resources/api/questionnaires/none', { body: definition });
    expect(errorOf(missing).status).toBe(404);
    const broken = { ...definition, id: 'broken', sections: [] };
    expect(errorOf(await post('/resources/api/questionnaires', broken)).status).toBe(400);
    const target = '/resources/api/questionnaires/income-form';
    expect(errorOf(await server.call('PATCH', target, { body: { sections: [] } })).status).toBe(400);
  });

  test('five changes at once are five versions or refusals, never one lost', async () => {
    await post('/resources/api/questionnaires', { ...definition, id: 'raced' });
    const target = '/resources/api/questionnaires/raced';
    const made = await Promise.all(
      Array.from({ length: 5 }, () => server.call('PATCH', target, { body: definition })),
    );
    const versions = made.filter(({ status }) => status === 200).map((each) => each.read(versioned).version);
    expect(new Set(versions).size).toBe(versions.length);
    expect(made.every(({ status }) => status === 200 || status === 409)).toBe(true);
  });

  test('are those of one environment', async () => {
    const as = server.otherTenant.sandbox;
    expect(
      errorOf(await server.call('GET', '/resources/api/questionnaires/income-form', { as })).status,
    ).toBe(404);
    const changing = { as, body: definition };
    expect(
      errorOf(await server.call('PATCH', '/resources/api/questionnaires/income-form', changing)).status,
    ).toBe(404);
  });
});

const versioned = z.object({ version: z.number() });

describe('answers', () => {
  test('come back scored, also on the applicant; a second time replaces the first', async () => {
    const { id } = await createApplicant(server.call);
    const partly = await answer(id, answers({ note: { value: 'hello' } }));
    expect(partly.json).toMatchObject({ missing: ['money.source'] });
    expect(partly.json).not.toHaveProperty('score');
    const sent = { ...answers({ source: { value: 'salary' } }), score: 99 };
    expect((await answer(id, sent)).json).toEqual({ ...sent, score: 2 });
    const applicant = await server.call('GET', `/resources/applicants/${id}/one`);
    expect(applicant.json).toMatchObject({ questionnaires: [{ id: 'income-form', score: 2 }] });
  });

  test('400 names what does not fit, and nothing is kept', async () => {
    const { id } = await createApplicant(server.call);
    const error = errorOf(await answer(id, answers({ source: { value: 'robbery' }, more: { value: 'x' } })));
    expect(error.status).toBe(400);
    expect(error.description).toContain('money.source');
    expect(error.description).not.toContain('robbery');
    expect((await server.call('GET', `/resources/applicants/${id}/one`)).json).not.toHaveProperty(
      'questionnaires',
    );
  });

  test('to a questionnaire nobody defined are kept as they are', async () => {
    const { id } = await createApplicant(server.call);
    const sent = answers({ anything: { value: null }, more: { values: ['a', 'b'] } }, 'free-form');
    expect((await answer(id, sent)).json).toEqual(sent);
  });

  test('sent along when somebody is created or changed are judged just the same', async () => {
    const cheat = answers({ source: { value: 'salary' } });
    const sections = { money: { ...cheat.sections['money'], score: 40 } };
    const created = await createApplicant(server.call, {
      questionnaires: [
        { ...cheat, sections, score: 99 },
        { id: 'free-form', score: 99 },
      ],
    });
    const kept = async () => (await server.call('GET', `/resources/applicants/${created.id}/one`)).json;
    expect(await kept()).toMatchObject({ questionnaires: [{ ...cheat, score: 2 }, { id: 'free-form' }] });
    expect(JSON.stringify(await kept())).not.toMatch(/"score":(40|99)/);

    const changed = { id: created.id, questionnaires: [{ ...answers({ note: { value: 'x' } }), score: 99 }] };
    const patched = await server.call('PATCH', '/resources/applicants', { body: changed });
    expect(patched.status).toBe(200);
    expect(JSON.stringify(await kept())).not.toContain('"score"');

    const unfit = [answers({ source: { value: 'robbery' }, unheard: { value: 'x' } })];
    const refusals = [
      await post('/resources/applicants?levelName=basic-kyc-level', { questionnaires: unfit }),
      await server.call('PATCH', '/resources/applicants', {
        body: { id: created.id, questionnaires: unfit },
      }),
    ].map(errorOf);
    for (const { status, description } of refusals) {
      expect(status).toBe(400);
      expect(description).toMatch(/'money\.source'.*'money\.unheard' is not part of the questionnaire/);
      expect(description).not.toContain('robbery');
    }
  });

  test('409 while the checks run; 404 for nobody; the applicant does not see his score', async () => {
    const pending = await readyApplicant(server.call);
    await submit(server.call, pending.id);
    expect(errorOf(await answer(pending.id, answers({})))).toMatchObject({ status: 409, errorCode: 1006 });
    expect(errorOf(await answer('65f0a1b2c3d4e5f60718293b', answers({}))).status).toBe(404);
    const { id, externalUserId } = await createApplicant(server.call);
    const made = await post('/resources/accessTokens/sdk', {
      userId: externalUserId,
      levelName: 'basic-kyc-level',
    });
    const { token: accessToken } = made.read(z.object({ token: z.string() }));
    const own = await server.call('POST', `/resources/applicants/${id}/questionnaires`, {
      as: { accessToken },
      body: answers({ source: { value: 'salary' } }),
    });
    expect(own.status).toBe(200);
    expect(own.json).not.toHaveProperty('score');
  });
});
