import { layoutOfLines } from '@aval/core/mrz/layout';
import { parseMrz } from '@aval/core/mrz/parse-mrz';
import { describe, expect, it } from 'vitest';
import { settleLines } from './settle-lines.ts';

const TODAY = '2026-03-01';
const NAMES = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<';
const DATA = 'L898902C36UTO7408122F1204159ZE184226B<<<<<10';

type Doubt = Readonly<Record<number, Readonly<Record<string, number>>>>;

/** Lines as read; `doubts` gives at a column the alternatives with their probability. */
function settle(lines: readonly [string, string], doubts: readonly [Doubt, Doubt]) {
  const layout = layoutOfLines(lines);
  if (layout === null) throw new Error('the test has no valid lines');
  const read = lines.map((line, row) =>
    [...line].map((character, column) => {
      const alternatives = Object.entries(doubts[row]?.[column] ?? {});
      return {
        character,
        confidence: 1 - alternatives.reduce((sum, [, value]) => sum + value, 0),
        alternatives: alternatives.map(([other, confidence]) => ({ character: other, confidence })),
        position: 0,
      };
    }),
  );
  const settled = settleLines(read, layout, TODAY);
  const passes = parseMrz(settled.lines, TODAY)?.checkDigits.every(({ pass }) => pass);
  return { ...settled, passes };
}

describe('settling lines', () => {
  it('leaves good lines alone', () => {
    expect(settle([NAMES, DATA], [{}, {}])).toMatchObject({
      lines: [NAMES, DATA],
      passes: true,
    });
  });

  it('changes one character to its likely alternative, and says that it is unsure', () => {
    const read = DATA.replace('740812', '740612');
    const settled = settle([NAMES, read], [{}, { 16: { '8': 0.3 } }]);
    expect(settled).toMatchObject({ lines: [NAMES, DATA], passes: true });
    expect(settled.confidences[1]?.[16]).toBe(0.3);
  });

  it('never changes two characters for the sake of check digits', () => {
    const read = DATA.replace('740812', '140612');
    const settled = settle([NAMES, read], [{}, { 13: { '7': 0.4 }, 16: { '8': 0.4 } }]);
    expect(settled).toMatchObject({ lines: [NAMES, read], passes: false });
  });

  it('changes nothing when two different changes would do', () => {
    const read = DATA.replace('740812', '741812');
    // 0 for 1 at column 15, or 7 for 8 at the check digit's place, both satisfy the birth date alone; only one
    // satisfies the composite digit as well. Without a likely alternative neither is taken.
    expect(settle([NAMES, read], [{}, {}])).toMatchObject({
      lines: [NAMES, read],
      passes: false,
    });
  });

  it('prefers zeros to letters O in the number when the digits agree', () => {
    const letters = '00000000O';
    const zeros = 'P<UTOA<<B<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<<';
    const data = '0000000000UTO7408122F1204159<<<<<<<<<<<<<<<4';
    const expected = parseMrz([zeros, data], TODAY)?.checkDigits.at(-1)?.expected ?? '';
    const right = data.slice(0, 43) + expected;
    const settled = settle([zeros, letters + right.slice(9)], [{}, {}]);
    expect(settled).toMatchObject({ lines: [zeros, right], passes: true });
  });

  it('takes fillers behind the names, whatever was read there', () => {
    const read = `${NAMES.slice(0, 40)}K<CC`;
    expect(settle([read, DATA], [{}, {}]).lines[0]).toBe(NAMES);
  });

  it('takes a filler rather than letters that count nothing in optional data', () => {
    const empty = `${DATA.slice(0, 28)}<<<<<<<<<<<<<<0`;
    const expected = parseMrz([NAMES, `${empty}0`], TODAY)?.checkDigits.at(-1)?.expected ?? '';
    const right = empty + expected;
    expect(settle([NAMES, `${right.slice(0, 36)}K${right.slice(37)}`], [{}, {}]).lines[1]).toBe(right);
  });

  it('keeps letters in optional data that the digits speak for', () => {
    expect(settle([NAMES, DATA.replace('B<<<<<', 'B<<C<<')], [{}, {}]).lines[1]).toBe(DATA);
    const printed = `${DATA.slice(0, 28)}AB<C<<<<<<<<<<`;
    const digit = parseMrz([NAMES, `${printed}00`], TODAY)?.checkDigits.at(-2)?.expected ?? '';
    const composite = parseMrz([NAMES, `${printed}${digit}0`], TODAY)?.checkDigits.at(-1)?.expected ?? '';
    const right = printed + digit + composite;
    expect(settle([NAMES, right], [{}, {}]).lines[1]).toBe(right);
  });

  it('keeps every name that a person has', () => {
    const names = 'P<UTOVAN<DER<MUELLEN<<HILARY<ANNE<C<<<<<<<<<';
    expect(settle([names, DATA], [{}, {}]).lines[0]).toBe(names);
  });

  it('takes a filler behind the P of a passport for the letter that it resembles, and says that it is unsure', () => {
    const read = `PC${NAMES.slice(2)}`;
    const settled = settle([read, DATA], [{ 1: { '<': 0.1 } }, {}]);
    expect(settled.lines[0]).toBe(NAMES);
    expect(settled.confidences[0]?.[1]).toBe(0.1);
    expect(settle([read, DATA], [{}, {}]).lines[0]).toBe(read);
    const service = `PS${NAMES.slice(2)}`;
    expect(settle([service, DATA], [{ 1: { '<': 0.1 } }, {}]).lines[0]).toBe(service);
  });

  it('takes the real country code that is one likely character away', () => {
    const settled = settle(['P<UT0'.replace('0', 'D') + NAMES.slice(5), DATA], [{ 4: { O: 0.2 } }, {}]);
    expect(settled.lines[0]).toBe(NAMES);
    expect(settled.confidences[0]?.[4]).toBe(0.2);
  });
});
