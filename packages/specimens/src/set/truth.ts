import { z } from 'zod';
import { conditionsSchema } from '../capture/conditions.ts';

/** Attacks that a set holds. Where each changes the picture is in `attack.changed`. */
export const attackKinds = [
  'altered-mrz-digit',
  'swapped-portrait',
  'edited-field',
  'print',
  'screen-replay',
  'greyscale-copy',
  'screenshot',
] as const;
export type AttackKind = (typeof attackKinds)[number];

/** Pixels of the file as it is stored (before any turning upright), clockwise from the thing's own top left corner. */
export const cornersSchema = z.array(z.object({ x: z.number(), y: z.number() })).length(4);

export const attackSchema = z.object({
  kind: z.enum(attackKinds),
  /** What was changed, when it is one thing: `mrz`, `portrait`, or the name of the field. */
  field: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** The part of the picture that differs from the genuine one; null when all of it does. */
  changed: cornersSchema.nullable(),
});

/** One document in one picture. A picture of two documents has two entries with the same `file`. */
export const documentTruthSchema = z.object({
  /** Relative to the folder of `truth.json`. */
  file: z.string(),
  width: z.number().int(),
  height: z.number().int(),
  /** Name of the definition that should recognise it. */
  definitionId: z.string(),
  /** Which of the looks of that definition was drawn. */
  kind: z.string(),
  idDocType: z.string(),
  /** Alpha-3, or UTO. */
  country: z.string(),
  side: z.enum(['front', 'back', 'spread', 'page']),
  /** Documents in the same picture. */
  documentsInPicture: z.number().int(),
  /** Null for a page that was exported and never photographed. */
  conditions: conditionsSchema.nullable(),
  attack: attackSchema.nullable(),
  corners: cornersSchema,
  /** The whole opened booklet, when the document's page is its lower half. */
  spreadCorners: cornersSchema.nullable(),
  /** As printed, top line first; null on a side without lines. */
  mrz: z.array(z.string()).nullable(),
  /** Values by field name, as a program writes them: ISO dates, `M F`, alpha-3 nationality, bare digits. */
  fields: z.record(z.string(), z.string()),
  /** The same values as they are printed. */
  printed: z.record(z.string(), z.string()),
  barcodes: z.array(
    z.object({
      format: z.enum(['pdf417', 'qr', 'aztec', 'data-matrix', 'code-128', 'ean-13']),
      text: z.string(),
    }),
  ),
  /** Whose portrait is printed (the people of `faces/`); null on a side without one. */
  portrait: z.string().nullable(),
});
export type DocumentTruth = z.infer<typeof documentTruthSchema>;

/** `truth.json` in the root of a generated set. */
export const truthSchema = z.object({
  version: z.literal(1),
  documents: z.array(documentTruthSchema),
});
export type Truth = z.infer<typeof truthSchema>;

/** `GENERATED.json`: marks a folder as drawn, so that its figures are never mixed with those of real pictures. */
export const generatedMarkSchema = z.object({
  generated: z.literal(true),
  generator: z.literal('aval specimens generate'),
  version: z.literal(1),
  seed: z.number().int(),
  count: z.number().int(),
  only: z.array(z.string()).nullable(),
  /** The day as of which the documents are current. */
  day: z.string(),
  pictures: z.record(z.string(), z.number().int()),
  notes: z.array(z.string()),
});
export type GeneratedMark = z.infer<typeof generatedMarkSchema>;
export const generatedMarkFile = 'GENERATED.json';
