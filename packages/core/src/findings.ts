import { z } from 'zod';

/**
 * What the eyes report about one picture: measurements only, no opinion. `packages/vision` produces these
 * shapes, the rules in this package judge them, and they are stored (encrypted) beside the picture.
 * All coordinates are pixels of the upright picture, that is after `rotation` has been applied.
 */

export const pointSchema = z.object({ x: z.number(), y: z.number() });
export type Point = z.infer<typeof pointSchema>;

export const boxSchema = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
export type Box = z.infer<typeof boxSchema>;

export const pictureFormatSchema = z.enum(['jpeg', 'png', 'pdf']);
export type PictureFormat = z.infer<typeof pictureFormatSchema>;

/** The decoded picture. `width` and `height` are those of the upright picture in pixels. */
export const pictureSchema = z.object({
  format: pictureFormatSchema,
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  /** Clockwise degrees that were applied to what the file shows (after EXIF) to make it upright. */
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
});
export type Picture = z.infer<typeof pictureSchema>;

export const qualitySchema = z.object({
  /** Variance of the Laplacian of the grey picture scaled to 1000 px wide; low is blurred. */
  sharpness: z.number(),
  /** Mean grey level, 0 (black) to 255 (white). */
  brightness: z.number(),
  /** Share of burnt-out pixels, 0 to 1. */
  glareShare: z.number(),
  /** Mean distance from grey over the picture, 0 to 255; near 0 is a greyscale copy. */
  colourfulness: z.number(),
});
export type Quality = z.infer<typeof qualitySchema>;

/** The script a line is printed in, which decides who reads it. */
export const textScriptSchema = z.enum(['latin', 'cyrillic']);
export type TextScript = z.infer<typeof textScriptSchema>;

export const textWordSchema = z.object({
  text: z.string(),
  /** Mean character probability, 0 to 1. */
  confidence: z.number(),
  box: boxSchema,
});
export type TextWord = z.infer<typeof textWordSchema>;

export const textLineSchema = z.object({
  text: z.string(),
  /** Mean character probability, 0 to 1. */
  confidence: z.number(),
  box: boxSchema,
  script: textScriptSchema,
  /** In reading order; their texts joined by spaces are the line's. */
  words: z.array(textWordSchema),
});
export type TextLine = z.infer<typeof textLineSchema>;

/** Where a document lies in the picture. */
export const documentOutlineSchema = z.object({
  /** Clockwise from the document's own top left corner; a corner outside the picture has coordinates outside it. */
  corners: z.array(pointSchema).length(4),
  /** 0 to 1. */
  confidence: z.number(),
  /** Longer side over shorter, perspective undone: 1.586 is ID-1, 1.42 ID-3 and ID-2. */
  aspectRatio: z.number(),
});
export type DocumentOutline = z.infer<typeof documentOutlineSchema>;

export const barcodeFormatSchema = z.enum(['pdf417', 'qr', 'aztec', 'data-matrix', 'code-128', 'ean-13']);
export type BarcodeFormat = z.infer<typeof barcodeFormatSchema>;

export const barcodeSchema = z.object({
  format: barcodeFormatSchema,
  /** The content with its control characters, as text. */
  text: z.string(),
  /** The content's bytes, base64: text loses those of binary symbols. */
  bytes: z.string(),
  corners: z.array(pointSchema).length(4),
});
export type Barcode = z.infer<typeof barcodeSchema>;

/** What may be wrong with a picture, or tell of tampering. Those that only hint never refuse. */
export const signKindSchema = z.enum([
  'blur',
  'glare',
  'dark',
  'low-resolution',
  'cut-off',
  'covered-text',
  'greyscale-copy',
  'screenshot',
  'photo-of-screen',
  'edited-file',
  'double-compression',
  'error-level',
  'pasted-portrait',
  'specimen-mark',
  'not-a-document',
]);
export type SignKind = z.infer<typeof signKindSchema>;

/** One measurement of one defect: a number that grows with it, and what it was made from. The rules have the thresholds. */
export const signSchema = z.object({
  kind: signKindSchema,
  /** 0 (no trace) to 1 (certain). */
  score: z.number(),
  /** The raw numbers behind the score. */
  measures: z.record(z.string(), z.number()),
  /** Where in the picture, if it is anywhere in particular. */
  box: boxSchema.nullable(),
});
export type Sign = z.infer<typeof signSchema>;

/**
 * ICAO Doc 9303: parts 5 (TD1), 6 (TD2), 4 (TD3) and 7 (visas, MRV-A as wide as TD3 and MRV-B as TD2);
 * the French identity card of 1988 to 2021 has two lines of 36 characters in an order of its own.
 */
