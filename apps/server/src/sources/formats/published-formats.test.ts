import type { ListEntry } from '@aval/core/screening/subject';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ListFolder, openListFolder } from '../../../test/list-files.ts';
import { readListFiles } from './read-list-files.ts';

let folder: ListFolder;
beforeAll(async () => {
  folder = await openListFolder();
});
afterAll(() => folder.remove());

async function read(files: Record<string, string>): Promise<ListEntry[]> {
  const paths: string[] = [];
  for (const [name, content] of Object.entries(files)) paths.push(await folder.write(name, content));
  const list = await readListFiles({ files: paths, format: 'auto', onProgress: () => undefined });
  const entries: ListEntry[] = [];
  for await (const some of list.entries) entries.push(...some);
  return entries;
}

/** A row of SDN.CSV as it is published: quotes only where there is something. */
const sdn = (id: number, name: string, type: string, remarks: string) =>
  `${id},"${name}",${type === '' ? '-0- ' : `"${type}"`},"INVENTED] [OTHER",${'-0- ,'.repeat(7)}"${remarks}"\n`;

describe('the files of OFAC parted by commas', () => {
  test('weak aliases, numbers with spaces and of every kind, and what is valid until when, stand in the remarks', async () => {
    const remarks = [
      'DOB 24 Aug 1951',
      'alt. DOB 1953 to 1955',
      'POB Invented, Nowhere',
      'Cedula No. 99247821 (Colombia)',
      'alt. Cedula No. 99067015 (Colombia)',
      'Passport 965 216 (Egypt) issued 01 Jan 2009 expires 01 Jan 2014',
      'alt. Passport X77588',
      'SSN 999-33-8386 (United States)',
      'NIT # 999146749-7 (Colombia)',
      'Identification Number 990302198701102136 (China)',
      'Gender Female',
      'Phone Number 8613314257947',
      "a.k.a. 'EL INVENTADO'",
      "f.k.a. 'H97'.",
    ].join('; ');
    const [entry] = await read({ 'SDN.CSV': sdn(9106, 'BRUGALDO MENTIRA, Helmerio', 'individual', remarks) });
    expect(entry).toEqual({
      entryId: '9106',
      kind: 'person',
      names: [
        { name: 'Helmerio BRUGALDO MENTIRA', isWeak: false },
        { name: 'EL INVENTADO', isWeak: true },
        { name: 'H97', isWeak: true },
      ],
      births: [
        { from: '1951-08-24', to: '1951-08-24', circa: false },
        { from: '1953-01-01', to: '1955-12-31', circa: false },
      ],
      countries: [],
      documentNumbers: [
        '99247821',
        '99067015',
        '965 216',
        'X77588',
        '999-33-8386',
        '999146749-7',
        '990302198701102136',
      ],
      programmes: ['INVENTED', 'OTHER'],
      topics: ['sanction'],
    });
  });

  test('the name of a firm is not turned about its comma, neither its own nor an alias', async () => {
    const entries = await read({
      'SDN.CSV': sdn(9173, 'NORDHAVEN-INVENTED CO., LTD.', '', '-0- '),
      'ALT.CSV': '9173,1,"fka","INVENTADA, S.A.","-0- "\n',
    });
    expect(entries[0]?.names).toEqual([
      { name: 'NORDHAVEN-INVENTED CO., LTD.', isWeak: false },
      { name: 'INVENTADA, S.A.', isWeak: false },
    ]);
  });

  test('remarks go on in SDN_COMMENTS.CSV where they were cut, in the middle of a word', async () => {
    const entries = await read({
      'SDN.CSV': sdn(9264, 'PARKOVICH, Jinvento', 'individual', "DOB 01 Jan 1980; a.k.a. 'red d"),
      'SDN_COMMENTS.CSV': `9264,"ot'; Identification Number 990302198701102136 (China); nationality Ukraine."\n`,
    });
    expect(entries[0]).toMatchObject({
      names: [{ name: 'Jinvento PARKOVICH' }, { name: 'red dot', isWeak: true }],
      documentNumbers: ['990302198701102136'],
      countries: ['UKR'],
    });
  });
});

test('of the ids in SDN.XML only those are numbers of documents that are', async () => {
  const id = (type: string, number: string) =>
    `<id><uid>1</uid><idType>${type}</idType><idNumber>${number}</idNumber></id>`;
  const [entry] = await read({
    'sdn.xml': `<?xml version="1.0" standalone="yes"?>
      <sdnList xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML">
      <publshInformation><Publish_Date>09/10/2026</Publish_Date><Record_Count>1</Record_Count></publshInformation>
      <sdnEntry><uid>9300</uid><lastName>INVENTED</lastName><sdnType>Individual</sdnType><idList>
        ${id('Gender', 'Female')}${id('Passport', 'AB123456')}
        ${id('Secondary sanctions risk:', 'section 1(b) of Executive Order 13224')}
        ${id('Additional Sanctions Information -', 'Subject to Secondary Sanctions')}
        ${id('Digital Currency Address - XBT', 'inventedAddress1')}${id('Email Address', 'x@example.com')}
        ${id('Phone Number', '380501234567')}${id('Website', 'www.example.com')}
        ${id('Effective Date (EO 14024 Directive 1a):', '14 Jun 2021')}
        ${id('Organization Established Date', '15 Apr 1996')}
        ${id('Cedula No.', '79123456')}${id('Tax ID No.', '770708389393')}
      </idList></sdnEntry></sdnList>`,
  });
  expect(entry?.documentNumbers).toEqual(['AB123456', '79123456', '770708389393']);
});

