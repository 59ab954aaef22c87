import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createApplicant, errorOf, newUserId, submit, upload, uploadImage } from '../applicant-steps.ts';
import { plainJpeg } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

const address = '/resources/applicants/-/levels';
const identified = z.looseObject({ id: z.string(), name: z.string() });
const identity = { idDocSetType: 'IDENTITY', types: ['PASSPORT'] };
let server: TestServer;
let made = 0;

beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

const newName = () => {
  made += 1;
  return `level ${made}`;
};
const create = (body: Readonly<Record<string, unknown>>) =>
  server.call('POST', address, {
    body: { name: newName(), requiredIdDocs: { docSets: [identity] }, ...body },
  });
const change = (id: string, body: unknown) => server.call('PATCH', `${address}/${id}`, { body });

describe('making a level', () => {
  const full = {
    desc: 'For shops',
    type: 'standalone',
    applicantType: 'individual',
    requiredIdDocs: {
      docSets: [
        {
          ...identity,
          subTypes: ['FRONT_SIDE'],
          captureMode: 'manualOnly',
          uploaderMode: 'never',
          mode: 'any',
        },
        { idDocSetType: 'SELFIE', types: ['SELFIE'], videoRequired: 'passiveLiveness' },
        { idDocSetType: 'PROOF_OF_RESIDENCE', types: ['UTILITY_BILL'], poaStepSettingsId: 'p1' },
        { idDocSetType: 'APPLICANT_DATA', fields: [{ name: 'firstName', required: true, prefill: 'x' }] },
        { idDocSetType: 'QUESTIONNAIRE', questionnaireDefId: 'income' },
        { idDocSetType: 'PHONE_VERIFICATION', skipAllowed: true },
      ],
      includedCountries: ['UKR', 'PRT'],
      videoIdent: false,
    },
    websdkFlowId: 'flow-1',
    msdkFlowId: 'flow-2',
    websdkNext: true,
    notificationSettings: { applicantNotificationStates: ['pending'] },
    customPrivacyNoteText: 'We keep it for a year',
    customPrivacyLink: 'https://example.org/privacy',
    watchListCheckSettings: { a: 1 },
    autoCheckGeneratorSettings: { autoCheckMode: 'enhanced' },
    rules: { minimumAge: 21 },
    verification: { by: 'shadow', provider: 'sumsub' },
    sources: ['ofac'],
  };

  test('every field comes back, from the creation, one by one and in the list', async () => {
    const created = await create(full);
    const level = created.read(identified);
    expect(level).toMatchObject({
      ...full,
      clientId: server.sandbox.context.clientId,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
      created: { date: level['createdAt'], clientSubject: server.sandbox.context.clientId },
    });
    expect(level).not.toHaveProperty('modified');
    expect((await server.call('GET', `${address}/${level.id}`)).json).toEqual(created.json);
    const list = (await server.call('GET', address)).read(z.object({ items: z.array(identified) }));
    expect(list.items.find(({ id }) => id === level.id)).toEqual(created.json);
  });

  test('what is not told has its default', async () => {
    expect((await create({})).json).toMatchObject({
      type: 'standalone',
      applicantType: 'individual',
      rules: { minimumAge: 18 },
      verification: { by: 'internal' },
      sources: [],
    });
  });

  const docSets = (...sets: unknown[]) => ({ requiredIdDocs: { docSets: sets } });
  test.each([
    [
      'an unknown step',
      docSets({ idDocSetType: 'PALM' }),
      /^PALM is not valid, must be one of: APPLICANT_DATA, /,
    ],
    [
      'an unknown type of document',
      docSets({ ...identity, types: ['LIBRARY_CARD'] }),
      /^LIBRARY_CARD is not valid, must be one of: ID_CARD, PASSPORT, /,
    ],
    ['an unknown type', { type: 'wizard' }, /^wizard is not valid, must be one of: standalone, actions/],
    ['a step twice', docSets(identity, identity), /IDENTITY is there twice/],
    ['documents without types', docSets({ idDocSetType: 'SELFIE' }), /SELFIE takes documents/],
    [
      'types where no documents are',
      docSets({ idDocSetType: 'E_SIGN', types: ['OTHER'] }),
      /E_SIGN takes no/,
    ],
    ['a questionnaire without a name', docSets({ idDocSetType: 'QUESTIONNAIRE2' }), /questionnaireDefId/],
    ['no steps', docSets(), /docSets/],
    ['no name', { name: '' }, /'name'/],
    ['a name too long', { name: 'x'.repeat(257) }, /'name'/],
    ['an unknown verifier', { verification: { by: 'oracle' } }, /verification/],
  ])('%s is refused with a sentence', async (_name, body, sentence) => {
    const error = errorOf(await create(body));
    expect(error.status).toBe(400);
    expect(error.description).toMatch(sentence);
  });

  test('a name that is taken is refused, also when two come at once', async () => {
    const name = newName();
    const both = await Promise.all([create({ name }), create({ name })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect(errorOf(await create({ name })).description).toMatch(/level with this name/);
  });

  test('needs the permission level.write', async () => {
    const as = await server.sandbox.newToken('level.read', 'applicant.write');
    const body = { name: newName(), requiredIdDocs: { docSets: [identity] } };
    expect(errorOf(await server.call('POST', address, { as, body })).status).toBe(403);
  });
});

describe('changing a level', () => {
  test('replaces requiredIdDocs whole, leaves the rest, and tells who changed it', async () => {
    const { id, name } = (await create({ desc: 'before', ...{ websdkFlowId: 'f' } })).read(identified);
    const requiredIdDocs = { docSets: [{ idDocSetType: 'SELFIE', types: ['SELFIE'] }] };
    const changed = await change(id, { requiredIdDocs, customPrivacyNoteText: 'new' });
    expect(changed.json).toMatchObject({
      id,
      name,
      desc: 'before',
      websdkFlowId: 'f',
      customPrivacyNoteText: 'new',
      modified: { clientSubject: server.sandbox.context.clientId },
    });
    expect(changed.read(z.looseObject({}))['requiredIdDocs']).toEqual(requiredIdDocs);
    const byBody = await server.call('PATCH', address, { body: { id, name: newName() } });
    expect(byBody.read(identified).name).not.toBe(name);
  });

  test('refuses a taken name, another type, a fault in the steps and an unknown level', async () => {
    const { id } = (await create({})).read(identified);
    expect(errorOf(await change(id, { name: 'basic-kyc-level' })).status).toBe(400);
    expect(errorOf(await change(id, { type: 'actions' })).status).toBe(400);
    expect(errorOf(await change(id, { applicantType: 'company' })).status).toBe(400);
    const twice = { requiredIdDocs: { docSets: [identity, identity] } };
    expect(errorOf(await change(id, twice)).status).toBe(400);
    expect(errorOf(await change('0'.repeat(24), { desc: 'x' })).status).toBe(404);
  });

  test('is seen at once by the client who made it, also where levels are remembered', async () => {
    const { id, name } = (await create({})).read(identified);
    const applicant = await server.call(
      'POST',
      `/resources/applicants?levelName=${encodeURIComponent(name)}`,
      {
        body: { externalUserId: newUserId() },
      },
    );
    const { id: applicantId } = applicant.read(z.object({ id: z.string() }));
    const docSets = [{ idDocSetType: 'SELFIE', types: ['SELFIE'] }];
    await change(id, { requiredIdDocs: { docSets } });
    const read = await server.call('GET', `/resources/applicants/${applicantId}/one`);
    expect(read.json).toMatchObject({ requiredIdDocs: { docSets } });
    const renamed = newName();
    await change(id, { name: renamed });
    const again = (levelName: string) =>
      server.call('POST', `/resources/applicants?levelName=${encodeURIComponent(levelName)}`, { body: {} });
    expect((await again(name)).status).toBe(404);
    expect((await again(renamed)).status).toBe(200);
  });
});

describe('what a level asks for decides', () => {
  const onLevel = async (
    body: Readonly<Record<string, unknown>>,
    applicant: Readonly<Record<string, unknown>> = {},
  ) => {
    const { name } = (await create(body)).read(identified);
    const target = `/resources/applicants?levelName=${encodeURIComponent(name)}`;
    const answer = await server.call('POST', target, { body: { externalUserId: newUserId(), ...applicant } });
    return answer.read(z.object({ id: z.string(), type: z.string() }));
  };
  const statusOf = async (id: string) =>
    (await server.call('GET', `/resources/applicants/${id}/status`)).read(
      z.looseObject({ reviewStatus: z.string() }),
    );
  const stepsOf = async (id: string) =>
    (await server.call('GET', `/resources/applicants/${id}/requiredIdDocsStatus`)).json;
  const residence = { idDocSetType: 'PROOF_OF_RESIDENCE', types: ['UTILITY_BILL'] };

  test('data and questionnaires are missing until they are there, confirmations until they are made', async () => {
    const docSets = [
      { idDocSetType: 'APPLICANT_DATA', fields: [{ name: 'firstName', required: true }, { name: 'tin' }] },
      { idDocSetType: 'QUESTIONNAIRE', questionnaireDefId: 'income' },
      { idDocSetType: 'EMAIL_VERIFICATION' },
    ];
    const { id } = await onLevel({ requiredIdDocs: { docSets } }, { email: 'a@example.org' });
    const missing = async () => errorOf(await submit(server.call, id)).description;
    expect(await missing()).toContain('[APPLICANT_DATA, QUESTIONNAIRE, EMAIL_VERIFICATION]');
    expect(await stepsOf(id)).toEqual({
      APPLICANT_DATA: null,
      QUESTIONNAIRE: null,
      EMAIL_VERIFICATION: null,
    });
    await server.call('PATCH', `/resources/applicants/${id}/fixedInfo`, { body: { firstName: 'Eva' } });
    const questionnaire = { id: 'income', sections: { a: { items: { b: { value: '1' } } } } };
    const answered = await server.call('POST', `/resources/applicants/${id}/questionnaires`, {
      body: questionnaire,
    });
    expect(answered.json).toEqual(questionnaire);
    expect(await missing()).toContain('[EMAIL_VERIFICATION]');
    expect(await stepsOf(id)).toMatchObject({
      APPLICANT_DATA: { imageIds: [] },
      QUESTIONNAIRE: { imageIds: [] },
      EMAIL_VERIFICATION: null,
    });
  });

  test('a document that no rule judges goes to an officer, and is not held to the rules of passports', async () => {
    const { id } = await onLevel({ requiredIdDocs: { docSets: [residence] } });
    const metadata = { idDocType: 'UTILITY_BILL', country: 'UKR' };
    const sent = await upload(server.call, id, { metadata, file: await plainJpeg(71), warnings: true });
    expect(sent.json).toEqual(metadata);
    const other = await upload(server.call, id, {
      metadata: { idDocType: 'PASSPORT', country: 'UKR' },
      file: await plainJpeg(72),
    });
    expect(errorOf(other)).toMatchObject({ status: 409, errorCode: 1010 });
    expect((await submit(server.call, id)).status).toBe(200);
    await server.drainJobs();
    expect(await statusOf(id)).toMatchObject({ reviewStatus: 'onHold' });
    const checks = await server.call('GET', `/resources/applicants/${id}/checks`);
    expect(checks.json).toMatchObject({
      checks: [
        {
          checkType: 'MANUAL_STEP',
          answer: 'YELLOW',
          sentence: expect.stringContaining('PROOF_OF_RESIDENCE'),
        },
        { checkType: 'BLOCKLIST', answer: 'GREEN' },
        { checkType: 'SIMILAR_SEARCH', answer: 'GREEN' },
      ],
    });
  });

  test('a level of data alone never approves by itself', async () => {
    const docSets = [{ idDocSetType: 'APPLICANT_DATA', fields: [{ name: 'firstName', required: true }] }];
    const { id } = await onLevel({ requiredIdDocs: { docSets } }, { fixedInfo: { firstName: 'Eva' } });
    expect((await submit(server.call, id)).status).toBe(200);
    await server.drainJobs();
    expect(await statusOf(id)).toMatchObject({ reviewStatus: 'onHold' });
  });

  test('companies have levels of their own, and are held for an officer', async () => {
    const docSets = [{ idDocSetType: 'COMPANY_DOCUMENTS', types: ['COMPANY_DOC'] }];
    const company = await onLevel(
      { applicantType: 'company', requiredIdDocs: { docSets } },
      { type: 'company' },
    );
    expect(company.type).toBe('company');
    const metadata = { idDocType: 'COMPANY_DOC', country: 'UKR' };
    await uploadImage(server.call, company.id, { metadata, file: await plainJpeg(73) });
    expect((await submit(server.call, company.id)).status).toBe(200);
    await server.drainJobs();
    expect(await statusOf(company.id)).toMatchObject({ reviewStatus: 'onHold' });
    const refused = await server.call('POST', '/resources/applicants?levelName=basic-kyc-level', {
      body: { type: 'company' },
    });
    expect(errorOf(refused)).toMatchObject({ status: 400, description: 'The level is for individuals' });
  });

  test('a module is kept and listed, and nobody is put on it, in no way', async () => {
    const body = { type: 'module', desc: 'a part of flows' };
    const level = (await create(body)).read(identified);
    expect(level).toMatchObject(body);
    expect((await server.call('GET', `${address}/${level.id}`)).json).toEqual(level);
    const list = (await server.call('GET', address)).read(z.object({ items: z.array(identified) }));
    expect(list.items).toContainEqual(level);
    expect((await change(level.id, { desc: 'changed' })).json).toMatchObject({
      type: 'module',
      desc: 'changed',
    });
    expect(errorOf(await change(level.id, { type: 'standalone' })).status).toBe(400);
    const name = encodeURIComponent(level.name);
    const { id, externalUserId } = await createApplicant(server.call);
    const userId = newUserId();
    const ways = [
      await server.call('POST', `/resources/applicants?levelName=${name}`, { body: {} }),
      await server.call('POST', `/resources/applicants/${id}/moveToLevel?name=${name}`),
      await server.call('POST', `/resources/accessTokens?userId=${userId}&levelName=${name}`),
      await server.call('POST', `/resources/accessTokens?userId=${externalUserId}&levelName=${name}`),
      await server.call('POST', `/resources/applicants/-/ingestCompleted?levelName=${name}`, { body: {} }),
    ];
    for (const way of ways)
      expect(errorOf(way)).toMatchObject({
        status: 400,
        description: expect.stringContaining('is a module'),
      });
    const action = `/resources/applicantActions/-/forApplicant/${id}?levelName=${name}`;
    const answer = await server.call('POST', action, { body: { externalActionId: userId } });
    expect(errorOf(answer)).toMatchObject({
      status: 400,
      description: 'The level is not of the type actions',
    });
  });

  test('nobody is put on a level for actions', async () => {
    const { name } = (await create({ type: 'actions', actionType: 'faceEnrollment' })).read(identified);
    const { id } = await createApplicant(server.call);
    const target = `/resources/applicants/${id}/moveToLevel?name=${encodeURIComponent(name)}`;
    expect(errorOf(await server.call('POST', target)).status).toBe(400);
  });
});
