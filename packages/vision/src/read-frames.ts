import { createHash } from 'node:crypto';
import type { Box, Frame, FramesFindings } from '@aval/core/findings';
import { failure, type Result, success } from '@aval/core/result';
import { boxPatch } from './faces/box-patch.ts';
import { compareFaces } from './faces/compare-faces.ts';
import { describeFaces } from './faces/describe-faces.ts';
import { findUprightFaces, type UprightFaces } from './faces/find-upright-faces.ts';
import { measureEyes } from './faces/measure-eyes.ts';
import { measureLiveness } from './faces/measure-liveness.ts';
import { patchGrey } from './faces/patch-tensor.ts';
import { frameLimits } from './frame-limits.ts';
import type { Models } from './models/load-models.ts';
import { type Stopwatch, startStopwatch } from './models/stopwatch.ts';
import { decodePicture } from './picture/decode-picture.ts';
import { buildPyramid, type Pyramid } from './picture/pyramid.ts';
import { type QuarterTurn, rotatePixels } from './picture/rotate-pixels.ts';
import { samplePatch } from './picture/sample-patch.ts';
import { sniffFormat } from './picture/sniff-format.ts';
import type { NativeGuard } from './pool/native-guard.ts';
import { visionVersion } from './vision-version.ts';

/** One picture of the series: JPEG or PNG, with the camera side's time of it. */
export type CameraFrame = { readonly bytes: Uint8Array; readonly timestampMs: number };

/** Why a series is not looked at at all; single frames that cannot be decoded stand in the findings instead. */
export type FramesFailure = 'no-frames' | 'too-many-frames' | 'frames-too-big' | 'bad-timestamp';

const THUMB_SIDE = 64;
/** Width, as a share of the picture's, from which on a face may be a part of one: described in core's thresholds. */
const WHOLE_FACE = 0.8;

/** Share of the widest opening from which on eyes count as open where a frame is chosen to stand for all. */
const OPEN_EYES = 0.85;

type Found = Pick<UprightFaces, 'faces' | 'embedded' | 'pyramid'>;
type Seen = { readonly frame: Frame; readonly thumb: Float32Array | null };

/**
 * Everything the eyes can say about a series of frames from one camera, within `frameLimits`: faces, template and passive
 * liveness and lids of each, how each differs from the one before and from the most frontal one. Frames are decoded one at a time;
 * all are turned as the first with a face has to be.
 */
export async function readFrames(
  models: Models,
  series: readonly CameraFrame[],
  options: { readonly guard?: NativeGuard } = {},
): Promise<Result<FramesFindings, FramesFailure>> {
  const refusal = refuseSeries(series);
  if (refusal !== null) return failure(refusal);
  const stopwatch = startStopwatch(options.guard);
  const frames: Frame[] = [];
  let rotation: QuarterTurn | null = null;
  let thumb: Float32Array | null = null;
  for (const camera of series) {
    const seen = await readFrame(models, stopwatch, camera, rotation, thumb);
    frames.push(seen.frame);
    thumb = seen.thumb ?? thumb;
    if (seen.frame.template !== null) rotation ??= seen.frame.picture?.rotation ?? null;
  }
  const reference = mostFrontal(frames);
  const known = reference === null ? null : (frames[reference]?.template ?? null);
  const compared = frames.map((frame): Frame => {
    if (known === null || frame.template === null) return frame;
    const comparison = compareFaces(known, frame.template);
    return comparison.ok ? { ...frame, toReference: comparison.value } : frame;
  });
  stopwatch.lap('comparison');
  const used = [
    models.faceDetector,
    models.faceLandmarks,
    models.facePose,
    models.faceFeatures,
    models.faceLiveness,
    models.eyeOutline,
  ];
  return success({
    kind: 'frames',
    visionVersion,
    modelIds: used.map(({ id }) => id),
    frames: compared,
    reference,
    timings: stopwatch.timings(),
  });
}

function refuseSeries(series: readonly CameraFrame[]): FramesFailure | null {
  if (series.length === 0) return 'no-frames';
  if (series.length > frameLimits.count) return 'too-many-frames';
  const sizes = series.map(({ bytes }) => bytes.length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total > frameLimits.totalBytes || Math.max(...sizes) > frameLimits.frameBytes) return 'frames-too-big';
  return series.every(({ timestampMs }) => Number.isFinite(timestampMs)) ? null : 'bad-timestamp';
}

