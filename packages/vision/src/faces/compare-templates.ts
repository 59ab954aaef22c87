import type { FaceComparison } from '@aval/core/findings';
import type { FaceModelId, TemplateOf } from './face-model.ts';

/**
 * Compares two faces of one model: cosine of the vectors, and normalised cross-correlation of the aligned crops, which tells
 * the same photograph from another photograph of the same person. Null when the vectors differ in length.
 */
export function compareTemplates<Id extends FaceModelId>(
  one: TemplateOf<Id>,
  other: TemplateOf<Id>,
): FaceComparison | null {
  const cosine = cosineOfTemplates(one, other);
  if (cosine === null) return null;
  const pixelCorrelation = correlation(
    Buffer.from(one.aligned, 'base64'),
    Buffer.from(other.aligned, 'base64'),
  );
  return { modelId: one.modelId, cosine, pixelCorrelation };
}

/** The cosine alone: of one face against many, where the crops would take most of the time. Null when the vectors differ in length. */
export function cosineOfTemplates<Id extends FaceModelId>(
  one: TemplateOf<Id>,
  other: TemplateOf<Id>,
): number | null {
  if (one.vector.length !== other.vector.length) return null;
  let dot = 0;
  let left = 0;
  let right = 0;
  one.vector.forEach((value, index) => {
    const second = other.vector[index] ?? 0;
    dot += value * second;
    left += value * value;
    right += second * second;
  });
  const norm = Math.sqrt(left * right);
  return norm > 0 ? dot / norm : 0;
}

function correlation(one: Uint8Array, other: Uint8Array): number {
  const count = Math.min(one.length, other.length);
  if (count === 0 || one.length !== other.length) return 0;
  const meanOne = one.reduce((sum, value) => sum + value, 0) / count;
  const meanOther = other.reduce((sum, value) => sum + value, 0) / count;
  let shared = 0;
  let left = 0;
  let right = 0;
  for (let at = 0; at < count; at++) {
    const a = (one[at] ?? 0) - meanOne;
    const b = (other[at] ?? 0) - meanOther;
    shared += a * b;
    left += a * a;
    right += b * b;
  }
  const norm = Math.sqrt(left * right);
  return norm > 0 ? shared / norm : 0;
}
