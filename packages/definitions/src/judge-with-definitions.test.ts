import type { DocumentFindings } from '@aval/core/findings';
import type { SuppliedData } from '@aval/core/rules/evidence';
import {
  comparison,
  documentFindings,
  goodEvidence,
  outcome,
  selfieFindings,
} from '@aval/core/rules/evidence.fixture';
import { beforeAll, describe, expect, test } from 'vitest';
import { at, describeWithShipped, face, page } from './page.fixture.ts';

/** From findings by the shipped definitions to the verdict. */

let described: Awaited<ReturnType<typeof describeWithShipped>>;
beforeAll(async () => {
  described = await describeWithShipped();
});

const licence = at(
  [60, 30, 'УКРАЇНА'],
  [400, 30, 'ПОСВІДЧЕННЯ ВОДІЯ', 34],
  [400, 70, 'DRIVING LICENCE'],
  [520, 130, '1. ВИМИСЛЕНКО', 30],
  [562, 165, 'VYMYSLENKO', 30],
  [520, 210, '2. ОЛЕНА ТАРАСІВНА', 30],
  [562, 245, 'OLENA', 30],
  [520, 290, '3. 24.08.1991', 30],
  [520, 330, '4a. 15.09.2020', 30],
  [520, 370, '4b. 15.09.2050', 30],
  [520, 410, '5. ВХА123456', 30],
  [520, 490, '9. B', 30],
);
const told: SuppliedData = { firstName: 'Олена', lastName: 'Вимисленко', dob: '1991-08-24' };

function verdictOn(
  findings: DocumentFindings,
  supplied: SuppliedData,
  country = 'UKR',
  idDocType: 'DRIVERS' | 'ID_CARD' = 'DRIVERS',
) {
  return outcome(
    goodEvidence({
      supplied,
      document: {
        idDocType,
        country,
        sides: [{ imageId: 1, idDocSubType: 'FRONT_SIDE', findings }],
        described: described(findings),
      },
      selfie: { imageId: 2, findings: selfieFindings() },
      comparison: comparison(),
    }),
  );
}

describe('a Ukrainian driving licence', () => {
  test('with the data of its holder passes', () => {
    expect(verdictOn(page(licence, face), told)).toBe('GREEN');
  });

  test.each<[string, () => string]>([
    ['nothing told', () => verdictOn(page(licence, face), {})],
    ['another surname told', () => verdictOn(page(licence, face), { ...told, lastName: 'Інша' })],
    ['another birth date told', () => verdictOn(page(licence, face), { ...told, dob: '1991-08-25' })],
    ['another country chosen', () => verdictOn(page(licence, face), told, 'POL')],
    ['another type chosen', () => verdictOn(page(licence, face), told, 'UKR', 'ID_CARD')],
    [
      'the number unread',
      () =>
        verdictOn(
          page(
            licence.filter(({ text }) => !text.startsWith('5.')),
            face,
          ),
          told,
        ),
    ],
    [
      'hardly legible',
      () =>
        verdictOn(
          page(
            licence.map((line) => ({ ...line, confidence: 0.7 })),
            face,
          ),
          told,
        ),
    ],
    [
      'no definition known',
      () =>
        outcome(
          goodEvidence({
            document: {
              idDocType: 'DRIVERS',
              country: 'UKR',
              sides: [{ imageId: 1, idDocSubType: 'FRONT_SIDE', findings: documentFindings({ mrz: null }) }],
            },
          }),
        ),
    ],
  ])('%s: an officer looks', (_what, verdict) => {
    expect(verdict()).toBe('onHold');
  });

  test('expired is refused', () => {
    const expired = licence.map((line) =>
      line.text.startsWith('4b') ? { ...line, text: '4b. 15.09.2025' } : line,
    );
    expect(verdictOn(page(expired, face), told)).toBe('RETRY EXPIRATION_DATE');
  });
});

test('a Brazilian driving licence is vouched for by its control digits', () => {
  const cnh = at(
    [270, 70, 'DEPARTAMENTO NACIONAL DE TRANSITO', 22],
    [270, 96, 'CARTEIRA NACIONAL DE HABILITACAO', 22],
    [140, 140, 'NOME', 14],
    [140, 158, 'MARIA INVENTADA DA SILVA', 26],
    [520, 260, 'CPF', 14],
    [820, 260, 'DATA NASCIMENTO', 14],
    [520, 278, '123.456.789-09', 26],
    [820, 278, '24/08/1991', 26],
    [520, 490, 'N° REGISTRO', 14],
    [740, 490, 'VALIDADE', 14],
    [520, 508, '04812736544', 26],
    [740, 508, '15/09/2030', 26],
  );
  expect(verdictOn(page(cnh, face), {}, 'BRA')).toBe('GREEN');
  const wrong = cnh.map((line) => (line.text.startsWith('0481') ? { ...line, text: '04812736545' } : line));
  expect(verdictOn(page(wrong, face), {}, 'BRA')).toBe('onHold');
});

test('a passport booklet of 1994 is for an officer, and a taxpayer card proves no identity', () => {
  const booklet = at(
    [300, 40, 'ПАСПОРТ', 40],
    [60, 90, 'УКРАЇНА'],
    [60, 120, 'Прізвище'],
    [330, 115, 'Вимисленко', 34],
    [60, 190, 'Ім’я'],
    [330, 185, 'Олена', 34],
    [60, 260, 'По батькові'],
    [330, 255, 'Тарасівна', 34],
    [60, 330, 'Дата народження'],
    [360, 325, '24 серпня 1991', 34],
    [700, 900, 'АВ 123456', 40],
  );
  expect(verdictOn(page(booklet, face), told, 'UKR', 'ID_CARD')).toBe('onHold');
  const card = at(
    [400, 110, 'КАРТКА ПЛАТНИКА ПОДАТКІВ', 34],
    [100, 200, 'Прізвище ВИМИСЛЕНКО'],
    [100, 240, 'Ім’я ОЛЕНА'],
    [100, 280, 'РНОКПП 3347350821'],
  );
  expect(verdictOn(page(card, face), told, 'UKR', 'ID_CARD')).toContain('BAD_PROOF_OF_IDENTITY');
});
