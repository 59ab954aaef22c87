import type { Sign } from '@aval/core/findings';
import type { PictureMetadata } from './read-metadata.ts';
import { median, type SignInput } from './sign-input.ts';

/** Pixels of common screens, shorter side first: phones, tablets and monitors as their makers publish them. */
const screens = new Set([
  '640x1136',
  '720x1280',
  '720x1520',
  '720x1560',
  '720x1600',
  '720x1612',
  '750x1334',
  '768x1024',
  '768x1366',
  '800x1280',
  '828x1792',
  '900x1440',
  '900x1600',
  '1080x1920',
  '1080x2160',
  '1080x2220',
  '1080x2280',
  '1080x2310',
  '1080x2316',
  '1080x2340',
  '1080x2376',
  '1080x2400',
  '1080x2408',
  '1080x2412',
  '1080x2460',
  '1125x2436',
  '1170x2532',
  '1179x2556',
  '1200x1920',
  '1206x2622',
  '1220x2712',
  '1242x2208',
  '1242x2688',
  '1260x2800',
  '1264x2780',
  '1284x2778',
  '1290x2796',
  '1320x2868',
  '1344x2992',
  '1440x2560',
  '1440x2960',
  '1440x3040',
  '1440x3088',
  '1440x3120',
  '1440x3200',
  '1536x2048',
  '1600x2560',
  '1620x2160',
  '1640x2360',
  '1668x2224',
  '1668x2388',
  '1800x2880',
  '2048x2732',
  '2160x3840',
]);
/** Share of the height at either end in which bars of a screen lie. */
const BAR_SHARE = 0.12;

/**
 * A picture of a screen's content as the device itself saves it: the exact size of a screen, rows of one colour at the upper or lower
 * end (bars of the system), areas without any noise, PNG, no camera in the metadata. Scans and pages of PDF share some of these, so
 * only several together count. A screenshot that was cut or scaled is seen by its flat areas alone.
 */
export function measureScreenshot(input: SignInput, { tags }: PictureMetadata): Sign {
  const { originalWidth, originalHeight, format } = input;
  const [shorter, longer] = [
    Math.min(originalWidth, originalHeight),
    Math.max(originalWidth, originalHeight),
  ];
  const screenSize = screens.has(`${shorter}x${longer}`) ? 1 : 0;
  const camera =
    tags.Make !== undefined || tags.Model !== undefined || tags.ExposureTime !== undefined ? 1 : 0;
  const png = format === 'png' ? 1 : 0;
  const flatShare = flatShareOf(input);
  const bars = barShareOf(input);
  const drawn = Math.min(1, flatShare / 0.5);
  const barred = Math.min(1, bars / 0.5);
  const score =
    camera === 1 || format === 'pdf' ? 0 : 0.4 * screenSize + 0.1 * png + 0.2 * drawn + 0.3 * barred;
  return { kind: 'screenshot', score, measures: { screenSize, camera, png, flatShare, bars }, box: null };
}

/** Share of sampled pixels that equal both the next and the one below. */
function flatShareOf({ pixels: { data, width, height } }: SignInput): number {
  let flat = 0;
  let count = 0;
  for (let y = 1; y < height - 1; y += 5) {
    for (let x = 1; x < width - 1; x += 5) {
      const at = (y * width + x) * 3;
      count++;
      if (isSame(data, at, at + 3) && isSame(data, at, at + width * 3)) flat++;
    }
  }
  return flat / Math.max(1, count);
}

/** Share of the rows at one end that are one colour over nine tenths of their length: bars with a few signs in them. */
function barShareOf({ pixels: { data, width, height } }: SignInput): number {
  const depth = Math.max(1, Math.floor(height * BAR_SHARE));
  const plain = (y: number) => {
    const greens: number[] = [];
    for (let x = 0; x < width; x += 8) greens.push(data[(y * width + x) * 3 + 1] ?? 0);
    const common = median(greens);
    return greens.filter((green) => Math.abs(green - common) <= 1).length > 0.9 * greens.length;
  };
  let best = 0;
  for (const start of [0, height - depth]) {
    let rows = 0;
    for (let y = start; y < start + depth; y += 4) if (plain(y)) rows += 4;
    best = Math.max(best, Math.min(1, rows / depth));
  }
  return best;
}

function isSame(data: Uint8Array, one: number, other: number): boolean {
  return data[one] === data[other] && data[one + 1] === data[other + 1] && data[one + 2] === data[other + 2];
}
