import { beforeAll, describe, expect, test } from 'vitest';
import { at, describeWithShipped, face, mrz, page, symbol, td3, valuesOf } from './page.fixture.ts';

/** Pages laid out like the real ones, as readers give them, of invented people. */

let described: Awaited<ReturnType<typeof describeWithShipped>>;
beforeAll(async () => {
  described = await describeWithShipped();
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
      birthPlace: 'BERLIN',
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
