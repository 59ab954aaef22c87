import { failure } from '@aval/core/result';
import type { PictureExaminer } from './ports.ts';

/** Shortest and longest side that a picture may have, in pixels. */
export type PictureSides = { readonly least: number; readonly most: number };

/** The same eyes, which take no upload outside the sides that the operator set. Pages of a PDF have no pixels, so they are taken. */
export function limitPictureSides(
  examiner: PictureExaminer,
  sides: PictureSides | undefined,
): PictureExaminer {
  if (sides === undefined) return examiner;
  return {
    version: examiner.version,
    faceModelIds: examiner.faceModelIds,
    modelThresholds: examiner.modelThresholds,
    readDocument: examiner.readDocument,
    readSelfie: examiner.readSelfie,
    inspectPicture: async (bytes, options) => {
      const inspected = await examiner.inspectPicture(bytes, options);
      if (!inspected.ok || inspected.value.picture.format === 'pdf') return inspected;
      const { originalWidth, originalHeight } = inspected.value;
      const fits =
        Math.min(originalWidth, originalHeight) >= sides.least &&
        Math.max(originalWidth, originalHeight) <= sides.most;
      return fits ? inspected : failure('incorrect-file-size' as const);
    },
  };
}
