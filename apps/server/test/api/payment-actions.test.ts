import { afterAll, beforeAll, expect, test } from 'vitest';
import { actionSchema, approvedApplicant, newActionId, submitAction } from '../action-steps.ts';
import { errorOf } from '../applicant-steps.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

let server: TestServer;
let holder: { readonly id: string };

beforeAll(async () => {
  server = await openTestServer();
  holder = await approvedApplicant(server.call);
});
afterAll(() => server.close());

const card = { type: 'bankCard', subType: 'VISA', data: { requiredIdDoc: { number: '411111******1111' } } };
const begin = (body: object, headers: Readonly<Record<string, string>> = {}, query = '') =>
  server.call('POST', `/resources/applicantActions/-/forApplicant/${holder.id}/paymentMethod${query}`, {
    body,
    headers: { 'X-External-Action-Id': newActionId(), ...headers },
  });
async function addPaymentLevel(name: string, withSelfie: boolean): Promise<void> {
  const docSets = [
    { idDocSetType: 'PAYMENT_METHODS', types: ['BANK_CARD', 'PAYMENT_METHOD'] },
    ...(withSelfie ? [{ idDocSetType: 'SELFIE', types: ['SELFIE'] }] : []),
  ];
  const body = { name, type: 'actions', actionType: 'paymentMethod', requiredIdDocs: { docSets } };
  expect((await server.call('POST', '/resources/applicants/-/levels', { body })).status).toBe(200);
}

test('404 without a level for it; then it is begun, said anew, submitted, and is for a person', async () => {
  expect(errorOf(await begin(card)).description).toContain('without a selfie');
  await addPaymentLevel('cards', false);
  const begun = (await begin(card)).read(actionSchema);
  expect(begun).toMatchObject({
    type: 'paymentMethod',
    paymentMethod: card,
    review: { levelName: 'cards', reviewStatus: 'init' },
  });
  const wallet = { type: 'eWallet', data: { requiredIdDoc: { number: 'w-1' } } };
  const target = `/resources/applicantActions/${begun.id}/paymentMethod`;
  expect((await server.call('POST', target, { body: wallet })).json).toMatchObject({ paymentMethod: wallet });
  expect((await submitAction(server.call, begun.id)).status).toBe(200);
  expect(errorOf(await server.call('POST', target, { body: card }))).toMatchObject({ status: 409 });
  await server.drainJobs();
  const read = await server.call('GET', `/resources/applicantActions/${begun.id}/one`);
  const action = read.read(actionSchema);
  expect(action.review.reviewStatus).toBe('onHold');
  expect(action.checks).toMatchObject([{ checkType: 'PAYMENT_METHOD', answer: 'YELLOW' }]);
});

test('requireSelfie chooses the level that asks for one', async () => {
  expect(errorOf(await begin(card, {}, '?requireSelfie=true')).status).toBe(404);
  await addPaymentLevel('cards and faces', true);
  const begun = (await begin(card, {}, '?requireSelfie=true')).read(actionSchema);
  expect(begun.review.levelName).toBe('cards and faces');
  expect(errorOf(await submitAction(server.call, begun.id)).description).toContain('[SELFIE]');
});

test('400 without the header, for a payment method of no kind, 409 for a name that is taken', async () => {
  expect(errorOf(await begin(card, { 'X-External-Action-Id': '' })).status).toBe(400);
  expect(errorOf(await begin({ type: 'cash' })).status).toBe(400);
  const named = { 'X-External-Action-Id': 'same' };
  expect((await begin(card, named)).status).toBe(200);
  expect(errorOf(await begin(card, named)).status).toBe(409);
});

test('a huge one is refused', async () => {
  const begun = (await begin(card)).read(actionSchema);
  const body = { ...card, data: { filler: 'x'.repeat(300_000) } };
  const target = `/resources/applicantActions/${begun.id}/paymentMethod`;
  expect(errorOf(await server.call('POST', target, { body })).status).toBe(400);
});
