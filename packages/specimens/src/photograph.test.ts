import sharp from 'sharp';
import { expect, test, vi } from 'vitest';
import { photograph, placeInPhotograph } from './photograph.ts';

const size = { width: 600, height: 420 };
const dot = { x: 450, y: 90 };
const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="420"><rect width="600" height="420" fill="#fff"/>
  <circle cx="${dot.x}" cy="${dot.y}" r="12" fill="#f00"/></svg>`;
const document = await sharp(Buffer.from(svg)).png().toBuffer();
const small = { width: 640, height: 480 };

// Warping takes a second on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

test('has the size asked for, turned with the orientation', async () => {
  for (const orientation of [0, 90, 180, 270] as const) {
    const metadata = await sharp(await photograph(document, { ...small, orientation })).metadata();
    const turned = orientation % 180 !== 0;
    expect([metadata.format, metadata.width, metadata.height]).toEqual(
      turned ? ['jpeg', 480, 640] : ['jpeg', 640, 480],
    );
    expect(metadata.orientation).toBeUndefined();
  }
});

test('one seed gives the same bytes, another other ones', async () => {
  const first = await photograph(document, { ...small, seed: 3 });
  expect(first.equals(await photograph(document, { ...small, seed: 3 }))).toBe(true);
  expect(first.equals(await photograph(document, { ...small, seed: 4 }))).toBe(false);
});

test('blur takes the sharpness away', async () => {
  const options = { ...small, noise: 0 };
  const sharpness = async (blur: number) =>
    (await sharp(await photograph(document, { ...options, blur })).stats()).sharpness;
  expect(await sharpness(4)).toBeLessThan((await sharpness(0)) / 2);
});

test.each([
  { turn: 0, perspective: 0 },
  { turn: 8, perspective: 0.1 },
  { turn: -15, perspective: 0.2 },
])('a point of the document is where it is said to be: %o', async (shape) => {
  const options = { ...small, fill: 0.75, noise: 0, lightFall: 0, ...shape };
  const { data, info } = await sharp(await photograph(document, options))
    .raw()
    .toBuffer({ resolveWithObject: true });
  let [sumX, sumY, count] = [0, 0, 0];
  for (let at = 0; at < data.length; at += 3) {
    if ((data[at] ?? 0) > 200 && (data[at + 1] ?? 255) < 60) {
      sumX += (at / 3) % info.width;
      sumY += Math.floor(at / 3 / info.width);
      count++;
    }
  }
  const place = placeInPhotograph(size, dot, options);
  expect(Math.hypot(sumX / count - place.x, sumY / count - place.y)).toBeLessThan(1.5);
});
