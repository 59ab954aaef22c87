/**
 * The register number of a Brazilian driving licence: nine digits and two check digits (Denatran; weights 9…1 and 1…9
 * modulo 11, a first remainder of 10 lowers the second digit by two).
 */
export function isCnhNumber(digits: string): boolean {
  if (!/^\d{11}$/.test(digits) || /^(\d)\1{10}$/.test(digits)) return false;
  return digits.slice(9) === cnhCheckDigits(digits);
}

/** The two check digits of the first nine digits. */
export function cnhCheckDigits(digits: string): string {
  const nine = [...digits.slice(0, 9)].map(Number);
  const first = nine.reduce((sum, digit, index) => sum + digit * (9 - index), 0) % 11;
  const second = nine.reduce((sum, digit, index) => sum + digit * (index + 1), 0) % 11;
  if (first < 10) return `${first}${second === 10 ? 0 : second}`;
  const lowered = second === 10 ? 0 : (second + 9) % 11;
  return `0${lowered === 10 ? 0 : lowered}`;
}
