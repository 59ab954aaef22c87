import { paintBackground } from '@aval/specimens/capture/backgrounds';
import { type Conditions, drawConditions } from '@aval/specimens/capture/conditions';
import { addNoise, reflect, shade } from '@aval/specimens/capture/light';
import { imageOf, pixelsOf as rgbOf } from '@aval/specimens/capture/pixels';
import { placeQuad } from '@aval/specimens/capture/place-quad';
import { lay } from '@aval/specimens/capture/take-picture';
import { seededRandom } from '@aval/specimens/random';
import sharp from 'sharp';
import type { FrameFormat } from '../session/view.ts';
import { captureStep, startCapture } from './capture-state.ts';
import { aspects, guideOn } from './formats.ts';
import type { Rgba } from './grey.ts';
import type { Hint } from './judge-frame.ts';
import { focusOf, focusPart, readFrame } from './read-frame.ts';
import { drawnSpecimen, partOf } from './specimen-frames.fixture.ts';

/** A phone's screen, and what its camera shows of the world there: twice as many pixels. */
const phone = { width: 360, height: 740 };
const seen = { width: 2 * phone.width, height: 2 * phone.height };
/** How far a hand that holds still moves the picture, and one that does not; pixels of the camera, from frame to frame. */
const tremble = [0, 2, 3, 1, 4, 2, 1, 3];
const shake = [0, 40, 4, 46, 8, 42, 0, 38];
const edge = 24;
const frames = 10;
/** Twelve frames a second. */
const frameMs = 84;

export type CaptureScene = {
  readonly name: string;
  readonly format: FrameFormat;
  /** Whether the picture has to be taken by itself, or must not. */
  readonly wanted: boolean;
  readonly things: 'document' | 'nothing' | 'page' | 'square';
  readonly conditions: Partial<Conditions>;
  readonly moves?: boolean;
  readonly seed: number;
};
type Given = Partial<Omit<CaptureScene, 'name' | 'wanted' | 'seed' | 'format'>>;

const good: Readonly<Record<string, Given>> = {
  'held well': {},
  'on a dark table': { conditions: { background: 'dark' } },
  'on stone': { conditions: { background: 'stone' } },
  'a little turned': { conditions: { turn: 4 } },
  'a little from aside': { conditions: { tiltX: 10, tiltY: -6 } },
  'in the evening': { conditions: { light: 0.6, noise: 4 } },
  'a little soft': { conditions: { blur: 1 } },
};
const bad: Readonly<Record<string, Given>> = {
  blurred: { conditions: { blur: 3.2 } },
  glare: { conditions: { glare: 1 } },
  'too far': { conditions: { fill: 0.52 } },
  'too near': { conditions: { fill: 1.1 } },
  'too dark': { conditions: { light: 0.2 } },
  turned: { conditions: { turn: 22 } },
  'from aside': { conditions: { tiltX: 44, tiltY: 20 } },
  moving: { moves: true },
  'an empty table': { things: 'nothing', conditions: { background: 'wood' } },
  'loose papers': { things: 'nothing', conditions: { background: 'papers' } },
  'a page of text': { things: 'page' },
  'a square note': { things: 'square' },
};

/** Every condition with each format of a card and a passport, in as many variants as asked. */
export function captureScenes(variants: number): readonly CaptureScene[] {
  return Array.from({ length: variants }, (_, seed) =>
    (['ID-1', 'ID-3'] as const).flatMap((format) =>
      [[good, true] as const, [bad, false] as const].flatMap(([all, wanted]) =>
        Object.entries(all).map(([name, given]) => ({
          things: 'document' as const,
          conditions: {},
          ...given,
          name,
          wanted,
          format,
          seed,
        })),
      ),
    ),
  ).flat();
}

/** What the page does in such a scene: whether it takes the picture, and the last thing it says. */
export async function playScene(
  scene: CaptureScene,
): Promise<{ readonly taken: boolean; readonly hint: Hint }> {
  const options = {
    guide: guideOn(scene.format, phone.width, phone.height),
    proportion: phone.width / phone.height,
    automatic: true,
    shutterAfter: Number.POSITIVE_INFINITY,
  };
  const world = await photographScene(scene);
  let state = startCapture(0, options);
  for (let count = 0; count < frames && state.phase === 'looking'; count++) {
    const ways = scene.moves === true ? shake : tremble;
    const full = await view(world, ways[count % ways.length] ?? 0, ways[(count + 3) % ways.length] ?? 0);
    const frame = await shrunk(full);
    const focus = state.quad === null ? null : focusOf(partOf(full, focusPart(state.quad)));
    const reading = readFrame(frame, aspects[scene.format]);
    state = captureStep(state, { ...reading, focus }, (count + 1) * frameMs, options);
  }
  return { taken: state.phase === 'taken', hint: state.hint };
}

type World = { readonly data: Buffer; readonly width: number; readonly height: number };

async function photographScene({ format, things, conditions, seed }: CaptureScene): Promise<World> {
  const random = seededRandom(4001 + seed * 131);
  const mild = { ...drawConditions('good', random), fill: 0.9, ...conditions };
  const guide = guideOn(format, seen.width, seen.height);
  const pixels = paintBackground(mild.background, seen.width + 2 * edge, seen.height + 2 * edge, random);
  if (things !== 'nothing') {
    const picture = await thing(things, format, seed);
    const { width = 1, height = 1 } = await sharp(picture).metadata();
    const slot = {
      x: edge + guide.x * seen.width,
      y: edge + guide.y * seen.height,
      width: guide.width * seen.width,
      height: guide.height * seen.height,
    };
    const quad = placeQuad({ width, height }, slot, mild, random);
    await lay({ picture }, quad, pixels);
    shade(pixels, mild, random);
    if (mild.glare > 0) reflect(pixels, quad, mild.glare, random);
  } else shade(pixels, mild, random);
  const blurred = mild.blur > 0.3 ? await rgbOf(imageOf(pixels).blur(mild.blur)) : pixels;
  addNoise(blurred, mild.noise, random);
  return blurred;
}

async function thing(
  what: Exclude<CaptureScene['things'], 'nothing'>,
  format: FrameFormat,
  seed: number,
): Promise<Buffer> {
  if (what === 'document') return drawnSpecimen(format === 'ID-3' ? 'passport' : 'id-card-front', 5 + seed);
  const [width, height] = what === 'page' ? [700, 990] : [800, 800];
  const lines = Array.from(
    { length: 22 },
    (_, line) =>
      `<rect x="70" y="${70 + line * 38}" width="${width - 140 - ((line * 53) % 190)}" height="12" fill="#444"/>`,
  ).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="#f1efe8"/>${lines}</svg>`;
  return sharp(Buffer.from(svg)).png().toBuffer();
}

/** What is seen of the world when the hand is that far off. */
async function view(world: World, x: number, y: number): Promise<Rgba> {
  const { data, info } = await sharp(world.data, {
    raw: { width: world.width, height: world.height, channels: 3 },
  })
    .extract({
      left: Math.min(2 * edge, x),
      top: Math.min(2 * edge, y),
      width: seen.width,
      height: seen.height,
    })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** As the page gives it to its worker. */
async function shrunk({ data, width, height }: Rgba): Promise<Rgba> {
  const small = await sharp(data, { raw: { width, height, channels: 4 } })
    .resize(480, 480, { fit: 'inside', kernel: 'linear' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: small.data, width: small.info.width, height: small.info.height };
}
