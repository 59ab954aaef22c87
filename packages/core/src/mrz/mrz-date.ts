/**
 * The day that six characters YYMMDD mean in one century, as an ISO date; null when they are no day of the
 * calendar (letters, fillers, 30 February).
 */
function isoDate(text: string, century: number): string | null {
  if (!/^\d{6}$/.test(text)) return null;
  const year = century * 100 + Number(text.slice(0, 2));
  const month = Number(text.slice(2, 4));
  const day = Number(text.slice(4, 6));
  if (month < 1 || month > 12 || day < 1) return null;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  if (day > length) return null;
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${year}-${pad(month)}-${pad(day)}`;
}

/** Years ahead of the reference day in which an expiry is still believed to lie. */
const EXPIRY_HORIZON_YEARS = 50;

/**
 * Birth and expiry dates from their two-digit years.
 * Expiry: 20YY, unless that is more than 50 years after `referenceDate` and the holder was surely born in 19YY.
 * Birth: the latest century in which it is neither after `referenceDate` nor after the expiry.
 * @param birth six characters YYMMDD, or null when the document prints none
 * @param expiry likewise
 * @param referenceDate ISO date of the reading
 * @returns ISO dates; null where the characters are no date
 */
export function resolveMrzDates(
  birth: string | null,
  expiry: string | null,
  referenceDate: string,
): { readonly birthDate: string | null; readonly expiryDate: string | null } {
  const recentBirth = birth === null ? null : isoDate(birth, 20);
  const oldBirth = birth === null ? null : isoDate(birth, 19);
  const recentExpiry = expiry === null ? null : isoDate(expiry, 20);
  const oldExpiry = expiry === null ? null : isoDate(expiry, 19);

  const horizon = Number(referenceDate.slice(0, 4)) + EXPIRY_HORIZON_YEARS;
  const oldPossible = oldExpiry !== null && (oldBirth === null || oldExpiry > oldBirth);
  const recentPlausible = recentExpiry !== null && Number(recentExpiry.slice(0, 4)) <= horizon;
  const birthInThisCentury = recentBirth !== null && recentBirth <= referenceDate;
  const expiryDate = recentPlausible || !oldPossible || birthInThisCentury ? recentExpiry : oldExpiry;

  const recentFits =
    recentBirth !== null && recentBirth <= referenceDate && (expiryDate === null || recentBirth < expiryDate);
  return { birthDate: recentFits ? recentBirth : oldBirth, expiryDate };
}
