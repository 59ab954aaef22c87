import type { DocumentDefinition } from '@aval/core/documents/definition';
import { describeDocument } from '@aval/core/documents/describe-document';
import type { DescribedDocument } from '@aval/core/documents/described';
import type { DocumentFindings } from '@aval/core/findings';
import { mrzCheckDigit } from '@aval/core/mrz/check-digit';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadDefinitions } from './load-definitions.ts';
import { mrz, type PrintedLine, page, portraitFace, symbol } from './page.fixture.ts';

/** Pages laid out like the real ones, as readers give them, of invented people. */

let definitions: readonly DocumentDefinition[] = [];
beforeAll(async () => {
  const loaded = await loadDefinitions();
  if (!loaded.ok) throw new Error(`${loaded.error.file}: ${loaded.error.reason}`);
  definitions = loaded.value;
});

function described(...pages: readonly DocumentFindings[]): DescribedDocument {
  return describeDocument(pages, definitions, '2026-03-01');
}

function valuesOf({ fields }: DescribedDocument, source?: string): Record<string, string> {
  return Object.fromEntries(
    fields
      .filter((field) => source === undefined || field.source === source)
      .map(({ name, value }) => [name, value]),
  );
}

/** `x y text` per line, heights in the fourth place of a tuple. */
function at(...lines: readonly (readonly [number, number, string, number?, number?])[]): PrintedLine[] {
  return lines.map(([x, y, text, height = 26, confidence = 0.95]) => ({ x, y, text, height, confidence }));
}

const face = { faces: [portraitFace()] };
const digit = (text: string) => mrzCheckDigit(text) ?? '';

function td1(code: string, number: string, optional: string, data: string, names: string): string[] {
  const one = `${code}${number}${digit(number)}${optional}`.padEnd(30, '<');
  const [birth = '', sex = '', expiry = '', nation = ''] = data.split(' ');
  const two = `${birth}${digit(birth)}${sex}${expiry}${digit(expiry)}${nation}`.padEnd(29, '<');
  const composite = digit(one.slice(5) + two.slice(0, 7) + two.slice(8, 15) + two.slice(18, 29));
  return [one, two + composite, names.padEnd(30, '<')];
}

function td3(
  code: string,
  number: string,
  nation: string,
  data: string,
  optional: string,
  names: string,
): string[] {
  const [birth = '', sex = '', expiry = ''] = data.split(' ');
  const rest = optional.padEnd(14, '<');
  const start = `${number.padEnd(9, '<')}${digit(number.padEnd(9, '<'))}${nation}${birth}${digit(birth)}${sex}${expiry}${digit(expiry)}${rest}${digit(rest)}`;
  return [
    `${code}${names}`.padEnd(44, '<'),
    start + digit(start.slice(0, 10) + start.slice(13, 20) + start.slice(21, 43)),
  ];
}

