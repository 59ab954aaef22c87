import type { Holder, PrintedField, Sheet } from '../sheets/sheet.ts';

/** Fields that a cheat changes, best first. */
const worthwhile = [
  'expiryDate',
  'birthDate',
  'documentNumber',
  'taxNumber',
  'issueDate',
  'givenNames',
  'fullName',
];

export type Edit = {
  readonly field: PrintedField;
  /** As printed. */
  readonly from: string;
  readonly to: string;
  /** What is printed afterwards, in the program's form. */
  readonly value: string;
};

/** The field of a side that is worth changing and what it is changed to; null on a side without any. */
export function chooseEdit(sheet: Sheet, holder: Holder): Edit | null {
  for (const name of worthwhile) {
    const field = sheet.fields.find((candidate) => candidate.name === name);
    const held = holder.values[name];
    if (field === undefined || held === undefined) continue;
    const isDate = /^\d{4}-\d\d-\d\d$/.test(held.value);
    const from = held.printed;
    const at = isDate ? endOfYear(from) : [...from].findLastIndex((character) => /\d/.test(character));
    if (at < 0) continue;
    const digit = String((Number(from.charAt(at)) + 5) % 10);
    const last = isDate ? 3 : [...held.value].findLastIndex((character) => /\d/.test(character));
    return {
      field,
      from,
      to: from.slice(0, at) + digit + from.slice(at + 1),
      value: held.value.slice(0, last) + digit + held.value.slice(last + 1),
    };
  }
  return null;
}

/** Where the year of a printed date ends: after its four digits, or at the end when it has two. */
function endOfYear(printed: string): number {
  const full = /\d{4}/.exec(printed);
  return full === null ? printed.length - 1 : full.index + 3;
}
