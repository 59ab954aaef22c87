import { beforeAll, describe, expect, test } from 'vitest';
import { at, describeWithShipped, face, mrz, page, td1, td3, valuesOf } from './page.fixture.ts';

/** Pages laid out like the real ones, as readers give them, of invented people. */

let described: Awaited<ReturnType<typeof describeWithShipped>>;
beforeAll(async () => {
  described = await describeWithShipped();
});

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
      surname: 'ВИМИСЛЕНКО',
      surnameLatin: 'VYMYSLENKO',
      givenNames: 'ОЛЕНА',
      givenNamesLatin: 'OLENA',
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
      surname: expect.stringContaining(surname),
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
      surname: 'ВИМИСЛЕНКО',
      surnameLatin: 'VYMYSLENKO',
      givenNames: 'ОЛЕНА',
      givenNamesLatin: 'OLENA',
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
