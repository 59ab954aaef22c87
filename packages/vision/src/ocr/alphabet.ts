/**
 * What the classes of the text reader stand for (PaddleOCR `en_dict.txt`): class 0 is the blank of CTC, class
 * `n` the character at `n - 1` here, and the last class is a space as well.
 */
export const readerAlphabet =
  '0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~!"#$%&\'()*+,-./  ';

/** Number of classes with the blank. */
export const readerClasses = readerAlphabet.length + 1;

/** Classes of the characters given. */
export function classesOf(characters: string): number[] {
  return [...characters].map((character) => readerAlphabet.indexOf(character) + 1);
}

/** The character of a class; empty for the blank. */
export function characterOf(index: number): string {
  return index === 0 ? '' : (readerAlphabet[index - 1] ?? '');
}
