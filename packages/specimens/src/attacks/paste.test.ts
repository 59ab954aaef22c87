import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test, vi } from 'vitest';
import type { Quad } from '../capture/homography.ts';
import type { Pixels } from '../capture/pixels.ts';
import { pixelsOf } from '../capture/pixels.ts';
import { allKinds } from '../kinds/all-kinds.ts';
import { drawSheet } from '../sheets/draw-sheet.ts';
import { alterZone } from './alter-zone.ts';
import { chooseEdit } from './edit-value.ts';
import { pasteField, pastePortrait } from './paste.ts';

vi.setConfig({ testTimeout: 60_000 });

const kind = allKinds.find(({ id }) => id === 'icao-passport');
const [sheet] = kind?.sheets ?? [];
const holder = kind?.invent(4, 'F');
if (sheet === undefined || holder === undefined) throw new Error('the passport is drawn');
const quad: Quad = [
  { x: 60, y: 50 },
  { x: 1130, y: 90 },
  { x: 1090, y: 820 },
  { x: 90, y: 850 },
];
const paper = (): Pixels => ({ data: Buffer.alloc(1200 * 900 * 3, 222), width: 1200, height: 900 });

/** Whether a point lies inside the corners, or within `reach` of them. */
function within(corners: Quad, x: number, y: number, reach: number): boolean {
  return corners.every((from, index) => {
    const to = corners[(index + 1) % 4] ?? from;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    return ((to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x)) / length > -reach;
  });
}

function changes(before: Pixels, after: Pixels): { x: number; y: number }[] {
  const found: { x: number; y: number }[] = [];
  for (let y = 0; y < before.height; y++) {
    for (let x = 0; x < before.width; x++) {
      const at = (y * before.width + x) * 3;
      if (before.data.compare(after.data, at, at + 3, at, at + 3) !== 0) found.push({ x, y });
    }
  }
  return found;
}

test('another portrait changes the picture inside the corners told and nowhere else', async () => {
  const picture = paper();
  const portrait = await sharp({ create: { width: 70, height: 90, channels: 3, background: '#123456' } })
    .png()
    .toBuffer();
  const corners = await pastePortrait(picture, sheet, quad, portrait);
  const changed = changes(paper(), picture);
  expect(changed.length).toBeGreaterThan(10_000);
  expect(changed.every(({ x, y }) => within(corners, x, y, 1.5))).toBe(true);
});

test('another value changes the picture inside the corners told and nowhere else', async () => {
  const edit = chooseEdit(sheet, holder);
  if (edit === null) throw new Error('a passport has something worth changing');
  expect(edit.field.name).toBe('expiryDate');
  const picture = paper();
  const corners = await pasteField(picture, sheet, quad, edit.field, edit);
  const changed = changes(paper(), picture);
  expect(changed.length).toBeGreaterThan(200);
  expect(changed.every(({ x, y }) => within(corners, x, y, 1.5))).toBe(true);
});

test('an edit changes one digit, in print and in the value alike', () => {
  fc.assert(
    fc.property(fc.constantFrom(...allKinds), fc.nat(1e6), (any, seed) => {
      const somebody = any.invent(seed, 'F');
      for (const side of any.sheets) {
        const edit = chooseEdit(side, somebody);
        if (edit === null) continue;
        const differing = [...edit.to].filter((character, index) => character !== edit.from[index]);
        expect(differing).toHaveLength(1);
        expect(edit.to).toHaveLength(edit.from.length);
        const value = somebody.values[edit.field.name]?.value ?? '';
        expect([...edit.value].filter((character, index) => character !== value[index])).toHaveLength(1);
      }
    }),
  );
});

test('an altered zone differs in one digit of the number, and on paper only where that stands', async () => {
  const { lines, line, column, from, to } = alterZone(holder.mrz ?? []);
  const differences = lines.flatMap((text, row) =>
    [...text].flatMap((character, at) => (character === holder.mrz?.[row]?.[at] ? [] : [[row, at]])),
  );
  expect(differences).toEqual([[line, column]]);
  expect([line, column < 9, from === to]).toEqual([1, true, false]);
  const scale = 6;
  const draw = async (mrz: readonly string[]) =>
    await pixelsOf(sharp(await drawSheet(sheet, holder, null, scale, { mrz })));
  const changed = changes(await draw(holder.mrz ?? []), await draw(lines));
  const left = ((sheet.mrz?.left ?? 0) + column * 2.54) * scale;
  const bottom = (sheet.mrz?.baselines[1] ?? 0) * scale;
  expect(changed.length).toBeGreaterThan(5);
  expect(
    changed.every(
      ({ x, y }) => x >= left - 1 && x <= left + 2.54 * scale && y <= bottom + 2 && y >= bottom - 3.2 * scale,
    ),
  ).toBe(true);
});
