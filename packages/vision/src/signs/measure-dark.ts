import type { Sign } from '@aval/core/findings';
import { rising, type SignInput } from './sign-input.ts';

/** Mean grey level at which the score is a half. */
const MIDDLE = 35;

/** Lack of light, from the mean grey level of the picture. */
export function measureDark({ quality: { brightness } }: SignInput): Sign {
  return { kind: 'dark', score: 1 - rising(brightness, MIDDLE), measures: { brightness }, box: null };
}
