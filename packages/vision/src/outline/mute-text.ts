import type { TextBox } from '../ocr/text-box.ts';
import type { EdgeMap } from './edge-map.ts';

/** Share of a text box that is cleared: detectors leave room around the letters, and an edge may run there. */
const CORE = { length: 0.94, thickness: 0.84 } as const;

/** Boxes so many times as thick as most are several rows that ran together, and may reach over an edge. */
const THICK = 2.5;

/** Clears the edges of letters: rows of them make lines, and no edge of a document runs through text. */
export function muteText({ width, height, strength }: EdgeMap, text: readonly TextBox[]): void {
  const thicknesses = text.map(({ thickness }) => thickness).sort((one, other) => one - other);
  const usual = thicknesses[thicknesses.length >> 1] ?? 0;
  for (const { centre, length, thickness, angle } of text) {
    if (thickness > usual * THICK) continue;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const [u, v] = [(length * CORE.length) / 2, (thickness * CORE.thickness) / 2];
    const reachX = Math.abs(u * cos) + Math.abs(v * sin);
    const reachY = Math.abs(u * sin) + Math.abs(v * cos);
    const [top, bottom] = [Math.max(0, Math.floor(centre.y - reachY)), Math.min(height, centre.y + reachY)];
    const [left, right] = [Math.max(0, Math.floor(centre.x - reachX)), Math.min(width, centre.x + reachX)];
    for (let y = top; y < bottom; y++) {
      for (let x = left; x < right; x++) {
        const dx = x + 0.5 - centre.x;
        const dy = y + 0.5 - centre.y;
        if (Math.abs(dx * cos + dy * sin) > u || Math.abs(dy * cos - dx * sin) > v) continue;
        strength[y * width + x] = 0;
      }
    }
  }
}
