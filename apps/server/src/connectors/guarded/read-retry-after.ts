/** A day: whoever asks for more is asked again then. */
const longestSeconds = 86_400;

/** Whole seconds that the header Retry-After asks to wait, told as seconds or as a date (RFC 9110); undefined when it says neither. */
export function readRetryAfter(header: string | string[] | undefined, now: Date): number | undefined {
  if (typeof header !== 'string') return undefined;
  const text = header.trim();
  if (/^\d{1,10}$/.test(text)) return Math.min(Number(text), longestSeconds);
  // Every form of an HTTP date begins with the name of a day.
  const date = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(date)) return undefined;
  return Math.min(Math.max(0, Math.ceil((date - now.getTime()) / 1000)), longestSeconds);
}
