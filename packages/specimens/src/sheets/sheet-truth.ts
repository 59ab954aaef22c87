import type { Edit } from '../attacks/edit-value.ts';
import type { Holder, Sheet } from './sheet.ts';

/** Names under which values appear in the truth when a layout prints one value in parts or under two names. */
const joined: Readonly<Record<string, string>> = {
  father: 'parents',
  mother: 'parents',
  birthDateAndPlace: 'birthDate',
  addressCity: 'address',
};

/**
 * What one side says: values by field name, in the program's form and as printed, lines and barcodes.
 * @param mrz the lines that were printed
 * @param edit what was changed afterwards, if anything
 */
export function sheetTruth(
  sheet: Sheet,
  holder: Holder,
  mrz: readonly string[] | null,
  edit: Edit | null,
): {
  readonly fields: Record<string, string>;
  readonly printed: Record<string, string>;
  readonly mrz: readonly string[] | null;
  readonly barcodes: {
    format: 'pdf417' | 'qr' | 'aztec' | 'data-matrix' | 'code-128' | 'ean-13';
    text: string;
  }[];
} {
  const fields: Record<string, string> = {};
  const printed: Record<string, string> = {};
  for (const { name } of sheet.fields) {
    const value = holder.values[name];
    if (value === undefined) continue;
    const key = joined[name] ?? name;
    const edited = edit !== null && edit.field.name === name ? edit : null;
    const text = edited?.to ?? value.printed;
    const plain = edited?.value ?? value.value;
    printed[key] = printed[key] === undefined ? text : `${printed[key]} ${text}`;
    fields[key] = fields[key] === undefined ? plain : `${fields[key]} ${plain}`;
  }
  return {
    fields,
    printed,
    mrz: sheet.mrz === undefined ? null : mrz,
    barcodes: (sheet.barcodes ?? []).flatMap(({ format, content }) => {
      const text = holder.barcodes[content];
      return text === undefined ? [] : [{ format, text }];
    }),
  };
}