export const mrzFormatSchema = z.enum(['TD1', 'TD2', 'TD3', 'MRV-A', 'MRV-B', 'FRENCH_NATIONAL_ID']);
export type MrzFormat = z.infer<typeof mrzFormatSchema>;

export const mrzFieldsSchema = z.object({
  documentCode: z.string(),
  /** Issuing state as printed: ISO 3166-1 alpha-3 or an ICAO code (D, GBD, UNO, UTO). */
  issuingState: z.string(),
  surname: z.string(),
  givenNames: z.string(),
  documentNumber: z.string(),
  nationality: z.string(),
  /** ISO date; null where the printed characters are no date. */
  birthDate: z.string().nullable(),
  sex: z.enum(['M', 'F', 'X']).nullable(),
  expiryDate: z.string().nullable(),
  optionalData: z.string(),
});
export type MrzFields = z.infer<typeof mrzFieldsSchema>;

export const mrzReadingSchema = z.object({
  format: mrzFormatSchema,
  /** The lines as read, two of 44 or 36, or three of 30 characters, alphabet A-Z 0-9 <. */
  lines: z.array(z.string()),
  /** Lowest and mean character probability, 0 to 1, over all lines. */
  minConfidence: z.number(),
  meanConfidence: z.number(),
  checkDigits: z.array(
    z.object({
      field: z.enum(['documentNumber', 'birthDate', 'expiryDate', 'optionalData', 'composite']),
      expected: z.string(),
      found: z.string(),
      pass: z.boolean(),
    }),
  ),
  fields: mrzFieldsSchema,
  box: boxSchema,
});
export type MrzReading = z.infer<typeof mrzReadingSchema>;

/**
 * A face as numbers. Templates are comparable only within one `modelId`.
 * `vector` has unit length; `aligned` is the 112x112 grey face crop (base64), kept to notice the same photograph twice.
 */
export const faceTemplateSchema = z.object({
  modelId: z.string(),
  vector: z.array(z.number()),
  aligned: z.string(),
});
export type FaceTemplate = z.infer<typeof faceTemplateSchema>;

/**
 * How much of the face is hidden, each 0 (free) to 1 (hidden). Inferred from what the face models lose, not seen by a model
 * made for it: from .5 on a person should look; dark glasses are often missed and heavy beards may raise `mouth`.
 */
export const faceOcclusionSchema = z.object({ eyes: z.number(), mouth: z.number() });
export type FaceOcclusion = z.infer<typeof faceOcclusionSchema>;

export const faceSchema = z.object({
  box: boxSchema,
  score: z.number(),
  /** Eye centres, nose tip, mouth corners; left and right as seen in the picture. */
  landmarks: z.array(pointSchema).length(5),
  /**
   * Degrees. Yaw is negative when the nose points to the right side of the picture (the person's own left, if the picture is
   * not mirrored), pitch is positive with the chin up and about 0 in a portrait, roll is positive when the head leans
   * clockwise as seen.
   */
  pose: z.object({ yaw: z.number(), pitch: z.number(), roll: z.number() }),
  /** Laplacian variance and mean grey level of the face crop scaled to 112 px. */
  sharpness: z.number(),
  brightness: z.number(),
  /** Share of burnt-out pixels of the face crop, 0 to 1. */
  glareShare: z.number(),
  /** Pixels between the eye centres. */
  eyeDistance: z.number(),
  /** Null where it was not measured: only the main face of a picture is. */
  occlusion: faceOcclusionSchema.nullable(),
});
export type Face = z.infer<typeof faceSchema>;

/** How far the eyes are open: mean distance of the lids over the distance of the corners. Left and right as seen. */
export const eyesSchema = z.object({ modelId: z.string(), left: z.number(), right: z.number() });
export type Eyes = Readonly<z.infer<typeof eyesSchema>>;

/** Passive anti-spoofing: probabilities of the two crops and their mean. A signal, never a gate. */
export const livenessSchema = z.object({
  modelId: z.string(),
  /** Mean over both crops, 0 (presented) to 1 (live). */
  score: z.number(),
  crops: z.array(z.object({ scale: z.number(), live: z.number(), flat: z.number(), mask: z.number() })),
});
export type Liveness = z.infer<typeof livenessSchema>;

export const timingsSchema = z.object({
  /** Wall milliseconds per stage, in the order they ran. */
  stages: z.record(z.string(), z.number()),
  /** Wall milliseconds inside model runs alone, summed. */
  inference: z.number(),
});
export type Timings = z.infer<typeof timingsSchema>;

