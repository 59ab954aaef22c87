import { isCnhNumber } from '@aval/core/identifiers/cnh';
import { isCpf } from '@aval/core/identifiers/cpf';
import { holderOfRnokpp, isRnokpp } from '@aval/core/identifiers/rnokpp';
import { birthDateOfUnzr, isUnzr } from '@aval/core/identifiers/unzr';
import { parseMrz } from '@aval/core/mrz/parse-mrz';
import { loadDefinitions } from '@aval/definitions/load-definitions';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textWidth } from '../glyph-paths.ts';
import { setDay } from '../people/dates.ts';
import { fieldArea, filled } from '../sheets/draw-sheet.ts';
import type { Area, Holder, Sheet } from '../sheets/sheet.ts';
import { sheetTruth } from '../sheets/sheet-truth.ts';
import { allKinds } from './all-kinds.ts';

const loaded = await loadDefinitions();
const definitions = loaded.ok ? loaded.value : [];
const seeds = fc.integer({ min: 0, max: 1_000_000 });
const sexes = fc.constantFrom('F' as const, 'M' as const);

/** Values that a layout prints and no definition names. */
const besides = ['surnameLatin', 'givenNamesLatin', 'personalNumber'];

test('every definition that ships is drawn, and nothing else', () => {
  const drawn = [...new Set(allKinds.map(({ definitionId }) => definitionId))].sort();
  expect(drawn).toEqual(definitions.map(({ id }) => id));
});

