import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { failure, type Result, success } from '@aval/core/result';
import { z } from 'zod';
import { arcfaceAlignment } from './arcface-alignment.ts';
import {
  antiSpoofSchema,
  antiSpoofThresholdsSchema,
  detectorSchema,
  type ModelFile,
  type ModelSet,
  modelFileSchema,
  recogniserSchema,
  recogniserThresholdsSchema,
} from './model-description.ts';
import { antiSpoofPresets, detectorPresets, recogniserPresets } from './presets.ts';

const partial = z.record(z.string(), z.unknown());
const named = {
  /** What templates and findings are marked with. */
  modelId: z.string().regex(/^[A-Za-z0-9._/@:-]{1,100}$/, 'letters, digits and . _ / @ : - are expected'),
  /** Absolute, or from where the models file is. */
  path: z.string().min(1),
  sha256: modelFileSchema.shape.sha256,
};

/** The file as written; what a preset says may be left out, and is checked once the two are one. */
const modelsFileSchema = z.strictObject({
  version: z.literal(1),
  faceDetector: z
    .strictObject({
      ...named,
      preset: z.enum(['fr_detect', 'scrfd', 'yunet']).optional(),
      input: partial.optional(),
      fit: z.string().optional(),
      output: partial.optional(),
      minScore: z.number().optional(),
      maxOverlap: z.number().optional(),
    })
    .optional(),
  faceRecogniser: z
    .strictObject({
      ...named,
      preset: z.enum(['fr_feature', 'arcface', 'auraface', 'sface']).optional(),
      input: partial.optional(),
      output: partial.optional(),
      mirror: z.boolean().optional(),
      alignment: z.union([z.literal('arcface'), z.array(z.unknown())]).optional(),
      thresholds: recogniserThresholdsSchema
        .extend({ search: recogniserThresholdsSchema.shape.search.default(null) })
        .optional(),
    })
    .optional(),
  antiSpoof: z
    .strictObject({
      ...named,
      preset: z.enum(['fr_liveness']).optional(),
      input: partial.optional(),
      output: partial.optional(),
      crops: z.array(z.unknown()).optional(),
      thresholds: antiSpoofThresholdsSchema,
    })
    .optional(),
});
type ModelsFile = z.infer<typeof modelsFileSchema>;

/**
 * The operator's models file, joined with the presets it names. The failure is one sentence with the file and every cause.
 * Whether the models themselves are there and fit is for `loadModels` to find out.
 */
export async function readModelsFile(path: string): Promise<Result<ModelSet, string>> {
  const refuse = (causes: readonly string[]) =>
    failure(`The models file ${path} cannot be used: ${causes.join('; ')}`);
  const text = await readFile(path, 'utf8').catch((error: unknown) => ({ error: reason(error) }));
  if (typeof text !== 'string') return refuse([text.error]);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return refuse([reason(error)]);
  }
  const parsed = modelsFileSchema.safeParse(json);
  if (!parsed.success) return refuse(causesOf(parsed.error));
  const { faceDetector, faceRecogniser, antiSpoof } = parsed.data;
  const folder = dirname(resolve(path));
  const detector = faceDetector === undefined ? nothing : joinDetector(faceDetector, folder);
  const recogniser = faceRecogniser === undefined ? nothing : joinRecogniser(faceRecogniser, folder);
  const liveness = antiSpoof === undefined ? nothing : joinAntiSpoof(antiSpoof, folder);
  const causes = [detector, recogniser, liveness].flatMap((part) => (part.ok ? [] : part.error));
  if (!detector.ok || !recogniser.ok || !liveness.ok) return refuse(causes);
  return success({
    own: { ...detector.value.own, ...recogniser.value.own, ...liveness.value.own },
    thresholds: { ...recogniser.value.thresholds, ...liveness.value.thresholds },
    warnings: recogniser.value.warnings,
  });
}

type Part = Result<ModelSet, string[]>;
const nothing = success({ own: {}, thresholds: {}, warnings: [] });

