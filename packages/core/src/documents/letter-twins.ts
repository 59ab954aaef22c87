/** Capitals that look the same in both alphabets. */
const cyrillicTwins: Readonly<Record<string, string>> = {
  A: 'А',
  B: 'В',
  C: 'С',
  E: 'Е',
  H: 'Н',
  I: 'І',
  K: 'К',
  M: 'М',
  O: 'О',
  P: 'Р',
  T: 'Т',
  X: 'Х',
  Y: 'У',
};
const latinTwins = Object.fromEntries(Object.entries(cyrillicTwins).map(([latin, twin]) => [twin, latin]));

/** Latin capitals as the Cyrillic ones of the same look; others stay. */
export function toCyrillicTwins(text: string): string {
  return Array.from(text, (letter) => cyrillicTwins[letter] ?? letter).join('');
}

/** Cyrillic capitals as the Latin ones of the same look; others stay. */
export function toLatinTwins(text: string): string {
  return Array.from(text, (letter) => latinTwins[letter] ?? letter).join('');
}
