import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bundledDetector } from '../models/face-descriptions.ts';
import { detectorTiles } from './detector-tiles.ts';

const { input } = bundledDetector;
const side = fc.integer({ min: 200, max: 2400 });

describe('tiles of the detector', () => {
  it('are 9 for a lying and 15 for a standing picture of a camera', () => {
    expect(detectorTiles(2000, 1500, input)).toHaveLength(9);
    expect(detectorTiles(1500, 2000, input)).toHaveLength(15);
  });

  it('lie inside the picture and hold every face that is too small for the first look', () => {
    const place = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(side, side, place, place, (width, height, u, v) => {
        fc.pre(height < 4 * width && width < 4 * height);
        const tiles = detectorTiles(width, height, input);
        for (const tile of tiles) {
          expect(Math.min(tile.x, tile.y)).toBeGreaterThanOrEqual(0);
          expect(tile.x + tile.width).toBeLessThanOrEqual(width + 1e-6);
          expect(tile.y + tile.height).toBeLessThanOrEqual(height + 1e-6);
        }
        // A face of 7 % of the width, a third higher than wide.
        const face = { width: 0.07 * width, height: Math.min(height, 0.093 * width) };
        const x = u * (width - face.width);
        const y = v * (height - face.height);
        const holds = tiles.some(
          (tile) =>
            tile.x <= x + 1e-6 &&
            tile.y <= y + 1e-6 &&
            tile.x + tile.width >= x + face.width - 1e-6 &&
            tile.y + tile.height >= y + face.height - 1e-6,
        );
        expect(holds).toBe(true);
      }),
    );
  });
});
