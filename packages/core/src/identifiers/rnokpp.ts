/**
 * The Ukrainian taxpayer number (РНОКПП): five digits count the days of the birth date from 31 December 1899, four are a
 * serial number whose last digit is odd for men and even for women, and the last is a check digit: the sum with weights
 * -1 5 7 9 4 6 10 5 7 modulo 11 modulo 10. Source: State Tax Service of Ukraine, as in public validators.
 */
const weights = [-1, 5, 7, 9, 4, 6, 10, 5, 7];
const millisecondsPerDay = 86_400_000;
const dayZero = Date.UTC(1899, 11, 31);

/** True for ten digits whose check digit fits. */
export function isRnokpp(digits: string): boolean {
  return /^\d{10}$/.test(digits) && !/^0{10}$/.test(digits) && digits.slice(9) === rnokppCheckDigit(digits);
}

/** The check digit of the first nine digits. */
export function rnokppCheckDigit(digits: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return String((((sum % 11) + 11) % 11) % 10);
}

/** What a number says of its holder: ISO birth date and sex. People who asked for none are numbered otherwise, so it only hints. */
export function holderOfRnokpp(digits: string): { readonly birthDate: string; readonly sex: 'M' | 'F' } {
  const day = new Date(dayZero + Number(digits.slice(0, 5)) * millisecondsPerDay);
  return { birthDate: day.toISOString().slice(0, 10), sex: Number(digits[8]) % 2 === 1 ? 'M' : 'F' };
}