describe('Ukraine', () => {
  const cardFront = at(
    [60, 30, 'УКРАЇНА', 40],
    [300, 30, 'UKRAINE', 40],
    [400, 80, 'ПАСПОРТ ГРОМАДЯНИНА УКРАЇНИ', 24],
    [520, 130, 'Прізвище/ Surname', 18],
    [520, 155, 'ВИМИСЛЕНКО', 32],
    [520, 190, 'VYMYSLENKO', 32],
    [520, 240, 'Ім’я/ Name', 18],
    [520, 265, 'ОЛЕНА', 32],
    [520, 300, 'OLENA', 32],
    [520, 350, 'По батькові/ Patronymic', 18],
    [520, 375, 'ТАРАСІВНА', 32],
    [520, 430, 'Стать/ Sex', 18],
    [780, 430, 'Громадянство/ Nationality', 18],
    [520, 455, 'Ж/F', 32],
    [780, 455, 'УКРАЇНА/UKR', 32],
    [520, 510, 'Дата народження/ Date of birth', 18],
    [950, 510, 'Запис №/ Record No.', 18],
    [520, 535, '24 08 1991', 32],
    [950, 535, '19910824-00026', 32],
    [520, 590, 'Дійсний до/ Date of expiry', 18],
    [950, 590, 'Документ №/ Document No.', 18],
    [520, 615, '24 08 2031', 32],
    [950, 615, '001234567', 32],
  );
  const lines = td1('IDUKR', '001234567', '19910824<00026', '910824 F 310824 UKR', 'VYMYSLENKO<<OLENA');
  const back = page(
    at(
      [60, 40, 'Місце народження/ Place of birth', 18],
      [60, 65, 'М. КИЇВ/UKR', 32],
      [60, 130, 'Дата видачі/ Date of issue', 18],
      [500, 130, 'Орган, що видав/ Authority', 18],
      [60, 155, '24 08 2021', 32],
      [500, 155, '8034', 32],
      [60, 210, 'РНОКПП/ Individual tax number', 18],
      [60, 235, '3347350821', 32],
    ),
    { mrz: mrz(lines) },
  );

  test('identity card, both sides', () => {
    const document = described(page(cardFront, face), back);
    expect(document.kind).toMatchObject({
      definitionId: 'ukr-id-card',
      idDocType: 'ID_CARD',
      country: 'UKR',
    });
    expect(document.kind?.confidence).toBeGreaterThan(0.95);
    expect(document.sides).toEqual(['FRONT_SIDE', 'BACK_SIDE']);
    expect(valuesOf(document, 'visual')).toEqual({
      surname: 'VYMYSLENKO',
      givenNames: 'OLENA',
      patronymic: 'ТАРАСІВНА',
      sex: 'F',
      nationality: 'UKR',
      birthDate: '1991-08-24',
      recordNumber: '19910824-00026',
      expiryDate: '2031-08-24',
      documentNumber: '001234567',
      birthPlace: 'М. КИЇВ/UKR',
      issueDate: '2021-08-24',
      authority: '8034',
      taxNumber: '3347350821',
    });
    expect(valuesOf(document, 'mrz')).toMatchObject({
      recordNumber: '19910824-00026',
      documentNumber: '001234567',
    });
    const compared = document.agreements.filter(({ verdict }) => verdict !== 'one-source');
    expect(compared.map(({ field, verdict }) => `${field} ${verdict}`).sort()).toEqual([
      'birthDate same',
      'documentNumber same',
      'expiryDate same',
      'givenNames same',
      'nationality same',
      'recordNumber same',
      'sex same',
      'surname same',
    ]);
    expect(document.fields.filter(({ valid }) => valid === false)).toEqual([]);
  });

  test('the same read by a reader that knows Latin letters only', () => {
    const shapes: Record<string, string> = {
      П: 'n',
      А: 'A',
      С: 'C',
      О: 'O',
      Р: 'P',
      Т: 'T',
      Г: 'r',
      М: 'M',
      Д: 'A',
      Я: 'R',
      Н: 'H',
      И: 'N',
      У: 'Y',
      К: 'K',
      Ї: 'I',
      І: 'I',
      В: 'B',
      Л: 'N',
      Е: 'E',
      З: '3',
      Ж: 'X',
      Б: 'b',
      Й: 'N',
      Ь: 'b',
    };
    const latin = cardFront.map((line) => ({
      ...line,
      text: Array.from(line.text, (letter) => shapes[letter.toUpperCase()] ?? letter).join(''),
      confidence: /[А-Я]/.test(line.text) ? 0.6 : 0.95,
    }));
    const document = described(page(latin, face), back);
    expect(document.kind?.definitionId).toBe('ukr-id-card');
    expect(
      document.agreements.filter(({ verdict, confidence }) => verdict === 'different' && confidence > 0.8),
    ).toEqual([]);
    expect(valuesOf(document, 'visual')).toMatchObject({
      birthDate: '1991-08-24',
      documentNumber: '001234567',
    });
  });

  test('an altered birth date is seen', () => {
    const altered = cardFront.map((line) =>
      line.text === '24 08 1991' ? { ...line, text: '24 08 2001' } : line,
    );
    const document = described(page(altered, face), back);
    expect(document.agreements.find(({ field }) => field === 'birthDate')).toMatchObject({
      verdict: 'different',
    });
  });

  test.each([
    ['Cyrillic', 'ПОСВІДЧЕННЯ ВОДІЯ', 'ВИМИСЛЕНКО', 'ОЛЕНА ТАРАСІВНА', 'ВХА123456', 'ВХА123456'],
    ['read as Latin', 'NOCBIA4EHHR BOAIR', 'VYMYSLENKO', 'OLENA', 'BXA123456', 'ВХА123456'],
  ])('driving licence, %s', (_what, title, surname, given, number, expected) => {
    const document = described(
      page(
        at(
          [60, 30, 'УКРАЇНА'],
          [400, 30, title, 34],
          [400, 70, 'DRIVING LICENCE'],
          [520, 130, `1. ${surname}`, 30],
          [562, 165, 'VYMYSLENKO', 30],
          [520, 210, `2. ${given}`, 30],
          [562, 245, 'OLENA', 30],
          [520, 290, '3. 24.08.1991 М. КИЇВ', 30],
          [520, 330, '4a. 15.09.2020', 30],
          [900, 330, '4c. ТСЦ 8041', 30],
          [520, 370, '4b.15.09.2050', 30],
          [900, 370, '4d. 19910824-00026', 30],
          [520, 410, `5. ${number}`, 30],
          [520, 450, '8. 01.01.2010', 30],
          [520, 490, '9. B', 30],
        ),
        face,
      ),
    );
    expect(document.kind).toMatchObject({
      definitionId: 'ukr-driving-licence',
      idDocType: 'DRIVERS',
      country: 'UKR',
    });
    expect(document.kind?.confidence).toBeGreaterThan(0.7);
    expect(valuesOf(document)).toMatchObject({
      surname: expect.stringContaining('VYMYSLENKO'),
      birthDate: '1991-08-24',
      issueDate: '2020-09-15',
      expiryDate: '2050-09-15',
      recordNumber: '19910824-00026',
      documentNumber: expected,
    });
  });

  test('passport booklet of 1994', () => {
    const document = described(
      page(
        at(
          [300, 40, 'ПАСПОРТ', 40],
          [60, 120, 'Прізвище'],
          [330, 115, 'Вимисленко', 34],
          [60, 190, "Ім'я"],
          [330, 185, 'Олена', 34],
          [60, 260, 'По батькові'],
          [330, 255, 'Тарасівна', 34],
          [60, 330, 'Дата народження'],
          [360, 325, '24 серпня 1991 року', 34],
          [60, 400, 'Місце народження'],
          [380, 395, 'місто Київ', 34],
          [700, 900, 'АВ 123456', 40],
        ),
        face,
      ),
    );
    expect(document.kind).toMatchObject({
      definitionId: 'ukr-passport-1994',
      idDocType: 'PASSPORT',
      machineReadable: false,
    });
    expect(valuesOf(document)).toEqual({
      surname: 'Вимисленко',
      givenNames: 'Олена',
      patronymic: 'Тарасівна',
      birthDate: '1991-08-24',
      birthPlace: 'місто Київ',
      documentNumber: 'АВ123456',
    });
  });

  test('passport for travel abroad', () => {
    const document = described(
      page(
        at(
          [60, 30, 'УКРАЇНА', 36],
          [600, 30, 'ПАСПОРТ', 36],
          [900, 30, 'PASSPORT', 36],
          [600, 90, 'Тип/Type', 18],
          [800, 90, 'Код держави/Country code', 18],
          [1200, 90, 'Номер паспорта/Passport No.', 18],
          [600, 115, 'P', 32],
          [800, 115, 'UKR', 32],
          [1200, 115, 'FA123456', 32],
          [600, 170, 'Прізвище/Surname', 18],
          [600, 195, 'ВИМИСЛЕНКО/VYMYSLENKO', 32],
          [600, 250, "Ім'я/Given names", 18],
          [600, 275, 'ОЛЕНА/OLENA', 32],
          [600, 330, 'Громадянство/Nationality', 18],
          [1000, 330, 'Персональний №/Personal No.', 18],
          [600, 355, 'УКРАЇНА/UKRAINE', 32],
          [1000, 355, '19910824-00026', 32],
          [600, 410, 'Дата народження/Date of birth', 18],
          [600, 435, '24 СЕР/AUG 91', 32],
          [600, 490, 'Стать/Sex', 18],
          [800, 490, 'Місце народження/Place of birth', 18],
          [600, 515, 'Ж/F', 32],
          [800, 515, 'М. КИЇВ/UKR', 32],
          [600, 570, 'Дата видачі/Date of issue', 18],
          [1000, 570, 'Орган, що видав/Authority', 18],
          [600, 595, '24 СЕР/AUG 21', 32],
          [1000, 595, '8034', 32],
          [600, 650, 'Дата закінчення строку дії/Date of expiry', 18],
          [600, 675, '24 СЕР/AUG 31', 32],
        ),
        {
          ...face,
          mrz: mrz(td3('P<UKR', 'FA123456', 'UKR', '910824 F 310824', '1991082400026', 'VYMYSLENKO<<OLENA')),
        },
      ),
    );
    expect(document.kind?.definitionId).toBe('ukr-foreign-passport');
    expect(document.sides).toEqual([null]);
    expect(valuesOf(document, 'visual')).toMatchObject({
      surname: 'VYMYSLENKO',
      givenNames: 'OLENA',
      nationality: 'UKR',
      birthDate: '1991-08-24',
      recordNumber: '19910824-00026',
      sex: 'F',
      documentNumber: 'FA123456',
      issueDate: '2021-08-24',
      expiryDate: '2031-08-24',
      authority: '8034',
    });
    expect(document.agreements.filter(({ verdict }) => verdict === 'different')).toEqual([]);
  });

  test.each([
    ['ПОСВІДКА НА ПОСТІЙНЕ ПРОЖИВАННЯ', 'ukr-permanent-residence-permit'],
    ['ПОСВІДКА НА ТИМЧАСОВЕ ПРОЖИВАННЯ', 'ukr-temporary-residence-permit'],
  ])('%s', (title, id) => {
    const permitLines = td1('IRUKR', '901234567', '19910824<00026', '910824 F 310824 UTO', 'TESTOVA<<MARIIA');
    const document = described(
      page(
        at(
          [400, 40, title, 30],
          [520, 130, 'Прізвище/Surname', 18],
          [520, 155, 'TESTOVA', 32],
          [520, 240, 'Дійсна до/Date of expiry', 18],
          [520, 265, '24 08 2031', 32],
        ),
        face,
      ),
      page([], { mrz: mrz(permitLines) }),
    );
    expect(document.kind).toMatchObject({ definitionId: id, idDocType: 'RESIDENCE_PERMIT' });
    expect(valuesOf(document, 'visual')).toMatchObject({ surname: 'TESTOVA', expiryDate: '2031-08-24' });
  });

  test('taxpayer card', () => {
    const document = described(
      page(
        at(
          [300, 60, 'ДЕРЖАВНА ПОДАТКОВА СЛУЖБА УКРАЇНИ'],
          [400, 110, 'КАРТКА ПЛАТНИКА ПОДАТКІВ', 34],
          [100, 200, 'Прізвище ВИМИСЛЕНКО'],
          [100, 240, "Ім'я ОЛЕНА"],
          [100, 280, 'По батькові ТАРАСІВНА'],
          [100, 340, 'Реєстраційний номер облікової картки платника податків'],
          [100, 380, '3347350821', 36],
          [100, 440, 'Дата видачі 12.03.2012'],
        ),
      ),
    );
    expect(document.kind).toMatchObject({ definitionId: 'ukr-taxpayer-card', idDocType: 'OTHER' });
    expect(valuesOf(document)).toEqual({
      surname: 'ВИМИСЛЕНКО',
      givenNames: 'ОЛЕНА',
      patronymic: 'ТАРАСІВНА',
      taxNumber: '3347350821',
      issueDate: '2012-03-12',
    });
  });
});

