import { modelCatalogue } from '../models/model-catalogue.ts';

/**
 * What was found out about the bundled face models by measuring and is not part of a description: models that no operator
 * replaces (landmarks, pose), and what holds for one model's numbers alone. How the replaceable ones are fed stands in
 * `models/face-descriptions.ts`.
 */
export const faceModelConstants = {
  faceDetector: {
    /** Share of the width of what it looks at below which it misses faces (measured: finds 39 of 50 at 4 %, 49 of 50 at 7 %). */
    smallShare: 0.07,
  },
  /** Grey over 256; 68 points relative to the box. */
  faceLandmarks: { side: 64, scale: 256 },
  facePose: {
    side: 224,
    /** RGB from 0 to 1, mean and deviation of ImageNet. */
    mean: [0.485, 0.456, 0.406],
    deviation: [0.229, 0.224, 0.225],
    /** The box is made larger by this share of itself on each side. */
    margin: 0.25,
    /**
     * 66 bins of 3 degrees. The middle of the first is -97.5: with the usual -99, the yaw of a picture and of its mirror
     * image add up to -3 instead of 0 (median of 66 pictures; -0.04 with -97.5).
     */
    binWidth: 3,
    firstBin: -97.5,
    /** What the model says of ordinary portraits that look into the camera (median of 66 pictures: -9.6). */
    pitchAtRest: -9.5,
  },
  faceFeatures: {
    /** The model the rest is about. */
    id: modelCatalogue.faceFeatures.id,
    /**
     * Length of the raw vector that no face lying on its side or head reached (71 pictures turned three ways: at most 3.37; upright
     * ones: median 3.96). A longer one needs no look at the turned picture.
     */
    uprightLength: 3.4,
    /** Cosine of a template with that of the same face painted over: what free and covered eyes and mouths give. */
    free: { eyes: 0.5, mouth: 0.65 },
    covered: { eyes: 0.9, mouth: 0.9 },
  },
} as const;
