import type { Findings } from '@aval/core/findings';
import { applicantIdSchema, imageIdSchema } from '@aval/core/ids';
import { compareFaces } from '@aval/vision/faces/compare-faces';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readTogether } from '../../src/applicants/read-together.ts';
import { gatherEvidence } from '../../src/checks/gather-evidence.ts';
import type { PictureExaminer } from '../../src/documents/ports.ts';
import { bindStores } from '../../src/main/bind-stores.ts';
import { openLocalBlobStore } from '../../src/platform/blobs/local-blob-store.ts';
import { makeTransact } from '../../src/platform/database/transact.ts';
import { type ReEmbedInput, reEmbedFaces } from '../../src/templates/re-embed-faces.ts';
import { createApplicant, passport, selfie, submit, uploadImage } from '../applicant-steps.ts';
import { plainJpeg, specimen } from '../pictures.ts';
import { openTestServer, type TestServer, type TestSide } from '../test-server.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let server: TestServer;
let holder: string;
const pictures: { readonly applicantId: string; readonly imageId: number }[] = [];

beforeAll(async () => {
  server = await openTestServer();
  const scenario = await specimen('genuine');
  holder = (await createApplicant(server.call)).id;
  for (const { idDocType, country, file } of scenario.documents)
    await keep(holder, { metadata: { idDocType, country }, file });
  await keep(holder, { metadata: selfie, file: scenario.selfie });
  const other = (await createApplicant(server.call)).id;
  await keep(other, { metadata: passport, file: await plainJpeg(1) });
  await keep(other, { metadata: selfie, file: await plainJpeg(2) });
  // Never read: not there to be moved.
  await uploadImage(server.call, other, { metadata: selfie, file: await plainJpeg(3) });
  const as = server.otherTenant.sandbox;
  const theirs = await createApplicant(server.call, {}, { as });
  await uploadImage(server.call, theirs.id, {
    metadata: selfie,
    file: await plainJpeg(4),
    warnings: true,
    as,
  });
});
afterAll(() => server.close());

async function keep(applicantId: string, sent: { metadata: Record<string, unknown>; file: Buffer }) {
  pictures.push({
    applicantId,
    imageId: await uploadImage(server.call, applicantId, { ...sent, warnings: true }),
  });
}

type How = 'read' | 'crashed' | 'closed';

/** The real eyes as if their recogniser were another; `onRead` comes before each reading. */
function eyesWith(
  recogniser: string,
  onRead: () => How | Promise<How> = () => 'read',
): PictureExaminer & { reads: number } {
  const { vision } = server;
  const [, bundled = ''] = vision.faceModelIds.document;
  const rename = (id: string) => (id === bundled ? recogniser : id);
  const named = <Found extends Findings>(findings: Found): Found => ({
    ...findings,
    modelIds: findings.modelIds.map(rename),
    ...(findings.kind === 'selfie' && findings.template !== null
      ? { template: { ...findings.template, modelId: recogniser } }
      : {}),
    ...(findings.kind === 'document' && findings.portrait !== null
      ? { portrait: { ...findings.portrait, modelId: recogniser } }
      : {}),
  });
  const eyes: PictureExaminer & { reads: number } = {
    reads: 0,
    version: vision.version,
    faceModelIds: {
      document: vision.faceModelIds.document.map(rename),
      selfie: vision.faceModelIds.selfie.map(rename),
    },
    modelThresholds: {
      ...vision.modelThresholds,
      face: { ...vision.modelThresholds.face, modelId: recogniser },
    },
    inspectPicture: vision.inspectPicture,
    readDocument: async (bytes) => {
      const how = await onRead();
      if (how !== 'read') return { ok: false, error: how };
      eyes.reads += 1;
      const read = await vision.readDocument(bytes);
      return read.ok ? { ok: true, value: named(read.value) } : read;
    },
    readSelfie: async (bytes) => {
      const how = await onRead();
      if (how !== 'read') return { ok: false, error: how };
      eyes.reads += 1;
      const read = await vision.readSelfie(bytes);
      return read.ok ? { ok: true, value: named(read.value) } : read;
    },
  };
  return eyes;
}

async function run(
  examiner: PictureExaminer,
  change: Partial<ReEmbedInput> = {},
  side: TestSide = server.sandbox,
) {
  const { db, keyring, stores } = server;
  const transact = makeTransact(db, (queries) => bindStores(queries, keyring));
  const blobs = await openLocalBlobStore(server.filesDir);
  const progress: number[] = [];
  const report = await reEmbedFaces({ ...stores, blobs, examiner, transact, clock: () => new Date() })(
    side.context,
    {
      dryRun: false,
      parallel: 1,
      signal: new AbortController().signal,
      onProgress: ({ current, moved, gone, failed }) => progress.push(current + moved + gone + failed.length),
      ...change,
    },
  );
  return { ...report, progress };
}

async function findingsOf({ applicantId, imageId }: (typeof pictures)[number]): Promise<Findings> {
  const { environmentId } = server.sandbox.context;
  const id = applicantIdSchema.parse(applicantId);
  const applicant = await server.stores.applicants.find(environmentId, id);
  if (applicant === undefined) throw new Error('no such applicant');
  const image = imageIdSchema.parse(imageId);
  const findings = await server.stores.images.readFindings(environmentId, id, image, applicant.dataKey);
  if (findings === undefined) throw new Error(`picture ${imageId} has no findings`);
  return findings;
}

