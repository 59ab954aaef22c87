import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { eventually } from '../eventually.ts';
import { ask, askSigned, askWithFile, bearer } from '../graphql-client.ts';
import { follow, names, newPerson, type Person, statusFields, told } from '../graphql-people.ts';
import { plainJpeg, specimen } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

// Real eyes on a busy machine take their time.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 180_000 });

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

const status = statusFields;
const added = `{ imageId errors status { ${status} } }`;
const uploadDocument = `mutation ($file: Upload!, $number: String, $expiration: Date) {
  uploadDocument(file: $file, type: PASSPORT, country: "UTO", number: $number, expiration: $expiration) ${added} }`;
const uploadSelfie = `mutation ($file: Upload!) { uploadSelfie(file: $file) ${added} }`;

const person = (level: string, body: Readonly<Record<string, unknown>> = {}) =>
  newPerson(server, level, body);

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

describe('a person goes all the way', () => {
  test('from the letter to the answer, and sees each state the moment it is there', async () => {
    const { documents, selfie, fixedInfo, person: holder } = await specimen('genuine');
    const who = await person('kyc', { email: 'anna@example.org' });
    const following = await follow(who, server.url);
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

describe('pictures and answers', () => {
  test('genuine pictures are approved by themselves, with the day of expiration that was told', async () => {
    const { documents, selfie, fixedInfo, person: holder } = await specimen('genuine');
    const who = await person('basic-kyc-level');
    await query(who, `mutation ($profile: ProfileInput!) { addProfile(profile: $profile) { __typename } }`, {
      profile: fixedInfo,
    });
    const [passport] = documents;
    if (passport === undefined) throw new Error('the specimen has no document');
    const following = await follow(who, server.url);
    const data = { number: holder.documentNumber, expiration: holder.expiryDate };
    await sendFile(who, uploadDocument, passport.file, data);
    await sendFile(who, uploadSelfie, selfie);
    await eventually(
      'the checks are made',
      async () => {
        const review = await server.call('GET', `/resources/applicants/${who.id}/status`);
        const { reviewStatus } = review.read(z.looseObject({ reviewStatus: z.string() }));
        return ['completed', 'onHold'].includes(reviewStatus) ? reviewStatus : undefined;
      },
      400_000,
    );
    const checks = await server.call('GET', `/resources/applicants/${who.id}/checks`);
    const made = checks.read(z.object({ checks: z.array(z.looseObject({ answer: z.string() })) })).checks;
    // The same specimen was handed in before by somebody else, which is told and decides nothing.
    expect(made.filter(({ answer }) => answer !== 'GREEN')).toMatchObject([
      { checkType: 'SIMILAR_SEARCH', similar: { hits: [{ types: ['text', 'image'] }] } },
    ]);
    const states = await told(following, (all) => names(all).at(-1) !== 'under verification');
    expect(names(states).at(-1)).toBe('verified');
    expect(states.at(-1)).toMatchObject({
      documents: [
        { step: 'IDENTITY', status: 'approved' },
        { step: 'SELFIE', status: 'approved' },
      ],
    });
    await following.leave();
  });

  test('nothing starts by itself when the upload said so, and starting twice is no fault', async () => {
    const who = await person('basic-kyc-level');
    const later = (text: string) => text.replace('file: $file', 'file: $file, startWhenComplete: false');
    await sendFile(who, later(uploadDocument), await plainJpeg(21));
    expect(await sendFile(who, later(uploadSelfie), await plainJpeg(22))).toMatchObject({
      uploadSelfie: { status: { state: 'document', docsToUpload: [] } },
    });
    const reviewStatus = async () =>
      (await server.call('GET', `/resources/applicants/${who.id}/status`)).read(
        z.looseObject({ reviewStatus: z.string() }),
      ).reviewStatus;
    expect(await reviewStatus()).toBe('init');
    const start = `mutation { startVerification { ${status} } }`;
    const both = await Promise.all([query(who, start), query(who, start)]);
    for (const started of both)
      expect(started).toMatchObject({ startVerification: { state: expect.not.stringMatching('document') } });
    expect(await reviewStatus()).not.toBe('init');
  });

  test('starting with something missing is refused, and names it', async () => {
    const who = await person('basic-kyc-level');
    await sendFile(who, uploadDocument, await plainJpeg(23));
    const answer = await ask(server.url, who.credential, {
      query: `mutation { startVerification { ${status} } }`,
    });
    expect(answer.errors?.[0]).toMatchObject({
      message: expect.stringContaining('SELFIE'),
      extensions: { code: 'steps-missing' },
    });
  });

  test('who may try again is told what to hand in, does, and is looked at once more', async () => {
    const who = await person('basic-kyc-level');
    await sendFile(who, uploadDocument, await plainJpeg(24, 88));
    await sendFile(who, uploadSelfie, await plainJpeg(25, 72));
    const following = await follow(who, server.url);
    const first = await told(following, (all) => names(all).includes('not verified'));
    expect(first.at(-1)).toMatchObject({
      state: 'not verified',
      mayTryAgain: true,
      docsToUpload: [{ type: 'IDENTITY' }, { type: 'SELFIE' }],
      documents: [
        { step: 'IDENTITY', status: 'pending' },
        { step: 'SELFIE', status: 'pending' },
      ],
    });
    expect(await sendFile(who, uploadDocument, await plainJpeg(26, 96))).toMatchObject({
      uploadDocument: { status: { state: 'not verified', docsToUpload: [{ type: 'SELFIE' }] } },
    });
    expect(await sendFile(who, uploadSelfie, await plainJpeg(27, 80))).toMatchObject({
      uploadSelfie: { status: { state: 'under verification' } },
    });
    const review = await server.call('GET', `/resources/applicants/${who.id}/status`);
    expect(review.json).toMatchObject({ attemptCnt: 2 });
    await told(following, (all) => names(all).filter((name) => name === 'not verified').length > 1);
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
    const body = {
      officer: { id: 'officer-7' },
      permissions: ['review.read', 'review.decide', 'applicant.read'],
    };
    const session = await server.call('POST', '/resources/officerSessions', { body });
    const { token } = session.read(z.looseObject({ token: z.string() }));
    const reviewer = '... on KycNotVerified { reviewedBy { kind id } }';
    const refused = await eventually('the checks are made', async () => {
      const query = reject.replace(status, reviewer);
      const answer = await ask(server.url, bearer(token), { query });
      return answer.errors === undefined ? answer : undefined;
    });
    expect(refused.data).toEqual({ reject: { reviewedBy: { kind: 'officer', id: 'officer-7' } } });
    expect(await query(one, `{ KYCstatus { ${reviewer} } }`)).toEqual({ KYCstatus: { reviewedBy: null } });
    const weak = await ask(server.url, bearer(token), { query: uploadless });
    expect(weak.errors?.[0]?.extensions.code).toBe('no-permission');
    expect(await query(one, `{ KYCstatus { ${status} } }`)).toMatchObject({
      KYCstatus: { state: 'not verified', reasons: ['LOW_QUALITY'], comment: 'Blurred', mayTryAgain: false },
    });
  });
});

const uploadless = 'mutation { startVerification { __typename } }';
