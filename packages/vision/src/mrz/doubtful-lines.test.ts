import { layoutOfLines } from '@aval/core/mrz/layout';
import { describe, expect, it } from 'vitest';
import { doubtfulLines } from './doubtful-lines.ts';

const TODAY = '2026-03-01';
const NAMES = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<';
const DATA = 'L898902C36UTO7408122F1204159ZE184226B<<<<<10';
const CARD = [
  'I<UTOD231458907<<<<<<<<<<<<<<<',
  '7408122F1204159UTO<<<<<<<<<<<6',
  'ERIKSSON<<ANNA<MARIA<<<<<<<<<<',
];

type Unsure = { readonly line: number; readonly column: number; readonly confidence: number };

function doubtful(lines: readonly string[], unsure: readonly Unsure[] = []): number[] {
  const layout = layoutOfLines(lines);
  if (layout === null) throw new Error('the test has no lines of a format');
  const confidences = lines.map((text, line) =>
    Array.from(text, (_, column) => {
      const found = unsure.find((other) => other.line === line && other.column === column);
      return found?.confidence ?? 0.99;
    }),
  );
  return doubtfulLines({ lines, confidences }, layout, TODAY);
}

describe('lines worth reading again', () => {
  it('are none of a plain zone', () => {
    expect(doubtful([NAMES, DATA])).toEqual([]);
    expect(doubtful(CARD)).toEqual([]);
  });

  it('are those with an uncertain character', () => {
    expect(doubtful([NAMES, DATA], [{ line: 0, column: 7, confidence: 0.5 }])).toEqual([0]);
    expect(doubtful([NAMES, DATA], [{ line: 1, column: 3, confidence: 0.5 }])).toEqual([1]);
  });

  it('are not those whose uncertain letter of the state is plain in the other line', () => {
    expect(doubtful([NAMES, DATA], [{ line: 1, column: 12, confidence: 0.2 }])).toEqual([]);
    const both = [
      { line: 0, column: 4, confidence: 0.2 },
      { line: 1, column: 12, confidence: 0.2 },
    ];
    expect(doubtful([NAMES, DATA], both)).toEqual([0, 1]);
  });

  it('are those that a failing digit counts', () => {
    expect(doubtful([NAMES, DATA.replace('740812', '740612')])).toEqual([1]);
    const [first = '', second = '', third = ''] = CARD;
    expect(doubtful([first.replace('D23', 'D24'), second, third])).toEqual([0, 1]);
  });

  it('are those that break a rule of the format', () => {
    expect(doubtful([NAMES.replace('UTO', 'UTQ'), DATA])).toEqual([0]);
    expect(doubtful([NAMES, DATA.replace('UTO', 'UTQ')])).toEqual([1]);
  });

  it('are names whose double filler is missing', () => {
    expect(doubtful([NAMES.replace('<<ANNA', '<KANNA').replace('<MARIA', '<MARI<'), DATA])).toEqual([0]);
  });
});
