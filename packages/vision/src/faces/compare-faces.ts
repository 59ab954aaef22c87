import type { FaceComparison, FaceTemplate } from '@aval/core/findings';
import { failure, type Result, success } from '@aval/core/result';
import { compareTemplates } from './compare-templates.ts';
import { withFaceModel } from './face-model.ts';

/** Compares two faces whose models are known only now, as `compareTemplates` does; those of different models do not compare. */
export function compareFaces(
  one: FaceTemplate,
  other: FaceTemplate,
): Result<FaceComparison, 'different-models'> {
  return withFaceModel(one.modelId, (model) => {
    const first = model.own(one);
    const second = model.own(other);
    const comparison = first === null || second === null ? null : compareTemplates(first, second);
    return comparison === null ? failure('different-models') : success(comparison);
  });
}