describe('Brazil', () => {
  test('CNH of 2006, accents lost', () => {
    const document = described(
      page(
        at(
          [300, 20, 'REPUBLICA FEDERATIVA DO BRASIL', 22],
          [320, 46, 'MINISTERIO DAS CIDADES', 22],
          [280, 70, 'DEPARTAMENTO NACIONAL DE TRANSITO', 22],
          [270, 96, 'CARTEIRA NACIONAL DE HABILITACAO', 22],
          [140, 140, 'NOME', 14],
          [140, 158, 'MARIA INVENTADA DA SILVA', 26],
          [520, 200, 'DOC IDENTIDADE/ORG EMISSOR/UF', 14],
          [520, 218, '123456789 SSP SP', 26],
          [520, 260, 'CPF', 14],
          [820, 260, 'DATA NASCIMENTO', 14],
          [520, 278, '123.456.789-09', 26],
          [820, 278, '24/08/1991', 26],
          [520, 320, 'FILIACAO', 14],
          [520, 338, 'JOSE INVENTADO DA SILVA', 26],
          [520, 370, 'ANA INVENTADA DA SILVA', 26],
          [520, 430, 'PERMISSAO', 14],
          [700, 430, 'ACC', 14],
          [820, 430, 'CAT HAB', 14],
          [820, 448, 'AB', 26],
          [520, 490, 'N° REGISTRO', 14],
          [740, 490, 'VALIDADE', 14],
          [960, 490, '1 HABILITACAO', 14],
          [520, 508, '04812736544', 26],
          [740, 508, '15/09/2030', 26],
          [960, 508, '10/02/2012', 26],
          [140, 560, 'OBSERVACOES', 14],
          [140, 800, 'LOCAL', 14],
          [820, 800, 'DATA EMISSAO', 14],
          [140, 818, 'SAO PAULO, SP', 26],
          [820, 818, '15/09/2020', 26],
        ),
        face,
      ),
    );
    expect(document.kind).toMatchObject({
      definitionId: 'bra-cnh-2006',
      idDocType: 'DRIVERS',
      country: 'BRA',
    });
    expect(valuesOf(document)).toEqual({
      fullName: 'MARIA INVENTADA DA SILVA',
      identityNumber: '123456789 SSP SP',
      taxNumber: '12345678909',
      birthDate: '1991-08-24',
      parents: 'JOSE INVENTADO DA SILVA ANA INVENTADA DA SILVA',
      categories: 'AB',
      documentNumber: '04812736544',
      expiryDate: '2030-09-15',
      firstLicenceDate: '2012-02-10',
      issueDate: '2020-09-15',
    });
    const valid = Object.fromEntries(document.fields.map((field) => [field.name, field.valid]));
    expect(valid).toMatchObject({ taxNumber: true, documentNumber: true });
  });

  const newFront = at(
    [300, 20, 'REPÚBLICA FEDERATIVA DO BRASIL', 22],
    [280, 46, 'SECRETARIA NACIONAL DE TRÂNSITO', 22],
    [200, 72, 'CARTEIRA NACIONAL DE HABILITAÇÃO / DRIVER LICENSE / PERMISO DE CONDUCCIÓN', 18],
    [140, 120, '2 e 1 NOME E SOBRENOME', 14],
    [960, 120, '1ª HABILITAÇÃO', 14],
    [140, 138, 'MARIA INVENTADA DA SILVA', 26],
    [960, 138, '10/02/2012', 26],
    [520, 180, '3 DATA, LOCAL E UF DE NASCIMENTO', 14],
    [520, 198, '24/08/1991, SÃO PAULO, SP', 26],
    [520, 240, '4a DATA EMISSÃO', 14],
    [740, 240, '4b VALIDADE', 14],
    [960, 240, 'ACC', 14],
    [520, 258, '15/09/2023', 26],
    [740, 258, '15/09/2033', 26],
    [520, 300, '4c DOC. IDENTIDADE / ÓRG. EMISSOR / UF', 14],
    [520, 318, '123456789 SSP SP', 26],
    [520, 360, '4d CPF', 14],
    [740, 360, '5 Nº REGISTRO', 14],
    [960, 360, '9 CAT. HAB.', 14],
    [520, 378, '123.456.789-09', 26],
    [740, 378, '04812736544', 26],
    [960, 378, 'AB', 26],
    [520, 420, 'NACIONALIDADE', 14],
    [520, 438, 'BRASILEIRO(A)', 26],
    [520, 480, 'FILIAÇÃO', 14],
    [520, 498, 'JOSÉ INVENTADO DA SILVA', 26],
  );
  const expectedNew = {
    fullName: 'MARIA INVENTADA DA SILVA',
    firstLicenceDate: '2012-02-10',
    birthDate: '1991-08-24',
    issueDate: '2023-09-15',
    expiryDate: '2033-09-15',
    taxNumber: '12345678909',
    documentNumber: '04812736544',
    categories: 'AB',
    nationality: 'BRA',
  };

  test('CNH of 2022, whose lines say I as identity cards do', () => {
    const back = mrz(td1('I<BRA', '048127365', '44', '910824 F 330915 BRA', 'MARIA<<INVENTADA<DA<SILVA'));
    const document = described(
      page(newFront, face),
      page([], { mrz: back, barcodes: [symbol('qr', 'opaque')] }),
    );
    expect(document.kind).toMatchObject({ definitionId: 'bra-cnh-2022', idDocType: 'DRIVERS' });
    expect(document.sides).toEqual(['FRONT_SIDE', 'BACK_SIDE']);
    expect(valuesOf(document, 'visual')).toMatchObject(expectedNew);
    expect(document.agreements.find(({ field }) => field === 'fullName')).toMatchObject({ verdict: 'same' });
  });

  test('digital CNH as PDF', () => {
    const footer = at(
      [100, 900, 'Documento assinado com certificado digital em conformidade', 18],
      [100, 925, 'com a Medida Provisória nº 2200-2/2001. Sua validade poderá ser confirmada', 18],
      [100, 950, 'SERPRO / SENATRAN', 18],
      [1200, 600, 'QR-CODE', 26],
    );
    const document = described(
      page([...newFront, ...footer], { ...face, barcodes: [symbol('qr', 'opaque')] }),
    );
    expect(document.kind).toMatchObject({ definitionId: 'bra-cnh-digital', idDocType: 'DRIVERS' });
    expect(valuesOf(document)).toMatchObject(expectedNew);
  });

  test('RG, front and back', () => {
    const front = page(
      at(
        [200, 30, 'REPUBLICA FEDERATIVA DO BRASIL'],
        [250, 70, 'ESTADO DE SAO PAULO'],
        [220, 110, 'SECRETARIA DA SEGURANCA PUBLICA'],
        [100, 500, 'POLEGAR DIREITO'],
        [500, 520, 'ASSINATURA DO TITULAR'],
        [300, 560, 'CARTEIRA DE IDENTIDADE'],
      ),
      face,
    );
    const back = page(
      at(
        [300, 20, 'VALIDA EM TODO O TERRITORIO NACIONAL', 20],
        [80, 60, 'REGISTRO', 16],
        [80, 80, 'GERAL', 16],
        [240, 62, '12.345.678-9', 28],
        [640, 62, 'DATA DE EXPEDICAO', 16],
        [880, 62, '15/09/2012', 28],
        [80, 120, 'NOME', 16],
        [200, 118, 'MARIA INVENTADA DA SILVA', 28],
        [80, 180, 'FILIACAO', 16],
        [240, 178, 'JOSE INVENTADO DA SILVA', 28],
        [80, 260, 'NATURALIDADE', 16],
        [640, 260, 'DATA DE NASCIMENTO', 16],
        [80, 280, 'SAO PAULO-SP', 28],
        [640, 280, '24/AGO/1991', 28],
        [80, 340, 'DOC ORIGEM', 16],
        [220, 338, 'SAO PAULO-SP CN:LV.A12 /FLS.34', 28],
        [80, 400, 'CPF', 16],
        [160, 398, '123456789/09', 28],
        [500, 480, 'ASSINATURA DO DIRETOR', 16],
        [80, 520, 'LEI N 7.116 DE 29/08/83', 16],
      ),
    );
    const document = described(front, back);
    expect(document.kind).toMatchObject({ definitionId: 'bra-rg', idDocType: 'ID_CARD' });
    expect(document.sides).toEqual(['FRONT_SIDE', 'BACK_SIDE']);
    expect(valuesOf(document)).toMatchObject({
      issueDate: '2012-09-15',
      fullName: 'MARIA INVENTADA DA SILVA',
      birthDate: '1991-08-24',
      taxNumber: '12345678909',
    });
  });

  test('CIN', () => {
    const front = page(
      at(
        [300, 20, 'REPÚBLICA FEDERATIVA DO BRASIL', 22],
        [340, 50, 'ESTADO DE SÃO PAULO', 22],
        [340, 80, 'CARTEIRA DE IDENTIDADE', 22],
        [420, 130, 'Nome / Name', 14],
        [420, 148, 'MARIA INVENTADA DA SILVA', 26],
        [420, 190, 'Nome Social / Social Name', 14],
        [420, 250, 'Registro Geral - CPF / Personal Number', 14],
        [900, 250, 'Sexo / Sex', 14],
        [420, 268, '123.456.789-09', 26],
        [900, 268, 'F', 26],
        [420, 310, 'Data de Nascimento / Date of Birth', 14],
        [900, 310, 'Nacionalidade / Nationality', 14],
        [420, 328, '24/08/1991', 26],
        [900, 328, 'BRA', 26],
        [420, 370, 'Naturalidade / Place of Birth', 14],
        [900, 370, 'Data de Validade / Date of Expiry', 14],
        [420, 388, 'SÃO PAULO/SP', 26],
        [900, 388, '15/09/2033', 26],
      ),
      face,
    );
    const back = mrz(td1('I<BRA', '123456789', '', '910824 F 330915 BRA', 'DA<SILVA<<MARIA<INVENTADA'));
    const document = described(
      front,
      page(at([60, 40, 'Filiação / Filiation', 14], [60, 58, 'JOSÉ INVENTADO DA SILVA']), {
        mrz: back,
        barcodes: [symbol('qr', 'opaque')],
      }),
    );
    expect(document.kind).toMatchObject({ definitionId: 'bra-cin', idDocType: 'ID_CARD', country: 'BRA' });
    expect(valuesOf(document, 'visual')).toMatchObject({
      fullName: 'MARIA INVENTADA DA SILVA',
      taxNumber: '12345678909',
      sex: 'F',
      birthDate: '1991-08-24',
      nationality: 'BRA',
      birthPlace: 'SÃO PAULO/SP',
      expiryDate: '2033-09-15',
      parents: 'JOSÉ INVENTADO DA SILVA',
    });
  });

  test('CPF card', () => {
    const document = described(
      page(
        at(
          [100, 40, 'MINISTERIO DA FAZENDA'],
          [100, 80, 'Receita Federal'],
          [100, 110, 'Cadastro de Pessoas Fisicas'],
          [100, 200, 'NUMERO DE INSCRICAO', 18],
          [100, 226, '123.456.789-09', 36],
          [100, 300, 'Nome', 18],
          [100, 326, 'MARIA INVENTADA DA SILVA', 30],
          [100, 380, 'Nascimento', 18],
          [100, 404, '24/08/1991', 30],
        ),
      ),
    );
    expect(document.kind).toMatchObject({ definitionId: 'bra-cpf-card', idDocType: 'OTHER' });
    expect(valuesOf(document)).toEqual({
      taxNumber: '12345678909',
      fullName: 'MARIA INVENTADA DA SILVA',
      birthDate: '1991-08-24',
    });
  });
});

