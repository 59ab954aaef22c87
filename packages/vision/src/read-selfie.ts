import type { PictureFailure, SelfieFindings } from '@aval/core/findings';
import { type Result, success } from '@aval/core/result';
import { findUprightFaces } from './faces/find-upright-faces.ts';
import { measureLiveness } from './faces/measure-liveness.ts';
import { measureOcclusion } from './faces/measure-occlusion.ts';
import type { Models } from './models/load-models.ts';
import { startStopwatch } from './models/stopwatch.ts';
import { decodePicture } from './picture/decode-picture.ts';
import { measureQuality } from './picture/measure-quality.ts';
import type { NativeGuard } from './pool/native-guard.ts';
import { measureSigns } from './signs/measure-signs.ts';
import { visionVersion } from './vision-version.ts';

const MAX_FACES = 8;

/**
 * Everything the eyes can say about a selfie: quality, faces, template and passive liveness of the largest face.
 * A picture on its side or head is set upright first. Coordinates are pixels of the upright
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

  const upright = await findUprightFaces(models, stopwatch, pixels, MAX_FACES);
  const { pyramid, rotation, embedded } = upright;
  stopwatch.lap('faces');
  const faces = [...upright.faces];
  const [largest] = faces;
  if (largest !== undefined && embedded !== null) {
    const occlusion = await measureOcclusion(models, stopwatch, pyramid, largest.landmarks, embedded);
    faces[0] = { ...largest, occlusion };
  }
  stopwatch.lap('occlusion');
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
    template: embedded?.template ?? null,
    liveness,
    timings: stopwatch.timings(),
  });
}
