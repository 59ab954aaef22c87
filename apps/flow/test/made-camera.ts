import { open } from 'node:fs/promises';
import sharp from 'sharp';
import { toYuv } from '../src/capture/card-video.fixture.ts';

/** What stands before the camera: a table as large as the camera sees it, in pixels. */
const table = { width: 1620, height: 2160 };
/** Where a passport's page comes to rest: in the guide of a phone's screen of 360 by 740. */
const page = { width: 930, x: 345, y: 623 };
const sliding = 4;
const resting = 10;

/** A made camera: a passport's page slides over a table into the guide and rests there, 3 frames a second, over and over. */
export async function makePassportVideo(path: string, document: Buffer): Promise<void> {
  const resized = await sharp(document).resize(page.width).png().toBuffer();
  const file = await open(path, 'w');
  try {
    await file.write(`YUV4MPEG2 W${table.width} H${table.height} F3:1 Ip A1:1 C420jpeg\n`);
    for (let index = 0; index <= sliding; index += 1) {
      const away = Math.round(((sliding - index) / sliding) * 700);
      const { data } = await sharp({
        create: { ...table, channels: 3, background: { r: 66, g: 52, b: 44 } },
      })
        .composite([{ input: resized, left: page.x, top: page.y + away }])
        .removeAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      const frame = toYuv(data, table.width, table.height);
      for (let count = 0; count < (index === sliding ? resting : 1); count += 1) {
        await file.write('FRAME\n');
        await file.write(frame);
      }
    }
  } finally {
    await file.close();
  }
}

/** What the pictures are drawn in. */
const film = { width: 480, height: 640 };

/**
 * A script for the page: before the front camera sits the person of the films (JPEG), who looks straight ahead, comes closer or shuts the
 * eyes when the page asks for that, and goes back. Faces are not looked at by the page itself: on a busy machine without a graphics card that is slow, and
 * here the page is told at once that it cannot. The camera at the back stays the browser's.
 */
export function frontCamera(films: {
  readonly closer: readonly Buffer[];
  readonly blink: readonly Buffer[];
}): string {
  const coded = (frames: readonly Buffer[]) => frames.map((frame) => frame.toString('base64'));
  const [opened = Buffer.alloc(0)] = films.blink;
  const acts = {
    'Slowly come closer': { pace: 550, pictures: coded(films.closer) },
    'Close both eyes, count to two, then open': { pace: 350, pictures: coded([...films.blink, opened]) },
  };
  return `(${installFrontCamera})(${JSON.stringify({ acts, ...film })})`;
}

// Runs in the browser.
const installFrontCamera = `({ acts, width, height }) => {
  delete globalThis.OffscreenCanvas;
  const devices = navigator.mediaDevices;
  if (devices === undefined) return;
  const ask = devices.getUserMedia.bind(devices);
  const picture = (text) => Object.assign(new Image(), { src: 'data:image/jpeg;base64,' + text });
  const films = new Map(Object.entries(acts).map(([asked, { pace, pictures }]) => [asked, { pace, film: pictures.map(picture) }]));
  const front = () => {
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const pen = canvas.getContext('2d');
    let since;
    let act = films.values().next().value;
    let count = 0;
    setInterval(() => {
      const told = document.querySelector('.hint')?.textContent;
      if (films.has(told)) {
        since ??= performance.now();
        act = films.get(told);
      }
      // Praised, she stays as she is until the pictures are on their way.
      else if (told !== 'Good') since = undefined;
      const at = since === undefined ? 0 : Math.floor((performance.now() - since) / act.pace);
      count += 1;
      pen.drawImage(act.film[Math.min(act.film.length - 1, at)], (count % 3) - 1, count % 2, width, height);
    }, 60);
    return canvas.captureStream(15);
  };
  devices.getUserMedia = async (wanted) => (wanted.video?.facingMode?.ideal === 'user' ? front() : ask(wanted));
}`;
