import { countryCode } from './country-code.ts';
import { type Draft, finish, ListRefused, newDraft, type Parsed } from './parsed.ts';
import { readBirth } from './read-birth.ts';
import type { XmlElement, XmlHandlers } from './read-xml.ts';

/** Among the ids stand facts of other kinds, whose type OFAC writes in the same place: nobody shares a passport with "Female". */
const noDocument =
  /gender|sanctions|executive order|directive|determination|information|date|address|e-?mail|phone|website|type\b|risk|swift|exchange ticker|prohibited/i;

/**
 * SDN.XML of OFAC ("Specially Designated Nationals List - Data Formats & Data Schemas", the classic format: sdnList/sdnEntry with
 * lists of akas, ids, dates of birth, nationalities and addresses; CONSOLIDATED.XML has the same). Names come as lastName and
 * firstName; those of organisations as lastName alone.
 */
export function readOfacXml(emit: (parsed: Parsed) => void): XmlHandlers {
  let draft: Draft = newDraft();
  let name = { first: '', last: '', isWeak: false };
  let id = { type: '', number: '' };
  return {
    onOpen: (element, _attributes, path) => {
      if (path.length === 0 && element !== 'sdnList') throw new ListRefused('the file is no SDN.XML of OFAC');
      if (element === 'sdnEntry') {
        draft = newDraft();
        name = { first: '', last: '', isWeak: false };
      }
      if (element === 'aka') name = { first: '', last: '', isWeak: false };
      if (element === 'id') id = { type: '', number: '' };
    },
    onClose: ({ name: element, path, text }: XmlElement) => {
      const parent = path.at(-1);
      switch (element) {
        case 'Publish_Date': {
          const [, month = '', day = '', year = ''] = /^(\d\d)\/(\d\d)\/(\d{4})$/.exec(text) ?? [];
          if (year !== '') emit({ kind: 'published', day: `${year}-${month}-${day}` });
          break;
        }
        case 'uid':
          if (parent === 'sdnEntry') draft.entryId = text;
          break;
        case 'firstName':
          name.first = text;
          break;
        case 'lastName':
          name.last = text;
          if (parent === 'sdnEntry') keepName();
          break;
        case 'category':
          name.isWeak = text.toLowerCase() === 'weak';
          break;
        case 'aka':
          keepName();
          break;
        case 'sdnType':
          draft.kind = text === 'Individual' ? 'person' : text === 'Entity' ? 'organisation' : 'other';
          break;
        case 'program':
          draft.programmes.push(text);
          break;
        case 'dateOfBirth': {
          const birth = readBirth(text);
          if (birth !== undefined) draft.births.push(birth);
          break;
        }
        case 'country':
          if (parent !== 'id') keepCountry(text);
          break;
        case 'idType':
          id.type = text;
          break;
        case 'idNumber':
          id.number = text;
          break;
        case 'id':
          if (!noDocument.test(id.type)) draft.documentNumbers.push(id.number);
          break;
        case 'sdnEntry': {
          const entry = finish(draft);
          if (entry !== undefined) emit({ kind: 'entry', entry });
        }
      }
    },
  };

  /** Of an entry firstName comes before lastName, of an alias after it. */
  function keepName(): void {
    draft.names.push({ name: `${name.first} ${name.last}`.trim(), isWeak: name.isWeak });
  }
  function keepCountry(text: string): void {
    const code = countryCode(text);
    if (code !== undefined) draft.countries.push(code);
  }
}
