import { thresholds } from '@aval/core/rules/thresholds';
import { arcfaceAlignment } from './arcface-alignment.ts';
import { bundledAntiSpoof, bundledDetector, bundledRecogniser } from './face-descriptions.ts';
import type {
  AntiSpoofDescription,
  DetectorDescription,
  RecogniserDescription,
  RecogniserThresholds,
} from './model-description.ts';

export type RecogniserPreset = {
  readonly description: RecogniserDescription;
  /** Figures that somebody measured with this very preparation; null: the operator has to give theirs. */
  readonly thresholds: RecogniserThresholds | null;
  /** Whose figures they are, for the operator's log. */
  readonly source: string;
};

const arcface: RecogniserPreset = {
  description: {
    input: { width: 112, height: 112, order: 'rgb', mean: 127.5, scale: 127.5 },
    mirror: true,
    output: { kind: 'vector', name: '', length: 512 },
    alignment: arcfaceAlignment,
  },
  thresholds: null,
  source: '',
};

/** Recognisers whose preparation is known. */
export const recogniserPresets: Readonly<
  Record<'fr_feature' | 'arcface' | 'auraface' | 'sface', RecogniserPreset>
> = {
  /** The bundled one's preparation and figures, for a file of that kind. */
  fr_feature: {
    description: bundledRecogniser,
    thresholds: {
      verify: { accept: thresholds.face.accept, review: thresholds.face.refuse },
      search: thresholds.search,
    },
    source: 'measured with the bundled file only',
  },
  /** InsightFace's ArcFace exports (most weights are for non-commercial use). */
  arcface,
  /** AuraFace-v1 `glintr100.onnx`, Apache-2.0, prepared like ArcFace. */
  auraface: arcface,
  /**
   * OpenCV's SFace. The library publishes one cosine, .363, above which two faces are one person's; there is no figure for a band in
   * which a person looks, nor for searching.
   */
  sface: {
    description: {
      input: { width: 112, height: 112, order: 'rgb', mean: 0, scale: 1 },
      mirror: false,
      output: { kind: 'vector', name: '', length: 128 },
      alignment: arcfaceAlignment,
    },
    thresholds: { verify: { accept: 0.363, review: 0.363 }, search: null },
    source: 'published by OpenCV for its own test, not measured by this product',
  },
};

const named = (name: string) => [8, 16, 32].map((stride) => `${name}_${stride}`);

/** Detectors whose preparation and outputs are known. */
export const detectorPresets: Readonly<Record<'fr_detect' | 'scrfd' | 'yunet', DetectorDescription>> = {
  /** The bundled one and its kin (UltraFace): scores and decoded corners. */
  fr_detect: bundledDetector,
  /** InsightFace's SCRFD with landmarks (most weights are for non-commercial use); figures of its own example. */
  scrfd: {
    input: { width: 640, height: 640, order: 'rgb', mean: 127.5, scale: 128 },
    fit: 'inside',
    output: {
      kind: 'scrfd',
      strides: [8, 16, 32],
      anchors: 2,
      scores: named('score'),
      boxes: named('bbox'),
      landmarks: named('kps'),
    },
    minScore: 0.5,
    maxOverlap: 0.4,
  },
  /** OpenCV's YuNet as of 2023, MIT; figures of its own example, but for the score. */
  yunet: {
    input: { width: 640, height: 640, order: 'bgr', mean: 0, scale: 1 },
    fit: 'inside',
    output: {
      kind: 'yunet',
      strides: [8, 16, 32],
      classes: named('cls'),
      objects: named('obj'),
      boxes: named('bbox'),
      landmarks: named('kps'),
    },
    minScore: 0.6,
    maxOverlap: 0.3,
  },
};

export const antiSpoofPresets: Readonly<Record<'fr_liveness', AntiSpoofDescription>> = {
  fr_liveness: bundledAntiSpoof,
};
