import { printedDay } from '../people/dates.ts';
import type { HolderValue } from '../sheets/sheet.ts';

/** A value that a program writes as it is printed. */
export function plain(text: string): HolderValue {
  return { printed: text, value: text };
}

/** A date in digits. */
export function day(date: string, style: '.' | '/' | ' ' | 'us'): HolderValue {
  return { printed: printedDay(date, style), value: date };
}

/** A number printed with separators that are no part of it. */
export function tidied(printed: string): HolderValue {
  return { printed, value: printed.replace(/[^\p{L}\p{N}]/gu, '') };
}
