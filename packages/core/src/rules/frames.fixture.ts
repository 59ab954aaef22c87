import type { Frame, FramesComparison, FramesFindings } from '../findings.ts';
import { face, picture } from './evidence.fixture.ts';

export type FrameChange = Partial<Frame> & {
  readonly yaw?: number;
  /** Width of the face in pixels of 720. */
  readonly width?: number;
  /** Score of both crops; what is not live is flat, or mask. */
  readonly live?: number;
  readonly mask?: boolean;
  /** Degrees between this person's vector and the first one's. */
  readonly person?: number;
  /** How far the nose moves with a degree of yaw, in eye distances; a flat picture has about 0. */
  readonly depth?: number;
  /** How far both eyes are open; `wink` is the person's left one alone. */
  readonly lids?: number;
  readonly wink?: number;
};

/** The frame at this place of a series, ten a second. */
export function frame(index: number, change: FrameChange = {}): Frame {
  const { yaw = 0, width = 300, live = 0.95, mask = false, person = 0, depth = 0.0085, ...others } = change;
  const { lids = 0.25, wink = lids, ...rest } = others;
  const middle = 360;
  const eyes = width * 0.45;
  const main = face(width, {
    box: { x: middle - width / 2, y: 300, width, height: width * 1.25 },
    pose: { yaw, pitch: 0, roll: 0 },
    eyeDistance: eyes,
    landmarks: [
      { x: middle - eyes / 2, y: 420 },
      { x: middle + eyes / 2, y: 420 },
      { x: middle - yaw * depth * eyes, y: 470 },
      { x: middle - eyes / 2.5, y: 520 },
      { x: middle + eyes / 2.5, y: 520 },
    ],
    occlusion: null,
  });
  const angle = (person * Math.PI) / 180;
  const crop = { live, flat: mask ? 0 : 1 - live, mask: mask ? 1 - live : 0 };
  return {
    timestampMs: 1_000 + 100 * index,
    failure: null,
    picture: picture({ width: 720, height: 1280 }),
    digest: `frame ${index}`,
    change: index === 0 ? null : 2,
    faces: [main],
    template: { modelId: 'recogniser', vector: [Math.cos(angle), Math.sin(angle)], aligned: '' },
    liveness: {
      modelId: 'anti-spoof',
      score: live,
      crops: [
        { scale: 1.5, ...crop },
        { scale: 2.7, ...crop },
      ],
    },
    eyes: { modelId: 'eyes', left: lids, right: wink },
    toReference: { modelId: 'recogniser', cosine: Math.cos(angle), pixelCorrelation: 0.8 },
    ...rest,
  };
}

/** A frame in which there is nobody. */
export function emptyFrame(index: number): Frame {
  return { ...frame(index), faces: [], template: null, liveness: null, eyes: null, toReference: null };
}

export function framesFindings(frames: readonly Frame[]): FramesFindings {
  return {
    kind: 'frames',
    visionVersion: 'test',
    modelIds: ['detector', 'recogniser', 'anti-spoof'],
    frames: [...frames],
    reference: frames.length === 0 ? null : 0,
    timings: { stages: { decode: 1 }, inference: 1 },
  };
}

/** A series with one change a frame. */
export function series(...changes: readonly FrameChange[]): FramesFindings {
  return framesFindings(changes.map((change, index) => frame(index, change)));
}

/** A head that turns through these yaws. */
export function turning(...yaws: readonly number[]): FramesFindings {
  return series(...yaws.map((yaw) => ({ yaw })));
}

export function framesComparison(change: Partial<FramesComparison> = {}): FramesComparison {
  return {
    modelId: 'recogniser',
    frames: 4,
    yawGap: 1,
    medianCosine: 0.8,
    minimumCosine: 0.7,
    maximumPixelCorrelation: 0.6,
    maximumCosine: 0.85,
    ...change,
  };
}
