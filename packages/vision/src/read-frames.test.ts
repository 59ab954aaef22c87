import { challengeComplaints } from '@aval/core/rules/challenge-complaints';
import { judgeChallenge } from '@aval/core/rules/judge-challenge';
import { judgeLiveness } from '@aval/core/rules/judge-liveness';
import { thresholds } from '@aval/core/rules/thresholds';
import { makeFaceFilm, movements } from '@aval/specimens/face-film';
import { openPortraits, type Portraits } from '@aval/specimens/portraits';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareFrames } from './faces/compare-frames.ts';
import { frameLimits } from './frame-limits.ts';
import { loadModels, type Models } from './models/load-models.ts';
import { modelsForTests, testCacheDir } from './models/models-for-tests.ts';
import { readFrames } from './read-frames.ts';
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

const atTenASecond = (pictures: readonly Uint8Array[]) =>
  pictures.map((bytes, index) => ({ bytes, timestampMs: 100 * index }));

async function read(pictures: readonly Uint8Array[]) {
  const result = await readFrames(models, atTenASecond(pictures));
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

async function selfieFacts(bytes: Uint8Array) {
  const result = await readSelfie(models, bytes);
  const [face] = result.ok ? result.value.faces : [];
  if (!result.ok || face === undefined || result.value.template === null) throw new Error('no face');
  return { findings: result.value, pose: face.pose, template: result.value.template };
}

/** The middle of a picture, this share of its sides, as a camera sees it that comes closer. */
async function closeUp(picture: Uint8Array, share: number): Promise<Buffer> {
  const { width, height } = await sharp(picture).metadata();
  const size = { width: Math.round(width * share), height: Math.round(height * share) };
  const left = Math.round((width - size.width) / 2);
  const top = Math.round(((height - size.height) / 2) * 0.8);
  const middle = await sharp(picture)
    .extract({ ...size, left, top })
    .toBuffer();
  return sharp(middle).resize(480, 640, { fit: 'fill' }).jpeg({ quality: 90 }).toBuffer();
}

/** A flat picture turned about its upright middle axis by some degrees, as a pinhole camera sees it. */
async function tilted(picture: Uint8Array, degrees: number): Promise<Buffer> {
  const { data, info } = await sharp(picture)
    .resize(480, 640)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const angle = (degrees * Math.PI) / 180;
  const focal = 1.6 * width;
  const out = Buffer.alloc(width * height * 3, 128);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const u = (x - width / 2) / focal;
      const along = (u * focal) / (Math.cos(angle) + u * Math.sin(angle));
      const depth = focal - along * Math.sin(angle);
      const fromX = Math.round(along + width / 2);
      const fromY = Math.round(((y - height / 2) / focal) * depth + height / 2);
      if (depth <= 0 || fromX < 0 || fromY < 0 || fromX >= width || fromY >= height) continue;
      data.copy(out, (y * width + x) * 3, (fromY * width + fromX) * 3, (fromY * width + fromX) * 3 + 3);
    }
  }
  return sharp(out, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 90 })
    .toBuffer();
}

