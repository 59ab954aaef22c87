import { actionIdSchema } from '@aval/core/ids';
import { compareFaces } from '@aval/vision/faces/compare-faces';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { checkFace } from '../../src/actions/check-face.ts';
import { openLocalBlobStore } from '../../src/platform/blobs/local-blob-store.ts';
import {
  actionSchema,
  addLevel,
  approve,
  createAction,
  faceSteps,
  readAction,
  submitAction,
  uploadToAction,
} from '../action-steps.ts';
import { createApplicant, selfie, uploadImage } from '../applicant-steps.ts';
import { people, specimen } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

// Real eyes on a busy machine take their time.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const level = 'face-auth';
let server: TestServer;
/** Approved with a passport that shows anna, and no selfie. */
let byPassport: string;
/** Approved with the passport and a selfie that is another photograph than `fresh`. */
let bySelfie: string;
let fresh: Buffer;

beforeAll(async () => {
  server = await openTestServer();
  await addLevel(server, level, faceSteps);
  await addLevel(server, 'passport-only', [{ idDocSetType: 'IDENTITY', types: ['PASSPORT'] }], {
    type: 'standalone',
  });
  const scenario = await specimen('genuine');
  fresh = scenario.selfie;
  byPassport = await enrol('passport-only', undefined);
  bySelfie = await enrol('basic-kyc-level', await enrolledSelfie());
});
afterAll(() => server.close());

async function enrol(levelName: string, file: Buffer | undefined): Promise<string> {
  const target = `/resources/applicants?levelName=${levelName}`;
  const made = await server.call('POST', target, { body: {} });
  const { id } = made.read(actionSchema.pick({ id: true }));
  const [document] = (await specimen('genuine')).documents;
  if (document === undefined) throw new Error('there is no document');
  const { idDocType, country } = document;
  await uploadImage(server.call, id, { metadata: { idDocType, country }, file: document.file });
  if (file !== undefined) await uploadImage(server.call, id, { metadata: selfie, file });
  await approve(server.call, id);
  return id;
}

/** The photograph of the passport, as large as a camera makes it. */
async function enrolledSelfie(): Promise<Buffer> {
  const portrait = await (await people()).portrait('anna');
  return sharp(portrait).jpeg({ quality: 90 }).toBuffer();
}

async function authenticate(applicantId: string, file: Buffer) {
  const { id } = (await createAction(server.call, applicantId, level)).read(actionSchema);
  const sent = await uploadToAction(server.call, id, file);
  if (sent.status !== 200) throw new Error(sent.bytes.toString());
  await submitAction(server.call, id);
  await server.drainJobs();
  const action = await readAction(server.call, id);
  const answerTo = (type: string) => action.checks?.find(({ checkType }) => checkType === type)?.answer;
  return { action, answerTo };
}

test("a fresh selfie of the approved applicant is GREEN, against the passport's photo and against the selfie", async () => {
  for (const applicant of [byPassport, bySelfie]) {
    const { action, answerTo } = await authenticate(applicant, fresh);
    expect(action.checks?.filter(({ answer }) => answer !== 'GREEN')).toEqual([]);
    expect(action).toMatchObject({ reviewResult: { reviewAnswer: 'GREEN' }, images: [{ answer: 'GREEN' }] });
    for (const type of ['FACE_LIVELINESS', 'FACE_MATCH', 'SELFIE_IS_PORTRAIT', 'SELFIE_REPEATED'])
      expect([type, answerTo(type)]).toEqual([type, 'GREEN']);
  }
});

test('somebody else is refused', async () => {
  const { action, answerTo } = await authenticate(bySelfie, await (await people()).selfie('bruna'));
  expect(answerTo('FACE_MATCH')).toBe('RED');
  expect(action.reviewResult).toMatchObject({
    reviewAnswer: 'RED',
    rejectLabels: expect.arrayContaining(['SELFIE_MISMATCH']),
  });
});