describe('North America', () => {
  const front = (order: 'usa' | 'can') =>
    page(
      at(
        order === 'usa' ? [500, 20, 'VIRGINIA', 40] : [500, 20, 'ONTARIO', 40],
        order === 'usa'
          ? [500, 70, "DRIVER'S LICENSE", 30]
          : [500, 70, "DRIVER'S LICENCE PERMIS DE CONDUIRE", 30],
        [500, 120, '4d DLN I12345678', 26],
        [500, 160, '1 INVENTED', 26],
        [500, 200, '2 MARY ANN', 26],
        [500, 240, '8 123 INVENTED ST', 26],
        [500, 320, order === 'usa' ? '3 DOB 08/24/1991' : '3 DOB/DDN 1991/08/24', 26],
        [500, 360, order === 'usa' ? '4b EXP 08/24/2029' : '4b EXP/EXP 2029/08/24', 26],
        [500, 400, order === 'usa' ? '4a ISS 09/15/2021' : '4a ISS/DEL 2021/09/15', 26],
        [500, 440, '15 SEX F', 26],
      ),
      face,
    );
  const content = (country: string, dates: readonly string[], state: string, issuer: string) =>
    `@\n\u001e\rANSI ${issuer}080002DL00410278ZV03190008DLDAQI12345678\nDCSINVENTED\nDACMARY\nDADANN\nDBD${dates[0]}\nDBB${dates[1]}\nDBA${dates[2]}\nDBC2\nDAG123 INVENTED ST\nDAICITY\nDAJ${state}\nDAK00000\nDCG${country}\r`;

  test.each([
    ['usa' as const, 'usa-driving-licence', 'USA', ['09152021', '08241991', '08242029'], 'VA', '636000'],
    ['can' as const, 'can-driving-licence', 'CAN', ['20210915', '19910824', '20290824'], 'ON', '636012'],
  ])('%s: front and barcode agree', (which, id, country, dates, state, issuer) => {
    const back = page([], { barcodes: [symbol('pdf417', content(country, dates, state, issuer))] });
    const document = described(front(which), back);
    expect(document.kind).toMatchObject({ definitionId: id, idDocType: 'DRIVERS', country });
    expect(document.sides).toEqual(['FRONT_SIDE', 'BACK_SIDE']);
    const values = {
      surname: 'INVENTED',
      givenNames: 'MARY ANN',
      birthDate: '1991-08-24',
      expiryDate: '2029-08-24',
      issueDate: '2021-09-15',
      documentNumber: 'I12345678',
      sex: 'F',
    };
    expect(valuesOf(document, 'barcode')).toMatchObject(values);
    expect(valuesOf(document, 'visual')).toMatchObject(values);
    for (const field of ['surname', 'birthDate', 'documentNumber', 'expiryDate'])
      expect(document.agreements.find((agreement) => agreement.field === field)?.verdict).toBe('same');
  });

  test('the barcode alone tells the kind', () => {
    const back = page([], {
      barcodes: [symbol('pdf417', content('USA', ['09152021', '08241991', '08242029'], 'VA', '636000'))],
    });
    expect(described(back).kind).toMatchObject({ definitionId: 'usa-driving-licence' });
  });
});

