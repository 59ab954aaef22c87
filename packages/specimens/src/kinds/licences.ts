import { mrzText } from '../mrz-lines.ts';
import { type AamvaData, aamvaText } from '../people/aamva.ts';
import { inventDates, printedDay } from '../people/dates.ts';
import { inventName, type NameStyle } from '../people/names.ts';
import { digits } from '../people/numbers.ts';
import { pick, seededRandom, wholeNumber } from '../random.ts';
import type { Holder, HolderValue, SpecimenKind } from '../sheets/sheet.ts';
import { euBack, euFront, northAmericanBack, northAmericanFront } from './licence-sheets.ts';
import { day, plain } from './values.ts';

type Region = { readonly name: string; readonly code: string };
const regions: Readonly<Record<'USA' | 'CAN', readonly [Region, ...Region[]]>> = {
  USA: [
    { name: 'NEBRASKA', code: 'NE' },
    { name: 'OREGON', code: 'OR' },
    { name: 'VERMONT', code: 'VT' },
  ],
  CAN: [
    { name: 'MANITOBA', code: 'MB' },
    { name: 'NOVA SCOTIA', code: 'NS' },
    { name: 'YUKON', code: 'YT' },
  ],
};
const titles = {
  USA: { DL: 'DRIVER LICENSE', ID: 'IDENTIFICATION CARD' },
  CAN: { DL: "DRIVER'S LICENCE", ID: 'PHOTO CARD' },
} as const;

function northAmerican(country: 'USA' | 'CAN', subfile: 'DL' | 'ID'): SpecimenKind['invent'] {
  return (seed, sex) => {
    const random = seededRandom(seed);
    const name = inventName(random, 'english', sex);
    const dates = inventDates(random, 8);
    const region = pick(random, regions[country]);
    const number = `X${digits(random, 8)}`;
    // 0000 is no house number, 00000 no postal code, X0X 0X0 no Canadian one.
    const street = `${wholeNumber(random, 100, 999)} SPECIMEN ST`;
    const postalCode = country === 'USA' ? '000000000' : 'X0X 0X0';
    const printed = (date: string): HolderValue => ({
      printed: country === 'USA' ? printedDay(date, 'us') : date.replaceAll('-', '/'),
      value: date,
    });
    const data: AamvaData = {
      subfile,
      country,
      jurisdiction: region.code,
      surname: mrzText(name.surname).replaceAll('<', ' '),
      givenNames: name.givenNames.split(' '),
      sex,
      documentNumber: number,
      birthDate: dates.birth,
      issueDate: dates.issue,
      expiryDate: dates.expiry,
      street,
      city: 'MODELTOWN',
      postalCode,
      categories: 'C',
    };
    return {
      country,
      sex,
      words: { region: region.name, title: titles[country][subfile], country },
      values: {
        documentNumber: plain(number),
        surname: plain(data.surname),
        givenNames: plain(name.givenNames),
        address: plain(street),
        addressCity: plain(`MODELTOWN ${region.code} ${country === 'USA' ? '00000' : postalCode}`),
        birthDate: printed(dates.birth),
        issueDate: printed(dates.issue),
        expiryDate: printed(dates.expiry),
        sex: plain(sex),
        categories: plain('C'),
      },
      mrz: null,
      barcodes: { aamva: aamvaText(data), inventory: `SPECIMEN${digits(random, 8)}` },
    };
  };
}

type Member = {
  readonly country: string;
  readonly sign: string;
  readonly style: NameStyle;
  readonly state: string;
  readonly title: string;
  readonly place: string;
};
const members: readonly [Member, ...Member[]] = [
  {
    country: 'DEU',
    sign: 'D',
    style: 'german',
    state: 'BUNDESREPUBLIK DEUTSCHLAND',
    title: 'FÜHRERSCHEIN',
    place: 'MUSTERHAUSEN',
  },
  {
    country: 'PRT',
    sign: 'P',
    style: 'portuguese',
    state: 'REPÚBLICA PORTUGUESA',
    title: 'CARTA DE CONDUÇÃO',
    place: 'ÉVORA',
  },
  {
    country: 'FRA',
    sign: 'F',
    style: 'french',
    state: 'RÉPUBLIQUE FRANÇAISE',
    title: 'PERMIS DE CONDUIRE',
    place: 'SAINT-EXEMPLE',
  },
  {
    country: 'POL',
    sign: 'PL',
    style: 'polish',
    state: 'RZECZPOSPOLITA POLSKA',
    title: 'PRAWO JAZDY',
    place: 'ŁÓDŹ',
  },
];

function european(seed: number, sex: 'F' | 'M'): Holder {
  const random = seededRandom(seed);
  const member = pick(random, members);
  const name = inventName(random, member.style, sex);
  const dates = inventDates(random, 15);
  return {
    country: member.country,
    sex,
    words: { state: member.state, title: member.title, sign: member.sign },
    values: {
      surname: plain(name.surname),
      givenNames: plain(name.givenNames),
      birthDate: {
        printed: `${printedDay(dates.birth, '.')} ${member.place}`,
        value: dates.birth,
      },
      issueDate: day(dates.issue, '.'),
      expiryDate: day(dates.expiry, '.'),
      authority: plain('SPECIMEN'),
      documentNumber: plain(`X${digits(random, 9)}`),
      categories: plain(pick(random, ['AM/B', 'B', 'A/B/BE'])),
    },
    mrz: null,
    barcodes: {},
  };
}

const cards = (['USA', 'CAN'] as const).flatMap((country) =>
  (['DL', 'ID'] as const).map((subfile) => {
    const id = `${country.toLowerCase()}-${subfile === 'DL' ? 'driving-licence' : 'id-card'}`;
    return {
      id,
      definitionId: id,
      idDocType: subfile === 'DL' ? 'DRIVERS' : 'ID_CARD',
      invent: northAmerican(country, subfile),
      sheets: [northAmericanFront, northAmericanBack],
    };
  }),
);

export const licenceKinds: readonly SpecimenKind[] = [
  ...cards,
  {
    id: 'eu-driving-licence',
    definitionId: 'eu-driving-licence',
    idDocType: 'DRIVERS',
    invent: european,
    sheets: [euFront, euBack],
  },
];
