import { type Random, seededRandom } from '../random.ts';
import type { Background } from './conditions.ts';
import type { Pixels } from './pixels.ts';

/** A surface on which documents lie. */
export function paintBackground(kind: Background, width: number, height: number, random: Random): Pixels {
  const data = Buffer.alloc(width * height * 3);
  const tone = toneOf(kind, random);
  const sheets = kind === 'papers' ? looseSheets(width, height, random) : [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let [red, green, blue] = tone(x, y);
      for (const sheet of sheets) {
        const u = (x - sheet.x) * sheet.cos + (y - sheet.y) * sheet.sin;
        const v = -(x - sheet.x) * sheet.sin + (y - sheet.y) * sheet.cos;
        if (Math.abs(u) > sheet.width || Math.abs(v) > sheet.height) continue;
        const written = Math.abs(u) < sheet.width - 60 && v % 34 > 20 && ((u * 7) % 97 > 18 || v % 3 > 1);
        const level = written && Math.abs(v) < sheet.height - 60 ? 120 + ((u * v) % 40) : 226;
        [red, green, blue] = [level, level, level - 6];
      }
      const at = (y * width + x) * 3;
      data[at] = clamp(red);
      data[at + 1] = clamp(green);
      data[at + 2] = clamp(blue);
    }
  }
  return { data, width, height };
}

type Tone = (x: number, y: number) => [number, number, number];

function toneOf(kind: Background, random: Random): Tone {
  const phase = random() * 50;
  switch (kind) {
    case 'wood': {
      const [r, g, b] = random() < 0.5 ? [112, 86, 62] : [164, 130, 96];
      const grain = smoothNoise(random, 0.004, 0.09);
      return (x, y) => {
        const shift = Math.sin(y / 15 + grain(x, y) * 6 + phase) * 8 + grain(y, x) * 14;
        return [r + shift, g + shift * 0.9, b + shift * 0.8];
      };
    }
    case 'cloth': {
      const [r, g, b] = random() < 0.5 ? [70, 84, 118] : [122, 66, 62];
      return (x, y) => {
        const thread = ((x >> 1) + (y >> 1)) % 2 === 0 ? 7 : -7;
        const check = Math.floor((x + phase) / 90) % 2 === Math.floor(y / 90) % 2 ? 10 : -6;
        return [r + thread + check, g + thread + check, b + thread + check];
      };
    }
    case 'plain': {
      const level = 150 + random() * 70;
      const [toRed, toBlue] = [random() * 16 - 8, random() * 16 - 8];
      return (x, y) => {
        const shift = Math.sin(x / 900 + phase) * 5 + Math.sin(y / 700) * 5;
        return [level + toRed + shift, level + shift, level + toBlue + shift];
      };
    }
    case 'dark': {
      const cloud = smoothNoise(random, 0.01, 0.012);
      return (x, y) => {
        const shift = cloud(x, y) * 10;
        return [34 + shift, 35 + shift, 40 + shift];
      };
    }
    case 'stone':
    case 'papers': {
      const large = smoothNoise(random, 0.006, 0.006);
      const fine = smoothNoise(random, 0.09, 0.09);
      return (x, y) => {
        const vein = Math.abs(Math.sin(x / 210 + large(x, y) * 5)) < 0.06 ? -38 : 0;
        const shift = large(x, y) * 30 + fine(x, y) * 22 + vein;
        return [158 + shift, 152 + shift, 146 + shift];
      };
    }
  }
}

/** Values from -1 to 1 that change smoothly; the scales are lattice points per pixel. */
function smoothNoise(random: Random, scaleX: number, scaleY: number): (x: number, y: number) => number {
  const table = Float32Array.from({ length: 4096 }, () => random() * 2 - 1);
  const at = (column: number, row: number) => table[(column * 57 + row * 131) & 4095] ?? 0;
  return (x, y) => {
    const [u, v] = [x * scaleX, y * scaleY];
    const [column, row] = [Math.floor(u), Math.floor(v)];
    const [right, down] = [u - column, v - row];
    const upper = at(column, row) * (1 - right) + at(column + 1, row) * right;
    const lower = at(column, row + 1) * (1 - right) + at(column + 1, row + 1) * right;
    return upper * (1 - down) + lower * down;
  };
}

function looseSheets(width: number, height: number, random: Random) {
  const own = seededRandom(Math.floor(random() * 1e9));
  return Array.from({ length: 4 }, () => {
    const angle = own() * Math.PI;
    return {
      x: own() * width,
      y: own() * height,
      width: 260 + own() * 160,
      height: 380 + own() * 160,
      cos: Math.cos(angle),
      sin: Math.sin(angle),
    };
  });
}

function clamp(value: number): number {
  return value < 0 ? 0 : value > 255 ? 255 : value;
}