describe('a series of frames', () => {
  it('that comes closer is measured, judged and told from another person and from the portrait', async () => {
    const selfie = await portraits.selfie('bruna');
    const shares = [1, 0.97, 0.91, 0.84, 0.77, 0.7, 0.65];
    const findings = await read(await Promise.all(shares.map((share) => closeUp(selfie, share))));
    expect(findings.frames.every(({ template, liveness }) => template !== null && liveness !== null)).toBe(
      true,
    );
    expect(findings.frames[0]?.change).toBeNull();
    expect(findings.frames[1]?.change).toBeGreaterThan(0);
    expect(findings.reference).not.toBeNull();
    const challenge = { kind: 'come-closer', issuedAtMs: 0, windowMs: 1_000 } as const;
    expect(judgeChallenge(challenge, findings)).toMatchObject({ answer: 'GREEN' });
    expect(judgeChallenge({ ...challenge, kind: 'turn-left' }, findings)).toMatchObject({ answer: 'RED' });

    const own = compareFrames(await selfieFacts(selfie), findings);
    if (!own.ok) throw new Error(own.error);
    expect(own.value.medianCosine).toBeGreaterThan(thresholds.face.accept);
    const other = compareFrames(await selfieFacts(await portraits.selfie('edite')), findings);
    const stranger = compareFrames(await selfieFacts(await portraits.selfie('clara')), findings);
    for (const compared of [other, stranger]) {
      expect(compared.ok && compared.value.medianCosine).toBeLessThan(thresholds.face.accept);
    }
    const verdict = judgeLiveness(findings, thresholds.liveness, { portrait: own.value });
    expect(verdict).toMatchObject({ check: { answer: 'RED' }, suspected: 'document-portrait' });
  }, 120_000);

  it('in which a face outgrows the picture tells that, and speaks of nobody else', async () => {
    const portrait = await portraits.portrait('edite');
    const shares = [1, 0.92, 0.85, 0.77, 0.7, 0.62, 0.58];
    const findings = await read(await Promise.all(shares.map((share) => closeUp(portrait, share))));
    const challenge = { kind: 'come-closer', issuedAtMs: 0, windowMs: 1_000 } as const;
    const { sentence } = judgeChallenge(challenge, findings);
    expect(sentence).toBe(challengeComplaints.tooClose);
    // What is kept as the selfie shows her whole face.
    const { faces, picture } = findings.frames[findings.reference ?? -1] ?? {};
    expect((faces?.[0]?.box.width ?? 1) / (picture?.width ?? 1)).toBeLessThan(
      thresholds.liveness.wholeFaceWidth,
    );
  }, 120_000);

  it('of one picture is known as such, even if it does not lie upright', async () => {
    const picture = await sharp(await portraits.selfie('anna'))
      .resize(480, 640)
      .rotate(90)
      .jpeg()
      .toBuffer();
    const findings = await read([picture, picture, picture]);
    expect(new Set(findings.frames.map(({ digest }) => digest)).size).toBe(1);
    expect(findings.frames.map(({ change }) => change)).toEqual([null, 0, 0]);
    expect(findings.frames.map((frame) => frame.picture?.rotation)).toEqual([270, 270, 270]);
    expect(judgeLiveness(findings)).toMatchObject({ check: { answer: 'RED' }, suspected: 'still-picture' });
  }, 120_000);

  it('of a flat picture that is tilted is no head that turns', async () => {
    const picture = await portraits.selfie('anna');
    const findings = await read(
      await Promise.all([0, 12, 24, 36, 48].map((angle) => tilted(picture, angle))),
    );
    expect(findings.frames.every(({ template }) => template !== null)).toBe(true);
    for (const kind of ['turn-left', 'turn-right'] as const) {
      expect(judgeChallenge({ kind, issuedAtMs: 0, windowMs: 1_000 }, findings).answer).toBe('RED');
    }
  }, 120_000);

  it('of a head that turns or comes closer, or eyes that shut and open, is what was asked, and nothing else', async () => {
    for (const movement of movements) {
      const film = await makeFaceFilm(portraits, movement);
      const shown =
        movement === 'blink'
          ? [...film, ...film.slice(0, 2)]
          : film.filter((_frame, index) => index % 2 === 0 || index === film.length - 1);
      const findings = await read(shown);
      // Shut eyes stand for nobody: that frame is kept as the selfie.
      if (movement === 'blink') expect([0, 1, 8, 9]).toContain(findings.reference);
      const answers = movements.map((kind) => {
        return judgeChallenge({ kind, issuedAtMs: 0, windowMs: 1_000 }, findings).answer;
      });
      expect([movement, answers]).toEqual([
        movement,
        movements.map((kind) => (kind === movement ? 'GREEN' : 'RED')),
      ]);
    }
  }, 120_000);

  it('with another person in it is refused', async () => {
    const people = await Promise.all(
      (['anna', 'anna', 'clara', 'anna'] as const).map((name) => portraits.selfie(name)),
    );
    const verdict = judgeLiveness(await read(people));
    expect(verdict).toMatchObject({ check: { answer: 'RED' } });
  }, 120_000);

  it('keeps unreadable and empty frames in their places', async () => {
    const empty = await sharp({ create: { width: 320, height: 240, channels: 3, background: '#777' } })
      .png()
      .toBuffer();
    const findings = await read([Buffer.from('GIF89a'), empty, Buffer.from('%PDF-1.4')]);
    expect(findings.frames.map((frame) => frame.failure)).toEqual([
      'unsupported-file-format',
      null,
      'unsupported-file-format',
    ]);
    expect(findings).toMatchObject({ reference: null });
    expect(judgeLiveness(findings).check.answer).toBe('ERROR');
  });
});

describe('limits of a series', () => {
  const frame = { bytes: new Uint8Array(1), timestampMs: 0 };
  it.each([
    ['no-frames', []],
    ['too-many-frames', Array.from({ length: frameLimits.count + 1 }, () => frame)],
    ['frames-too-big', [{ ...frame, bytes: new Uint8Array(frameLimits.frameBytes + 1) }]],
    [
      'frames-too-big',
      Array.from({ length: 9 }, () => ({ ...frame, bytes: new Uint8Array(frameLimits.frameBytes) })),
    ],
    ['bad-timestamp', [{ ...frame, timestampMs: Number.NaN }]],
  ] as const)('%s', async (error, series) => {
    expect(await readFrames(models, series)).toEqual({ ok: false, error });
  });
});
