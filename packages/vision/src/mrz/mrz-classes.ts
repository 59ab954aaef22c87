import type { CharacterClass, MrzLayout } from '@aval/core/mrz/layout';
import { classesOf } from '../ocr/alphabet.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const DIGITS = '0123456789';

const byClass: Readonly<Record<CharacterClass, readonly number[]>> = {
  capital: classesOf(LETTERS),
  letter: classesOf(`${LETTERS}<`),
  strictDigit: classesOf(DIGITS),
  digit: classesOf(`${DIGITS}<`),
  any: classesOf(`${LETTERS}${DIGITS}<`),
  sex: classesOf('MFX<'),
};

/** Classes of the text reader that may stand anywhere in a machine-readable zone. */
export const mrzClasses: readonly number[] = byClass.any;

/** Classes allowed at each position of one line. */
export function lineClasses(layout: MrzLayout, line: number): readonly (readonly number[])[] {
  return (layout.classes[line] ?? []).map((name) => byClass[name]);
}
