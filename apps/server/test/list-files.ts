import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Small lists in the structure that their publishers use; everybody in them is invented. */
export const ofacXml = `<?xml version="1.0" standalone="yes"?>
<sdnList xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML">
  <publshInformation><Publish_Date>03/14/2026</Publish_Date><Record_Count>2</Record_Count></publshInformation>
  <sdnEntry>
    <uid>7001</uid><firstName>Vasylisko Tarasovych</firstName><lastName>BRODIANENKO</lastName><sdnType>Individual</sdnType>
    <programList><program>INVENTED1</program><program>INVENTED2</program></programList>
    <idList><id><uid>1</uid><idType>Passport</idType><idNumber>ET 123456</idNumber><idCountry>Ukraine</idCountry></id></idList>
    <akaList>
      <aka><uid>2</uid><type>a.k.a.</type><category>strong</category><lastName>BRODYANENKO</lastName><firstName>Vasilisko</firstName></aka>
      <aka><uid>3</uid><type>a.k.a.</type><category>weak</category><lastName>THE BEAVER</lastName></aka>
    </akaList>
    <addressList><address><uid>4</uid><city>Invented</city><country>Cyprus</country></address></addressList>
    <nationalityList><nationality><uid>5</uid><country>Ukraine</country><mainEntry>true</mainEntry></nationality></nationalityList>
    <dateOfBirthList><dateOfBirthItem><uid>6</uid><dateOfBirth>14 Mar 1961</dateOfBirth><mainEntry>true</mainEntry></dateOfBirthItem></dateOfBirthList>
  </sdnEntry>
  <sdnEntry>
    <uid>7002</uid><lastName>NORDHAVEN TRADING &amp; SONS LIMITED</lastName><sdnType>Entity</sdnType>
    <programList><program>INVENTED1</program></programList>
  </sdnEntry>
</sdnList>`;

export const sdnCsv = `7001,"BRODIANENKO, Vasylisko Tarasovych","individual","INVENTED1] [INVENTED2","-0- ","-0- ","-0- ","-0- ","-0- ","-0- ","-0- ","DOB 14 Mar 1961; alt. DOB circa 1960; nationality Ukraine; Passport ET123456 (Ukraine)."
7002,"NORDHAVEN TRADING & SONS LIMITED","-0- ","INVENTED1","-0- ","-0- ","-0- ","-0- ","-0- ","-0- ","-0- ","-0- "
\u001a`;
export const altCsv = `7001,12,"aka","BRODYANENKO, Vasilisko","-0- "\n`;
export const addCsv = `7001,25,"-0- ","Invented","Cyprus","-0- "\n`;

export const euXml = `<?xml version="1.0" encoding="UTF-8"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-03-12T10:00:00.000+01:00" globalFileId="1">
  <sanctionEntity designationDetails="" unitedNationId="" euReferenceNumber="EU.9001.11" logicalId="91">
    <regulation regulationType="amendment" programme="INV" numberTitle="2026/1 (OJ L1)"><publicationUrl>http://example.invalid</publicationUrl></regulation>
    <subjectType code="person" classificationCode="P"/>
    <nameAlias firstName="Götz" middleName="" lastName="Müllershausen" wholeName="Götz Müllershausen" strong="true" logicalId="1"/>
    <nameAlias firstName="" middleName="" lastName="" wholeName="Der Große" strong="false" logicalId="2"/>
    <citizenship countryIso2Code="DE" countryDescription="GERMANY"/>
    <birthdate circa="false" calendarType="GREGORIAN" birthdate="1949-07-30" dayOfMonth="30" monthOfYear="7" year="1949" countryIso2Code="00"/>
    <birthdate circa="true" calendarType="GREGORIAN" yearRangeFrom="1948" yearRangeTo="1950" countryIso2Code="00"/>
    <identification number="C01X00T47" identificationTypeCode="passport"/>
  </sanctionEntity>
</export>`;

export const unXml = `<?xml version="1.0" encoding="utf-8"?>
<CONSOLIDATED_LIST xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" dateGenerated="2026-03-10T04:05:06.789Z">
  <INDIVIDUALS>
    <INDIVIDUAL>
      <DATAID>6900001</DATAID><VERSIONNUM>1</VERSIONNUM><FIRST_NAME>ABDULRAHMIN</FIRST_NAME><SECOND_NAME>YUSUF</SECOND_NAME>
      <THIRD_NAME>AL-QASHMIRANI</THIRD_NAME><UN_LIST_TYPE>Invented</UN_LIST_TYPE><REFERENCE_NUMBER>INi.001</REFERENCE_NUMBER>
      <NAME_ORIGINAL_SCRIPT>عبد الرحمين</NAME_ORIGINAL_SCRIPT>
      <NATIONALITY><VALUE>Yemen</VALUE></NATIONALITY>
      <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Abdul Rahmin al Kashmirani</ALIAS_NAME></INDIVIDUAL_ALIAS>
      <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Abu Nobody</ALIAS_NAME></INDIVIDUAL_ALIAS>
      <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1965</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
      <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>A0000123</NUMBER></INDIVIDUAL_DOCUMENT>
    </INDIVIDUAL>
  </INDIVIDUALS>
  <ENTITIES>
    <ENTITY><DATAID>6900002</DATAID><FIRST_NAME>INVENTED BROTHERS FOUNDATION</FIRST_NAME><UN_LIST_TYPE>Invented</UN_LIST_TYPE></ENTITY>
  </ENTITIES>
</CONSOLIDATED_LIST>`;

export type ListFolder = {
  readonly write: (name: string, content: string | Buffer) => Promise<string>;
  readonly remove: () => Promise<void>;
};

/** A folder of one's own for files to import. */
export async function openListFolder(): Promise<ListFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'aval-lists-'));
  return {
    write: async (name, content) => {
      const path = join(folder, name);
      await writeFile(path, content);
      return path;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
