import sharp from 'sharp';
import type { Portraits } from './portraits.ts';

export const movements = ['turn-left', 'turn-right', 'come-closer', 'blink'] as const;
/** As a liveness challenge asks for them; left and right are the person's own, the pictures are not mirrored. */
export type Movement = (typeof movements)[number];

export const filmSize = { width: 720, height: 960 } as const;
/** Rows above her selfie, so that her head is where a page's oval is. */
const above = 105;
/** Where anna's head is then, as an ellipsoid: its middle and half axes, pixels. */
const head = { x: 348, y: 405, across: 132, down: 215 };
/** Degrees; in the photograph itself she looks a little to her right. */
const straight = 8;
const turns: Readonly<Record<'turn-left' | 'turn-right', readonly number[]>> = {
  'turn-left': [straight, 12, 16, 20, 24, 28, 32, 36, 40, 43, 46],
  'turn-right': [straight, 4, 0, -5, -10, -15, -20, -25, -30, -33, -36],
};
const closeness = [1, 1.06, 1.12, 1.18, 1.25, 1.32, 1.39, 1.46, 1.53, 1.6];
/** Where her eyes are then: between the corners of each, and how far the lids stand above and below at most, pixels. */
const eyes = [
  { from: { x: 280, y: 346 }, to: { x: 331, y: 355 }, above: 15, below: 9 },
  { from: { x: 397, y: 358 }, to: { x: 446, y: 361 }, above: 17, below: 8 },
] as const;
/** Skin above the upper lid that follows it down. */
const brow = 9;
/** Pixels above its end over which a lid becomes dark. */
const LASHES = 5;
/** How far the eyes are shut; no two pictures are the same, as of a camera. */
const lids = [0, 0.02, 0.5, 1, 0.99, 0.98, 0.97, 0.96] as const;

/**
 * A person who does what a liveness challenge asks, made of one photograph: her face laid on an ellipsoid that turns, the camera coming
 * closer, or the skin above her eyes pulled down over them, where they stay. The first picture looks straight ahead. JPEG, 720 x 960. It shows what a page and a judge do with real movements, and what
 * a forger with a camera made of software can do, too.
 */
export async function makeFaceFilm(portraits: Portraits, movement: Movement): Promise<readonly Buffer[]> {
  const { width, height } = filmSize;
  const photograph = await sharp(await portraits.selfie('anna'))
    .resize(width, height)
    .extend({ top: above, extendWith: 'copy' })
    .removeAlpha()
    .raw()
    .toBuffer()
    .then((rows) => rows.subarray(0, width * height * 3));
  const jpegOf = (pixels: Buffer) =>
    sharp(pixels, { raw: { ...filmSize, channels: 3 } })
      .jpeg({ quality: 90 })
      .toBuffer();
  if (movement === 'turn-left' || movement === 'turn-right')
    return Promise.all(turns[movement].map((degrees) => jpegOf(turnHead(photograph, degrees))));
  const ahead = turnHead(photograph, straight);
  if (movement === 'blink') return Promise.all(lids.map((share) => jpegOf(shutEyes(ahead, share))));
  return Promise.all(
    closeness.map(async (times) => {
      const [cutWidth, cutHeight] = [Math.round(width / times), Math.round(height / times)];
      const area = {
        left: Math.round((width - cutWidth) / 2),
        top: Math.round(head.y * (1 - 1 / times)),
        width: cutWidth,
        height: cutHeight,
      };
      const near = await sharp(ahead, { raw: { ...filmSize, channels: 3 } })
        .extract(area)
        .resize(width, height, { fit: 'fill' })
        .raw()
        .toBuffer();
      return jpegOf(near);
    }),
  );
}

/** Row by row: where each pixel of the head goes when it turns, the nearest to the camera winning. */
function turnHead(photograph: Buffer, degrees: number): Buffer {
  const { width, height } = filmSize;
  const [sine, cosine] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const out = Buffer.from(photograph);
  const nearest = new Float32Array(width);
  const from = new Float32Array(width);
  for (let y = 0; y < height; y++) {
    const v = (y - head.y) / head.down;
    if (Math.abs(v) >= 1.5) continue;
    nearest.fill(Number.NEGATIVE_INFINITY);
    from.fill(-1);
    const fade = smooth((1.5 - Math.abs(v)) / 0.6);
    const bulge = Math.sqrt(1 - Math.min(1, (v / 1.25) ** 2));
    let before: { readonly to: number; readonly depth: number; readonly source: number } | undefined;
    for (let source = 0; source < width; source += 0.5) {
      const x = source - head.x;
      const u = x / head.across;
      const nose = 0.35 * Math.exp(-((u / 0.22) ** 2) - ((v - 0.12) / 0.22) ** 2);
      const z = head.across * (Math.sqrt(Math.max(0, 1 - u * u)) * bulge + nose);
      const weight = fade * smooth((1.7 - Math.abs(u)) / 0.7);
      const to = source + weight * (z * sine + x * (cosine - 1));
      const depth = z * cosine - x * sine;
      if (before !== undefined && to > before.to) {
        for (let at = Math.max(0, Math.ceil(before.to)); at <= to && at < width; at++) {
          const share = (at - before.to) / (to - before.to);
          const here = before.depth + share * (depth - before.depth);
          if (here <= (nearest[at] ?? 0)) continue;
          nearest[at] = here;
          from[at] = before.source + share * (source - before.source);
        }
      }
      before = { to, depth, source };
    }
    for (let x = 0; x < width; x++) {
      const source = from[x] ?? -1;
      if (source < 0) continue;
      const left = Math.min(width - 2, Math.floor(source));
      const share = source - left;
      for (let channel = 0; channel < 3; channel++) {
        const at = (y * width + left) * 3 + channel;
        out[(y * width + x) * 3 + channel] =
          (photograph[at] ?? 0) * (1 - share) + (photograph[at + 3] ?? 0) * share;
      }
    }
  }
  return out;
}

/** Column by column along each eye: the skin between brow and lashes stretched down to the lower lid, with a line of lashes at its end. */
function shutEyes(photograph: Buffer, share: number): Buffer {
  const { width } = filmSize;
  const out = Buffer.from(photograph);
  if (share === 0) return out;
  for (const { from, to, above, below } of eyes) {
    const middle = (from.x + to.x) / 2;
    const half = (to.x - from.x) / 2;
    for (let x = Math.ceil(middle - 1.2 * half); x <= middle + 1.2 * half; x++) {
      const bulge = Math.max(0, 1 - ((x - middle) / (1.2 * half)) ** 2);
      const line = from.y + ((x - from.x) / (to.x - from.x)) * (to.y - from.y);
      const upper = line - above * bulge;
      const end = upper + share * (above + below) * bulge;
      const start = upper - brow;
      for (let y = Math.ceil(start); y <= end; y++) {
        const source = start + ((y - start) / Math.max(1, end - start)) * (upper - 2 - start);
        const row = Math.floor(source);
        const lash = 1 - 0.6 * share * bulge * smooth(1 - (end - y) / LASHES);
        for (let channel = 0; channel < 3; channel++) {
          const at = (row * width + x) * 3 + channel;
          const [one, next] = [photograph[at] ?? 0, photograph[at + width * 3] ?? 0];
          out[(y * width + x) * 3 + channel] = lash * (one + (source - row) * (next - one));
        }
      }
    }
  }
  return out;
}

function smooth(share: number): number {
  const t = Math.max(0, Math.min(1, share));
  return t * t * (3 - 2 * t);
}
