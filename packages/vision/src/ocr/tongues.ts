import type { TextScript } from '@aval/core/findings';

/**
 * What tesseract reads with: one network a language, because none of them knows all accents. `kir` (Kyrgyz) has the
 * whole Russian alphabet, of which `ukr` lacks Ё Ъ Ы Э; there is no `rus` on npm. No alphabet has Ґ, which `ukr`
 * reads as Г.
 */
export const tongues = {
  ukr: 'cyrillic',
  kir: 'cyrillic',
  por: 'latin',
  spa: 'latin',
  fra: 'latin',
  deu: 'latin',
  pol: 'latin',
} as const satisfies Record<string, TextScript>;

export type Tongue = keyof typeof tongues;

export const tongueNames: readonly Tongue[] = ['ukr', 'kir', 'por', 'spa', 'fra', 'deu', 'pol'];

/** Name in the cache, as in `models.lock.json`. */
export function traineddataFile(tongue: Tongue): string {
  return `models/tesseract/${tongue}.traineddata.gz`;
}

/** Stored with results; raised together with the packages' versions. */
export const lineReaderId = 'tesseract.js-core@7.0.0/ukr+kir+por+spa+fra+deu+pol@1.0.0';