test('the same photograph again, in other bytes, is no fresh selfie: not an earlier one and not the one of the passport', async () => {
  const again = await sharp(fresh).jpeg({ quality: 70 }).toBuffer();
  const repeated = await authenticate(bySelfie, again);
  expect(repeated.answerTo('SELFIE_REPEATED')).toBe('RED');
  expect(repeated.action.reviewResult).toMatchObject({ reviewAnswer: 'RED' });
  const enrolled = await sharp(await enrolledSelfie())
    .jpeg({ quality: 70 })
    .toBuffer();
  const { action, answerTo } = await authenticate(bySelfie, enrolled);
  expect([answerTo('SELFIE_REPEATED'), answerTo('SELFIE_IS_PORTRAIT')]).toContain('RED');
  expect(action.reviewResult).toMatchObject({ reviewAnswer: 'RED' });
});

test('what is added after the approval is not what was approved', async () => {
  const applicant = await enrol('basic-kyc-level', await enrolledSelfie());
  const stranger = await sharp(await (await people()).selfie('bruna'))
    .jpeg({ quality: 60 })
    .toBuffer();
  await uploadImage(server.call, applicant, { metadata: selfie, file: stranger });
  const { answerTo } = await authenticate(applicant, await (await people()).selfie('bruna'));
  expect(answerTo('FACE_MATCH')).toBe('RED');
});

test('faces that other models saw are read again; where that fails the answer is an error, never GREEN', async () => {
  const { environmentId } = server.sandbox.context;
  const { vision, stores } = server;
  const { id } = (await createAction(server.call, bySelfie, level)).read(actionSchema);
  await uploadToAction(server.call, id, await sharp(fresh).modulate({ brightness: 1.05 }).jpeg().toBuffer());
  const owner = await stores.actions.ownerOf(environmentId, actionIdSchema.parse(id));
  const applicant = owner === undefined ? undefined : await stores.applicants.find(environmentId, owner);
  const action =
    applicant && (await stores.actions.find(environmentId, actionIdSchema.parse(id), applicant.dataKey));
  const found = await stores.levels.findByName(environmentId, level);
  const docSet = found?.definition.requiredIdDocs.docSets[0];
  if (!applicant || !action || !found || !docSet) throw new Error('the action is not there');
  let reads = 0;
  const eyes = (fails: boolean) => ({
    version: 'another',
    faceModelIds: vision.faceModelIds,
    modelThresholds: vision.modelThresholds,
    inspectPicture: vision.inspectPicture,
    readSelfie: async (bytes: Uint8Array) => {
      const read = await vision.readSelfie(bytes);
      const template = read.ok ? read.value.template : null;
      reads += 1;
      if (!read.ok || template === null || !fails || reads % 2 === 0) return read;
      return {
        ok: true as const,
        value: { ...read.value, template: { ...template, modelId: 'another-model' } },
      };
    },
    readDocument: vision.readDocument,
  });
  const run = async (fails: boolean) =>
    checkFace({
      ...stores,
      blobs: await openLocalBlobStore(server.filesDir),
      examiner: eyes(fails),
      compareFaces,
    })(server.sandbox.context, { applicant, action, level: found, docSet });
  const { checks } = await run(true);
  expect(reads).toBeGreaterThan(1);
  expect(checks.find(({ checkType }) => checkType === 'FACE_MATCH')?.answer).toBe('ERROR');
});

test('without an approved face nothing is GREEN, even where actions on unapproved applicants are allowed', async () => {
  const lenient = await openTestServer({ actionsForUnapproved: true });
  try {
    await addLevel(lenient, level, faceSteps);
    const { id: applicantId } = await createApplicant(lenient.call);
    const { id } = (await createAction(lenient.call, applicantId, level)).read(actionSchema);
    await uploadToAction(lenient.call, id, fresh);
    await submitAction(lenient.call, id);
    await lenient.drainJobs();
    const action = await readAction(lenient.call, id);
    expect(action.review.reviewStatus).toBe('onHold');
    expect(action.checks).toEqual(
      expect.arrayContaining([expect.objectContaining({ checkType: 'FACE_MATCH', answer: 'ERROR' })]),
    );
  } finally {
    await lenient.close();
  }
});
