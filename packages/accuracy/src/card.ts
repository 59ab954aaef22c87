import { z } from 'zod';
import { proportionSchema } from './statistics/proportion.ts';

const rate = z.number().min(0).max(1).nullable();
const milliseconds = z.number().nonnegative().nullable();

/** Wall milliseconds of each stage over the pictures of a set. */
const stagesSchema = z.record(z.string(), z.object({ medianMs: milliseconds, p95Ms: milliseconds }));

const mrzSchema = z.object({
  /** Pictures whose lines are known. */
  pictures: z.number().int(),
  /** Every line as printed. */
  exact: z.number().int(),
  /** Every line of data as printed; lines that hold the names are not among them. */
  exactDataLines: z.number().int(),
  /** Taken as read by the rule of the product: control digits fit, characters are certain. */
  accepted: z.number().int(),
  /** Taken as read, with a data line that is wrong: the error that must not happen. */
  wrongDataLineAccepted: z.number().int(),
  /** Wall time of a picture until its zone was read, and of everything that is read from it. */
  medianMs: milliseconds,
  p95Ms: milliseconds,
  documentMedianMs: milliseconds,
  documentP95Ms: milliseconds,
  rates: z.object({
    exact: proportionSchema,
    lines: proportionSchema,
    accepted: proportionSchema,
    wrongDataLineAccepted: proportionSchema,
  }),
  /** Pictures that are not read exactly, for whoever looks into them. */
  inexact: z.array(z.string()),
  stages: stagesSchema,
});

const fieldsSchema = z.object({
  pictures: z.number().int(),
  /** Share of the known values that stand among the text read outside the machine-readable zone, by field. */
  found: z.record(z.string(), proportionSchema),
  /** Share of the known values that the document's description gives, by field; absent where descriptions are not measured. */
  described: z.record(z.string(), proportionSchema),
  /** Share of pictures whose type is told right. */
  typed: proportionSchema,
});

const tarSchema = z.record(z.string(), z.number());
const facesSchema = z.object({
  genuine: z.number().int(),
  impostor: z.number().int(),
  /** Pictures in which no face was found. Their pairs are in no other figure (ISO/IEC 19795-1). */
  failedToAcquire: z.number().int(),
  /** Over ten folds, each by the best threshold of the others. */
  accuracy: rate,
  eer: rate,
  /** Share of genuine pairs accepted at the threshold whose false match rate is the key; only rates the sample can show. */
  tarAtFar: tarSchema,
  failureToAcquire: proportionSchema,
  /** Errors at the thresholds of the product. */
  atThresholds: z.object({
    accept: z.number(),
    refuse: z.number(),
    /** Impostors accepted without an officer. */
    falseMatch: proportionSchema,
    /** Genuine pairs refused without an officer. */
    falseNonMatch: proportionSchema,
    /** Pairs that an officer sees. */
    review: proportionSchema,
  }),
  curve: z.array(z.object({ threshold: z.number(), fmr: z.number(), fnmr: z.number() })),
  groups: z.record(
    z.string(),
    z.object({ genuine: z.number().int(), impostor: z.number().int(), eer: rate, tarAtFar: tarSchema }),
  ),
});

const padSchema = z.object({
  live: z.number().int(),
  spoof: z.record(z.string(), z.number().int()),
  /** Share of live presentations that the threshold would not take as live. */
  bpcer: rate,
  /** Share of presentations of each attack type taken as live. */
  apcer: z.record(z.string(), z.number().nullable()),
  auc: rate,
  threshold: z.number(),
  rates: z.object({ bpcer: proportionSchema, apcer: z.record(z.string(), proportionSchema) }),
  /** Presentations without a usable face. They are in no rate. */
  noResponse: z.object({ live: z.number().int(), spoof: z.number().int() }),
});

const barcodesSchema = z.record(
  z.string(),
  z.object({
    pictures: z.number().int(),
    /** Read, with the content expected. */
    read: z.number().int(),
    /** Read with another content. */
    wrong: z.number().int(),
    rate: proportionSchema,
    medianMs: milliseconds,
  }),
);

/** Share of pictures with and without tampering on which a sign of it stands at a score, by attack. */
const attacksSchema = z.object({
  /** Share of untouched pictures that would be sent to an officer for a sign of tampering. */
  falseAlarm: proportionSchema,
  /** Share of pictures of each attack that are refused or sent to an officer, for whatever reason. */
  stopped: z.record(z.string(), proportionSchema),
});

/** How often signs of trouble show on pictures that nobody tampered with. */
const signsSchema = z.array(
  z.object({
    subject: z.enum(['document', 'selfie']),
    kind: z.string(),
    /** Pictures that cannot tell, for example because they had to be made smaller. They are in no rate. */
    notMeasured: z.number().int(),
    /** Share of pictures on which the sign is told. */
    told: proportionSchema,
    /** Share that is sent to an officer for it, or refused. */
    alarm: proportionSchema,
  }),
);

/** One folder's figures; a set that is not there is null: not measured. */
export const sectionsSchema = z.object({
  mrz: mrzSchema.nullable(),
  fields: fieldsSchema.nullable(),
  faces: facesSchema.nullable(),
  pad: padSchema.nullable(),
  barcodes: barcodesSchema.nullable(),
  attacks: attacksSchema.nullable(),
  signs: signsSchema.nullable(),
});
export type Sections = z.infer<typeof sectionsSchema>;

/** The accuracy card. Figures of real pictures stand at the top level, those of generated ones apart: never in one figure. */
export const cardSchema = sectionsSchema.extend({
  version: z.literal(1),
  date: z.string(),
  seed: z.number().int(),
  visionVersion: z.string(),
  modelIds: z.array(z.string()),
  machine: z.object({
    cores: z.number().int(),
    processor: z.string(),
    node: z.string(),
    threads: z.number().int(),
  }),
  generated: sectionsSchema.nullable(),
});
export type Card = z.infer<typeof cardSchema>;
