import {
  faceThresholdsFor,
  livenessThresholdsFor,
  type ModelThresholds,
} from '@aval/core/rules/model-thresholds';
import type { ModelSet } from './model-description.ts';
import { modelIdOf } from './model-ids.ts';

/** The figures that judge what these models measure. Throws when a model of the operator's has none: the models file gives them. */
export function thresholdsOf({ own, thresholds }: ModelSet): ModelThresholds {
  const face =
    thresholds.face ??
    (own.faceFeatures === undefined ? faceThresholdsFor(undefined, modelIdOf('faceFeatures', own)) : null);
  const liveness =
    thresholds.liveness ??
    (own.faceLiveness === undefined
      ? livenessThresholdsFor(undefined, modelIdOf('faceLiveness', own))
      : null);
  if (face === null || liveness === null) throw new Error('a model has no thresholds');
  return { face, liveness };
}