async function readFrame(
  models: Models,
  stopwatch: Stopwatch,
  { bytes, timestampMs }: CameraFrame,
  rotation: QuarterTurn | null,
  before: Float32Array | null,
): Promise<Seen> {
  // No camera answers with a document to be drawn.
  const decoded =
    sniffFormat(bytes) === 'pdf'
      ? failure('unsupported-file-format' as const)
      : await decodePicture(bytes, { workingSide: frameLimits.workingSide, pixels: frameLimits.pixels });
  stopwatch.lap('decode');
  if (!decoded.ok) return { frame: unreadable(timestampMs, decoded.error), thumb: null };
  const { pixels, format } = decoded.value;
  const found =
    rotation === null
      ? await findUprightFaces(models, stopwatch, pixels, frameLimits.faces)
      : await facesOf(models, stopwatch, buildPyramid(rotatePixels(pixels, rotation)), rotation);
  stopwatch.lap('faces');
  const [face] = found.faces;
  const liveness =
    face === undefined
      ? null
      : await measureLiveness(models.faceLiveness, stopwatch, found.pyramid, face.box);
  stopwatch.lap('liveness');
  const eyes =
    face === undefined
      ? null
      : await measureEyes(models.eyeOutline, stopwatch, found.pyramid, face.landmarks);
  stopwatch.lap('eyes');
  const { base } = found.pyramid;
  const thumb = thumbOf(found.pyramid);
  const frame: Frame = {
    timestampMs,
    failure: null,
    picture: { format, width: base.width, height: base.height, rotation: found.rotation },
    digest: createHash('sha256').update(`${base.width} ${base.height} `).update(base.data).digest('hex'),
    change: before === null ? null : meanDifference(before, thumb),
    faces: [...found.faces],
    template: found.embedded?.template ?? null,
    liveness,
    eyes,
    toReference: null,
  };
  return { frame, thumb };
}

async function facesOf(
  models: Models,
  stopwatch: Stopwatch,
  pyramid: Pyramid,
  rotation: QuarterTurn,
): Promise<Found & { readonly rotation: QuarterTurn }> {
  const options = { tiles: false, limit: frameLimits.faces, occlusion: false };
  return { ...(await describeFaces(models, stopwatch, pyramid, options)), pyramid, rotation };
}

function unreadable(timestampMs: number, why: Frame['failure']): Frame {
  return {
    timestampMs,
    failure: why,
    picture: null,
    digest: null,
    change: null,
    faces: [],
    template: null,
    liveness: null,
    eyes: null,
    toReference: null,
  };
}

function thumbOf(pyramid: Pyramid): Float32Array {
  const { width, height } = pyramid.base;
  const map = boxPatch({ x: 0, y: 0, width, height }, THUMB_SIDE, THUMB_SIDE);
  return patchGrey(samplePatch(pyramid, map, THUMB_SIDE, THUMB_SIDE));
}

/** Detections end where the picture does: a face that goes on beyond it touches its edge, or nearly fills it. */
function isCut({ x, y, width, height }: Box, picture: { readonly width: number; readonly height: number }) {
  const free = Math.min(x, y, picture.width - x - width, picture.height - y - height);
  return free < 1 || width >= WHOLE_FACE * picture.width;
}

function meanDifference(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, value, at) => sum + Math.abs(value - (other[at] ?? 0)), 0) / one.length;
}

/**
 * The frame with a template whose head is turned least; before it go those that show a whole face, and that one alone, and those whose
 * eyes are as open as they ever are.
 */
function mostFrontal(frames: readonly Frame[]): number | null {
  const widest = Math.max(0, ...frames.map(opennessOf));
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  frames.forEach((frame, index) => {
    const { template, picture, faces } = frame;
    const [face, ...others] = faces;
    if (template === null || picture === null || face === undefined) return;
    const aside = (isCut(face.box, picture) ? 720 : 0) + (others.length > 0 ? 360 : 0);
    const lidded = opennessOf(frame) < OPEN_EYES * widest ? 180 : 0;
    const turned = Math.hypot(face.pose.yaw, face.pose.pitch) + aside + lidded;
    if (turned >= least) return;
    best = index;
    least = turned;
  });
  return best;
}

function opennessOf({ eyes }: Frame): number {
  return eyes === null ? 0 : (eyes.left + eyes.right) / 2;
}
