import { arcfaceAlignment } from './arcface-alignment.ts';
import type {
  AntiSpoofDescription,
  DetectorDescription,
  RecogniserDescription,
} from './model-description.ts';

/** How the bundled face models want their pixels. */

/** fr_detect: the picture stretched; boxes come decoded, no priors. */
export const bundledDetector: DetectorDescription = {
  input: { width: 320, height: 240, order: 'rgb', mean: 127, scale: 128 },
  output: { kind: 'corners', scores: 'scores', boxes: 'boxes' },
  minScore: 0.5,
  maxOverlap: 0.4,
};

/** fr_feature: trained on BGR. */
export const bundledRecogniser: RecogniserDescription = {
  input: { width: 112, height: 112, order: 'bgr', mean: 127.5, scale: 128 },
  mirror: true,
  output: { kind: 'vector', name: 'output', length: 512 },
  alignment: arcfaceAlignment,
};

/** fr_liveness: BGR as it is; RGB rejects real faces, and values from 0 to 1 make its answer constant. */
export const bundledAntiSpoof: AntiSpoofDescription = {
  input: { width: 128, height: 128, order: 'bgr', mean: 0, scale: 1 },
  crops: [1.5, 2.7],
  output: { kind: 'classes', name: '', classes: ['live', 'flat', 'mask'], activation: 'softmax' },
};
