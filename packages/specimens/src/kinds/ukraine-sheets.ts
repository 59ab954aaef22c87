import type { Print, PrintedField, Sheet } from '../sheets/sheet.ts';

const card = { width: 85.6, height: 54, radius: 3 } as const;
const small = { size: 2.5, labelSize: 1.55 } as const;

function field(
  name: string,
  label: string | undefined,
  x: number,
  y: number,
  more: Partial<PrintedField> = {},
): PrintedField {
  return { name, x, y, ...small, ...(label === undefined ? {} : { label }), ...more };
}

const heading: readonly Print[] = [
  { text: 'УКРАЇНА', x: 4, y: 5.6, size: 3.6 },
  { text: 'UKRAINE', x: 27, y: 5.6, size: 3.6 },
];

export const idCardFront: Sheet = {
  ...card,
  side: 'front',
  paper: '#eef4f7',
  lines: ['#c9dfe8', '#e9e2c8'],
  prints: [
    ...heading,
    { text: 'ПАСПОРТ ГРОМАДЯНИНА УКРАЇНИ', x: 4, y: 8.7, size: 2 },
    { text: 'PASSPORT OF THE CITIZEN OF UKRAINE', x: 44, y: 8.7, size: 2, typeface: 'regular' },
  ],
  portrait: { x: 4, y: 12, width: 24, height: 31 },
  fields: [
    field('surname', 'Прізвище/Surname', 31, 14.6),
    field('surnameLatin', undefined, 31, 17.5),
    field('givenNames', "Ім'я/Name", 31, 22.3),
    field('givenNamesLatin', undefined, 31, 25.2),
    field('patronymic', 'По батькові/Patronymic', 31, 30),
    field('sex', 'Стать/Sex', 31, 35.2),
    field('nationality', 'Громадянство/Nationality', 52, 35.2),
    field('birthDate', 'Дата народження/Date of birth', 31, 40.4),
    field('recordNumber', 'Запис №/Record No.', 61, 40.4),
    field('expiryDate', 'Дійсний до/Date of expiry', 31, 45.6),
    field('documentNumber', 'Документ №/Document No.', 61, 45.6),
  ],
  mark: { text: 'ЗРАЗОК', x: 70, y: 50.2, size: 4.4, turn: 0 },
};

export const idCardBack: Sheet = {
  ...card,
  side: 'back',
  paper: '#eef4f7',
  lines: ['#c9dfe8', '#e9e2c8'],
  prints: [],
  fields: [
    field('birthPlace', 'Місце народження/Place of birth', 4, 8),
    field('taxNumber', 'РНОКПП/Individual tax number', 4, 14.4),
    field('issueDate', 'Дата видачі/Date of issue', 4, 20.8),
    field('authority', 'Орган, що видав/Authority', 40, 20.8),
  ],
  mark: { text: 'ЗРАЗОК', x: 66, y: 12, size: 4.8, turn: -8 },
  mrz: { left: 4.6, baselines: [36.6, 43, 49.4] },
};

export const permitFront: Sheet = {
  ...card,
  side: 'front',
  paper: '#f1eff7',
  lines: ['#d2cbe6', '#cfe2dd'],
  prints: [
    ...heading,
    { text: '{title}', x: 4, y: 9, size: 2.2 },
    { text: '{english}', x: 4, y: 12, size: 2.2 },
  ],
  portrait: { x: 4, y: 14, width: 23, height: 30 },
  fields: [
    field('surname', 'Прізвище/Surname', 30, 18, { width: 52 }),
    field('givenNames', "Ім'я/Given names", 30, 23.2, { width: 52 }),
    field('sex', 'Стать/Sex', 30, 28.6),
    field('nationality', 'Громадянство/Nationality', 52, 28.6),
    field('birthDate', 'Дата народження/Date of birth', 30, 34),
    field('recordNumber', 'Запис №/Record No.', 60, 34),
    field('expiryDate', 'Дійсна до/Date of expiry', 30, 39.4),
    field('documentNumber', 'Посвідка №/Permit No.', 60, 39.4),
  ],
  mark: { text: 'ЗРАЗОК', x: 58, y: 47.6, size: 4.8, turn: 0 },
};

export const permitBack: Sheet = {
  ...card,
  side: 'back',
  paper: '#f1eff7',
  lines: ['#d2cbe6', '#cfe2dd'],
  prints: [],
  fields: [
    field('birthPlace', 'Місце народження/Place of birth', 4, 8),
    field('issueDate', 'Дата видачі/Date of issue', 4, 14.4),
    field('authority', 'Орган, що видав/Authority', 4, 20.8),
  ],
  mark: { text: 'ЗРАЗОК', x: 62, y: 14, size: 4.8, turn: -8 },
  mrz: { left: 4.6, baselines: [36.6, 43, 49.4] },
};