describe.each(allKinds.map((kind) => [kind.id, kind] as const))('%s', (_, kind) => {
  const definition = definitions.find(({ id }) => id === kind.definitionId);

  test('is of the type and country of its definition and prints what an approval needs', () => {
    const holder = kind.invent(3, 'F');
    expect(definition?.idDocType).toBe(kind.idDocType);
    if (definition?.country !== null) expect(holder.country).toBe(definition?.country);
    const printed = kind.sheets.flatMap((sheet) =>
      Object.keys(sheetTruth(sheet, holder, holder.mrz, null).fields),
    );
    const known: string[] = definition?.sides.flatMap(({ fields }) => fields.map(({ name }) => name)) ?? [];
    expect(
      printed.filter((name) => !known.includes(name) && !besides.includes(name) && !oddField(kind.id, name)),
    ).toEqual([]);
    if (kind.id !== 'french-card-1988')
      expect(printed).toEqual(expect.arrayContaining(definition?.required ?? ['?']));
  });

  test('has every value of its layout, inside the sheet, and its mark where nothing else is', () => {
    fc.assert(
      fc.property(seeds, sexes, (seed, sex) => {
        const holder = kind.invent(seed, sex);
        for (const sheet of kind.sheets) {
          for (const { name } of sheet.fields)
            expect([name, holder.values[name]?.printed ?? '']).not.toEqual([name, '']);
          const mark = markArea(sheet);
          const areas = printedAreas(sheet, holder);
          for (const area of areas) {
            expect([area, inside(area, sheet)]).toEqual([area, true]);
            expect([area, meet(area, mark)]).toEqual([area, false]);
          }
          expect(inside(mark, sheet)).toBe(true);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('has lines whose check digits fit and which say what is printed', () => {
    fc.assert(
      fc.property(seeds, sexes, (seed, sex) => {
        const { mrz, values } = kind.invent(seed, sex);
        expect(mrz !== null).toBe(kind.sheets.some((sheet) => sheet.mrz !== undefined));
        if (mrz === null) return;
        const parsed = parseMrz(mrz, setDay);
        expect(parsed?.checkDigits.filter(({ pass }) => !pass)).toEqual([]);
        expect(parsed?.doubts).toEqual([]);
        expect(parsed?.fields.birthDate).toBe(values['birthDate']?.value);
        expect(parsed?.fields.sex).toBe(sex);
        const expiry = kind.id === 'french-card-1988' ? null : values['expiryDate']?.value;
        expect(parsed?.fields.expiryDate).toBe(expiry);
        if (kind.definitionId.startsWith('icao')) {
          expect(parsed?.fields.documentNumber).toBe(values['documentNumber']?.value);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('has numbers whose digits prove each other', () => {
    fc.assert(
      fc.property(seeds, sexes, (seed, sex) => {
        const { values, country } = kind.invent(seed, sex);
        const tax = values['taxNumber']?.value;
        if (tax !== undefined && country === 'BRA') expect(isCpf(tax)).toBe(true);
        if (tax !== undefined && country === 'UKR') {
          expect(isRnokpp(tax)).toBe(true);
          expect(holderOfRnokpp(tax).sex).toBe(sex);
        }
        if (kind.id.startsWith('bra-cnh'))
          expect(isCnhNumber(values['documentNumber']?.value ?? '')).toBe(true);
        const record = values['recordNumber']?.value;
        if (record !== undefined) {
          expect(isUnzr(record)).toBe(true);
          expect(birthDateOfUnzr(record.replace('-', ''))).toBe(values['birthDate']?.value);
        }
      }),
    );
  });

  test('is valid on the day of the set, and the same seed gives the same holder', () => {
    fc.assert(
      fc.property(seeds, sexes, (seed, sex) => {
        const holder = kind.invent(seed, sex);
        expect(kind.invent(seed, sex)).toEqual(holder);
        const { birthDate, issueDate, expiryDate } = holder.values;
        if (birthDate && issueDate) expect(birthDate.value < issueDate.value).toBe(true);
        if (issueDate) expect(issueDate.value < setDay).toBe(true);
        if (expiryDate) expect(expiryDate.value > setDay).toBe(true);
      }),
    );
  });
});

/** Fields of ICAO documents that one issuer prints and the common definition leaves out, or the other way round. */
function oddField(kind: string, name: string): boolean {
  return (
    (kind === 'ukr-driving-licence' && name === 'birthPlace') ||
    (kind === 'bra-cnh-digital' && name === 'nationality') ||
    (/^(usa|can)-/.test(kind) && name === 'categories')
  );
}

function printedAreas(sheet: Sheet, holder: Holder): Area[] {
  const values = sheet.fields.map((field) => fieldArea(field, holder.values[field.name]?.printed ?? ''));
  const labels = sheet.fields.flatMap(({ label, labelAt, labelSize = 1.9, size = 3.2, x, y }) =>
    label === undefined || labelAt === 'left'
      ? []
      : [
          {
            x,
            y: y - size * 1.06 - labelSize * 0.8,
            width: textWidth('regular', label, labelSize),
            height: labelSize,
          },
        ],
  );
  const words = sheet.prints.map(({ text, x, y, size, typeface = 'bold', anchor = 'left' }) => {
    const width = textWidth(typeface, filled(text, holder), size);
    const shift = { left: 0, middle: width / 2, right: width }[anchor];
    return { x: x - shift, y: y - size * 0.75, width, height: size * 0.9 };
  });
  const portraits = [sheet.portrait, sheet.ghost].flatMap((area) => (area === undefined ? [] : [area]));
  const symbols = (sheet.barcodes ?? []).map(({ area }) => area);
  const zone =
    sheet.mrz === undefined || holder.mrz === null
      ? []
      : [
          {
            x: sheet.mrz.left,
            y: (sheet.mrz.baselines[0] ?? 0) - 3.4,
            width: (holder.mrz[0] ?? '').length * 2.54,
            height: (sheet.mrz.baselines.at(-1) ?? 0) - (sheet.mrz.baselines[0] ?? 0) + 4,
          },
        ];
  return [...values, ...labels, ...words, ...portraits, ...symbols, ...zone];
}

function markArea({ mark: { text, x, y, size, turn } }: Sheet): Area {
  const angle = (turn * Math.PI) / 180;
  const [across, down] = [textWidth('bold', text, size), size * 0.75];
  const width = Math.abs(across * Math.cos(angle)) + Math.abs(down * Math.sin(angle));
  const height = Math.abs(across * Math.sin(angle)) + Math.abs(down * Math.cos(angle));
  return { x: x - width / 2, y: y - height / 2, width, height };
}

function inside({ x, y, width, height }: Area, sheet: Sheet): boolean {
  return x >= 0 && y >= 0 && x + width <= sheet.width && y + height <= sheet.height;
}

function meet(one: Area, other: Area): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}
