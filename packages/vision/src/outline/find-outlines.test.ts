import type { DocumentOutline } from '@aval/core/findings';
import type { Quad } from '@aval/core/geometry/homography';
import { beforeAll, describe, expect, it } from 'vitest';
import { rotatePixels } from '../picture/rotate-pixels.ts';
import { findOutlines } from './find-outlines.ts';
import { type Flat, flatSpecimen, frameOf, hintsOf, layOnTable } from './lay-for-tests.ts';
import { turnOutline } from './turn-outline.ts';

const table = { width: 1000, height: 760 };
const brown = [104, 82, 62] as const;
/** A card held slightly from below and turned by some ten degrees. */
const askew: Quad = [
  { x: 220, y: 130 },
  { x: 770, y: 210 },
  { x: 800, y: 600 },
  { x: 130, y: 500 },
];

let card: Flat;
let passport: Flat;
beforeAll(async () => {
  card = await flatSpecimen('id-card-front');
  passport = await flatSpecimen('passport');
});

/** Largest distance between corners of one index, in shares of the longest diagonal. */
function error(outline: DocumentOutline | undefined, truth: Quad): number {
  const size = Math.max(
    Math.hypot(truth[0].x - truth[2].x, truth[0].y - truth[2].y),
    Math.hypot(truth[1].x - truth[3].x, truth[1].y - truth[3].y),
  );
  return Math.max(
    ...truth.map(({ x, y }, index) => {
      const corner = outline?.corners[index];
      return corner === undefined ? Number.POSITIVE_INFINITY : Math.hypot(corner.x - x, corner.y - y) / size;
    }),
  );
}

describe('one document', () => {
  it.each([0, 90, 180, 270] as const)('begins at its own top left, turned by %i degrees', (degrees) => {
    const flat = layOnTable(table, brown, [{ pixels: card.pixels, corners: askew }]);
    const upright = { corners: [...askew], confidence: 1, aspectRatio: 1 };
    const [a, b, c, d] = turnOutline(upright, table, degrees).corners;
    if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error('four');
    const truth: Quad = [a, b, c, d];
    const hints = hintsOf([{ flat: card, corners: truth }], { zone: false });
    const found = findOutlines(rotatePixels(flat, degrees), hints);
    expect(found).toHaveLength(1);
    expect(error(found[0], truth)).toBeLessThan(0.01);
    expect(found[0]?.confidence).toBeGreaterThan(0.6);
  });

  it('is found by its sides alone', () => {
    const found = findOutlines(layOnTable(table, brown, [{ pixels: card.pixels, corners: askew }]));
    expect(error(found[0], askew)).toBeLessThan(0.01);
  });

  it('has its aspect ratio when seen flat', () => {
    const corners = frameOf(600, 600 / 1.586).map(({ x, y }) => ({ x: x + 190, y: y + 170 }));
    const [a, b, c, d] = corners;
    if (a === undefined || b === undefined || c === undefined || d === undefined) throw new Error('four');
    const picture = layOnTable(table, brown, [{ pixels: card.pixels, corners: [a, b, c, d] }]);
    expect(findOutlines(picture)[0]?.aspectRatio).toBeCloseTo(1.586, 1);
  });

  it('small in a corner of the picture is found as exactly', () => {
    const wide = { width: 2000, height: 1500 };
    const small: Quad = [
      { x: 1500, y: 1130 },
      { x: 1830, y: 1180 },
      { x: 1800, y: 1390 },
      { x: 1470, y: 1340 },
    ];
    const picture = layOnTable(wide, brown, [{ pixels: card.pixels, corners: small }]);
    const found = findOutlines(picture, hintsOf([{ flat: card, corners: small }], { zone: false }));
    expect(error(found[0], small)).toBeLessThan(0.015);
  });

  it('on a table of the colour of its paper is found where the zone says', () => {
    const paper = [238, 243, 234] as const;
    const corners: Quad = [
      { x: 150, y: 120 },
      { x: 850, y: 120 },
      { x: 850, y: 613 },
      { x: 150, y: 613 },
    ];
    const picture = layOnTable(table, paper, [{ pixels: passport.pixels, corners }]);
    const found = findOutlines(picture, hintsOf([{ flat: passport, corners }], { zone: true }));
    expect(error(found[0], corners)).toBeLessThan(0.03);
  });

  it('cut off by the picture has corners on its border', () => {
    const cut: Quad = [
      { x: 500, y: 150 },
      { x: 1300, y: 170 },
      { x: 1280, y: 690 },
      { x: 490, y: 650 },
    ];
    const picture = layOnTable(table, brown, [{ pixels: card.pixels, corners: cut }]);
    const hints = hintsOf([{ flat: card, corners: cut }], { zone: false });
    const seen = hints.text.filter(({ centre, length }) => centre.x + length / 2 < table.width);
    const [outline] = findOutlines(picture, { ...hints, text: seen });
    expect(outline?.corners[0]?.x).toBeCloseTo(500, -1);
    expect(outline?.corners[3]?.y).toBeCloseTo(650, -1);
    expect(outline?.corners[1]?.x).toBeCloseTo(table.width, -1);
    expect(outline?.corners[2]?.x).toBeCloseTo(table.width, -1);
    expect(outline?.confidence).toBeLessThan(0.7);
  });

  it('that fills the picture has the picture for its outline, with little confidence', () => {
    const { pixels } = card;
    const corners = frameOf(pixels.width, pixels.height);
    const [outline] = findOutlines(pixels, hintsOf([{ flat: card, corners }], { zone: false }));
    expect(error(outline, corners)).toBeLessThan(0.02);
    expect(outline?.confidence).toBeLessThan(0.5);
  });
});

