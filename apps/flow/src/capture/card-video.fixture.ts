import { open } from 'node:fs/promises';
import sharp from 'sharp';
import { drawnSpecimen } from './specimen-frames.fixture.ts';

const size = { width: 1080, height: 1440 };
/** Where the card comes to rest: in the guide of a phone's screen of 360 by 740. */
const card = { width: 620, x: 230, y: 434 };
const sliding = 7;
const resting = 24;

/**
 * A made camera: a card slides over a dark table into the guide and rests there. YUV4MPEG2, 3 frames a second, as Chromium's fake device
 * plays it, over and over.
 */
export async function makeCardVideo(path: string): Promise<void> {
  const frames = Array.from({ length: sliding + 1 }, (_, index) => ({
    ...card,
    y: card.y + Math.round(((sliding - index) / sliding) * 520),
    times: index === sliding ? resting : 1,
  }));
  await writeVideo(path, frames);
}

/** The same with a card that is too far away all the time: the page goes on looking and never takes it. */
export async function makeFarCardVideo(path: string): Promise<void> {
  await writeVideo(path, [{ width: 400, x: 340, y: 500, times: 3 }]);
}

type Still = { readonly width: number; readonly x: number; readonly y: number; readonly times: number };

async function writeVideo(path: string, stills: readonly Still[]): Promise<void> {
  const specimen = await drawnSpecimen('id-card-front');
  const file = await open(path, 'w');
  try {
    await file.write(`YUV4MPEG2 W${size.width} H${size.height} F3:1 Ip A1:1 C420jpeg\n`);
    for (const { width, x, y, times } of stills) {
      const frame = await frameWith(await sharp(specimen).resize(width).png().toBuffer(), x, y);
      for (let count = 0; count < times; count++) {
        await file.write('FRAME\n');
        await file.write(frame);
      }
    }
  } finally {
    await file.close();
  }
}

async function frameWith(document: Buffer, left: number, top: number): Promise<Buffer> {
  const { data } = await sharp({
    create: { ...size, channels: 3, background: { r: 66, g: 52, b: 44 } },
  })
    .composite([{ input: document, left, top }])
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return toYuv(data, size.width, size.height);
}

/** Full-range YUV 4:2:0 (BT.601) of RGB, with a little noise, since no camera is without. */
export function toYuv(rgb: Buffer, width: number, height: number): Buffer {
  const luma = width * height;
  const out = Buffer.alloc(luma * 1.5);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3;
      const [r, g, b] = [rgb[at] ?? 0, rgb[at + 1] ?? 0, rgb[at + 2] ?? 0];
      const noise = ((x * 7919 + y * 104_729) % 7) - 3;
      out[y * width + x] = Math.max(0, Math.min(255, 0.299 * r + 0.587 * g + 0.114 * b + noise));
      if (x % 2 === 1 || y % 2 === 1) continue;
      const cell = (y / 2) * (width / 2) + x / 2;
      out[luma + cell] = Math.max(0, Math.min(255, 128 - 0.168736 * r - 0.331264 * g + 0.5 * b));
      out[luma * 1.25 + cell] = Math.max(0, Math.min(255, 128 + 0.5 * r - 0.418688 * g - 0.081312 * b));
    }
  }
  return out;
}
