import type { FaceThresholds, LivenessThresholds } from '@aval/core/rules/model-thresholds';
import { z } from 'zod';

// How a replaceable model wants its pixels and says what it found. Plain data: it crosses to the threads.

const side = z.number().int().min(16).max(2048);
/** One number for all channels, or one for each in the order of `order`. */
const perChannel = z.union([z.number(), z.tuple([z.number(), z.number(), z.number()])]);
const nonZero = z.number().refine((value) => value !== 0, 'must not be 0');

/** The tensor: float32 [1, 3, height, width] of `(v - mean) / scale`, `v` from 0 to 255. */
export const modelInputSchema = z.strictObject({
  width: side,
  height: side,
  order: z.enum(['rgb', 'bgr']),
  mean: perChannel,
  scale: z.union([nonZero, z.tuple([nonZero, nonZero, nonZero])]),
});
export type ModelInput = z.infer<typeof modelInputSchema>;

/** Where the bytes are. `name` is what messages call the file. */
export const modelFileSchema = z.strictObject({
  name: z.string(),
  path: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'sha256 is 64 hexadecimal digits in lower case'),
});
export type ModelFile = z.infer<typeof modelFileSchema>;

const share = z.number().min(0).max(1);

/** Names of one tensor for each stride, in the order of the strides. */
const heads = z.array(z.string().min(1)).min(1).max(6);
const grid = {
  /** Sides of the cells that a level looks at, in pixels of the input; each divides both sides of it. */
  strides: z.array(z.number().int().min(2).max(256)).min(1).max(6),
  boxes: heads,
  /** Five points a face; null when the model gives none. The bundled landmarks are used then. */
  landmarks: heads.nullable(),
};

/**
 * `corners`: a tensor of scores [.., n, 2] (the second is the face's) and one of boxes [.., n, 4]: left, top, right, bottom as
 * shares of the picture.
 * `scrfd`: of every stride, for each cell row by row and each of its anchors, a score [.., n, 1] from 0 to 1, the distances of
 * the cell's corner to left, top, right and bottom [.., n, 4] and to five points [.., n, 10], all in strides.
 * `yunet`: of every stride, for each cell row by row, two scores [.., n, 1] whose geometric mean counts, the box [.., n, 4] (its
 * centre from the cell's corner in strides, the logarithms of its sides in strides) and five points [.., n, 10] in strides.
 */
export const detectorOutputSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('corners'), scores: z.string(), boxes: z.string() }),
  z.strictObject({
    kind: z.literal('scrfd'),
    ...grid,
    scores: heads,
    anchors: z.number().int().min(1).max(8),
  }),
  z.strictObject({ kind: z.literal('yunet'), ...grid, classes: heads, objects: heads }),
]);
export type DetectorOutput = z.infer<typeof detectorOutputSchema>;

export const detectorSchema = z
  .strictObject({
    input: modelInputSchema,
    /** `inside`: the picture keeps its shape, and what is left of the input is black. Absent: stretched over the input. */
    fit: z.enum(['stretch', 'inside']).optional(),
    output: detectorOutputSchema,
    minScore: share,
    /** Boxes that share more than this (intersection over union) are one face. */
    maxOverlap: share,
  })
  .superRefine(({ input, output }, context) => {
    if (output.kind === 'corners') return;
    const { strides, landmarks } = output;
    const named = output.kind === 'scrfd' ? { scores: output.scores } : pairOf(output);
    for (const [name, tensors] of Object.entries({ ...named, boxes: output.boxes, landmarks })) {
      if (tensors === null || tensors.length === strides.length) continue;
      const message = `${tensors.length} names for ${strides.length} strides`;
      context.addIssue({ code: 'custom', path: ['output', name], message });
    }
    for (const stride of strides) {
      if (input.width % stride === 0 && input.height % stride === 0) continue;
      const message = `width and height have to be multiples of the stride ${stride}`;
      context.addIssue({ code: 'custom', path: ['input'], message });
    }
  });

function pairOf({ classes, objects }: { readonly classes: string[]; readonly objects: string[] }) {
  return { classes, objects };
}
export type DetectorDescription = z.infer<typeof detectorSchema>;

const pointSchema = z.strictObject({ x: z.number(), y: z.number() });

export const recogniserSchema = z.strictObject({
  input: modelInputSchema,
  /** Adds the vector of the mirrored crop. */
  mirror: z.boolean(),
  /** `vector`: one tensor of `length` numbers; an empty name is the first output. */
  output: z.strictObject({
    kind: z.literal('vector'),
    name: z.string(),
    length: z.number().int().min(16).max(4096),
  }),
  /** Where eyes, nose and mouth corners stand in the input, left before right as seen, in its pixels. */
  alignment: z.array(pointSchema).length(5),
});
export type RecogniserDescription = z.infer<typeof recogniserSchema>;

export const antiSpoofClassSchema = z.enum(['live', 'flat', 'mask']);

export const antiSpoofSchema = z.strictObject({
  input: modelInputSchema,
  /** Widths of the crops around the face, in widths of its box; each is looked at on its own. */
  crops: z.array(z.number().min(1).max(4)).min(1).max(4),
  /**
   * `classes`: one tensor with a number for each of `classes`, in this order; those of one name add up. A model with `live` alone
   * gives its opposite as `flat`. `activation` is what makes probabilities of the numbers.
   */
  output: z.strictObject({
    kind: z.literal('classes'),
    name: z.string(),
    classes: z
      .array(antiSpoofClassSchema)
      .min(1)
      .max(8)
      .refine((classes) => classes.includes('live'), 'one of the classes must be live'),
    activation: z.enum(['softmax', 'sigmoid', 'none']),
  }),
});
export type AntiSpoofDescription = z.infer<typeof antiSpoofSchema>;

const verifySchema = z
  .strictObject({ accept: z.number().min(-1).max(1), review: z.number().min(-1).max(1) })
  .refine(({ accept, review }) => review <= accept, 'review must not be above accept');

export const recogniserThresholdsSchema = z.strictObject({
  verify: verifySchema,
  search: z.strictObject({ alert: z.number().min(-1).max(1) }).nullable(),
});
export type RecogniserThresholds = z.infer<typeof recogniserThresholdsSchema>;

export const antiSpoofThresholdsSchema = z.strictObject({ accept: share });

const own = { id: z.string(), file: modelFileSchema };

/** What stands in for bundled models; a role that is absent keeps its bundled model. Crosses to the threads. */
export const ownModelsSchema = z.strictObject({
  faceDetector: z.strictObject({ ...own, description: detectorSchema }).optional(),
  faceFeatures: z.strictObject({ ...own, description: recogniserSchema }).optional(),
  faceLiveness: z.strictObject({ ...own, description: antiSpoofSchema }).optional(),
});
export type OwnModels = z.infer<typeof ownModelsSchema>;

/** What a models file comes to: the models, and the figures that judge what they measure (absent: the bundled ones). */
export type ModelSet = {
  readonly own: OwnModels;
  readonly thresholds: { readonly face?: FaceThresholds; readonly liveness?: LivenessThresholds };
  /** Sentences for the operator, for example that a threshold was never measured by this product. */
  readonly warnings: readonly string[];
};

/** The bundled models alone. */
export const bundledOnly: ModelSet = { own: {}, thresholds: {}, warnings: [] };