export const documentFindingsSchema = z.object({
  kind: z.literal('document'),
  /** Version of the reading code and models; stored findings of another version are read anew. */
  visionVersion: z.string(),
  modelIds: z.array(z.string()),
  picture: pictureSchema,
  /** Difference hash of the upright picture, 16 hexadecimal digits: nearly the same for the same picture saved anew. */
  pictureHash: z.string(),
  quality: qualitySchema,
  /** Each kind that applies once, with score 0 where there is no trace. `measured` 0 among the measures: the file cannot tell. */
  signs: z.array(signSchema),
  /** The document that was read first; more than one when the picture shows several. */
  outlines: z.array(documentOutlineSchema),
  text: z.array(textLineSchema),
  mrz: mrzReadingSchema.nullable(),
  barcodes: z.array(barcodeSchema),
  /** All faces, largest first. */
  faces: z.array(faceSchema),
  /** Template of the largest face, whatever its size; rules decide whether it is usable. */
  portrait: faceTemplateSchema.nullable(),
  timings: timingsSchema,
});
export type DocumentFindings = z.infer<typeof documentFindingsSchema>;

export const selfieFindingsSchema = z.object({
  kind: z.literal('selfie'),
  visionVersion: z.string(),
  modelIds: z.array(z.string()),
  picture: pictureSchema,
  quality: qualitySchema,
  signs: z.array(signSchema),
  faces: z.array(faceSchema),
  /** Of the largest face; null when there is none. */
  template: faceTemplateSchema.nullable(),
  liveness: livenessSchema.nullable(),
  timings: timingsSchema,
});
export type SelfieFindings = z.infer<typeof selfieFindingsSchema>;

/** Similarity of two faces of one model. */
export const faceComparisonSchema = z.object({
  modelId: z.string(),
  /** Cosine of the two vectors, -1 to 1. */
  cosine: z.number(),
  /** Normalised cross-correlation of the two aligned grey crops, -1 to 1; near 1 is the same photograph. */
  pixelCorrelation: z.number(),
});
export type FaceComparison = Readonly<z.infer<typeof faceComparisonSchema>>;

/** Why a file gives no findings. Each maps to one wire error of the upload call. */
export const pictureFailureSchema = z.enum([
  'empty-file',
  'file-too-big',
  'corrupted-file',
  'unsupported-file-format',
  'encrypted-file',
]);
export type PictureFailure = z.infer<typeof pictureFailureSchema>;

/** One picture of a short series taken by a camera. Null stands where a picture could not be decoded or shows no face. */
export const frameSchema = z.object({
  /** As the camera's side told it; nothing here checks it against a clock. */
  timestampMs: z.number(),
  failure: pictureFailureSchema.nullable(),
  picture: pictureSchema.nullable(),
  /** SHA-256 (hex) of the decoded pixels: equal for frames that are one picture. */
  digest: z.string().nullable(),
  /** Mean difference from the readable frame before, in grey levels at 64 x 64; null for the first. */
  change: z.number().nullable(),
  /** Largest first; occlusion is not measured. */
  faces: z.array(faceSchema),
  /** Of the largest face. */
  template: faceTemplateSchema.nullable(),
  liveness: livenessSchema.nullable(),
  /** Of the largest face; null where they were not measured, as in frames that were read before they were. */
  eyes: eyesSchema.nullable().default(null),
  /** Against the frame `reference`. */
  toReference: faceComparisonSchema.nullable(),
});
export type Frame = z.infer<typeof frameSchema>;

/** A series of frames, in the order they were given. Not one of `findingsSchema`: it belongs to no single picture. */
export const framesFindingsSchema = z.object({
  kind: z.literal('frames'),
  visionVersion: z.string(),
  modelIds: z.array(z.string()),
  frames: z.array(frameSchema),
  /** Index of the frame whose face looks most straight at the camera; null when no frame has a template. */
  reference: z.number().int().nonnegative().nullable(),
  timings: timingsSchema,
});
export type FramesFindings = z.infer<typeof framesFindingsSchema>;

/** A face known from elsewhere (selfie, portrait of the document) against the frames whose head is turned as it is. */
export const framesComparisonSchema = z.object({
  modelId: z.string(),
  /** Frames compared: those whose yaw differs least from the known face's, and little enough. */
  frames: z.number().int().nonnegative(),
  /** Least difference of yaw found, in degrees. */
  yawGap: z.number(),
  medianCosine: z.number(),
  minimumCosine: z.number(),
  /** Of all frames, whatever their pose. */
  maximumPixelCorrelation: z.number(),
  maximumCosine: z.number(),
});
export type FramesComparison = Readonly<z.infer<typeof framesComparisonSchema>>;

export const findingsSchema = z.discriminatedUnion('kind', [documentFindingsSchema, selfieFindingsSchema]);
export type Findings = z.infer<typeof findingsSchema>;
