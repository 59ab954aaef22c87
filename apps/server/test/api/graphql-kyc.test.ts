import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { newUserId } from '../applicant-steps.ts';
import { eventually } from '../eventually.ts';
import {
  ask,
  askSigned,
  askWithFile,
  bearer,
  type Credential,
  type Subscription,
  subscribe,
} from '../graphql-client.ts';
import { plainJpeg, specimen } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

// Real eyes on a busy machine take their time.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer({ jobs: true });
  const docSets = [
    { idDocSetType: 'EMAIL_VERIFICATION' },
    { idDocSetType: 'PHONE_VERIFICATION' },
    {
      idDocSetType: 'APPLICANT_DATA',
      fields: ['firstName', 'lastName', 'dob'].map((name) => ({ name, required: true })),
    },
    { idDocSetType: 'IDENTITY', types: ['PASSPORT', 'ID_CARD'], subTypes: ['FRONT_SIDE', 'BACK_SIDE'] },
    { idDocSetType: 'SELFIE', types: ['SELFIE'], videoRequired: 'photoRequired' },
  ];
  const made = await server.call('POST', '/resources/applicants/-/levels', {
    body: { name: 'kyc', requiredIdDocs: { docSets } },
  });
  expect(made.status).toBe(200);
});
afterAll(() => server.close());

const status = `__typename ... on KycState { state documents { step status } }
  ... on KycPhone { number }
  ... on KycProfile { missingFields }
  ... on KycDocuments { docsToUpload { type withInfo } }
  ... on KycNotVerified { reasons comment mayTryAgain }`;
const added = `{ imageId errors status { ${status} } }`;
const uploadDocument = `mutation ($file: Upload!, $number: String, $expiration: Date) {
  uploadDocument(file: $file, type: PASSPORT, country: "UTO", number: $number, expiration: $expiration) ${added} }`;
const uploadSelfie = `mutation ($file: Upload!) { uploadSelfie(file: $file) ${added} }`;

type Person = { readonly id: string; readonly credential: Credential };

async function person(level: string, body: Readonly<Record<string, unknown>> = {}): Promise<Person> {
  const externalUserId = newUserId();
  const created = await server.call('POST', `/resources/applicants?levelName=${level}`, {
    body: { externalUserId, ...body },
  });
  const { id } = created.read(z.object({ id: z.string() }));
  const target = `/resources/accessTokens?userId=${externalUserId}&levelName=${level}`;
  const { token } = (await server.call('POST', target)).read(z.object({ token: z.string() }));
  return { id, credential: bearer(token) };
}

async function query(who: Person, text: string, variables: Readonly<Record<string, unknown>> = {}) {
  const answer = await ask(server.url, who.credential, { query: text, variables });
  expect(answer.errors).toBeUndefined();
  return answer.data;
}

async function sendFile(who: Person, text: string, file: Buffer, variables = {}) {
  const answer = await askWithFile(server.url, who.credential, { query: text, variables }, file);
  expect(answer.errors).toBeUndefined();
  return answer.data;
}

async function codeOf(id: string): Promise<string> {
  const answer = await server.call('GET', `/resources/sandbox/messages?applicantId=${id}`);
  const [message] = answer.read(z.object({ items: z.array(z.object({ code: z.string() })) })).items;
  return message?.code ?? '';
}

const follow = (who: Person, url = server.url) =>
  subscribe(url, who.credential, { query: `subscription { KYCstatus { ${status} } }` });

/** What a follower was told, once `enough` holds of it. */
function told({ events }: Subscription, enough: (states: readonly unknown[]) => boolean): Promise<unknown[]> {
  return eventually('the states wanted', async () => {
    const states = events.map(({ data }) => data?.['KYCstatus']);
    return enough(states) ? states : undefined;
  });
}

const stateSchema = z.looseObject({ state: z.string() });
const names = (states: readonly unknown[]) => states.map((state) => stateSchema.parse(state).state);