function joinDetector(given: NonNullable<ModelsFile['faceDetector']>, folder: string): Part {
  const { modelId: _id, path: _path, sha256: _sha256, preset, ...changes } = given;
  const joined = join(preset === undefined ? undefined : detectorPresets[preset], changes);
  const description = detectorSchema.safeParse(joined);
  if (!description.success) return failure(causesOf(description.error, 'faceDetector'));
  const own = identify(given, description.data, folder);
  return success({ ...nothing.value, own: { faceDetector: { ...own, description: description.data } } });
}

function joinRecogniser(given: NonNullable<ModelsFile['faceRecogniser']>, folder: string): Part {
  const { modelId, path: _path, sha256: _sha256, preset: name, thresholds, ...changes } = given;
  const preset = name === undefined ? undefined : recogniserPresets[name];
  const alignment = changes.alignment === 'arcface' ? { alignment: arcfaceAlignment } : {};
  const description = recogniserSchema.safeParse(join(preset?.description, { ...changes, ...alignment }));
  const limits = thresholds ?? preset?.thresholds ?? null;
  const causes = [
    ...(description.success ? [] : causesOf(description.error, 'faceRecogniser')),
    ...(limits === null
      ? [
          `faceRecogniser.thresholds: ${name === undefined ? 'needed' : `nobody published figures for ${name}`}: measure the model on pictures like yours and give verify.accept and verify.review`,
        ]
      : []),
  ];
  if (!description.success || limits === null) return failure(causes);
  const own = identify(given, description.data, folder);
  const { verify, search } = limits;
  return success({
    own: { faceFeatures: { ...own, description: description.data } },
    thresholds: { face: { modelId: own.id, verify, search, samePhotograph: verify.accept } },
    warnings:
      thresholds !== undefined || preset === undefined
        ? []
        : [
            `the thresholds of ${modelId} are the preset's (${preset.source}): measure the model on pictures like yours and give your own`,
          ],
  });
}

function joinAntiSpoof(given: NonNullable<ModelsFile['antiSpoof']>, folder: string): Part {
  const { modelId: _id, path: _path, sha256: _sha256, preset, thresholds, ...changes } = given;
  const joined = join(preset === undefined ? undefined : antiSpoofPresets[preset], changes);
  const description = antiSpoofSchema.safeParse(joined);
  if (!description.success) return failure(causesOf(description.error, 'antiSpoof'));
  const own = identify(given, description.data, folder);
  return success({
    ...nothing.value,
    own: { faceLiveness: { ...own, description: description.data } },
    thresholds: { liveness: { modelId: own.id, accept: thresholds.accept } },
  });
}

/** What the file says over what the preset says; `input` and `output` field by field. */
function join(
  preset: Readonly<Record<string, unknown>> | undefined,
  changes: Readonly<Record<string, unknown>>,
): unknown {
  const said = Object.entries(changes).filter(([, value]) => value !== undefined);
  const joined = said.map(([key, value]) => {
    const below = preset?.[key];
    const isRecord = key === 'input' || key === 'output';
    return [key, isRecord && isObject(below) && isObject(value) ? { ...below, ...value } : value] as const;
  });
  return { ...preset, ...Object.fromEntries(joined) };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/**
 * The id that results are marked with: the operator's name for the model, and a digest of its bytes and of all that is done to
 * pictures before it sees them. So that changed weights or another colour order under an old name are another model.
 */
function identify(
  { modelId, path, sha256 }: { readonly modelId: string; readonly path: string; readonly sha256: string },
  description: object,
  folder: string,
): { readonly id: string; readonly file: ModelFile } {
  const digest = createHash('sha256').update(JSON.stringify({ sha256, description })).digest('hex');
  const file = { name: basename(path), path: resolve(folder, path), sha256 };
  return { id: `${modelId}+${digest.slice(0, 12)}`, file };
}

function causesOf(error: z.ZodError, within?: string): string[] {
  return error.issues.map((issue) => {
    const at = [...(within === undefined ? [] : [within]), ...issue.path].join('.');
    return at === '' ? issue.message : `${at}: ${issue.message}`;
  });
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : 'not readable';
}
