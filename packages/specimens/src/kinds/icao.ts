import { printedDate } from '../layouts.ts';
import { mrzLines } from '../mrz-lines.ts';
import { inventDates } from '../people/dates.ts';
import { frenchIdentityLines, visaLines } from '../people/mrz.ts';
import { inventName, type NameStyle } from '../people/names.ts';
import { digits } from '../people/numbers.ts';
import { pick, type Random, seededRandom } from '../random.ts';
import type { Holder, SpecimenKind } from '../sheets/sheet.ts';
import { frenchCard, passportPage, td1Back, td1Front, td2Page, visaPage } from './icao-sheets.ts';
import { day, plain } from './values.ts';

type State = {
  readonly code: string;
  readonly country: string;
  readonly style: NameStyle;
  readonly words: Readonly<Record<'state' | 'passport' | 'card' | 'visa', string>>;
  readonly nationality: string;
  readonly place: string;
};

/** The fictitious state of specimens, and real ones for their letters; numbers and people are invented. */
const states: readonly [State, ...State[]] = [
  {
    code: 'UTO',
    country: 'UTO',
    style: 'english',
    words: { state: 'UTOPIA', passport: 'PASSPORT', card: 'IDENTITY CARD', visa: 'VISA' },
    nationality: 'UTOPIAN',
    place: 'ZENITH',
  },
  {
    code: 'D',
    country: 'DEU',
    style: 'german',
    words: {
      state: 'BUNDESREPUBLIK DEUTSCHLAND',
      passport: 'REISEPASS / PASSPORT',
      card: 'PERSONALAUSWEIS / IDENTITY CARD',
      visa: 'VISUM / VISA',
    },
    nationality: 'DEUTSCH',
    place: 'MUSTERHAUSEN',
  },
  {
    code: 'PRT',
    country: 'PRT',
    style: 'portuguese',
    words: {
      state: 'REPÚBLICA PORTUGUESA',
      passport: 'PASSAPORTE / PASSPORT',
      card: 'CARTÃO DE CIDADÃO / IDENTITY CARD',
      visa: 'VISTO / VISA',
    },
    nationality: 'PORTUGUESA',
    place: 'ÉVORA',
  },
  {
    code: 'POL',
    country: 'POL',
    style: 'polish',
    words: {
      state: 'RZECZPOSPOLITA POLSKA',
      passport: 'PASZPORT / PASSPORT',
      card: 'DOWÓD OSOBISTY / IDENTITY CARD',
      visa: 'WIZA / VISA',
    },
    nationality: 'POLSKIE',
    place: 'ŁÓDŹ',
  },
];

type Zone = (data: Parameters<typeof mrzLines>[1]) => string[];

function holder(random: Random, sex: 'F' | 'M', state: State, code: string, zone: Zone): Holder {
  const name = inventName(random, state.style, sex);
  const dates = inventDates(random, code.startsWith('V') ? 2 : 10);
  // Capital letters that no issuer uses as first letters in this order mark the numbers as invented.
  const documentNumber = `X${pick(random, ['X', 'Z', 'Q'])}${digits(random, 7)}`;
  const personalNumber = digits(random, 10);
  return {
    country: state.country,
    sex,
    words: { ...state.words, code: state.code },
    values: {
      surname: plain(name.surname),
      givenNames: plain(name.givenNames),
      documentNumber: plain(documentNumber),
      nationality: { printed: state.nationality, value: state.country },
      personalNumber: plain(personalNumber),
      birthDate: { printed: printedDate(dates.birth), value: dates.birth },
      sex: plain(sex),
      birthPlace: plain(state.place),
      issueDate: { printed: printedDate(dates.issue), value: dates.issue },
      expiryDate: { printed: printedDate(dates.expiry), value: dates.expiry },
      authority: plain('SPECIMEN OFFICE'),
    },
    mrz: zone({
      documentCode: code,
      issuingState: state.code,
      nationality: state.code,
      surname: name.surname,
      givenNames: name.givenNames,
      documentNumber,
      birthDate: dates.birth,
      expiryDate: dates.expiry,
      sex,
      optionalData: code === 'P' ? personalNumber : '',
    }),
    barcodes: {},
  };
}

function inventFor(code: string, zone: Zone): SpecimenKind['invent'] {
  return (seed, sex) => {
    const random = seededRandom(seed);
    return holder(random, sex, pick(random, states), code, zone);
  };
}

function french(seed: number, sex: 'F' | 'M'): Holder {
  const random = seededRandom(seed);
  const name = inventName(random, 'french', sex);
  const dates = inventDates(random, 15);
  const [year = '', month = ''] = dates.issue.slice(2).split('-');
  // Department 99 is abroad: no prefecture issues under it.
  const documentNumber = `${year}${month}99${digits(random, 6)}`;
  return {
    country: 'FRA',
    sex,
    words: {},
    values: {
      surname: plain(name.surname),
      givenNames: plain(name.givenNames),
      documentNumber: plain(documentNumber),
      sex: plain(sex),
      birthDate: day(dates.birth, '.'),
      birthPlace: plain('SAINT-EXEMPLE (99)'),
      nationality: { printed: 'Française', value: 'FRA' },
    },
    mrz: frenchIdentityLines({
      ...name,
      office: '999001',
      documentNumber,
      birthDate: dates.birth,
      sex,
    }),
    barcodes: {},
  };
}

export const icaoKinds: readonly SpecimenKind[] = [
  {
    id: 'icao-passport',
    definitionId: 'icao-passport',
    idDocType: 'PASSPORT',
    invent: inventFor('P', (data) => mrzLines('TD3', data)),
    sheets: [passportPage],
  },
  {
    id: 'icao-card-td1',
    definitionId: 'icao-card',
    idDocType: 'ID_CARD',
    invent: inventFor('I', (data) => mrzLines('TD1', data)),
    sheets: [td1Front, td1Back],
  },
  {
    id: 'icao-card-td2',
    definitionId: 'icao-card',
    idDocType: 'ID_CARD',
    invent: inventFor('I', (data) => mrzLines('TD2', data)),
    sheets: [td2Page],
  },
  {
    id: 'french-card-1988',
    definitionId: 'icao-card',
    idDocType: 'ID_CARD',
    invent: french,
    sheets: [frenchCard],
  },
  {
    id: 'icao-visa-a',
    definitionId: 'icao-visa',
    idDocType: 'OTHER',
    invent: inventFor('V', (data) => visaLines('A', data)),
    sheets: [visaPage('A')],
  },
  {
    id: 'icao-visa-b',
    definitionId: 'icao-visa',
    idDocType: 'OTHER',
    invent: inventFor('V', (data) => visaLines('B', data)),
    sheets: [visaPage('B')],
  },
];
