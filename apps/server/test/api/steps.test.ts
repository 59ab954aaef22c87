import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  createApplicant,
  errorOf,
  passport,
  readyApplicant,
  submit,
  upload,
  uploadImage,
} from '../applicant-steps.ts';
import { consent, newPage } from '../flow-steps.ts';
import { plainJpeg, plainPng } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

describe('states whose documents a level takes', () => {
  const passportOf = (country: string) => ({ idDocType: 'PASSPORT', country });
  const levels = {
    included: { docSets: [passportStep()], includedCountries: ['UKR', 'PRT'] },
    excluded: { docSets: [passportStep()], excludedCountries: ['UTO'] },
    restricted: { docSets: [passportStep(['UKR', 'DEU'])], includedCountries: ['UKR', 'PRT'] },
  };
  const taken: Readonly<Record<keyof typeof levels, readonly string[]>> = {
    included: ['UKR', 'PRT'],
    excluded: ['UKR', 'PRT', 'DEU'],
    restricted: ['UKR'],
  };
  const names = ['included', 'excluded', 'restricted'] as const;
  function passportStep(restrictCountries?: string[]) {
    return { idDocSetType: 'IDENTITY', types: ['PASSPORT'], ...(restrictCountries && { restrictCountries }) };
  }

  test.each(names)('%s: the others are refused at the upload, and not offered by the page', async (name) => {
    const { docSets, ...lists } = levels[name];
    const [identity] = docSets;
    const requiredIdDocs = {
      ...lists,
      docSets: [identity, { idDocSetType: 'SELFIE', types: ['SELFIE'] }],
    };
    const made = await server.call('POST', '/resources/applicants/-/levels', {
      body: { name, requiredIdDocs },
    });
    expect(made.status).toBe(200);
    const page = await newPage(server, name);
    const view = await consent(page, await page.open());
    const offered = view.step.kind === 'document-choice' ? view.step.countries : [];
    const one = await server.call('GET', `/resources/applicants/-;externalUserId=${page.userId}/one`);
    const { id } = one.read(z.looseObject({ id: z.string() }));
    const chosen = {
      type: 'answer',
      block: 'IDENTITY-choice',
      answer: { country: 'UTO', idDocType: 'PASSPORT' },
    };
    expect(errorOf(await page.event(chosen)).status).toBe(400);
    for (const [index, country] of ['UKR', 'PRT', 'DEU', 'UTO'].entries()) {
      const isTaken = taken[name].includes(country);
      expect([country, offered.includes(country)]).toEqual([country, isTaken]);
      const file = await plainPng(40 + index);
      const sent = [
        await upload(server.call, id, { metadata: passportOf(country) }),
        await upload(server.call, id, { metadata: passportOf(country), file }),
      ];
      expect(sent.map(({ status }) => status)).toEqual(isTaken ? [200, 200] : [409, 409]);
    }
    // A face is of no state, whatever the wire makes clients send with it.
    const metadata = { idDocType: 'SELFIE', country: 'UTO' };
    expect((await upload(server.call, id, { metadata, file: await plainPng(50) })).status).toBe(200);
  });
});

describe('pictures of a step', () => {
  const steps = async (id: string) =>
    (await server.call('GET', `/resources/applicants/${id}/requiredIdDocsStatus`)).json;

  test('a step with nothing is null; the front comes first whatever came first', async () => {
    const { id } = await createApplicant(server.call);
    const card = { idDocType: 'ID_CARD', country: 'UTO' };
    const send = async (idDocSubType: string, seed: number) =>
      uploadImage(server.call, id, { metadata: { ...card, idDocSubType }, file: await plainPng(seed) });
    const back = await send('BACK_SIDE', 1);
    expect(await steps(id)).toMatchObject({
      IDENTITY: { imageIds: [back], partialCompletion: true },
      SELFIE: null,
    });
    const front = await send('FRONT_SIDE', 2);
    expect(await steps(id)).toEqual({
      IDENTITY: {
        reviewResult: {},
        ...card,
        imageIds: [front, back],
        imageReviewResults: { [front]: {}, [back]: {} },
        attemptId: expect.stringMatching(/^[A-Za-z]{5}$/),
        forbidden: false,
        doubleSided: true,
        partialCompletion: null,
        stepStatuses: null,
        imageStatuses: [],
        images: [],
      },
      SELFIE: null,
    });
  });

  test('requiredIdDocs tells what the level asks for', async () => {
    const { id } = await createApplicant(server.call);
    const required = await server.call('POST', `/resources/applicants/${id}/requiredIdDocs`);
    const applicant = await server.call('GET', `/resources/applicants/${id}/one`);
    expect(applicant.json).toMatchObject({ requiredIdDocs: required.json });
  });

  test('metadata/resources lists every picture, ids as text', async () => {
    const { id } = await createApplicant(server.call);
    const file = await plainPng(3, 60, 40);
    const metadata = { ...passport, idDocSubType: 'FRONT_SIDE' };
    const imageId = await uploadImage(server.call, id, {
      metadata,
      file,
      fileName: 'a.png',
      type: 'image/png',
    });
    const list = await server.call('GET', `/resources/applicants/${id}/metadata/resources`);
    expect(list.json).toEqual({
      totalItems: 1,
      items: [
        {
          previewId: expect.stringMatching(/^\d{10}$/),
          id: String(imageId),
          addedDate: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
          fileMetadata: {
            fileName: 'a.png',
            fileType: 'png',
            fileSize: file.length,
            resolution: { width: 60, height: 40 },
          },
          idDocDef: metadata,
          reviewResult: {},
          deactivated: false,
          attemptId: expect.stringMatching(/^[A-Za-z]{5}$/),
          source: 'fileupload',
        },
      ],
    });
  });

  test('DELETE sets a picture aside, revert=true takes it back', async () => {
    const { id, inspectionId } = await readyApplicant(server.call);
    const first = await server.db
      .selectFrom('document_image')
      .select('image_id')
      .where('environment_id', '=', server.sandbox.context.environmentId)
      .where('applicant_id', '=', id)
      .orderBy('image_id')
      .executeTakeFirstOrThrow();
    const target = `/resources/inspections/${inspectionId}/resources/${first.image_id}`;
    expect((await server.call('DELETE', target)).json).toEqual({ ok: 1 });
    expect(errorOf(await submit(server.call, id)).description).toContain('[IDENTITY]');
    expect((await server.call('GET', target)).status).toBe(200);
    expect((await server.call('DELETE', `${target}?revert=true`)).json).toEqual({ ok: 1 });
    expect((await server.call('DELETE', `${target}?revert=false`)).json).toEqual({ ok: 1 });
    await uploadImage(server.call, id, { metadata: passport, file: await plainJpeg(1) });
    expect(errorOf(await server.call('DELETE', `${target}?revert=true`)).errorCode).toBe(1000);
    expect((await submit(server.call, id)).status).toBe(200);
  });

  test.each(['1', '99999999999', 'abc', '0', '-1'])('no picture has the number %s', async (imageId) => {
    const { inspectionId } = await createApplicant(server.call);
    const target = `/resources/inspections/${inspectionId}/resources/${imageId}`;
    expect([400, 404]).toContain(errorOf(await server.call('GET', target)).status);
    expect([400, 404]).toContain(errorOf(await server.call('DELETE', target)).status);
  });
});
