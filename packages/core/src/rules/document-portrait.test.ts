import { describe, expect, test } from 'vitest';
import { portraitSide, type ReadSide, showsNumber } from './document-portrait.ts';
import { documentFindings, face, mrzReading, textLines } from './evidence.fixture.ts';

function side(imageId: number, change: Parameters<typeof documentFindings>[0]): ReadSide {
  return { imageId, findings: documentFindings(change) };
}

describe('portraitSide', () => {
  test('is the side with the widest of the largest faces', () => {
    const sides = [
      side(1, { faces: [face(60)] }),
      side(2, { faces: [face(200), face(50)] }),
      side(3, { faces: [] }),
    ];
    expect(portraitSide(sides)).toMatchObject({ side: { imageId: 2 }, face: { box: { width: 200 } } });
    expect(portraitSide([...sides].reverse())?.side.imageId).toBe(2);
  });

  test('is undefined without a face', () => {
    expect(portraitSide([side(1, { faces: [] })])).toBeUndefined();
    expect(portraitSide([])).toBeUndefined();
  });

  test('does not pass over a width that is no number', () => {
    expect(portraitSide([side(1, { faces: [face(Number.NaN)] }), side(2, {})])?.side.imageId).toBe(1);
    expect(portraitSide([side(2, {}), side(1, { faces: [face(Number.NaN)] })])?.side.imageId).toBe(1);
  });
});

describe('showsNumber', () => {
  const number = 'IO1234567';
  const read = mrzReading({ documentNumber: number });

  test.each([
    ['in its own lines', side(1, { mrz: read, text: [] }), true],
    ['in its text', side(1, { mrz: null, text: textLines('IO1234567') }), true],
    ['in its text, parted', side(1, { mrz: null, text: textLines('No. IO 1234-567') }), true],
    ['with letters read as digits', side(1, { mrz: null, text: textLines('101234567') }), true],
    ['over two lines', side(1, { mrz: null, text: textLines('IO123', '4567') }), false],
    ['another number', side(1, { mrz: mrzReading(), text: textLines('AB1234567') }), false],
    ['nothing', side(1, { mrz: null, text: [] }), false],
  ])('%s', (_what, one, expected) => {
    expect(showsNumber(one, number)).toBe(expected);
  });

  test('a document without a number is shown by nothing', () => {
    expect(showsNumber(side(1, {}), '')).toBe(false);
  });
});
