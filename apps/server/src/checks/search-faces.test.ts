import type { FaceTemplate } from '@aval/core/findings';
import { applicantIdSchema, environmentIdSchema, imageIdSchema } from '@aval/core/ids';
import { goodEvidence } from '@aval/core/rules/evidence.fixture';
import { thresholds } from '@aval/core/rules/thresholds';
import { compareFaces } from '@aval/vision/faces/compare-faces';
import { cosineOfFaces as cosineOf } from '@aval/vision/faces/cosine-of-faces';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FaceGallery, GalleryFace } from '../documents/ports.ts';
import type { Context } from '../platform/context.ts';
import { searchFaces } from './search-faces.ts';

const { gallery, alert } = thresholds.search;
const context: Context = {
  environmentId: environmentIdSchema.parse('7c0b1a2e-4a1f-4c57-9d53-9b8a4a7d0c11'),
  environment: 'sandbox',
  clientId: 'c',
  actor: { kind: 'system', id: 'checks' },
  correlationId: '0'.repeat(32),
};
const me = { id: applicantIdSchema.parse('0'.repeat(24)) };
const evidence = goodEvidence();
const own = evidence.selfie?.findings?.template;
if (own === undefined || own === null) throw new Error('the evidence has no face');
const level = { rules: { minimumAge: 18, sameFace: 'compare' as const } };

/** A face at this cosine from the applicant's own. */
function faceAt(cosine: number, modelId = own?.modelId ?? ''): FaceTemplate {
  const [x = 0, y = 0] = own?.vector ?? [];
  const across = Math.sqrt(1 - cosine ** 2);
  return { modelId, aligned: '', vector: [cosine * x - across * y, cosine * y + across * x] };
}

/** Selfies, newest first, each of another applicant, as the port gives them. */
function galleryOf(templates: readonly GalleryFace['template'][]): FaceGallery {
  const faces = templates.map((template, index) => ({
    imageId: imageIdSchema.parse(templates.length - index),
    applicantId: applicantIdSchema.parse((index + 1).toString(16).padStart(24, '0')),
    template,
  }));
  return {
    page: async (_environment, except, before, limit) =>
      faces
        .filter(
          ({ imageId, applicantId }) => applicantId !== except && imageId < (before ?? Number.MAX_VALUE),
        )
        .slice(0, limit),
  };
}
const search = (templates: readonly GalleryFace['template'][]) =>
  searchFaces({ faceGallery: galleryOf(templates), cosineOf })(context, me, evidence, level);

test('property: whoever reaches the figure is told, and nobody else, on whatever page he is', async () => {
  const cosines = fc.array(fc.double({ min: 0, max: 0.99, noNaN: true }), { maxLength: 250 });
  await fc.assert(
    fc.asyncProperty(cosines, async (all) => {
      const found = await search(all.map((cosine) => faceAt(cosine)));
      const expected = all.filter((cosine) => cosine >= alert + 1e-9).length;
      if (found?.kind !== 'searched') throw new Error('nothing was searched');
      expect(found).toMatchObject({ compared: all.length, otherModels: 0, isCut: false });
      expect(found.alike.length).toBe(expected);
    }),
    { numRuns: 25 },
  );
});

test('the cosine is the one of the whole comparison, and there is none across models', () => {
  for (const other of [faceAt(0.9), faceAt(0.1), faceAt(0.9, 'another-model')]) {
    const whole = compareFaces(own, other);
    expect(cosineOf(own, other)).toEqual(whole.ok ? { ok: true, value: whole.value.cosine } : whole);
  }
});

describe('what is left out is told', () => {
  test('faces of other models, and those of an earlier form; pictures without a face are nobody’s', async () => {
    const found = await search([faceAt(0.9), faceAt(0.9, 'another-model'), undefined, null]);
    expect(found).toMatchObject({ compared: 1, otherModels: 2, isCut: false });
  });

  test('the oldest beyond the limit', async () => {
    const near = faceAt(0.9);
    const far = faceAt(0.1);
    const full = Array.from({ length: gallery }, () => far);
    expect(await search(full)).toMatchObject({ compared: gallery, isCut: false, alike: [] });
    expect(await search([...full, near])).toMatchObject({ compared: gallery, isCut: true, alike: [] });
  });
});

test('nothing is looked for without a face, or where the level does not ask for it', async () => {
  const find = searchFaces({ faceGallery: galleryOf([faceAt(0.9)]), cosineOf });
  const faceless = { ...evidence, selfie: null, document: null };
  expect(await find(context, me, faceless, level)).toBeUndefined();
  for (const rules of [{ minimumAge: 18 }, { minimumAge: 18, sameFace: 'ignore' as const }])
    expect(await find(context, me, evidence, { rules })).toBeUndefined();
});

test('a model without a figure does not search', async () => {
  const find = searchFaces({ faceGallery: galleryOf([faceAt(0.9)]), cosineOf });
  const modelId = own.modelId;
  const face = { modelId, verify: { accept: 0.5, review: 0.3 }, search: null, samePhotograph: 0.8 };
  const modelThresholds = { face, liveness: { modelId: 'l', accept: 0.5 } };
  expect(await find(context, me, { ...evidence, modelThresholds }, level)).toEqual({
    kind: 'no-figure',
    modelId,
  });
});