describe('several pages', () => {
  it('gives two documents, the one with the zone first', () => {
    const left: Quad = [
      { x: 40, y: 180 },
      { x: 440, y: 200 },
      { x: 430, y: 460 },
      { x: 30, y: 440 },
    ];
    const right: Quad = [
      { x: 520, y: 220 },
      { x: 960, y: 190 },
      { x: 970, y: 500 },
      { x: 540, y: 530 },
    ];
    const laid = [
      { flat: passport, pixels: passport.pixels, corners: right },
      { flat: card, pixels: card.pixels, corners: left },
    ];
    const found = findOutlines(layOnTable(table, brown, laid), hintsOf(laid, { zone: true }));
    expect(found).toHaveLength(2);
    expect(error(found[0], right)).toBeLessThan(0.015);
    expect(error(found[1], left)).toBeLessThan(0.015);
  });

  it.each([true, false])('gives the data page of an open passport (zone read: %s)', (zone) => {
    const { width, height, data } = passport.pixels;
    const blank = new Uint8Array(data.length).fill(214);
    // Towards the fold the pages turn away from the light.
    const shade = (row: number) => 1 - 0.5 * Math.exp(-Math.abs(row + 0.5 - height) / 8);
    const both = Uint8Array.from([...blank, ...data], (value, at) =>
      Math.round(value * shade(Math.floor(at / (width * 3)))),
    );
    const spread = { data: both, width, height: height * 2 };
    const tall = { width: 760, height: 1000 };
    const corners: Quad = [
      { x: 90, y: 60 },
      { x: 670, y: 60 },
      { x: 670, y: 60 + (580 / 125) * 176 },
      { x: 90, y: 60 + (580 / 125) * 176 },
    ];
    const fold = 60 + (580 / 125) * 88;
    const page: Quad = [{ x: 90, y: fold }, { x: 670, y: fold }, corners[2], corners[3]];
    const picture = layOnTable(tall, brown, [{ pixels: spread, corners }]);
    const found = findOutlines(picture, hintsOf([{ flat: passport, corners: page }], { zone }));
    expect(found).toHaveLength(1);
    expect(error(found[0], page)).toBeLessThan(0.02);
  });
});

describe('no document', () => {
  it('gives nothing for a table, with and without hints', () => {
    const picture = layOnTable(table, brown, []);
    expect(findOutlines(picture)).toEqual([]);
    expect(findOutlines(picture, { direction: 0, text: [], faces: [], zone: null })).toEqual([]);
  });

  it.each([
    [1, 1],
    [3, 900],
    [900, 3],
    [40, 40],
  ])('gives nothing for a picture of %i by %i pixels', (width, height) => {
    const pixels = { data: new Uint8Array(width * height * 3).fill(200), width, height };
    expect(findOutlines(pixels)).toEqual([]);
  });
});
