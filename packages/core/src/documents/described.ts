import { z } from 'zod';
import { boxSchema } from '../findings.ts';
import { idDocSubTypeSchema, idDocTypeSchema } from '../level.ts';
import { fieldNameSchema } from './definition.ts';

/** What the engine says about a document: its kind, its fields with where they come from, and how the sources agree. */

export const fieldSourceSchema = z.enum(['mrz', 'barcode', 'visual']);
export type FieldSource = z.infer<typeof fieldSourceSchema>;

export const describedFieldSchema = z.object({
  name: fieldNameSchema,
  /** ISO dates, `M F X`, alpha-3 countries, numbers without spaces; names and texts as printed. */
  value: z.string(),
  source: fieldSourceSchema,
  /** 0 to 1: how surely these characters stand there and mean this field. */
  confidence: z.number(),
  /** Where in the picture; null when the source has no place of its own. */
  box: boxSchema.nullable(),
  /** Which of the pictures, from 0. */
  imageIndex: z.number().int(),
  /** Whether its check digits fit; null when it has none. */
  valid: z.boolean().nullable(),
});
export type DescribedField = z.infer<typeof describedFieldSchema>;

/**
 * `same`; `similar`: alike but for what readers confuse, a spelling, a word more or a name cut short; `different`;
 * `one-source`: nothing to compare with.
 */
export const agreementVerdictSchema = z.enum(['same', 'similar', 'different', 'one-source']);
export type AgreementVerdict = z.infer<typeof agreementVerdictSchema>;

export const fieldAgreementSchema = z.object({
  field: fieldNameSchema,
  sources: z.array(fieldSourceSchema),
  verdict: agreementVerdictSchema,
  /** The lower confidence of the pair that differs most. */
  confidence: z.number(),
});
export type FieldAgreement = z.infer<typeof fieldAgreementSchema>;

export const recognisedKindSchema = z.object({
  definitionId: z.string(),
  idDocType: idDocTypeSchema,
  /** Alpha-3 of the issuing state, or an ICAO code such as UTO; null when nothing tells. */
  country: z.string().nullable(),
  confidence: z.number(),
  /** The kind in words, as its definition has it. */
  title: z.string(),
  /** Types as which the document is rightly handed in. */
  declaredAs: z.array(idDocTypeSchema),
  /** Some or all of its kind carry machine-readable lines. */
  machineReadable: z.boolean(),
  /** The definition's word on approval without such lines. */
  approval: z.enum(['automatic', 'officer']),
  required: z.array(fieldNameSchema),
  /** The barcode that names this kind, if one does; other symbols vouch for nothing. */
  symbol: z.enum(['aamva']).optional(),
});
export type RecognisedKind = z.infer<typeof recognisedKindSchema>;

/** A number that the customer told, looked for on the document. */
export const soughtNumberSchema = z.object({
  kind: z.enum(['cpf']),
  /** `contradicted`: the document shows another one that is sound. `invalid`: what was told is no such number. */
  verdict: z.enum(['found', 'not-found', 'contradicted', 'invalid']),
  /** Documents of this kind carry the number. */
  printedOnKind: z.boolean(),
  places: z.array(
    z.object({
      imageIndex: z.number().int(),
      source: fieldSourceSchema,
      box: boxSchema.nullable(),
      confidence: z.number(),
    }),
  ),
});
export type SoughtNumber = z.infer<typeof soughtNumberSchema>;

export const describedDocumentSchema = z.object({
  /** Null when no definition fits well enough. */
  kind: recognisedKindSchema.nullable(),
  /** Other kinds that the evidence allows, best first. */
  alternatives: z.array(recognisedKindSchema),
  /** Which side each picture shows; null for pages that have one side, and when it cannot be told. */
  sides: z.array(idDocSubTypeSchema.nullable()),
  fields: z.array(describedFieldSchema),
  agreements: z.array(fieldAgreementSchema),
  /** Present if a number was given to look for. */
  sought: soughtNumberSchema.optional(),
});
export type DescribedDocument = z.infer<typeof describedDocumentSchema>;