describe('other states', () => {
  test.each([
    ['DEU', 'FÜHRERSCHEIN', 'BUNDESREPUBLIK DEUTSCHLAND'],
    ['POL', 'PRAWO JAZDY', 'RZECZPOSPOLITA POLSKA'],
    ['PRT', 'CARTA DE CONDUÇÃO', 'REPÚBLICA PORTUGUESA'],
  ])('driving licence of %s', (country, title, state) => {
    const document = described(
      page(
        at(
          [500, 20, title, 36],
          [900, 24, state, 24],
          [500, 90, '1. MUSTERFRAU', 28],
          [500, 130, '2.ERIKA MARIA', 28],
          [500, 170, '3. 24.08.1991 BERLIN', 28],
          [500, 210, '4a. 15.09.2021', 28],
          [860, 210, '4c. STADT MUSTER', 28],
          [500, 250, '4b.14.09.2036', 28],
          [500, 290, '5. T01ABC23D45', 28],
          [500, 400, '9. AM/B/L', 28],
        ),
        face,
      ),
    );
    expect(document.kind).toMatchObject({
      definitionId: 'eu-driving-licence',
      idDocType: 'DRIVERS',
      country,
    });
    expect(valuesOf(document)).toEqual({
      surname: 'MUSTERFRAU',
      givenNames: 'ERIKA MARIA',
      birthDate: '1991-08-24',
      issueDate: '2021-09-15',
      authority: 'STADT MUSTER',
      expiryDate: '2036-09-14',
      documentNumber: 'T01ABC23D45',
      categories: 'AM/B/L',
    });
  });

  test('a passport whose labels no definition knows: what its lines say is found in print', () => {
    const document = described(
      page(
        at(
          [700, 40, 'EESTI', 30],
          [700, 120, 'Perekonnanimi', 18],
          [700, 145, 'LEIUTATUD', 30],
          [700, 200, 'Eesnimed', 18],
          [700, 225, 'MARI LIIS', 30],
          [700, 300, '24.08.1991', 30],
          [1100, 145, 'K0123456', 30],
          [700, 500, '24.08.2031', 30],
        ),
        { ...face, mrz: mrz(td3('P<EST', 'K0123456', 'EST', '910824 F 310824', '', 'LEIUTATUD<<MARI<LIIS')) },
      ),
    );
    expect(document.kind).toMatchObject({
      definitionId: 'icao-passport',
      country: 'EST',
      idDocType: 'PASSPORT',
    });
    expect(valuesOf(document, 'visual')).toEqual({
      surname: 'LEIUTATUD',
      givenNames: 'MARI LIIS',
      birthDate: '1991-08-24',
      documentNumber: 'K0123456',
      expiryDate: '2031-08-24',
    });
  });

  test('a visa is none of the others', () => {
    const document = described(
      page([], {
        mrz: mrz([
          'V<UTOTESTOVA<<MARIIA<<<<<<<<<<<<<<<<<<<<<<<<',
          `L8988901C4XXX4009078F96121096ZE184226B<<<<<<`,
        ]),
      }),
    );
    expect(document.kind).toMatchObject({ definitionId: 'icao-visa', idDocType: 'OTHER', country: 'UTO' });
  });
});
