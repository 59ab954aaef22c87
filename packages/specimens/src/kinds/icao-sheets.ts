import type { PrintedField, Sheet } from '../sheets/sheet.ts';

/** Sheets of ICAO documents: sizes of Doc 9303 parts 4 to 7, labels in English. */
const labels: Readonly<Record<string, string>> = {
  surname: 'Surname',
  givenNames: 'Given names',
  documentNumber: 'Document No.',
  nationality: 'Nationality',
  personalNumber: 'Personal No.',
  birthDate: 'Date of birth',
  sex: 'Sex',
  birthPlace: 'Place of birth',
  issueDate: 'Date of issue',
  expiryDate: 'Date of expiry',
  authority: 'Authority',
};

function field(name: string, x: number, y: number, more: Partial<PrintedField> = {}): PrintedField {
  return { name, x, y, label: labels[name] ?? name, ...more };
}

export const passportPage: Sheet = {
  side: 'page',
  width: 125,
  height: 88,
  paper: '#eef3ea',
  lines: ['#c9dccb', '#e2d3c4'],
  prints: [
    { text: '{state}', x: 5, y: 8.6, size: 3.6 },
    { text: '{passport}', x: 72, y: 8.6, size: 3.6 },
    { text: 'Type', x: 46, y: 13.3, size: 1.9, typeface: 'regular' },
    { text: 'P', x: 46, y: 16.4, size: 3.2 },
    { text: 'Code', x: 57, y: 13.3, size: 1.9, typeface: 'regular' },
    { text: '{code}', x: 57, y: 16.4, size: 3.2 },
  ],
  portrait: { x: 5, y: 13, width: 35, height: 45 },
  fields: [
    field('documentNumber', 82, 16.4, { label: 'Passport No.' }),
    field('surname', 46, 23.6, { width: 74 }),
    field('givenNames', 46, 30.6, { width: 74 }),
    field('nationality', 46, 37.6),
    field('personalNumber', 82, 37.6),
    field('birthDate', 46, 44.6),
    field('sex', 82, 44.6),
    field('birthPlace', 46, 51.4),
    field('issueDate', 46, 58.2),
    field('expiryDate', 46, 65),
    field('authority', 82, 65),
  ],
  mark: { text: 'SPECIMEN', x: 102, y: 53, size: 6, turn: -8 },
  mrz: { left: 6.6, baselines: [75.4, 82.2] },
  radius: 3,
};

const card = { width: 85.6, height: 54, paper: '#e9eff6', lines: ['#c7d6e8', '#e5d8e6'], radius: 3 } as const;

export const td1Front: Sheet = {
  ...card,
  side: 'front',
  prints: [
    { text: '{state}', x: 4, y: 5, size: 2.7 },
    { text: '{card}', x: 4, y: 8.6, size: 2.7 },
  ],
  portrait: { x: 4, y: 11, width: 23, height: 29.6 },
  fields: [
    field('surname', 30, 15, { width: 53 }),
    field('givenNames', 30, 21.2, { width: 53 }),
    field('sex', 30, 27.4),
    field('nationality', 38, 27.4, { width: 22 }),
    field('birthDate', 61, 27.4),
    field('issueDate', 30, 33.6),
    field('expiryDate', 61, 33.6),
    field('documentNumber', 30, 39.8),
  ],
  mark: { text: 'SPECIMEN', x: 43, y: 48.6, size: 4.6, turn: 0 },
};

export const td1Back: Sheet = {
  ...card,
  side: 'back',
  prints: [{ text: '{state}', x: 4, y: 6.6, size: 3 }],
  fields: [field('birthPlace', 4, 14), field('authority', 4, 21)],
  mark: { text: 'SPECIMEN', x: 62, y: 18, size: 4.6, turn: -8 },
  mrz: { left: 4.6, baselines: [36.6, 43, 49.4] },
};

