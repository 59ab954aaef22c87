import type { Sign } from '@aval/core/findings';
import { rising, type SignInput } from './sign-input.ts';

/** Laplacian variance at 1000 px at which the score is a half: between a blur of sigma 1.5 px (42) and of 2 px (16). */
const MIDDLE = 20;

/** Loss of sharpness over the whole picture. A sharp background can hide a blurred document: the reading tells that. */
export function measureBlur({ quality: { sharpness } }: SignInput): Sign {
  return { kind: 'blur', score: 1 - rising(sharpness, MIDDLE), measures: { sharpness }, box: null };
}
