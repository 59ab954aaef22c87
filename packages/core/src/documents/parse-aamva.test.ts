import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAamva } from './parse-aamva.ts';

/** Symbols shaped after the standard's examples, of invented people. */
const header = (version: string, issuer = '636000') =>
  `@\n\u001e\rANSI ${issuer}${version}0002DL00410278ZV03190008`;
const american = `${header('08')}DLDAQT64235789\nDCSSAMPLESON\nDDEN\nDACMICHAEL\nDDFN\nDADJOHN\nDDGN\nDCUJR\nDCAD\nDCBK\nDCDPH\nDBD06062019\nDBB06061986\nDBA12102034\nDBC1\nDAU068 in\nDAYBRO\nDAG2300 WEST BROAD STREET\nDAIRICHMOND\nDAJVA\nDAK232690000\nDCF2424244747474786102204\nDCGUSA\nDCK123456789\nDDAF\rZVZVA01\r`;

describe('parseAamva', () => {
  test('a licence of the USA, version 8', () => {
    expect(parseAamva(american)).toEqual({
      version: 8,
      issuer: '636000',
      subfileType: 'DL',
      country: 'USA',
      jurisdiction: 'VA',
      surname: 'SAMPLESON',
      givenNames: 'MICHAEL JOHN',
      fullName: null,
      documentNumber: 'T64235789',
      birthDate: '1986-06-06',
      sex: 'M',
      issueDate: '2019-06-06',
      expiryDate: '2034-12-10',
      address: '2300 WEST BROAD STREET RICHMOND VA 232690000',
      nameIsCut: false,
    });
  });

  test.each([
    [
      'first version, names in one element, years first',
      '@\n\u001c\rANSI 6360310102DL00390187ZW02260031DLDAAINVENTED,MARY,ANN\nDAQA00123\nDBA20080415\nDBB19720415\nDBC2\nDBD20040401\nDAJWI\r',
      {
        version: 1,
        surname: 'INVENTED',
        givenNames: 'MARY ANN',
        birthDate: '1972-04-15',
        sex: 'F',
        country: 'USA',
      },
    ],
    [
      'first version, name not parted',
      '@\n\u001c\rAAMVA6360000101DL00290170DLDAAMARY INVENTED\nDAQ1\n',
      { fullName: 'MARY INVENTED', surname: null },
    ],
    [
      'version 3, given names in one element',
      `${header('03', '636010')}DLDCSINVENTED\nDCTMARY,ANN\nDBB08241991\nDCGUSA\nDAQI123\n`,
      { givenNames: 'MARY ANN', birthDate: '1991-08-24' },
    ],
    [
      'a card, no middle name',
      '@\n\u001e\rANSI 636014090102ID00410277ZC03180024IDDACMARY\nDCSINVENTED\nDADNONE\nDAQI1234567\nDBC9\nDDFT\n',
      { subfileType: 'ID', givenNames: 'MARY', sex: 'X', nameIsCut: true, version: 9 },
    ],
    [
      'Ontario: years first',
      '@\n\u001e\rANSI 636012050001DL00310300DLDCSINVENTED\nDCTMARY ANN\nDAQI1234-56789-10824\nDBB19910824\nDBA20290824\nDBD20240901\nDCGCAN\nDAJON\n',
      { country: 'CAN', birthDate: '1991-08-24', expiryDate: '2029-08-24', jurisdiction: 'ON' },
    ],
    [
      'Quebec, known by its issuer number alone',
      '@\n\u001e\rANSI 604428040001DL00310300DLDCSINVENTÉE\nDACMARIE\nDBB19910824\n',
      { country: 'CAN', surname: 'INVENTÉE' },
    ],
    [
      'a name that begins like an element',
      `${header('08')}DLDCSDACEY\nDACDBB\nDAQ1\n`,
      { surname: 'DACEY', givenNames: 'DBB', birthDate: null },
    ],
    [
      'control characters written out',
      '@<LF><RS><CR>ANSI 636015080002DL00410278DLDCSINVENTED<LF>DACMARY<LF>DBB08241991<LF>',
      { surname: 'INVENTED', birthDate: '1991-08-24' },
    ],
    [
      'an enhanced licence',
      '@\n\u001e\rANSI 636045080002EN00410278ENDCSINVENTED\nDACMARY\n',
      { subfileType: 'EN', country: 'USA' },
    ],
  ])('%s', (_what, text, expected) => {
    expect(parseAamva(text)).toMatchObject(expected);
  });

  test.each([
    ['', 'nothing'],
    ['https://example.org/ANSI', 'a link'],
    ['@\n\u001e\rANSI 636000080002', 'a header alone'],
  ])('%s is none', (text) => {
    expect(parseAamva(text)).toBeNull();
  });

  test('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(american.length), (noise, at) => {
        const record = parseAamva(american.slice(0, at) + noise + american.slice(at));
        expect(record === null || /^(\d{4}-\d\d-\d\d)?$/.test(record.birthDate ?? '')).toBe(true);
      }),
    );
  });
});
