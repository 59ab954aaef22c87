import type { Random } from '../random.ts';
import type { Conditions } from './conditions.ts';
import type { Quad } from './homography.ts';
import type { Pixels } from './pixels.ts';

/** Brightness, colour and fall of the light from one side. */
export function shade(
  { data, width, height }: Pixels,
  { light, warmth, lightFall }: Pick<Conditions, 'light' | 'warmth' | 'lightFall'>,
  random: Random,
): void {
  const direction = random() * 2 * Math.PI;
  const [towardsX, towardsY] = [Math.cos(direction), Math.sin(direction)];
  const [red, blue] = [1 + warmth, 1 - warmth];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const along = ((x / width - 0.5) * towardsX + (y / height - 0.5) * towardsY) / Math.SQRT2 + 0.5;
      const level = light * (1 - lightFall * along);
      const at = (y * width + x) * 3;
      data[at] = Math.min(255, (data[at] ?? 0) * level * red);
      data[at + 1] = Math.min(255, (data[at + 1] ?? 0) * level);
      data[at + 2] = Math.min(255, (data[at + 2] ?? 0) * level * blue);
    }
  }
}

/** The shadow of a hand or phone: half of the picture beyond a soft straight edge. */
export function castShadow({ data, width, height }: Pixels, depth: number, random: Random): void {
  const direction = random() * 2 * Math.PI;
  const [towardsX, towardsY] = [Math.cos(direction), Math.sin(direction)];
  const offset = (random() - 0.5) * 0.3;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const along = (x / width - 0.5) * towardsX + (y / height - 0.5) * towardsY - offset;
      const covered = Math.min(1, Math.max(0, along / 0.06 + 0.5));
      if (covered === 0) continue;
      const level = 1 - depth * covered;
      const at = (y * width + x) * 3;
      for (let channel = 0; channel < 3; channel++) data[at + channel] = (data[at + channel] ?? 0) * level;
    }
  }
}

/** A lamp reflected by the laminate: an ellipse burnt out in its middle, somewhere on the document. */
export function reflect({ data, width, height }: Pixels, quad: Quad, strength: number, random: Random): void {
  const [u, v] = [0.2 + random() * 0.6, 0.2 + random() * 0.6];
  const [a, b, c, d] = quad;
  const centreX = (a.x * (1 - u) + b.x * u) * (1 - v) + (d.x * (1 - u) + c.x * u) * v;
  const centreY = (a.y * (1 - u) + b.y * u) * (1 - v) + (d.y * (1 - u) + c.y * u) * v;
  const span = Math.hypot(c.x - a.x, c.y - a.y);
  const [wide, tall] = [span * (0.08 + random() * 0.07), span * (0.035 + random() * 0.035)];
  const angle = random() * Math.PI;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const reach = wide * 3;
  for (let y = Math.max(0, Math.floor(centreY - reach)); y < Math.min(height, centreY + reach); y++) {
    for (let x = Math.max(0, Math.floor(centreX - reach)); x < Math.min(width, centreX + reach); x++) {
      const across = ((x - centreX) * cos + (y - centreY) * sin) / wide;
      const down = (-(x - centreX) * sin + (y - centreY) * cos) / tall;
      const glow = strength * 330 * Math.exp(-(across * across + down * down));
      if (glow < 1) continue;
      const at = (y * width + x) * 3;
      for (let channel = 0; channel < 3; channel++) {
        data[at + channel] = Math.min(255, (data[at + channel] ?? 0) + glow);
      }
    }
  }
}

/** Noise of a sensor, most of it common to the three channels. */
export function addNoise({ data }: Pixels, deviation: number, random: Random): void {
  if (deviation === 0) return;
  // Sums of four uniform numbers are near enough to normal; a table keeps it fast.
  const table = Float32Array.from(
    { length: 8192 },
    () => (random() + random() + random() + random() - 2) * Math.sqrt(3) * deviation,
  );
  let place = Math.floor(random() * 8192);
  let step = 1;
  for (let at = 0; at < data.length; at += 3) {
    if (at % 12289 === 0) {
      place = Math.floor(random() * 8192);
      step = 1 + 2 * Math.floor(random() * 40);
    }
    place = (place + step) & 8191;
    const common = (table[place] ?? 0) * 0.85;
    for (let channel = 0; channel < 3; channel++) {
      const own = (table[(place + 2731 * (channel + 1)) & 8191] ?? 0) * 0.5;
      const value = (data[at + channel] ?? 0) + common + own;
      data[at + channel] = value < 0 ? 0 : value > 255 ? 255 : value + 0.5;
    }
  }
}
