import { thresholds } from './thresholds.ts';

/** The figures of one face recogniser; they mean nothing for the cosines of another. */
export type FaceThresholds = {
  /** The only model whose comparisons they judge. */
  readonly modelId: string;
  /** Cosine at and above which two faces are one person's, and below which they are not; an officer decides between. */
  readonly verify: { readonly accept: number; readonly review: number };
  /** Cosine at and above which a stored face is shown to an officer as a repeat; null: this model may not search. */
  readonly search: { readonly alert: number } | null;
  /** Cosine from which two crops with the same pixels are taken for the same photograph. */
  readonly samePhotograph: number;
};

/** The figures of one anti-spoof model. */
export type LivenessThresholds = {
  readonly modelId: string;
  /** Score at and above which nothing points at a recapture, 0 to 1. */
  readonly accept: number;
};

/** The figures that change with the models; all others are in `thresholds`. */
export type ModelThresholds = { readonly face: FaceThresholds; readonly liveness: LivenessThresholds };

/** The figures that judge faces of `modelId`; null when those given are another model's: nothing can be said then. */
export function faceThresholdsFor(
  given: ModelThresholds | undefined,
  modelId: string,
): FaceThresholds | null {
  if (given !== undefined) return given.face.modelId === modelId ? given.face : null;
  const { accept, refuse } = thresholds.face;
  return {
    modelId,
    verify: { accept, review: refuse },
    search: { alert: thresholds.search.alert },
    samePhotograph: thresholds.samePhotograph.minimumCosine,
  };
}

/** The same for a liveness score. */
export function livenessThresholdsFor(
  given: ModelThresholds | undefined,
  modelId: string,
): LivenessThresholds | null {
  if (given !== undefined) return given.liveness.modelId === modelId ? given.liveness : null;
  return { modelId, accept: thresholds.liveness.accept };
}
