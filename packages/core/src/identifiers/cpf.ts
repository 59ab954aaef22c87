/**
 * The Brazilian taxpayer number: nine digits and two check digits, each the weighted sum of all before it modulo 11
 * (weights 10…2 and 11…2; a remainder below 2 gives 0). Source: Receita Federal, module 11 as published for the CPF.
 */

/** True for eleven digits whose check digits fit; eleven equal digits fit, too, but are given to nobody. */
export function isCpf(digits: string): boolean {
  if (!/^\d{11}$/.test(digits) || /^(\d)\1{10}$/.test(digits)) return false;
  return digits.slice(9) === cpfCheckDigits(digits.slice(0, 9));
}

/** The two check digits of nine digits. */
export function cpfCheckDigits(nine: string): string {
  const first = checkDigit(nine);
  return first + checkDigit(nine + first);
}

function checkDigit(digits: string): string {
  const heaviest = digits.length + 1;
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (heaviest - index), 0);
  const rest = sum % 11;
  return String(rest < 2 ? 0 : 11 - rest);
}
