const WEIGHTS = [7, 3, 1];

/**
 * The check digit of a field: characters weighted 7, 3, 1 from the left, summed modulo 10 (ICAO Doc 9303
 * part 3, section 4.9). `A` counts 10 to `Z` 35, the filler `<` counts 0. Answers null when a character is
 * outside `A-Z 0-9 <`.
 */
export function mrzCheckDigit(text: string): string | null {
  let sum = 0;
  for (let index = 0; index < text.length; index++) {
    const value = characterValue(text.charCodeAt(index));
    if (value === null) return null;
    sum += value * (WEIGHTS[index % 3] ?? 0);
  }
  return String(sum % 10);
}

function characterValue(code: number): number | null {
  if (code === 60) return 0;
  if (code >= 48 && code <= 57) return code - 48;
  if (code >= 65 && code <= 90) return code - 55;
  return null;
}
