import { openPortraits, type Portraits } from '@aval/specimens/portraits';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareFaces } from './faces/compare-faces.ts';
import { loadModels, type Models } from './models/load-models.ts';
import { modelsForTests, testCacheDir } from './models/models-for-tests.ts';
import { readSelfie } from './read-selfie.ts';

const cacheDir = testCacheDir(process.env['AVAL_CACHE_DIR']);
let models: Models;
let portraits: Portraits;

beforeAll(async () => {
  const loaded = await loadModels(await modelsForTests(cacheDir));
  if (!loaded.ok) throw new Error(loaded.error.message);
  models = loaded.value;
  const people = await openPortraits({ cacheDir, registry: 'https://registry.npmjs.org' });
  if (!people.ok) throw new Error(people.error);
  portraits = people.value;
}, 300_000);

async function read(bytes: Uint8Array) {
  const result = await readSelfie(models, bytes);
  const [face] = result.ok ? result.value.faces : [];
  if (!result.ok || face === undefined || result.value.template === null) throw new Error('no face');
  return { ...result.value, face, template: result.value.template };
}

const small = async (name: 'anna' | 'bruna') =>
  sharp(await portraits.selfie(name))
    .resize(600)
    .png()
    .toBuffer();

describe('a selfie', () => {
  it.each([90, 180, 270])(
    'turned by %i degrees is set upright and stays the same face',
    async (turn) => {
      const upright = await small('bruna');
      const straight = await read(upright);
      const turned = await read(await sharp(upright).rotate(turn).png().toBuffer());
      expect(straight.picture.rotation).toBe(0);
      expect((turned.picture.rotation + turn) % 360).toBe(0);
      const compared = compareFaces(straight.template, turned.template);
      expect(compared.ok && compared.value.cosine).toBeGreaterThan(0.99);
    },
    120_000,
  );

  it.each([-30, 30])(
    'with a head leaning by %i degrees keeps its yaw, and its roll is that angle',
    async (angle) => {
      const upright = await small('bruna');
      const straight = await read(upright);
      const leaning = await read(
        await sharp(upright).rotate(angle, { background: '#888888' }).png().toBuffer(),
      );
      expect(Math.abs(leaning.face.pose.roll - straight.face.pose.roll - angle)).toBeLessThan(5);
      expect(Math.abs(leaning.face.pose.yaw - straight.face.pose.yaw)).toBeLessThan(12);
    },
    120_000,
  );

  it('mirrored has the opposite yaw and roll', async () => {
    const upright = await small('bruna');
    const straight = await read(upright);
    const mirrored = await read(await sharp(upright).flop().png().toBuffer());
    expect(Math.abs(straight.face.pose.yaw)).toBeGreaterThan(8);
    expect(straight.face.pose.yaw + mirrored.face.pose.yaw).toBeCloseTo(0, -1);
    expect(Math.abs(straight.face.pose.roll + mirrored.face.pose.roll)).toBeLessThan(4);
    expect(Math.abs(straight.face.pose.pitch - mirrored.face.pose.pitch)).toBeLessThan(5);
    // The nose is nearer to the eye on the left of the picture when yaw is positive.
    const [left, right, nose] = straight.face.landmarks;
    const middle = ((left?.x ?? 0) + (right?.x ?? 0)) / 2;
    expect(Math.sign(middle - (nose?.x ?? 0))).toBe(Math.sign(straight.face.pose.yaw));
  }, 120_000);

  it.each([
    [2000, 1500],
    [1500, 2000],
  ])(
    'of %i x %i in which the face takes three hundredths of the width shows it',
    async (width, height) => {
      const selfie = await small('bruna');
      const { face } = await read(selfie);
      const scale = (0.031 * width) / face.box.width;
      const head = await sharp(selfie)
        .resize(Math.round(600 * scale))
        .png()
        .toBuffer();
      const scene = await sharp({ create: { width, height, channels: 3, background: '#989088' } })
        .composite([{ input: head, left: Math.round(width * 0.6), top: Math.round(height * 0.3) }])
        .jpeg()
        .toBuffer();
      const found = await read(scene);
      expect(found.face.box.width / width).toBeCloseTo(0.031, 2);
      expect(found.picture.rotation).toBe(0);
      expect(found.face.eyeDistance).toBeGreaterThan(10);
    },
    120_000,
  );

  it('tells a covered mouth and covered eyes from a free face', async () => {
    const selfie = await small('bruna');
    const { face } = await read(selfie);
    const [left, right, , mouthLeft, mouthRight] = face.landmarks;
    if (!left || !right || !mouthLeft || !mouthRight) throw new Error('landmarks are missing');
    const cover = async (x: number, y: number, share: number) => {
      const width = Math.round(face.box.width * 1.1);
      const height = Math.round(face.box.width * share);
      const bar = await sharp({ create: { width, height, channels: 3, background: '#c79a7d' } })
        .png()
        .toBuffer();
      const at = { left: Math.round(x - width / 2), top: Math.round(y - height / 2) };
      return read(
        await sharp(selfie)
          .composite([{ input: bar, ...at }])
          .png()
          .toBuffer(),
      );
    };
    const mouth = await cover((mouthLeft.x + mouthRight.x) / 2, (mouthLeft.y + mouthRight.y) / 2, 0.5);
    const eyes = await cover((left.x + right.x) / 2, (left.y + right.y) / 2, 0.4);
    expect(face.occlusion?.mouth).toBeLessThan(0.5);
    expect(face.occlusion?.eyes).toBeLessThan(0.5);
    expect(mouth.face.occlusion?.mouth).toBeGreaterThan(0.5);
    expect(eyes.face.occlusion?.eyes).toBeGreaterThan(0.5);
  }, 120_000);
});
