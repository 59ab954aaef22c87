/** The three time formats of the wire, all UTC. Strict clients accept exactly these. */

/** `2026-02-03 04:05:06`: createdAt of applicants and checks, addedDate of images. */
export function plainDateTime(at: Date): string {
  return at.toISOString().slice(0, 19).replace('T', ' ');
}

/** `2026-02-03 04:05:06+0000`: dates of a review, createdAt of a webhook. */
export function zonedDateTime(at: Date): string {
  return `${plainDateTime(at)}+0000`;
}

/** `2026-02-03 04:05:06.789`: createdAtMs of a webhook. */
export function millisecondDateTime(at: Date): string {
  return at.toISOString().slice(0, 23).replace('T', ' ');
}

/** `2026-02-03`: the calendar day in UTC. */
export function isoDay(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** Whole years between two ISO days; a birthday on 29 February counts from 1 March in common years. */
export function wholeYearsBetween(birthDay: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birthDay.slice(0, 4));
  return today.slice(5) < birthDay.slice(5) ? years - 1 : years;
}

/** True for `YYYY-MM-DD` that names a day of the calendar. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  // A day that its month does not have is read as one of the next month; what is no month at all, as NaN.
  return new Date(`${text}T00:00:00Z`).getUTCDate() === Number(text.slice(8));
}
