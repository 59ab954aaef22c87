import type { MrzFormat } from '../findings.ts';

/**
 * What may stand at one position: `letter` A-Z and filler, `digit` 0-9 and filler, `strictDigit` 0-9,
 * `any` A-Z 0-9 and filler, `sex` M F X and filler, `capital` A-Z.
 */
export type CharacterClass = 'letter' | 'capital' | 'digit' | 'strictDigit' | 'any' | 'sex';

type Span = { readonly line: number; readonly start: number; readonly end: number };

export type CheckedField = 'documentNumber' | 'birthDate' | 'expiryDate' | 'optionalData' | 'composite';

export type MrzLayout = {
  readonly format: MrzFormat;
  readonly lineLength: number;
  readonly lineCount: number;
  /** Half-open spans of the data. */
  readonly fields: {
    readonly documentCode: Span;
    readonly issuingState: Span;
    readonly names: readonly Span[];
    readonly documentNumber: Span;
    readonly nationality: Span | null;
    readonly birthDate: Span;
    readonly sex: Span;
    readonly expiryDate: Span | null;
    readonly optionalData: readonly Span[];
  };
  readonly checks: readonly {
    readonly field: CheckedField;
    readonly over: readonly Span[];
    readonly at: Span;
  }[];
  /** One class per position, line by line. */
  readonly classes: readonly (readonly CharacterClass[])[];
};

function span(line: number, start: number, end: number): Span {
  return { line, start, end };
}

function classes(...runs: readonly (readonly [CharacterClass, number])[]): CharacterClass[] {
  return runs.flatMap(([name, count]) => new Array<CharacterClass>(count).fill(name));
}

const headLine = (length: number) =>
  classes(['capital', 1], ['letter', 1], ['capital', 1], ['letter', 2], ['letter', length - 5]);

const wideDataStart = classes(
  ['any', 9],
  ['digit', 1],
  ['letter', 3],
  ['digit', 6],
  ['strictDigit', 1],
  ['sex', 1],
  ['digit', 6],
  ['strictDigit', 1],
);

/** Two lines of 44 or 36 characters: passports, cards, and the visas of the same sizes, which leave out the composite digit. */
function wideLayout(format: 'TD2' | 'TD3' | 'MRV-A' | 'MRV-B'): MrzLayout {
  const length = format === 'TD3' || format === 'MRV-A' ? 44 : 36;
  const visa = format === 'MRV-A' || format === 'MRV-B';
  const last = length - 1;
  const optionalEnd = visa ? length : format === 'TD3' ? 42 : 35;
  const checks: MrzLayout['checks'] = [
    { field: 'documentNumber', over: [span(1, 0, 9)], at: span(1, 9, 10) },
    { field: 'birthDate', over: [span(1, 13, 19)], at: span(1, 19, 20) },
    { field: 'expiryDate', over: [span(1, 21, 27)], at: span(1, 27, 28) },
  ];
  const tail: CharacterClass[] = visa
    ? classes(['any', length - 28])
    : format === 'TD3'
      ? classes(['any', 14], ['digit', 1], ['strictDigit', 1])
      : classes(['any', 7], ['strictDigit', 1]);
  return {
    format,
    lineLength: length,
    lineCount: 2,
    fields: {
      documentCode: span(0, 0, 2),
      issuingState: span(0, 2, 5),
      names: [span(0, 5, length)],
      documentNumber: span(1, 0, 9),
      nationality: span(1, 10, 13),
      birthDate: span(1, 13, 19),
      sex: span(1, 20, 21),
      expiryDate: span(1, 21, 27),
      optionalData: [span(1, 28, optionalEnd)],
    },
    checks: [
      ...checks,
      ...(visa
        ? []
        : [
            ...(format === 'TD3'
              ? [{ field: 'optionalData' as const, over: [span(1, 28, 42)], at: span(1, 42, 43) }]
              : []),
            {
              field: 'composite' as const,
              over: [span(1, 0, 10), span(1, 13, 20), span(1, 21, last)],
              at: span(1, last, length),
            },
          ]),
    ],
    classes: [headLine(length), [...wideDataStart, ...tail]],
  };
}