export const foreignPassport: Sheet = {
  side: 'page',
  width: 125,
  height: 88,
  paper: '#eaf0f6',
  lines: ['#c5d7ea', '#e8dfc4'],
  prints: [
    { text: 'УКРАЇНА / UKRAINE', x: 5, y: 8, size: 3.6 },
    { text: 'ПАСПОРТ / PASSPORT', x: 46, y: 8, size: 3.6 },
    { text: 'Тип/Type', x: 46, y: 12.4, size: 1.7, typeface: 'regular' },
    { text: 'P', x: 46, y: 15.4, size: 2.8 },
    { text: 'Код держави/Country code', x: 58, y: 12.4, size: 1.7, typeface: 'regular' },
    { text: 'UKR', x: 58, y: 15.4, size: 2.8 },
  ],
  portrait: { x: 5, y: 13, width: 35, height: 45 },
  fields: [
    ['documentNumber', 'Паспорт №/Passport No.', 92, 15.4],
    ['surnameLatin', '', 46, 25],
    ['givenNamesLatin', '', 46, 34.2],
    ['surname', 'Прізвище/Surname', 46, 21.6],
    ['givenNames', "Ім'я/Given names", 46, 30.8],
    ['nationality', 'Громадянство/Nationality', 46, 40],
    ['birthDate', 'Дата народження/Date of birth', 46, 46.4],
    ['recordNumber', 'Запис №/Record No.', 84, 46.4],
    ['sex', 'Стать/Sex', 46, 52.8],
    ['birthPlace', 'Місце народження/Place of birth', 66, 52.8],
    ['issueDate', 'Дата видачі/Date of issue', 46, 59.2],
    ['authority', 'Орган, що видав/Authority', 84, 59.2],
    ['expiryDate', 'Дата закінчення строку дії/Date of expiry', 46, 65.6],
  ].map(([name, label, x, y]) => ({
    name: String(name),
    ...(label === '' ? {} : { label: String(label) }),
    x: Number(x),
    y: Number(y),
    size: 2.8,
    labelSize: 1.7,
  })),
  mark: { text: 'ЗРАЗОК', x: 105, y: 28, size: 6.4, turn: -8 },
  mrz: { left: 6.6, baselines: [75.4, 82.2] },
  radius: 3,
};

const numbered = (
  name: string,
  number: string,
  x: number,
  y: number,
  more: Partial<PrintedField> = {},
): PrintedField => ({ name, label: number, labelAt: 'left', x, y, size: 2.5, labelSize: 1.9, ...more });

export const licenceFront: Sheet = {
  ...card,
  side: 'front',
  paper: '#fbeef0',
  lines: ['#efcfd4', '#e6dcc6'],
  bands: [{ x: 4, y: 3, width: 9, height: 7, colour: '#2c4d9c' }],
  prints: [
    { text: 'UA', x: 8.5, y: 7.8, size: 3.4, anchor: 'middle', colour: '#ffffff' },
    { text: 'УКРАЇНА / UKRAINE', x: 16, y: 6, size: 2.8 },
    { text: 'ПОСВІДЧЕННЯ ВОДІЯ / DRIVING LICENCE', x: 16, y: 9.8, size: 2.6 },
  ],
  portrait: { x: 4, y: 13, width: 23, height: 30 },
  fields: [
    numbered('surname', '1.', 30, 16),
    { name: 'surnameLatin', x: 32.2, y: 19, size: 2.3 },
    numbered('givenNames', '2.', 30, 23),
    { name: 'givenNamesLatin', x: 32.2, y: 26, size: 2.3 },
    numbered('birthDate', '3.', 30, 30),
    { name: 'birthPlace', x: 53, y: 30, size: 2.5 },
    numbered('issueDate', '4a.', 30, 34),
    numbered('authority', '4c.', 57, 34),
    numbered('expiryDate', '4b.', 30, 38),
    numbered('recordNumber', '4d.', 57, 38),
    numbered('documentNumber', '5.', 30, 42),
    numbered('categories', '9.', 30, 50),
  ],
  mark: { text: 'ЗРАЗОК', x: 68, y: 47.6, size: 4.6, turn: 0 },
};

const categories = ['A1', 'A', 'B1', 'B', 'C1', 'C', 'D1', 'D', 'BE', 'CE'] as const;

