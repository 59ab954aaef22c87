import { distance, isInside, type Point, type Quad, scaleQuad } from './geometry.ts';
import { type Grey, shrinkGrey } from './grey.ts';

export type Scene = {
  readonly width: number;
  readonly height: number;
  readonly aspect: number;
  /** Width of the document by the picture's, or its height where that is tighter. */
  readonly size: number;
  /** Degrees. */
  readonly turn: number;
  /** How much the upper side is longer than the lower one. */
  readonly lean: number;
  readonly x: number;
  readonly y: number;
  readonly paper: number;
  readonly table: number;
  readonly seed: number;
};

/** A document with lines of print and a dark portrait, on a grained table; and where its corners are. */
export function drawScene(scene: Scene): { readonly grey: Grey; readonly quad: Quad } {
  // Drawn at twice the size, since a lens has no stairs.
  const { grey, quad } = drawCoarse({ ...scene, width: 2 * scene.width, height: 2 * scene.height });
  return { grey: shrinkGrey(grey, 2), quad: scaleQuad(quad, 0.5, 0.5) };
}

function drawCoarse(scene: Scene): { readonly grey: Grey; readonly quad: Quad } {
  const { width, height, aspect, size, turn, lean } = scene;
  const random = seeded(scene.seed);
  const w = Math.min(size * width, size * height * aspect);
  const h = w / aspect;
  const angle = (turn * Math.PI) / 180;
  const centre = { x: width * (0.5 + scene.x), y: height * (0.5 + scene.y) };
  const corner = (u: number, v: number): Point => {
    const x = u * w * (1 - lean * v);
    const y = v * h;
    return {
      x: centre.x + x * Math.cos(angle) - y * Math.sin(angle),
      y: centre.y + x * Math.sin(angle) + y * Math.cos(angle),
    };
  };
  const quad: Quad = [corner(-0.5, -0.5), corner(0.5, -0.5), corner(0.5, 0.5), corner(-0.5, 0.5)];
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const grain = Math.sin(y / 6 + Math.sin(x / 100)) * 5 + (random() - 0.5) * 10;
      let value = scene.table + grain;
      if (isInside(quad, x + 0.5, y + 0.5)) {
        const [dx, dy] = [x - centre.x, y - centre.y];
        const v = (-dx * Math.sin(angle) + dy * Math.cos(angle)) / h;
        const u = (dx * Math.cos(angle) + dy * Math.sin(angle)) / w / (1 - lean * v);
        const isPortrait = u > -0.44 && u < -0.16 && v > -0.3 && v < 0.32;
        const isPrint = u > -0.08 && u < 0.4 && Math.abs(v) < 0.36 && Math.floor((v + 0.5) * 14) % 2 === 0;
        value = scene.paper + (random() - 0.5) * 12 - (isPortrait ? 70 : isPrint && random() < 0.5 ? 90 : 0);
      }
      data[y * width + x] = Math.max(0, Math.min(255, value));
    }
  }
  return { grey: { data, width, height }, quad };
}

export function distanceOfCorners(one: Quad, other: Quad): number {
  return Math.max(...one.map((corner, index) => distance(corner, other[index] ?? corner)));
}

/** Numbers from 0 to 1 that are always the same (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}
