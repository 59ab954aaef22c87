import type { MrzFormat } from './mrz-lines.ts';
import type { Person } from './person.ts';

export type Layout = 'passport' | 'id-card-front' | 'id-card-back' | 'td2';

/** A printed field: label and value at millimetres from the top left corner; `y` is the baseline of the value. */
export type Field = {
  readonly label: string;
  readonly value: string;
  readonly x: number;
  readonly y: number;
};

/** Millimetres; sizes of ICAO 9303 parts 4 to 6. */
export type LayoutPlan = {
  readonly width: number;
  readonly height: number;
  readonly pixelsPerMm: number;
  readonly paper: string;
  readonly lines: readonly [string, string];
  readonly titles: readonly { text: string; x: number; y: number; size: number }[];
  readonly portrait?: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  readonly fields: readonly Field[];
  /** Centre of the SPECIMEN mark, where nothing else is printed. */
  readonly mark: { readonly x: number; readonly y: number; readonly size: number; readonly turn: number };
  readonly mrz?: { readonly format: MrzFormat; readonly left: number; readonly baselines: readonly number[] };
};

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'] as const;

/** `1974-08-12` as documents print it: `12 AUG 1974` (ICAO 9303 part 3 §3.3 with the year in full). */
export function printedDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${day} ${months[Number(month) - 1] ?? month} ${year}`;
}

/** Where everything stands on a layout, with the data of the person filled in. */
export function planLayout(layout: Layout, person: Person): LayoutPlan {
  switch (layout) {
    case 'passport':
      return passport(person);
    case 'id-card-front':
      return idCardFront(person);
    case 'id-card-back':
      return idCardBack(person);
    case 'td2':
      return td2(person);
  }
}

const state = 'UTOPIA';

function passport(person: Person): LayoutPlan {
  const left = 46;
  const middle = 80;
  return {
    width: 125,
    height: 88,
    pixelsPerMm: 12,
    paper: '#eef3ea',
    lines: ['#c9dccb', '#e2d3c4'],
    titles: [
      { text: state, x: 5, y: 8.6, size: 4.4 },
      { text: 'PASSPORT', x: left, y: 8.6, size: 4.4 },
    ],
    portrait: { x: 5, y: 13, width: 35, height: 45 },
    fields: [
      { label: 'Type', value: 'P', x: left, y: 16.4 },
      { label: 'Code of issuing State', value: 'UTO', x: left + 9, y: 16.4 },
      { label: 'Passport No.', value: person.documentNumber, x: middle, y: 16.4 },
      { label: 'Surname', value: person.surname, x: left, y: 23.4 },
      { label: 'Given names', value: person.givenNames, x: left, y: 30.4 },
      { label: 'Nationality', value: 'UTOPIAN', x: left, y: 37.4 },
      { label: 'Personal No.', value: person.personalNumber, x: middle, y: 37.4 },
      { label: 'Date of birth', value: printedDate(person.birthDate), x: left, y: 44.4 },
      { label: 'Sex', value: person.sex, x: middle, y: 44.4 },
      { label: 'Place of birth', value: person.placeOfBirth, x: left, y: 51.4 },
      { label: 'Date of issue', value: printedDate(person.issueDate), x: left, y: 58.4 },
      { label: 'Date of expiry', value: printedDate(person.expiryDate), x: left, y: 64.4 },
      { label: 'Authority', value: 'PASSPORT OFFICE', x: middle, y: 64.4 },
    ],
    mark: { x: 102, y: 52, size: 6, turn: -8 },
    mrz: { format: 'TD3', left: 6.6, baselines: [75.4, 82.2] },
  };
}

function idCardFront(person: Person): LayoutPlan {
  const left = 30;
  const middle = 58;
  return {
    width: 85.6,
    height: 54,
    pixelsPerMm: 16,
    paper: '#e9eff6',
    lines: ['#c7d6e8', '#e5d8e6'],
    titles: [
      { text: state, x: 4, y: 6.6, size: 3.6 },
      { text: 'IDENTITY CARD', x: left, y: 6.6, size: 3.6 },
    ],
    portrait: { x: 4, y: 11, width: 23, height: 29.6 },
    fields: [
      { label: 'Surname', value: person.surname, x: left, y: 14.6 },
      { label: 'Given names', value: person.givenNames, x: left, y: 20.8 },
      { label: 'Sex', value: person.sex, x: left, y: 27 },
      { label: 'Nationality', value: 'UTO', x: left + 10, y: 27 },
      { label: 'Date of birth', value: printedDate(person.birthDate), x: middle, y: 27 },
      { label: 'Date of issue', value: printedDate(person.issueDate), x: left, y: 33.2 },
      { label: 'Date of expiry', value: printedDate(person.expiryDate), x: middle, y: 33.2 },
      { label: 'Document No.', value: person.documentNumber, x: left, y: 39.4 },
      { label: 'Personal No.', value: person.personalNumber, x: middle, y: 39.4 },
    ],
    mark: { x: 43, y: 49, size: 4.6, turn: 0 },
  };
}

function idCardBack(person: Person): LayoutPlan {
  return {
    width: 85.6,
    height: 54,
    pixelsPerMm: 16,
    paper: '#e9eff6',
    lines: ['#c7d6e8', '#e5d8e6'],
    titles: [{ text: state, x: 4, y: 6.6, size: 3.6 }],
    fields: [
      { label: 'Place of birth', value: person.placeOfBirth, x: 4, y: 14 },
      { label: 'Authority', value: 'CIVIL REGISTRY', x: 4, y: 21 },
    ],
    mark: { x: 62, y: 19, size: 4.6, turn: -8 },
    mrz: { format: 'TD1', left: 4.6, baselines: [36.6, 43, 49.4] },
  };
}

function td2(person: Person): LayoutPlan {
  const left = 36;
  const middle = 70;
  return {
    width: 105,
    height: 74,
    pixelsPerMm: 14,
    paper: '#f3eee6',
    lines: ['#dcd0bd', '#cddcd8'],
    titles: [
      { text: state, x: 5, y: 7.6, size: 4 },
      { text: 'IDENTITY DOCUMENT', x: left, y: 7.6, size: 4 },
    ],
    portrait: { x: 5, y: 11.5, width: 28, height: 36 },
    fields: [
      { label: 'Surname', value: person.surname, x: left, y: 16 },
      { label: 'Given names', value: person.givenNames, x: left, y: 23 },
      { label: 'Nationality', value: 'UTO', x: left, y: 30 },
      { label: 'Sex', value: person.sex, x: left + 18, y: 30 },
      { label: 'Date of birth', value: printedDate(person.birthDate), x: middle, y: 30 },
      { label: 'Document No.', value: person.documentNumber, x: left, y: 37 },
      { label: 'Date of issue', value: printedDate(person.issueDate), x: left, y: 44 },
      { label: 'Date of expiry', value: printedDate(person.expiryDate), x: middle, y: 44 },
    ],
    mark: { x: 70, y: 51.4, size: 4.6, turn: 0 },
    mrz: { format: 'TD2', left: 6, baselines: [61.6, 68.2] },
  };
}
