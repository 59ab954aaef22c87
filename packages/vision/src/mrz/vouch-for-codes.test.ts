import { layoutOfLines } from '@aval/core/mrz/layout';
import { describe, expect, test } from 'vitest';
import { vouchForCodes } from './vouch-for-codes.ts';

const lines = [
  'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<',
  'L898902C36UTO7408122F1204159ZE184226B<<<<<10',
];
const layout = layoutOfLines(lines);
const sure = () => lines.map((line) => Array.from(line, () => 0.9));

describe('a code that is printed twice', () => {
  test('the better-read copy vouches for the other, in both directions', () => {
    if (layout === null) throw new Error('the lines have no layout');
    const confidences = sure();
    confidences[1]?.splice(12, 1, 0.3);
    confidences[0]?.splice(2, 1, 0.4);
    const vouched = vouchForCodes(lines, confidences, layout);
    expect(vouched[1]?.[12]).toBe(0.9);
    expect(vouched[0]?.[2]).toBe(0.9);
    expect(confidences[1]?.[12]).toBe(0.3);
  });

  test('another nationality vouches for nothing', () => {
    if (layout === null) throw new Error('the lines have no layout');
    const foreign = [lines[0] ?? '', (lines[1] ?? '').replace('UTO', 'UKR')];
    const confidences = sure();
    confidences[1]?.splice(12, 1, 0.3);
    expect(vouchForCodes(foreign, confidences, layout)[1]?.[12]).toBe(0.3);
  });
});
