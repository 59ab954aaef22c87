import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DocumentFindings } from '../findings.ts';
import { documentFindings, textLines } from '../rules/evidence.fixture.ts';
import { cpfCheckDigits } from './cpf.ts';
import { findCpf } from './find-cpf.ts';

const cpf = '12345678909';

function picture(texts: readonly string[], barcodes: readonly string[] = []): DocumentFindings {
  const corners = [0, 1, 2, 3].map((at) => ({ x: at, y: at }));
  return documentFindings({
    text: textLines(...texts),
    barcodes: barcodes.map((text) => ({ format: 'qr' as const, text, bytes: '', corners })),
  });
}

describe('findCpf', () => {
  test.each([
    ['formatted', ['CPF 123.456.789-09']],
    ['bare', ['12345678909']],
    ['with a slash', ['123456789/09']],
    ['spaced', ['123 456 789 09']],
    ['every digit apart', ['1 2 3 4 5 6 7 8 9 0 9']],
    ['in a sentence', ['Inscrito no CPF sob o no 123.456.789-09, residente']],
    ['letters among the digits', ['123.4S6.7B9-O9']],
    ['points lost', ['123.456789-09']],
    ['over two lines', ['CPF: 123.456.', '789-09']],
  ])('%s', (_what, texts) => {
    expect(findCpf([picture(texts)], cpf)).toMatchObject([{ imageIndex: 0, source: 'visual' }]);
  });

  test('inside a barcode', () => {
    const found = findCpf([picture([]), picture([], ['NOME=X;CPF=12345678909;'])], cpf);
    expect(found).toEqual([{ imageIndex: 1, source: 'barcode', box: null, confidence: 1 }]);
  });

  test('asked for with punctuation', () => {
    expect(findCpf([picture(['12345678909'])], '123.456.789-09')).toHaveLength(1);
  });

  test.each([
    ['another number', ['529.982.247-25']],
    ['within a longer number', ['9912345678909', '1234567890912']],
    ['one digit off', ['123.456.789-08']],
    ['the letters of no digits', ['ABC.DEF.GHI-JK']],
    ['other digits between', ['123.456.000.789-09']],
    ['nothing', []],
  ])('not %s', (_what, texts) => {
    expect(findCpf([picture(texts)], cpf)).toEqual([]);
  });

  test('a number that cannot be a CPF is never found', () => {
    expect(findCpf([picture(['11111111111', '12345678900'])], '11111111111')).toEqual([]);
    expect(findCpf([picture(['12345678900'])], '12345678900')).toEqual([]);
    expect(findCpf([picture([''])], '')).toEqual([]);
  });

  test('every CPF is found however it is punctuated, and no other is', () => {
    const nine = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(nine, nine, fc.constantFrom('', ' ', '.', '-', ' . '), (one, other, between) => {
        fc.pre(one !== other && !/^(\d)\1{8}$/.test(one) && !/^(\d)\1{8}$/.test(other));
        const whole = one + cpfCheckDigits(one);
        const printed = [whole.slice(0, 3), whole.slice(3, 6), whole.slice(6, 9), whole.slice(9)].join(
          between,
        );
        expect(findCpf([picture([`CPF ${printed} SP`])], whole)).toHaveLength(1);
        expect(findCpf([picture([`CPF ${printed} SP`])], other + cpfCheckDigits(other))).toEqual([]);
      }),
    );
  });
});
