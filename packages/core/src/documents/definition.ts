import { z } from 'zod';
import { barcodeFormatSchema } from '../findings.ts';
import { idDocSubTypeSchema, idDocTypeSchema } from '../level.ts';

/**
 * What a kind of document looks like, as data: one JSON file per kind. The engine (`describe-document.ts`) recognises a
 * kind by its titles, machine-readable lines and barcodes, and finds the fields by their printed labels.
 */

/** What a field means, whatever it is called in print. Also the names of the answer. */
export const fieldNameSchema = z.enum([
  'fullName',
  'surname',
  'givenNames',
  /** The Latin spelling of a name that the document prints in another alphabet, too. */
  'surnameLatin',
  'givenNamesLatin',
  'patronymic',
  'birthDate',
  'birthPlace',
  'sex',
  'nationality',
  'documentNumber',
  'issueDate',
  'expiryDate',
  'authority',
  /** Number of the person in a civil register: UNZR in Ukraine. */
  'recordNumber',
  /** RNOKPP in Ukraine, CPF in Brazil. */
  'taxNumber',
  /** Number of the identity document named on another one: RG on a CNH. */
  'identityNumber',
  'parents',
  'address',
  'categories',
  'firstLicenceDate',
]);
export type FieldName = z.infer<typeof fieldNameSchema>;

/** How the printed text becomes a value: ISO dates, `M F X`, alpha-3 nationality, names and numbers tidied. */
export const fieldParserSchema = z.enum(['name', 'date', 'sex', 'nationality', 'number', 'text']);
export type FieldParser = z.infer<typeof fieldParserSchema>;

/** Numbers whose digits prove each other. */
export const fieldCheckSchema = z.enum(['cpf', 'rnokpp', 'unzr', 'cnh']);
export type FieldCheck = z.infer<typeof fieldCheckSchema>;

/** A regular expression over the tidied value, `u` flag; the whole value must fit. */
const patternSchema = z.string().refine((text) => compiles(text), 'is no regular expression');

/** ICAO Doc 9303: cards, passports and the two visas; and the French identity card of 1988 to 2021. */
const definedLinesSchema = z.enum(['TD1', 'TD2', 'TD3', 'MRV-A', 'MRV-B', 'FRENCH_NATIONAL_ID']);

export const definedFieldSchema = z.strictObject({
  name: fieldNameSchema,
  /** As printed; parts between slashes are languages and each is looked for. Null: found by `number` or `pattern` alone. */
  label: z.string().min(1).nullable(),
  /** Other wordings in use, e.g. of older series. */
  alternatives: z.array(z.string().min(1)).default([]),
  /** The number printed before the value on driving licences, such as `4a`. */
  number: z
    .string()
    .regex(/^\d{1,2}[a-d]?$/)
    .optional(),
  /** Where the value stands as seen from its label. */
  place: z.enum(['below', 'right', 'any']).default('any'),
  /** Lines the value may take. */
  lines: z.number().int().min(1).max(4).default(1),
  parser: fieldParserSchema,
  pattern: patternSchema.optional(),
  /** The value is looked for anywhere by its pattern if no label leads to it. */
  anywhere: z.boolean().default(false),
  check: fieldCheckSchema.optional(),
  /** A value as printed, of an invented person. */
  example: z.string().min(1),
});
export type DefinedField = z.infer<typeof definedFieldSchema>;

export const definedTitleSchema = z.strictObject({
  /** As printed in one line. */
  text: z.string().min(3),
  /** 1: this title alone names the kind; less: it stands on other kinds, too. */
  weight: z.number().gt(0).max(1),
});

export const definedSideSchema = z.strictObject({
  /** Null for a page that has no other side. */
  side: idDocSubTypeSchema.nullable(),
  portrait: z.boolean().default(false),
  mrz: z.boolean().default(false),
  /** Symbols printed on this side. */
  barcodes: z.array(barcodeFormatSchema).default([]),
  titles: z.array(definedTitleSchema),
  fields: z.array(definedFieldSchema),
});
export type DefinedSide = z.infer<typeof definedSideSchema>;

export const documentDefinitionSchema = z.strictObject({
  version: z.literal(1),
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  /** In English, for officers and logs. */
  title: z.string().min(1),
  /** Alpha-3 of the issuing state; null where many states issue this kind. */
  country: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable(),
  /** Printed texts that tell the state where `country` is null. */
  countries: z
    .array(
      z.strictObject({ country: z.string().regex(/^[A-Z]{3}$/), texts: z.array(z.string().min(3)).min(1) }),
    )
    .default([]),
  idDocType: idDocTypeSchema,
  /** Further types the document is rightly declared as. */
  alsoDeclaredAs: z.array(idDocTypeSchema).default([]),
  /** Longer side over shorter: 1.586 is ID-1, 1.42 ID-2 and ID-3; null where it varies. Breaks ties only. */
  aspectRatio: z.number().gt(0).nullable(),
  /** Of dates printed in digits alone. */
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']),
  mrz: z
    .strictObject({
      formats: z.array(definedLinesSchema).min(1),
      /** Regular expression over the document code without fillers. */
      codes: patternSchema,
      /** Codes of the issuing states; null for any. */
      issuers: z.array(z.string()).nullable(),
      /** Lines of this code and issuer are printed on no other kind. */
      exclusive: z.boolean(),
      /** What the optional data hold: a regular expression with one or two groups, joined by `-`. */
      optional: z.array(z.strictObject({ name: fieldNameSchema, pattern: patternSchema })).default([]),
    })
    .nullable(),
  /** A barcode that names the kind: `aamva` is a PDF417 of a North American licence or card. */
  barcode: z
    .strictObject({
      content: z.enum(['aamva']),
      subfileTypes: z.array(z.string()).min(1),
      country: z.enum(['USA', 'CAN']),
    })
    .nullable(),
  /**
   * `automatic`: without machine-readable lines the checks may still pass, if the fields of `required` were read
   * with confidence, every control digit fits, and barcode or supplied data agree. `officer`: a person always looks.
   */
  approval: z.enum(['automatic', 'officer']),
  required: z.array(fieldNameSchema),
  sides: z.array(definedSideSchema).min(1),
});
export type DocumentDefinition = z.infer<typeof documentDefinitionSchema>;

function compiles(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}
