import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentFindings } from '../rules/evidence.fixture.ts';
import { readOpenSymbols } from './read-open-symbols.ts';

const corners = [
  { x: 10, y: 10 },
  { x: 60, y: 10 },
  { x: 60, y: 60 },
  { x: 10, y: 60 },
];
const read = (text: string) =>
  Object.fromEntries(
    readOpenSymbols(
      documentFindings({ barcodes: [{ format: 'qr', text, bytes: '', corners }] }),
      0,
      '2026-03-01',
    ).map(({ name, value, source, valid }) => [name, [value, source, valid]]),
  );

describe('readOpenSymbols', () => {
  test.each([
    ['an address', 'https://modelo.invalid/cin?n=1&cpf=529.982.247-25'],
    ['JSON', '{"CPF":"52998224725","outro":{"x":1}}'],
    ['lines', 'CPF: 529.982.247-25\nOutro: x'],
  ])('%s tells the taxpayer number', (_form, text) => {
    expect(read(text)).toEqual({ taxNumber: ['52998224725', 'barcode', true] });
  });

  test('names and dates', () => {
    expect(read('{"nome":"MARIA DE SOUZA","dataNascimento":"24/08/1991","validade":"2031-08-24"}')).toEqual({
      fullName: ['MARIA DE SOUZA', 'barcode', null],
      birthDate: ['1991-08-24', 'barcode', null],
      expiryDate: ['2031-08-24', 'barcode', null],
    });
  });

  test('sealed data give nothing', () => {
    expect(read('MODELO;123;q83vEjRWeJq83vEjRWeJ')).toEqual({});
  });

  test('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const field of Object.values(read(text))) expect(field[1]).toBe('barcode');
      }),
    );
  });
});
