import { describe, expect, test } from 'vitest';
import { documentFindings, textLines } from '../rules/evidence.fixture.ts';
import { judgeSoughtNumber } from '../rules/judge-sought-number.ts';
import { type DocumentDefinition, documentDefinitionSchema } from './definition.ts';
import type { DescribedField } from './described.ts';
import { seekCpf } from './seek-cpf.ts';

const cpf = '12345678909';
const another = '52998224725';

/** A kind of document that carries a CPF, or none. */
function definition(carries: boolean): DocumentDefinition {
  const name = { name: 'surname', label: 'SOBRENOME', parser: 'name', example: 'SILVA' };
  const number = { name: 'taxNumber', label: 'CPF', parser: 'number', check: 'cpf', example: cpf };
  return documentDefinitionSchema.parse({
    version: 1,
    id: 'bra-test',
    title: 'Test',
    country: 'BRA',
    idDocType: 'ID_CARD',
    aspectRatio: null,
    dateOrder: 'dmy',
    mrz: null,
    barcode: null,
    approval: 'officer',
    required: ['surname'],
    sides: [
      { side: null, titles: [{ text: 'TESTE', weight: 1 }], fields: carries ? [name, number] : [name] },
    ],
  });
}

function read(value: string, source: 'mrz' | 'visual' = 'visual', valid = true): DescribedField {
  return { name: 'taxNumber', value, source, confidence: 0.9, box: null, imageIndex: 0, valid };
}

const picture = (...texts: string[]) => [documentFindings({ text: textLines(...texts) })];

describe('a number looked for', () => {
  test('stands on the picture, whichever way it was told', () => {
    for (const told of [cpf, '123.456.789-09'])
      expect(seekCpf(picture('CPF 123.456.789-09'), [], definition(true), told)).toMatchObject({
        kind: 'cpf',
        verdict: 'found',
        printedOnKind: true,
        places: [{ imageIndex: 0, source: 'visual' }],
      });
  });

  test('in the machine-readable lines is a place of its own', () => {
    expect(seekCpf(picture(''), [read(cpf, 'mrz')], definition(true), cpf)).toMatchObject({
      verdict: 'found',
      places: [{ source: 'mrz', confidence: 0.9 }],
    });
  });

  test('is contradicted only by another number that is sound, and never where it stands as well', () => {
    expect(seekCpf(picture(''), [read(another)], definition(true), cpf).verdict).toBe('contradicted');
    expect(seekCpf(picture(''), [read('12345678900', 'visual', false)], null, cpf).verdict).toBe('not-found');
    expect(seekCpf(picture('123.456.789-09'), [read(another)], null, cpf).verdict).toBe('found');
  });

  test('that is no CPF is told so, whatever the picture shows', () => {
    expect(seekCpf(picture('123.456.789-00'), [read(another)], null, '12345678900').verdict).toBe('invalid');
    expect(seekCpf(picture(''), [], null, '').verdict).toBe('invalid');
  });

  test('is missing from a kind that carries it, or from one that does not', () => {
    expect(seekCpf(picture(''), [], definition(true), cpf)).toMatchObject({
      verdict: 'not-found',
      printedOnKind: true,
    });
    expect(seekCpf(picture(''), [], definition(false), cpf).printedOnKind).toBe(false);
  });
});

test.each([
  ['found', true, 'GREEN'],
  ['found', false, 'GREEN'],
  ['contradicted', true, 'YELLOW'],
  ['contradicted', false, 'YELLOW'],
  ['invalid', true, 'YELLOW'],
  ['invalid', false, 'YELLOW'],
  ['not-found', true, 'YELLOW'],
  ['not-found', false, 'GREEN'],
] as const)(
  '%s on a kind that carries it (%s) is %s: a reading alone refuses nobody',
  (verdict, printedOnKind, answer) => {
    const check = judgeSoughtNumber({ kind: 'cpf', verdict, printedOnKind, places: [] }, [7]);
    expect(check).toMatchObject({ checkType: 'DOCUMENT_TAX_NUMBER', answer, imageIds: [7] });
  },
);