const td1: MrzLayout = {
  format: 'TD1',
  lineLength: 30,
  lineCount: 3,
  fields: {
    documentCode: span(0, 0, 2),
    issuingState: span(0, 2, 5),
    names: [span(2, 0, 30)],
    documentNumber: span(0, 5, 14),
    nationality: span(1, 15, 18),
    birthDate: span(1, 0, 6),
    sex: span(1, 7, 8),
    expiryDate: span(1, 8, 14),
    optionalData: [span(0, 15, 30), span(1, 18, 29)],
  },
  checks: [
    { field: 'documentNumber', over: [span(0, 5, 14)], at: span(0, 14, 15) },
    { field: 'birthDate', over: [span(1, 0, 6)], at: span(1, 6, 7) },
    { field: 'expiryDate', over: [span(1, 8, 14)], at: span(1, 14, 15) },
    {
      field: 'composite',
      over: [span(0, 5, 30), span(1, 0, 7), span(1, 8, 15), span(1, 18, 29)],
      at: span(1, 29, 30),
    },
  ],
  classes: [
    classes(
      ['capital', 1],
      ['letter', 1],
      ['capital', 1],
      ['letter', 2],
      ['any', 9],
      ['digit', 1],
      ['any', 15],
    ),
    classes(
      ['digit', 6],
      ['strictDigit', 1],
      ['sex', 1],
      ['digit', 6],
      ['strictDigit', 1],
      ['letter', 3],
      ['any', 11],
      ['strictDigit', 1],
    ),
    classes(['letter', 30]),
  ],
};

/** The French identity card issued until 2021: 2 lines of 36, surname above, given names beside the number. */
const frenchIdentity: MrzLayout = {
  format: 'FRENCH_NATIONAL_ID',
  lineLength: 36,
  lineCount: 2,
  fields: {
    documentCode: span(0, 0, 2),
    issuingState: span(0, 2, 5),
    names: [span(0, 5, 30), span(1, 13, 27)],
    documentNumber: span(1, 0, 12),
    nationality: null,
    birthDate: span(1, 27, 33),
    sex: span(1, 34, 35),
    expiryDate: null,
    optionalData: [span(0, 30, 36)],
  },
  checks: [
    { field: 'documentNumber', over: [span(1, 0, 12)], at: span(1, 12, 13) },
    { field: 'birthDate', over: [span(1, 27, 33)], at: span(1, 33, 34) },
    { field: 'composite', over: [span(0, 0, 36), span(1, 0, 35)], at: span(1, 35, 36) },
  ],
  classes: [
    classes(['capital', 1], ['capital', 1], ['capital', 3], ['letter', 25], ['any', 6]),
    classes(
      ['any', 12],
      ['strictDigit', 1],
      ['letter', 14],
      ['digit', 6],
      ['strictDigit', 1],
      ['sex', 1],
      ['strictDigit', 1],
    ),
  ],
};

/** All layouts known, in the order in which a reader should prefer them. */
export const mrzLayouts: readonly MrzLayout[] = [
  wideLayout('TD3'),
  td1,
  wideLayout('TD2'),
  wideLayout('MRV-A'),
  wideLayout('MRV-B'),
  frenchIdentity,
];

/** The layout that lines of this count and length belong to, told apart by their document code; null if none. */
export function layoutOfLines(lines: readonly string[]): MrzLayout | null {
  const format = formatOfLines(lines);
  return mrzLayouts.find((layout) => layout.format === format) ?? null;
}

function formatOfLines([first = '', ...rest]: readonly string[]): MrzFormat | null {
  const { length } = first;
  if (rest.some((line) => line.length !== length)) return null;
  if (rest.length === 2) return length === 30 ? 'TD1' : null;
  if (rest.length !== 1) return null;
  if (length === 44) return first.startsWith('V') ? 'MRV-A' : 'TD3';
  if (length !== 36) return null;
  if (first.startsWith('V')) return 'MRV-B';
  return first.startsWith('IDFRA') ? 'FRENCH_NATIONAL_ID' : 'TD2';
}