export const td2Page: Sheet = {
  side: 'front',
  width: 105,
  height: 74,
  paper: '#f3eee6',
  lines: ['#dcd0bd', '#cddcd8'],
  prints: [
    { text: '{state}', x: 5, y: 5, size: 2.8 },
    { text: '{card}', x: 5, y: 9, size: 2.8 },
  ],
  portrait: { x: 5, y: 11.5, width: 28, height: 36 },
  fields: [
    field('surname', 36, 16.4, { width: 66 }),
    field('givenNames', 36, 23.2, { width: 66 }),
    field('nationality', 36, 30, { width: 26 }),
    field('sex', 64, 30),
    field('birthDate', 73, 30),
    field('documentNumber', 36, 36.8),
    field('birthPlace', 73, 36.8),
    field('issueDate', 36, 43.6),
    field('expiryDate', 73, 43.6),
  ],
  mark: { text: 'SPECIMEN', x: 70, y: 50.6, size: 4.6, turn: 0 },
  mrz: { left: 6, baselines: [61.6, 68.2] },
};

/** MRV-A is 120 x 80 mm, MRV-B 105 x 74 (part 7 §3.1). */
export function visaPage(size: 'A' | 'B'): Sheet {
  const [width, height] = size === 'A' ? [120, 80] : [105, 74];
  const right = width - 36;
  const bottom = height - 6.2;
  return {
    side: 'page',
    width,
    height,
    paper: '#f0ecf5',
    lines: ['#d6cbe4', '#cfe0dc'],
    prints: [
      { text: '{state}', x: 5, y: 6.6, size: 3 },
      { text: '{visa}', x: width - 5, y: 6.6, size: 3.4, anchor: 'right' },
    ],
    portrait: { x: 5, y: 10.5, width: 27, height: 35 },
    fields: [
      field('documentNumber', 36, 14.6, { label: 'Visa No.' }),
      field('surname', 36, 21.4, { width: width - 40 }),
      field('givenNames', 36, 28.2, { width: width - 40 }),
      field('nationality', 36, 35),
      field('sex', right, 14.6),
      field('birthDate', right, 35),
      field('issueDate', 36, 41.8, { label: 'Date of issue' }),
      field('expiryDate', right, 41.8, { label: 'Date of expiry' }),
    ],
    mark: { text: 'SPECIMEN', x: width / 2 + 16, y: 49, size: 4.8, turn: 0 },
    mrz: { left: size === 'A' ? 4.2 : 6, baselines: [bottom - 6.8, bottom] },
  };
}

/** The laminated French card of 1988: 105 x 74 mm, both zone lines below. */
export const frenchCard: Sheet = {
  side: 'front',
  width: 105,
  height: 74,
  paper: '#e6eef7',
  lines: ['#bfd2e8', '#d9cfe2'],
  prints: [
    { text: 'RÉPUBLIQUE FRANÇAISE', x: 52.5, y: 6, size: 3.2, anchor: 'middle' },
    { text: "CARTE NATIONALE D'IDENTITÉ N° :", x: 5, y: 11, size: 2.6 },
  ],
  portrait: { x: 5, y: 14, width: 27, height: 34 },
  fields: [
    { name: 'documentNumber', x: 55, y: 11, size: 3 },
    { name: 'nationality', label: 'Nationalité', labelAt: 'left', x: 72, y: 18, size: 2.4, labelSize: 2 },
    { name: 'surname', label: 'Nom :', labelAt: 'left', x: 36, y: 18, size: 3, width: 24 },
    { name: 'givenNames', label: 'Prénom(s) :', labelAt: 'left', x: 36, y: 25, size: 3, width: 44 },
    { name: 'sex', label: 'Sexe :', labelAt: 'left', x: 36, y: 32, size: 3 },
    { name: 'birthDate', label: 'Né(e) le :', labelAt: 'left', x: 56, y: 32, size: 3 },
    { name: 'birthPlace', label: 'à :', labelAt: 'left', x: 36, y: 39, size: 3 },
  ],
  mark: { text: 'SPÉCIMEN', x: 66, y: 47.5, size: 5, turn: 0 },
  mrz: { left: 6, baselines: [61.6, 68.2] },
};
