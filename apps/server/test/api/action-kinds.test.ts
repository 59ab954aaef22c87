import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import {
  actionSchema,
  addLevel,
  approvedApplicant,
  createAction,
  newActionId,
  readAction,
  submitAction,
} from '../action-steps.ts';
import { errorOf } from '../applicant-steps.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let server: TestServer;
let holder: string;

beforeAll(async () => {
  server = await openTestServer();
  const step = { idDocSetType: 'QUESTIONNAIRE' as const, questionnaireDefId: 'funds' };
  await addLevel(server, 'funds', [{ ...step, scoring: { refuseFrom: 10 } }]);
  await addLevel(server, 'e-mail', [{ idDocSetType: 'EMAIL_VERIFICATION' }]);
  await addLevel(server, 'lists', [{ idDocSetType: 'APPLICANT_DATA' }], { sources: ['ofac'] });
  const options = [
    { value: 'pay', score: 0 },
    { value: 'luck', score: 10 },
  ];
  const items = [{ id: 'b', type: 'select', required: true, options }];
  const made = await server.call('POST', '/resources/api/questionnaires', {
    body: { id: 'funds', sections: [{ id: 'a', items }] },
  });
  expect(made.status).toBe(200);
  holder = (await approvedApplicant(server.call)).id;
});
afterAll(() => server.close());

async function carryOut(level: string, body: Record<string, unknown> = {}) {
  const sent = { externalActionId: newActionId(), ...body };
  const { id } = (await createAction(server.call, holder, level, sent)).read(actionSchema);
  const submitted = await submitAction(server.call, id);
  if (submitted.status !== 200) return { refusal: errorOf(submitted).description };
  await server.drainJobs();
  return readAction(server.call, id);
}
const answers = (value: string) => ({
  questionnaires: [{ id: 'funds', sections: { a: { items: { b: { value } } } } }],
});

test('a questionnaire: asked for, then judged by fit and score', async () => {
  expect(await carryOut('funds')).toEqual({ refusal: expect.stringContaining('[QUESTIONNAIRE]') });
  expect(await carryOut('funds', answers('pay'))).toMatchObject({ reviewResult: { reviewAnswer: 'GREEN' } });
  expect(await carryOut('funds', answers('luck'))).toMatchObject({
    reviewResult: { reviewAnswer: 'RED', reviewRejectType: 'FINAL' },
    checks: [{ checkType: 'QUESTIONNAIRE', answer: 'RED' }],
  });
  const sent = { externalActionId: newActionId(), ...answers('theft') };
  expect(errorOf(await createAction(server.call, holder, 'funds', sent))).toMatchObject({ status: 400 });
  const [claimed] = answers('luck').questionnaires;
  const free = { externalActionId: newActionId(), questionnaires: [{ ...claimed, score: -5 }] };
  expect((await createAction(server.call, holder, 'funds', free)).json).toMatchObject({
    questionnaires: [{ id: 'funds', score: 10 }],
  });
});

test('an address that nobody confirmed is waited for, and is missed when there is none', async () => {
  expect(await carryOut('e-mail')).toEqual({ refusal: expect.stringContaining('[EMAIL_VERIFICATION]') });
  expect(await carryOut('e-mail', { email: 'eva@example.org' })).toMatchObject({
    review: { reviewStatus: 'awaitingUser' },
  });
});

test('sources that cannot be asked are never an approval', async () => {
  expect(await carryOut('lists')).toMatchObject({ review: { reviewStatus: 'onHold' } });
});
