import type { Frame, FramesFindings } from '@aval/core/findings';
import { describe, expect, it } from 'vitest';
import { compareFrames } from './compare-frames.ts';

const pose = (yaw: number) => ({ yaw, pitch: 0, roll: 0 });
const grey = (...values: number[]) => Buffer.from(values).toString('base64');
const template = (degrees: number, modelId = 'm@1') => ({
  modelId,
  vector: [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)],
  aligned: grey(10, 20, 30, 200),
});

function frame(yaw: number, degrees: number, modelId?: string): Frame {
  return {
    timestampMs: 0,
    failure: null,
    picture: null,
    digest: null,
    change: null,
    faces: [
      {
        box: { x: 0, y: 0, width: 100, height: 120 },
        score: 1,
        landmarks: [],
        pose: pose(yaw),
        sharpness: 1,
        brightness: 1,
        glareShare: 0,
        eyeDistance: 40,
        occlusion: null,
      },
    ],
    template: template(degrees, modelId),
    liveness: null,
    eyes: null,
    toReference: null,
  };
}

function findings(...frames: Frame[]): FramesFindings {
  const timings = { stages: {}, inference: 0 };
  return { kind: 'frames', visionVersion: 'test', modelIds: [], frames, reference: null, timings };
}

describe('comparing a known face with frames', () => {
  const known = { template: template(0), pose: pose(0) };

  it('takes the cosines of frames whose head is turned alike', () => {
    const result = compareFrames(known, findings(frame(5, 60), frame(-20, 0), frame(40, 90), frame(26, 90)));
    expect(result).toMatchObject({ ok: true, value: { modelId: 'm@1', frames: 2, yawGap: 5 } });
    expect(result.ok && result.value.minimumCosine).toBeCloseTo(0.5, 9);
    expect(result.ok && result.value.medianCosine).toBeCloseTo(0.5, 9);
    expect(result.ok && result.value.maximumCosine).toBeCloseTo(1, 9);
    expect(result.ok && result.value.maximumPixelCorrelation).toBeCloseTo(1, 9);
  });

  it('says that it compared none where no head is turned alike', () => {
    const result = compareFrames(known, findings(frame(60, 0)));
    expect(result).toMatchObject({ ok: true, value: { frames: 0, yawGap: 60, medianCosine: 0 } });
  });

  it('refuses a frame of another model', () => {
    const result = compareFrames(known, findings(frame(0, 0), frame(0, 0, 'm@2')));
    expect(result).toEqual({ ok: false, error: 'different-models' });
  });
});