async function templateIds(): Promise<Set<string>> {
  const all = await Promise.all(pictures.map(findingsOf));
  return new Set(
    all.flatMap((found) => (found.kind === 'selfie' ? found.template : found.portrait)?.modelId ?? []),
  );
}

async function entries(): Promise<number> {
  const rows = await server.db
    .selectFrom('journal_entry')
    .select('sequence')
    .where('environment_id', '=', server.sandbox.context.environmentId)
    .where('type', '=', 'faceTemplateMoved')
    .execute();
  return rows.length;
}

describe('moving the stored templates', () => {
  it('has nothing to do for the eyes that made them', async () => {
    expect(await run(server.vision)).toMatchObject({ pictures: 4, current: 4, moved: 0, interrupted: false });
  });

  it('only counts in a dry run', async () => {
    const before = await templateIds();
    const eyes = eyesWith('first');
    expect(await run(eyes, { dryRun: true })).toMatchObject({ pictures: 4, current: 0, moved: 4 });
    expect(eyes.reads).toBe(0);
    expect(await templateIds()).toEqual(before);
  });

  it('goes on where it was interrupted, and moves every picture once', async () => {
    const stop = new AbortController();
    const first = eyesWith('first', () => {
      if (first.reads === 1) stop.abort();
      return 'read';
    });
    expect(await run(first, { signal: stop.signal })).toMatchObject({
      moved: 2,
      interrupted: true,
      progress: [1, 2],
    });
    expect((await templateIds()).size).toBeGreaterThan(0);
    const given = eyesWith('first', () => (given.reads === 1 ? 'closed' : 'read'));
    expect(await run(given)).toMatchObject({ current: 2, moved: 1, interrupted: true });
    const second = eyesWith('first');
    const end = await run(second);
    expect(end).toMatchObject({
      current: 3,
      moved: 1,
      interrupted: false,
      failed: [],
      progress: [1, 2, 3, 4],
    });
    expect(second.reads).toBe(1);
    expect(await templateIds()).toEqual(new Set(['first']));
    expect(await entries()).toBe(4);
    expect(await run(eyesWith('first'))).toMatchObject({ current: 4, moved: 0 });
  });

  it('leaves other tenants alone', async () => {
    const theirs = server.otherTenant.sandbox;
    expect(await run(eyesWith('first'), { dryRun: true }, theirs)).toMatchObject({ pictures: 1, moved: 1 });
    expect(await run(server.vision, {}, theirs)).toMatchObject({ current: 1, moved: 0 });
  });

  it('does nothing twice when two run at once', async () => {
    const before = await entries();
    const reports = await Promise.all([run(eyesWith('twice'), { parallel: 2 }), run(eyesWith('twice'))]);
    const moved = reports.reduce((sum, report) => sum + report.moved, 0);
    const current = reports.reduce((sum, report) => sum + report.current, 0);
    expect({ moved, current }).toEqual({ moved: 4, current: 4 });
    expect((await entries()) - before).toBe(4);
    expect(await templateIds()).toEqual(new Set(['twice']));
  });

  it('names a picture that cannot be read, and goes on', async () => {
    let asked = 0;
    const eyes = eyesWith('third', () => {
      asked += 1;
      return asked === 1 ? 'crashed' : 'read';
    });
    const report = await run(eyes);
    expect(report).toMatchObject({
      moved: 3,
      failed: [{ imageId: pictures[0]?.imageId, reason: 'crashed' }],
    });
    expect(await templateIds()).toEqual(new Set(['twice', 'third']));
  });

  it('keeps nothing of somebody who was erased meanwhile', async () => {
    const scenario = await createApplicant(server.call);
    const imageId = await uploadImage(server.call, scenario.id, {
      metadata: selfie,
      file: await plainJpeg(9),
      warnings: true,
    });
    const eyes = eyesWith('fourth', async (): Promise<How> => {
      await server.db
        .deleteFrom('applicant')
        .where('environment_id', '=', server.sandbox.context.environmentId)
        .where('id', '=', scenario.id)
        .execute();
      return 'read';
    });
    expect(await run(eyes)).toMatchObject({ pictures: 5, moved: 4, gone: 1, failed: [] });
    expect(imageId).toBeGreaterThan(0);
  });
});

describe('evidence after the models were replaced', () => {
  it('compares no template of the old model: what was stored is made again', async () => {
    const { stores, sandbox } = server;
    await submit(server.call, holder);
    const { environmentId } = sandbox.context;
    const found = await readTogether(stores.applicants).findWithReview(environmentId, {
      by: 'id',
      id: applicantIdSchema.parse(holder),
    });
    const level =
      found === undefined ? undefined : await stores.levels.find(environmentId, found.applicant.levelId);
    if (found === undefined || level === undefined) throw new Error('no such applicant');
    const eyes = eyesWith('replaced');
    const evidence = await gatherEvidence({
      images: stores.images,
      blobs: await openLocalBlobStore(server.filesDir),
      examiner: eyes,
      compareFaces,
      definitions: server.definitions,
    })(sandbox.context, found.applicant, found.review, level);
    expect(eyes.reads).toBe(2);
    expect(evidence.comparison?.modelId).toBe('replaced');
    expect(evidence.modelThresholds?.face.modelId).toBe('replaced');
  });
});
