import type { PictureFailure, SelfieFindings } from '@aval/core/findings';
import { type Result, success } from '@aval/core/result';
import { describeFace } from './faces/describe-face.ts';
import { detectFaces } from './faces/detect-faces.ts';
import { embedFace } from './faces/embed-face.ts';
import { measureLiveness } from './faces/measure-liveness.ts';
import type { Models } from './models/load-models.ts';
import { startStopwatch } from './models/stopwatch.ts';
import { decodePicture } from './picture/decode-picture.ts';
import { measureQuality } from './picture/measure-quality.ts';
import { buildPyramid, type Pyramid } from './picture/pyramid.ts';
import { type QuarterTurn, rotatePixels } from './picture/rotate-pixels.ts';
import type { NativeGuard } from './pool/native-guard.ts';
import { measureSigns } from './signs/measure-signs.ts';
import { visionVersion } from './vision-version.ts';

const TURNS: readonly QuarterTurn[] = [0, 90, 270, 180];
const MAX_FACES = 8;

/**
 * Everything the eyes can say about a selfie: quality, faces, template and passive liveness of the largest face.
 * Turned pictures are tried when the picture as it came shows no face. Coordinates are pixels of the upright
 * working copy (longer side at most 2400).
 */
export async function readSelfie(
  models: Models,
  bytes: Uint8Array,
  options: { readonly declaredMime?: string; readonly guard?: NativeGuard } = {},
): Promise<Result<SelfieFindings, PictureFailure>> {
  const stopwatch = startStopwatch(options.guard);
  const decoded = await decodePicture(bytes, options);
  if (!decoded.ok) return decoded;
  const { pixels, format } = decoded.value;
  stopwatch.lap('decode');

  let rotation: QuarterTurn = 0;
  let pyramid: Pyramid = buildPyramid(pixels);
  let found = await detectFaces(models.faceDetector, stopwatch, pyramid, { tiles: false });
  for (const turn of found.length === 0 ? TURNS.slice(1) : []) {
    const turned = buildPyramid(rotatePixels(pixels, turn));
    const faces = await detectFaces(models.faceDetector, stopwatch, turned, { tiles: false });
    if ((faces[0]?.score ?? 0) > (found[0]?.score ?? 0)) {
      rotation = turn;
      pyramid = turned;
      found = faces;
    }
  }
  found.sort((one, other) => other.box.width * other.box.height - one.box.width * one.box.height);
  const faces = [];
  for (const face of found.slice(0, MAX_FACES)) {
    faces.push(await describeFace(models, stopwatch, pyramid, face));
  }
  stopwatch.lap('faces');
  const [largest] = faces;
  const template =
    largest === undefined
      ? null
      : await embedFace(models.faceFeatures, stopwatch, pyramid, largest.landmarks);
  stopwatch.lap('template');
  const liveness =
    largest === undefined
      ? null
      : await measureLiveness(models.faceLiveness, stopwatch, pyramid, largest.box);
  stopwatch.lap('liveness');
  const quality = await measureQuality(pyramid.base);
  stopwatch.lap('quality');
  const signs = await measureSigns('selfie', {
    bytes,
    format,
    pixels: pyramid.base,
    originalWidth: decoded.value.originalWidth,
    originalHeight: decoded.value.originalHeight,
    quality,
    outlines: [],
    text: [],
    mrz: null,
    faces: faces.map(({ box }) => box),
  });
  stopwatch.lap('signs');

  const { width, height } = pyramid.base;
  const used = [
    models.faceDetector,
    models.faceLandmarks,
    models.facePose,
    models.faceFeatures,
    models.faceLiveness,
  ];
  return success({
    kind: 'selfie',
    visionVersion,
    modelIds: used.map(({ id }) => id),
    picture: { format, width, height, rotation },
    quality,
    signs,
    faces,
    template,
    liveness,
    timings: stopwatch.timings(),
  });
}
