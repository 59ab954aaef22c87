import { applicantIdSchema } from '@aval/core/ids';
import { decide } from '@aval/core/rules/decide';
import { judge, requiredChecks } from '@aval/core/rules/judge';
import { compareFaces } from '@aval/vision/faces/compare-faces';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readTogether } from '../../src/applicants/read-together.ts';
import { gatherEvidence } from '../../src/checks/gather-evidence.ts';
import type { PictureExaminer } from '../../src/documents/ports.ts';
import { openLocalBlobStore } from '../../src/platform/blobs/local-blob-store.ts';
import {
  createApplicant,
  passport,
  readyApplicant,
  selfie,
  submit,
  uploadImage,
} from '../applicant-steps.ts';
import { plainJpeg, specimen } from '../pictures.ts';
import { openTestServer, type TestServer } from '../test-server.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer();
});
afterAll(() => server.close());

async function checksWith(examiner: PictureExaminer, applicantId: string) {
  const { stores, sandbox } = server;
  const { environmentId } = sandbox.context;
  const id = applicantIdSchema.parse(applicantId);
  const found = await readTogether(stores.applicants).findWithReview(environmentId, { by: 'id', id });
  const level =
    found === undefined ? undefined : await stores.levels.find(environmentId, found.applicant.levelId);
  if (found === undefined || level === undefined) throw new Error('no such applicant');
  const blobs = await openLocalBlobStore(server.filesDir);
  const gather = gatherEvidence({ definitions: [], images: stores.images, blobs, examiner, compareFaces });
  const evidence = await gather(sandbox.context, found.applicant, found.review, level);
  const checks = judge(evidence);
  return { checks, decision: decide(checks, requiredChecks(level.definition)) };
}

describe('a picture that the eyes do not survive', () => {
  it.each(['crashed', 'timed-out'] as const)(
    'is answered ERROR when they %s, and a person decides',
    async (error) => {
      const applicant = await readyApplicant(server.call);
      await submit(server.call, applicant.id);
      const answer = async () => ({ ok: false, error }) as const;
      const examiner = { ...server.vision, readDocument: answer, readSelfie: answer };
      const { checks, decision } = await checksWith(examiner, applicant.id);
      expect(checks.length).toBeGreaterThan(0);
      expect(new Set(checks.map((check) => check.answer))).toEqual(new Set(['ERROR']));
      expect(decision.kind).toBe('onHold');
    },
  );
});

describe('the metrics of examining pictures', () => {
  it('name every stage that took time, and how every examination ended', async () => {
    const scenario = await specimen('genuine');
    const [document] = scenario.documents;
    if (document === undefined) throw new Error('the specimen has no document');
    const { id } = await createApplicant(server.call);
    await uploadImage(server.call, id, { metadata: passport, file: document.file, warnings: true });
    await uploadImage(server.call, id, { metadata: selfie, file: scenario.selfie, warnings: true });
    await uploadImage(server.call, id, { metadata: selfie, file: await plainJpeg(5) });
    const read = [
      await server.vision.readDocument(document.file),
      await server.vision.readSelfie(scenario.selfie),
    ];
    const stages = new Set(
      read
        .flatMap((answer) => (answer.ok ? Object.keys(answer.value.timings.stages) : []))
        .concat('inference'),
    );
    expect(stages.size).toBeGreaterThan(8);
    const text = (await server.call('GET', '/metrics')).bytes.toString('utf8');
    for (const stage of stages)
      expect(text).toMatch(new RegExp(`^aval_vision_stage_seconds_count\\{stage="${stage}"\\} [1-9]`, 'm'));
    for (const task of ['inspect', 'document', 'selfie'])
      expect(text).toMatch(
        new RegExp(`^aval_vision_answers_total\\{task="${task}",outcome="ok"\\} [1-9]`, 'm'),
      );
  });
});
