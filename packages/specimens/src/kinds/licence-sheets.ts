import type { PrintedField, Sheet } from '../sheets/sheet.ts';

const card = { width: 85.6, height: 54, radius: 3 } as const;

const beside = (
  name: string,
  label: string,
  x: number,
  y: number,
  more: Partial<PrintedField> = {},
): PrintedField => ({ name, label, labelAt: 'left', x, y, size: 2.7, labelSize: 1.9, ...more });

export const northAmericanFront: Sheet = {
  ...card,
  side: 'front',
  paper: '#eef2f6',
  lines: ['#cbd8e6', '#ead9cf'],
  bands: [{ x: 0, y: 0, width: 85.6, height: 9.6, colour: '#27497c' }],
  prints: [
    { text: '{region}', x: 4, y: 6.6, size: 4.6, colour: '#ffffff' },
    { text: '{title}', x: 82, y: 5, size: 2.9, colour: '#ffffff', anchor: 'right' },
    { text: '{country}', x: 82, y: 8.4, size: 2.2, colour: '#ffffff', anchor: 'right' },
  ],
  portrait: { x: 4, y: 12, width: 24, height: 31 },
  fields: [
    beside('documentNumber', '4d DL', 31, 14.6, { size: 3.2 }),
    beside('expiryDate', '4b EXP', 31, 19.2),
    beside('surname', '1 LN', 31, 23.8, { width: 40 }),
    beside('givenNames', '2 FN', 31, 28.2, { width: 40 }),
    beside('address', '8', 31, 32.6),
    { name: 'addressCity', x: 33, y: 35.8, size: 2.4 },
    beside('birthDate', '3 DOB', 31, 40.4, { size: 3 }),
    beside('sex', '15 SEX', 31, 45),
    beside('categories', '9 CLASS', 47, 45),
    beside('issueDate', '4a ISS', 31, 49.6),
  ],
  ghost: { x: 71, y: 12.5, width: 10.5, height: 13.5 },
  mark: { text: 'SPECIMEN', x: 73.6, y: 37.4, size: 4, turn: -60 },
};

export const northAmericanBack: Sheet = {
  ...card,
  side: 'back',
  paper: '#f4f5f6',
  lines: ['#dde3ea', '#efe6df'],
  prints: [
    { text: '9 CLASS: C - ANY SINGLE VEHICLE UNDER 26,001 LBS', x: 4, y: 38, size: 2, typeface: 'regular' },
    { text: '9a END: NONE   12 REST: NONE', x: 4, y: 42, size: 2, typeface: 'regular' },
    { text: '{region}', x: 4, y: 49, size: 3 },
  ],
  fields: [],
  barcodes: [
    { format: 'pdf417', content: 'aamva', area: { x: 4.8, y: 4.6, width: 76, height: 28 } },
    { format: 'code-128', content: 'inventory', area: { x: 48, y: 45, width: 32, height: 5 } },
  ],
  mark: { text: 'SPECIMEN', x: 70, y: 40, size: 4.4, turn: 0 },
};

export const euFront: Sheet = {
  ...card,
  side: 'front',
  paper: '#fbeff1',
  lines: ['#f0ccd3', '#dcd9ea'],
  bands: [{ x: 4, y: 3, width: 10, height: 7.4, colour: '#1f3f93' }],
  prints: [
    { text: '{sign}', x: 9, y: 7.9, size: 3.4, colour: '#ffffff', anchor: 'middle' },
    { text: '{title}', x: 17, y: 5.8, size: 3 },
    { text: '{state}', x: 17, y: 9.6, size: 2.4, typeface: 'regular' },
  ],
  portrait: { x: 4, y: 13, width: 23, height: 30 },
  fields: [
    beside('surname', '1.', 30, 16.4, { width: 48 }),
    beside('givenNames', '2.', 30, 20.8, { width: 48 }),
    beside('birthDate', '3.', 30, 25.2),
    beside('issueDate', '4a.', 30, 29.6),
    beside('authority', '4c.', 57, 29.6),
    beside('expiryDate', '4b.', 30, 34),
    beside('documentNumber', '5.', 30, 38.4),
    beside('categories', '9.', 30, 50),
  ],
  mark: { text: 'SPECIMEN', x: 68, y: 45, size: 4.6, turn: 0 },
};

const rows = ['AM', 'A1', 'A2', 'A', 'B1', 'B', 'C1', 'C', 'D1', 'D', 'BE'] as const;

export const euBack: Sheet = {
  ...card,
  side: 'back',
  paper: '#fbeff1',
  lines: ['#f0ccd3', '#dcd9ea'],
  rules: [
    ...[...rows, ''].map((_, index) => ({ x: 24, y: 4 + index * 3.8, width: 58, height: 0.12 })),
    ...[24, 34, 50, 66, 82].map((x) => ({ x, y: 4, width: 0.12, height: 41.8 })),
  ],
  prints: [
    ...rows.map((text, index) => ({ text, x: 26, y: 6.9 + index * 3.8, size: 2.3 })),
    { text: '9.', x: 26, y: 3.2, size: 1.8, typeface: 'regular' },
    { text: '10.', x: 38, y: 3.2, size: 1.8, typeface: 'regular' },
    { text: '11.', x: 54, y: 3.2, size: 1.8, typeface: 'regular' },
    { text: '12.', x: 70, y: 3.2, size: 1.8, typeface: 'regular' },
  ],
  fields: [],
  mark: { text: 'SPECIMEN', x: 13, y: 26, size: 4, turn: -90 },
};
