import type { DefinedField, DefinedSide, DocumentDefinition } from '@aval/core/documents/definition';
import { describeDocument } from '@aval/core/documents/describe-document';
import { parseField } from '@aval/core/documents/parse-field';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadDefinitions } from './load-definitions.ts';
import { type PrintedLine, page, portraitFace } from './page.fixture.ts';

const referenceDate = '2026-03-01';
let definitions: readonly DocumentDefinition[] = [];
beforeAll(async () => {
  const loaded = await loadDefinitions();
  if (!loaded.ok) throw new Error(`${loaded.error.file}: ${loaded.error.reason}`);
  definitions = loaded.value;
});

/** Prints a side in one column: titles, then each label with its example below it, or number and example. */
function printSide(side: DefinedSide, spoil: (text: string) => string = (text) => text) {
  const lines: PrintedLine[] = [];
  let y = 20;
  const print = (x: number, text: string, height: number, space: number) => {
    lines.push({ x, y, text: spoil(text), height });
    y += height + space;
  };
  for (const { text } of side.titles.slice(0, 3)) print(300, text, 34, 14);
  for (const field of side.fields) {
    if (field.label !== null) print(300, field.label, 22, 8);
    const number = field.label === null && field.number !== undefined ? `${field.number}. ` : '';
    print(300, `${number}${field.example}`, 34, 20);
  }
  return page(lines, { faces: side.portrait ? [portraitFace()] : [] });
}

function printedFields(definition: DocumentDefinition): DefinedField[] {
  const all = definition.sides.flatMap((side) => side.fields);
  return all.filter((field, index) => all.findIndex(({ name }) => name === field.name) === index);
}

const kinds = [
  'bra-cin',
  'bra-cnh-2006',
  'bra-cnh-2022',
  'bra-cnh-digital',
  'bra-cpf-card',
  'bra-rg',
  'can-driving-licence',
  'can-id-card',
  'eu-driving-licence',
  'icao-card',
  'icao-passport',
  'icao-visa',
  'ukr-driving-licence',
  'ukr-foreign-passport',
  'ukr-id-card',
  'ukr-passport-1994',
  'ukr-permanent-residence-permit',
  'ukr-taxpayer-card',
  'ukr-temporary-residence-permit',
  'usa-driving-licence',
  'usa-id-card',
];

function definitionOf(id: string): DocumentDefinition {
  const definition = definitions.find((one) => one.id === id);
  if (definition === undefined) throw new Error(`${id} is not defined`);
  return definition;
}

function parsed(definition: DocumentDefinition, field: DefinedField) {
  return parseField(field, field.example, { order: definition.dateOrder, referenceDate });
}

describe('every definition', () => {
  test('is tested here', () => {
    expect(definitions.map(({ id }) => id)).toEqual(kinds);
  });

  test.each(kinds)('%s: its examples are what its parsers read, with check digits that fit', (id) => {
    const definition = definitionOf(id);
    for (const field of definition.sides.flatMap((side) => side.fields)) {
      const value = parsed(definition, field);
      expect([field.name, value === null ? 'unread' : value.valid !== false]).toEqual([field.name, true]);
    }
  });

  test.each(kinds)('%s: is recognised by what is printed on it, and read', (id) => {
    const definition = definitionOf(id);
    const described = describeDocument(
      definition.sides.map((side) => printSide(side)),
      definitions,
      referenceDate,
    );
    expect(described.kind?.definitionId).toBe(id);
    const read = printedFields(definition).map(({ name }) => [
      name,
      described.fields.find((field) => field.name === name)?.value,
    ]);
    const expected = printedFields(definition).map((field) => [field.name, parsed(definition, field)?.value]);
    expect(read).toEqual(expected);
  });

  test.each(kinds)('%s: is recognised when a reader without accents and case runs words together', (id) => {
    const definition = definitionOf(id);
    const spoil = (text: string) =>
      text
        .normalize('NFD')
        .replace(/[\u0300\u0301\u0302\u0303\u0327]/g, '')
        .normalize('NFC')
        .replace(/,\s|\s\/\s/g, '/');
    const described = describeDocument(
      definition.sides.map((side) => printSide(side, spoil)),
      definitions,
      referenceDate,
    );
    expect(described.kind?.definitionId).toBe(id);
    const names = described.fields.map(({ name }) => name);
    expect(definition.required.filter((name) => !names.includes(name))).toEqual([]);
  });
});

test('an empty page, and a page of something else, are of no kind', () => {
  expect(describeDocument([page([])], definitions, referenceDate).kind).toBeNull();
  const receipt = page(
    ['COFFEE 2.50', 'TOTAL 2.50', 'THANK YOU', 'CARD ****1234'].map((text, index) => ({
      x: 100,
      y: 100 + 50 * index,
      text,
    })),
  );
  expect(describeDocument([receipt], definitions, referenceDate)).toMatchObject({ kind: null, fields: [] });
  expect(describeDocument([], definitions, referenceDate)).toMatchObject({
    kind: null,
    sides: [],
    fields: [],
  });
});
