import type { FaceTemplate } from '@aval/core/findings';
import type { ImageId } from '@aval/core/ids';
import type { Level } from '@aval/core/level';
import type { Result } from '@aval/core/result';
import type { Evidence } from '@aval/core/rules/evidence';
import type { FaceSearch } from '@aval/core/rules/judge-similar';
import { faceThresholdsFor } from '@aval/core/rules/model-thresholds';
import { thresholds } from '@aval/core/rules/thresholds';
import type { Applicant } from '../applicants/ports.ts';
import type { FaceGallery } from '../documents/ports.ts';
import type { Context } from '../platform/context.ts';

export type SearchFacesDependencies = {
  readonly faceGallery: FaceGallery;
  /** Of two faces; fails across models. */
  readonly cosineOf: (one: FaceTemplate, other: FaceTemplate) => Result<number, 'different-models'>;
};

/** Faces that are held in memory at one time: some 30 kB each. */
const pageSize = 100;

/**
 * Looks for the face of the applicant's selfie, or of his document where there is no selfie, among the selfies of all others of the
 * environment, one by one and newest first. Undefined where there is no face to look for, or the level does not ask for it.
 */
export function searchFaces({ faceGallery, cosineOf }: SearchFacesDependencies) {
  return async (
    { environmentId }: Context,
    { id }: Pick<Applicant, 'id'>,
    { selfie, document, modelThresholds }: Evidence,
    { rules }: Pick<Level['definition'], 'rules'>,
  ): Promise<FaceSearch | undefined> => {
    const portraits = document?.sides.map(({ findings }) => findings?.portrait ?? null) ?? [];
    const own = selfie?.findings?.template ?? portraits.find((portrait) => portrait !== null);
    if (own === undefined || rules.sameFace !== 'compare') return undefined;
    const { modelId } = own;
    const search = faceThresholdsFor(modelThresholds, modelId)?.search;
    if (search === undefined || search === null) return { kind: 'no-figure', modelId };
    const { gallery } = thresholds.search;
    const alike = new Map<string, number>();
    let [compared, otherModels, seen] = [0, 0, 0];
    let before: ImageId | undefined;
    // One more than may be compared: whether there is one tells that not all were.
    while (seen <= gallery) {
      const page = await faceGallery.page(environmentId, id, before, Math.min(pageSize, gallery + 1 - seen));
      for (const { applicantId, template } of page) {
        seen += 1;
        if (template === null || seen > gallery) continue;
        const found = template === undefined ? undefined : cosineOf(own, template);
        if (found === undefined || !found.ok) {
          otherModels += 1;
          continue;
        }
        compared += 1;
        const cosine = found.value;
        if (cosine >= search.alert && cosine > (alike.get(applicantId) ?? -1)) alike.set(applicantId, cosine);
      }
      const last = page.at(-1);
      if (last === undefined || page.length < pageSize) break;
      before = last.imageId;
    }
    return {
      kind: 'searched',
      modelId,
      alert: search.alert,
      gallery,
      compared,
      otherModels,
      isCut: seen > gallery,
      alike: [...alike].map(([applicantId, cosine]) => ({ applicantId, cosine })),
    };
  };
}