test('the EU tells weak aliases in remarks too, and numbers as they are in Latin letters', async () => {
  const [entry] = await read({
    'eu.xml': `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-08-05T16:47:04.449+02:00" globalFileId="1">
      <sanctionEntity designationDetails="" unitedNationId="" logicalId="9913">
        <remark>invented</remark>
        <regulation regulationType="amendment" programme="INV" logicalId="1"><publicationUrl>http://example.invalid</publicationUrl></regulation>
        <subjectType code="person" classificationCode="P"/>
        <nameAlias firstName="Testoslav" middleName="" lastName="Vydumko" wholeName="Testoslav Vydumko" strong="true" logicalId="1">
          <regulationSummary regulationType="regulation" publicationDate="2003-07-08"/></nameAlias>
        <nameAlias wholeName="Sirko" strong="true" logicalId="2"><remark>Low quality alias</remark></nameAlias>
        <nameAlias wholeName="Testko Vydumko" strong="true" logicalId="3"><remark>Good quality alias</remark></nameAlias>
        <citizenship region="" countryIso2Code="00" countryDescription="UNKNOWN" logicalId="1"/>
        <birthdate circa="false" calendarType="GREGORIAN" city="" dayOfMonth="" monthOfYear="" year="1958" countryIso2Code="UA"/>
        <identification number="ЕТ 900129" latinNumber="ET 900129" identificationTypeCode="passport" countryIso2Code="UA"/>
      </sanctionEntity></export>`,
  });
  expect(entry).toMatchObject({
    entryId: '9913',
    kind: 'person',
    names: [
      { name: 'Testoslav Vydumko', isWeak: false },
      { name: 'Sirko', isWeak: true },
      { name: 'Testko Vydumko', isWeak: false },
    ],
    births: [{ from: '1958-01-01', to: '1958-12-31' }],
    countries: ['UKR'],
    documentNumbers: ['ЕТ 900129', 'ET 900129'],
  });
});

test('the UN tells several names in one alias, former names, and births between two years', async () => {
  const [entry] = await read({
    'un.xml': `<?xml version="1.0" encoding="utf-8"?>
      <CONSOLIDATED_LIST xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" dateGenerated="2026-10-03T23:00:03.428Z"><INDIVIDUALS>
      <INDIVIDUAL><DATAID>9690</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>INVENTO</FIRST_NAME><SECOND_NAME>MAKABELO</SECOND_NAME>
      <UN_LIST_TYPE>INV</UN_LIST_TYPE><REFERENCE_NUMBER>INi.008</REFERENCE_NUMBER>
      <NATIONALITY><VALUE>Democratic Republic of the Congo</VALUE><VALUE>Uganda</VALUE></NATIONALITY>
      <LAST_DAY_UPDATED><VALUE/></LAST_DAY_UPDATED>
      <INDIVIDUAL_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>Makabelo One; Makabelo Two</ALIAS_NAME></INDIVIDUAL_ALIAS>
      <INDIVIDUAL_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>Makabelo Before</ALIAS_NAME></INDIVIDUAL_ALIAS>
      <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Muso</ALIAS_NAME></INDIVIDUAL_ALIAS>
      <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
      <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1973</FROM_YEAR><TO_YEAR>1974</TO_YEAR></INDIVIDUAL_DATE_OF_BIRTH>
      <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1980</YEAR><MONTH>3</MONTH><DAY>15</DAY></INDIVIDUAL_DATE_OF_BIRTH>
      <INDIVIDUAL_PLACE_OF_BIRTH><COUNTRY>Rwanda</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>
      <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>OB 9243318</NUMBER></INDIVIDUAL_DOCUMENT>
      <INDIVIDUAL_DOCUMENT/></INDIVIDUAL></INDIVIDUALS><ENTITIES/></CONSOLIDATED_LIST>`,
  });
  expect(entry).toMatchObject({
    names: [
      { name: 'INVENTO MAKABELO', isWeak: false },
      { name: 'Makabelo One', isWeak: false },
      { name: 'Makabelo Two', isWeak: false },
      { name: 'Makabelo Before', isWeak: false },
      { name: 'Muso', isWeak: true },
    ],
    births: [
      { from: '1973-01-01', to: '1974-12-31' },
      { from: '1980-03-15', to: '1980-03-15' },
    ],
    countries: ['COD', 'UGA'],
    documentNumbers: ['OB 9243318'],
  });
});