describe('a person goes all the way', () => {
  test('from the letter to the answer, and sees each state the moment it is there', async () => {
    const { documents, selfie, fixedInfo, person: holder } = await specimen('genuine');
    const who = await person('kyc', { email: 'anna@example.org' });
    const following = await follow(who);
    expect(await query(who, `{ KYCstatus { ${status} } }`)).toMatchObject({ KYCstatus: { state: 'email' } });

    expect(await query(who, 'mutation { resendEmail { kind maskedValue } }')).toEqual({
      resendEmail: { kind: 'email', maskedValue: 'a***@e***.org' },
    });
    const confirm = `mutation ($code: String!, $kind: ConfirmationKind) { confirmCode(code: $code, kind: $kind) { ${status} } }`;
    expect(await query(who, confirm, { code: await codeOf(who.id), kind: 'email' })).toMatchObject({
      confirmCode: { state: 'phone', number: null },
    });

    const setPhone = `mutation ($number: String!) { setPhone(number: $number) { ${status} } }`;
    await query(who, setPhone, { number: '+380 50 765 43 20' });
    expect(await query(who, setPhone, { number: '+380 50 765 43 21' })).toMatchObject({
      setPhone: { state: 'phone', number: '+380507654321' },
    });
    await query(who, 'mutation { sendCode { kind } }');
    expect(await query(who, confirm, { code: await codeOf(who.id), kind: 'phone' })).toMatchObject({
      confirmCode: { state: 'profile', missingFields: ['firstName', 'lastName', 'dob'] },
    });

    const addProfile = `mutation ($profile: ProfileInput!) { addProfile(profile: $profile) { ${status} } }`;
    expect(await query(who, addProfile, { profile: { ...fixedInfo, firstName: 'Typo' } })).toMatchObject({
      addProfile: { state: 'document' },
    });
    expect(await query(who, addProfile, { profile: fixedInfo })).toEqual({
      addProfile: {
        __typename: 'KycDocuments',
        state: 'document',
        documents: [
          { step: 'IDENTITY', status: 'pending' },
          { step: 'SELFIE', status: 'pending' },
        ],
        docsToUpload: [
          { type: 'IDENTITY', withInfo: true },
          { type: 'SELFIE', withInfo: false },
        ],
      },
    });

    const [passport] = documents;
    if (passport === undefined) throw new Error('the specimen has no document');
    const data = { number: holder.documentNumber, expiration: '2031-05-14' };
    expect(await sendFile(who, uploadDocument, passport.file, data)).toMatchObject({
      uploadDocument: {
        errors: [],
        status: {
          docsToUpload: [{ type: 'SELFIE' }],
          documents: [
            { step: 'IDENTITY', status: 'processing' },
            { step: 'SELFIE', status: 'pending' },
          ],
        },
      },
    });
    expect(await sendFile(who, uploadSelfie, selfie)).toMatchObject({
      uploadSelfie: { status: { __typename: 'KycUnderVerification', state: 'under verification' } },
    });
    const again = await ask(server.url, who.credential, {
      query: `mutation { startVerification { ${status} } }`,
    });
    expect(again.errors).toBeUndefined();

    await eventually('the checks are made', async () => {
      const review = await server.call('GET', `/resources/applicants/${who.id}/status`);
      const { reviewStatus } = review.read(z.looseObject({ reviewStatus: z.string() }));
      return ['completed', 'onHold'].includes(reviewStatus) ? reviewStatus : undefined;
    });
    const approved = await askSigned(server.url, server.sandbox, {
      query: `mutation { approve(applicantId: "${who.id}", comment: "Welcome") { ${status} } }`,
    });
    expect(approved.data).toMatchObject({ approve: { __typename: 'KycVerified', state: 'verified' } });
    const states = await told(following, (all) => names(all).includes('verified'));
    expect([...new Set(names(states))]).toEqual([
      'email',
      'phone',
      'profile',
      'document',
      'under verification',
      'verified',
    ]);
    expect(states.at(-1)).toMatchObject({
      documents: [
        { step: 'IDENTITY', status: 'approved' },
        { step: 'SELFIE', status: 'approved' },
      ],
    });
    await following.leave();
  });
});

describe('who may ask for what', () => {
  test('an officer refuses, the person is told why, and his own token opens nobody else', async () => {
    const [one, other] = [await person('basic-kyc-level'), await person('basic-kyc-level')];
    await sendFile(one, uploadDocument, await plainJpeg(11));
    await sendFile(one, uploadSelfie, await plainJpeg(12));
    const asked = `query ($id: ID) { KYCstatus(applicantId: $id) { ${status} } }`;
    const foreign = await ask(server.url, one.credential, { query: asked, variables: { id: other.id } });
    expect(foreign.errors?.[0]?.extensions).toMatchObject({ code: 'no-permission', status: 403 });
    const reject = `mutation { reject(applicantId: "${one.id}", comment: "Blurred", reasons: ["LOW_QUALITY"]) { ${status} } }`;
    const own = await ask(server.url, one.credential, { query: reject });
    expect(own.errors?.[0]?.extensions.code).toBe('no-permission');
    const stranger = await askSigned(server.url, server.otherTenant.sandbox, { query: reject });
    expect(stranger.errors?.[0]?.extensions.code).toBe('applicant-not-found');
    const officer = await askSigned(server.url, server.sandbox, { query: uploadless });
    expect(officer.errors?.[0]?.extensions.code).toBe('no-permission');
    await eventually('the checks are made', async () => {
      const refused = await askSigned(server.url, server.sandbox, { query: reject });
      return refused.errors === undefined ? refused : undefined;
    });
    expect(await query(one, `{ KYCstatus { ${status} } }`)).toMatchObject({
      KYCstatus: { state: 'not verified', reasons: ['LOW_QUALITY'], comment: 'Blurred', mayTryAgain: false },
    });
  });

  test('nobody is let in without a credential, and what is too large is refused', async () => {
    const who = await person('basic-kyc-level');
    const nobody = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      body: '{"query":"{ __typename }"}',
    });
    expect(nobody.status).toBe(401);
    const aliases = Array.from({ length: 16 }, (_, index) => `a${index}: __typename`).join(' ');
    const mutations = `mutation { ${Array.from({ length: 11 }, (_, index) => `m${index}: startVerification { __typename }`).join(' ')} }`;
    const circle = '{ ...a } fragment a on Query { ...a }';
    const deep = `{ __schema { types { ${'ofType { '.repeat(15)} name ${'} '.repeat(15)} } } }`;
    for (const text of [`{ ${aliases} }`, mutations, circle, deep]) {
      const answer = await ask(server.url, who.credential, { query: text });
      expect([text, answer.errors?.[0]?.extensions.code]).toEqual([text, 'query-too-large']);
    }
    const tokens = await ask(server.url, who.credential, { query: `{ ${'__typename '.repeat(2000)} }` });
    expect(tokens.errors?.[0]?.extensions.code).toBe('invalid-value');
    const misplaced = new FormData();
    misplaced.set('operations', JSON.stringify({ query: '{ __typename }', variables: {} }));
    misplaced.set('map', JSON.stringify({ 0: ['variables.__proto__.file'] }));
    misplaced.set('0', new Blob(['x']), 'x.jpg');
    const hostile = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: who.credential,
      body: misplaced,
    });
    expect(hostile.status).toBe(400);
  });
});

const uploadless = 'mutation { startVerification { __typename } }';