export const licenceBack: Sheet = {
  ...card,
  side: 'back',
  paper: '#fbeef0',
  lines: ['#efcfd4', '#e6dcc6'],
  rules: [
    ...categories.map((_, index) => ({ x: 22, y: 4 + index * 4, width: 60, height: 0.12 })),
    ...[22, 34, 50, 66].map((x) => ({ x, y: 4, width: 0.12, height: 40 })),
  ],
  prints: [
    ...categories.map((name, index) => ({ text: name, x: 24, y: 7.2 + index * 4, size: 2.4 })),
    { text: '1. Прізвище  2. Власне ім’я, по батькові', x: 4, y: 51.4, size: 1.7, typeface: 'regular' },
  ],
  fields: [],
  mark: { text: 'ЗРАЗОК', x: 12, y: 26, size: 4, turn: -90 },
};

/** The blue booklet: pages 1 (number, portrait) and 2 above each other, filled in by hand on dotted lines. */
export const passport1994: Sheet = {
  side: 'spread',
  width: 125,
  height: 176,
  paper: '#e9edf0',
  lines: ['#c8d4dd', '#dfd9cb'],
  rules: [
    { x: 0, y: 87.9, width: 125, height: 0.25 },
    ...[34, 47, 60].map((y) => ({ x: 46, y: y + 1, width: 72, height: 0.12 })),
    ...[106, 118, 130, 142, 158].map((y) => ({ x: 40, y: y + 1, width: 78, height: 0.12 })),
  ],
  prints: [
    { text: 'УКРАЇНА', x: 62.5, y: 11, size: 4.4, anchor: 'middle' },
    { text: 'ПАСПОРТ', x: 62.5, y: 19, size: 5, anchor: 'middle' },
    { text: 'ПАСПОРТ ГРОМАДЯНИНА УКРАЇНИ', x: 62.5, y: 98, size: 2.6, anchor: 'middle' },
  ],
  portrait: { x: 7, y: 24, width: 35, height: 45 },
  fields: [
    ...[
      ['surname', 'Прізвище', 34],
      ['givenNames', "Ім'я", 47],
      ['patronymic', 'По батькові', 60],
    ].map(([name, label, y]) => ({
      name: String(name),
      label: String(label),
      x: 48,
      y: Number(y),
      size: 4,
      labelSize: 2.1,
    })),
    { name: 'documentNumber', x: 84, y: 82, size: 5 },
    ...[
      ['birthDate', 'Дата народження', 106],
      ['birthPlace', 'Місце народження', 118],
      ['sex', 'Стать', 130],
      ['issueDate', 'Дата видачі', 142],
      ['authority', 'Орган, що видав', 158],
    ].map(([name, label, y]) => ({
      name: String(name),
      label: String(label),
      x: 42,
      y: Number(y),
      size: 3.8,
      labelSize: 2.1,
    })),
  ],
  mark: { text: 'ЗРАЗОК', x: 22, y: 130, size: 7, turn: -30 },
  radius: 3,
};

/** A printed form of half a page. */
export const taxpayerCard: Sheet = {
  side: 'page',
  width: 148,
  height: 105,
  paper: '#fbfaf4',
  lines: ['#e7e4d2', '#dfe7e6'],
  rules: [48, 59, 70, 94].map((y) => ({ x: 60, y: y + 1.2, width: 80, height: 0.15 })),
  prints: [
    { text: 'ДЕРЖАВНА ПОДАТКОВА СЛУЖБА УКРАЇНИ', x: 74, y: 12, size: 3.2, anchor: 'middle' },
    { text: 'КАРТКА ПЛАТНИКА ПОДАТКІВ', x: 74, y: 22, size: 5, anchor: 'middle' },
    {
      text: 'Реєстраційний номер облікової картки платника податків',
      x: 74,
      y: 31,
      size: 2.8,
      anchor: 'middle',
      typeface: 'regular',
    },
    { text: 'Прізвище', x: 8, y: 48, size: 3, typeface: 'regular' },
    { text: "Ім'я", x: 8, y: 59, size: 3, typeface: 'regular' },
    { text: 'По батькові', x: 8, y: 70, size: 3, typeface: 'regular' },
    { text: 'Дата видачі', x: 8, y: 94, size: 3, typeface: 'regular' },
  ],
  fields: [
    { name: 'taxNumber', x: 58, y: 39, size: 5 },
    { name: 'surname', x: 62, y: 48, size: 4 },
    { name: 'givenNames', x: 62, y: 59, size: 4 },
    { name: 'patronymic', x: 62, y: 70, size: 4 },
    { name: 'issueDate', x: 62, y: 94, size: 4 },
  ],
  mark: { text: 'ЗРАЗОК', x: 104, y: 81, size: 8, turn: 0 },
};
