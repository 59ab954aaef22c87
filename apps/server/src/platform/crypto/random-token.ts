import { randomInt } from 'node:crypto';

/** Letters and digits: passes through URLs, file names and double clicks unchanged. */
export const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/**
 * A random text over `alphabet` (2 to 256 different characters) that is at least as hard to guess as `bytes`
 * random bytes: 16 bytes make 22 letters and digits. Every character is equally likely.
 */
export function randomToken(bytes: number, alphabet: string = ALPHANUMERIC): string {
  const characters = [...alphabet];
  if (characters.length < 2 || new Set(characters).size !== characters.length) {
    throw new RangeError('the alphabet needs at least two characters, all different');
  }
  const length = Math.ceil((bytes * 8) / Math.log2(characters.length));
  return Array.from({ length }, () => characters[randomInt(characters.length)]).join('');
}
