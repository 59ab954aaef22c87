import type { FaceTemplate } from '@aval/core/findings';
import { failure, type Result, success } from '@aval/core/result';
import { cosineOfTemplates } from './compare-templates.ts';
import { withFaceModel } from './face-model.ts';

/** Cosine of two faces, -1 to 1, as `compareFaces` has it, without looking at their crops; those of different models have none. */
export function cosineOfFaces(one: FaceTemplate, other: FaceTemplate): Result<number, 'different-models'> {
  return withFaceModel(one.modelId, (model) => {
    const first = model.own(one);
    const second = model.own(other);
    const cosine = first === null || second === null ? null : cosineOfTemplates(first, second);
    return cosine === null ? failure('different-models') : success(cosine);
  });
}
