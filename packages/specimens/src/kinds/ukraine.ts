import { mrzLines } from '../mrz-lines.ts';
import { inventDates } from '../people/dates.ts';
import { type InventedName, inventName } from '../people/names.ts';
import { digits, inventRnokpp, inventUnzr } from '../people/numbers.ts';
import { pick, type Random, seededRandom } from '../random.ts';
import type { Holder, HolderValue, SpecimenKind } from '../sheets/sheet.ts';
import {
  foreignPassport,
  idCardBack,
  idCardFront,
  licenceBack,
  licenceFront,
  passport1994,
  permitBack,
  permitFront,
  taxpayerCard,
} from './ukraine-sheets.ts';
import { day, plain } from './values.ts';

/** Codes of authorities begin with the number of a region; there is no region 99. */
const inventedOffice = '9999';

type Draft = {
  readonly random: Random;
  readonly sex: 'F' | 'M';
  readonly name: InventedName;
  readonly latin: { readonly surname: string; readonly givenNames: string; readonly patronymic: string };
  readonly dates: { readonly birth: string; readonly issue: string; readonly expiry: string };
  readonly unzr: string;
};

function draft(seed: number, sex: 'F' | 'M', years: number): Draft {
  const random = seededRandom(seed);
  const name = inventName(random, 'ukrainian', sex);
  const dates = inventDates(random, years);
  const latin = name.latin ?? { surname: '', givenNames: '', patronymic: '' };
  return { random, sex, name, latin, dates, unzr: inventUnzr(random, dates.birth) };
}

function made(
  { sex }: Draft,
  values: Readonly<Record<string, HolderValue>>,
  mrz: readonly string[] | null,
  words: Readonly<Record<string, string>> = {},
): Holder {
  return { country: 'UKR', sex, values, words, mrz, barcodes: {} };
}

function upper(text: string | undefined): HolderValue {
  return plain((text ?? '').toUpperCase());
}

const sexValue = (sex: 'F' | 'M'): HolderValue => ({ printed: sex === 'F' ? 'Ж/F' : 'Ч/M', value: sex });

function zone(made: Draft, format: 'TD1' | 'TD3', code: string, number: string, nationality: string) {
  const { latin, dates, sex, unzr } = made;
  return mrzLines(format, {
    documentCode: code,
    issuingState: 'UKR',
    nationality,
    surname: latin.surname,
    givenNames: latin.givenNames,
    documentNumber: number,
    birthDate: dates.birth,
    expiryDate: dates.expiry,
    sex,
    optionalData: unzr.replace('-', '<'),
  });
}

function idCard(seed: number, sex: 'F' | 'M'): Holder {
  const its = draft(seed, sex, 10);
  const number = `00${digits(its.random, 7)}`;
  return made(
    its,
    {
      surname: upper(its.name.surname),
      surnameLatin: upper(its.latin.surname),
      givenNames: upper(its.name.givenNames),
      givenNamesLatin: upper(its.latin.givenNames),
      patronymic: upper(its.name.patronymic),
      sex: sexValue(sex),
      nationality: { printed: 'Україна/UKR', value: 'UKR' },
      birthDate: day(its.dates.birth, ' '),
      recordNumber: plain(its.unzr),
      expiryDate: day(its.dates.expiry, ' '),
      documentNumber: plain(number),
      birthPlace: plain('М. ЗРАЗКІВ/UKR'),
      taxNumber: plain(inventRnokpp(its.random, its.dates.birth, sex)),
      issueDate: day(its.dates.issue, ' '),
      authority: plain(inventedOffice),
    },
    zone(its, 'TD1', 'ID', number, 'UKR'),
  );
}

const months = [
  ['СІЧ', 'JAN', 'січня'],
  ['ЛЮТ', 'FEB', 'лютого'],
  ['БЕР', 'MAR', 'березня'],
  ['КВІ', 'APR', 'квітня'],
  ['ТРА', 'MAY', 'травня'],
  ['ЧЕР', 'JUN', 'червня'],
  ['ЛИП', 'JUL', 'липня'],
  ['СЕР', 'AUG', 'серпня'],
  ['ВЕР', 'SEP', 'вересня'],
  ['ЖОВ', 'OCT', 'жовтня'],
  ['ЛИС', 'NOV', 'листопада'],
  ['ГРУ', 'DEC', 'грудня'],
] as const;

function wordDate(date: string, style: 'passport' | 'booklet'): HolderValue {
  const [year = '', month = '', dayOfMonth = ''] = date.split('-');
  const [short, english, full] = months[Number(month) - 1] ?? months[0];
  const printed =
    style === 'booklet'
      ? `${Number(dayOfMonth)} ${full} ${year}`
      : `${dayOfMonth} ${short}/${english} ${year.slice(2)}`;
  return { printed, value: date };
}

function foreign(seed: number, sex: 'F' | 'M'): Holder {
  const its = draft(seed, sex, 10);
  const number = `FX${digits(its.random, 6)}`;
  return made(
    its,
    {
      surname: upper(its.name.surname),
      surnameLatin: upper(its.latin.surname),
      givenNames: upper(its.name.givenNames),
      givenNamesLatin: upper(its.latin.givenNames),
      nationality: { printed: 'УКРАЇНА/UKRAINE', value: 'UKR' },
      birthDate: wordDate(its.dates.birth, 'passport'),
      recordNumber: plain(its.unzr),
      sex: sexValue(sex),
      birthPlace: plain('М. ЗРАЗКІВ/UKR'),
      documentNumber: plain(number),
      issueDate: wordDate(its.dates.issue, 'passport'),
      expiryDate: wordDate(its.dates.expiry, 'passport'),
      authority: plain(inventedOffice),
    },
    zone(its, 'TD3', 'P', number, 'UKR'),
  );
}

function booklet(seed: number, sex: 'F' | 'M'): Holder {
  const its = draft(seed, sex, 4);
  const series = pick(its.random, ['ЯЯ', 'ЩЩ', 'ЇЇ']);
  const number = `${series} ${digits(its.random, 6)}`;
  return made(
    its,
    {
      surname: plain(its.name.surname),
      givenNames: plain(its.name.givenNames),
      patronymic: plain(its.name.patronymic ?? ''),
      birthDate: wordDate(its.dates.birth, 'booklet'),
      birthPlace: plain('м. Зразків'),
      documentNumber: { printed: number, value: number.replace(' ', '') },
      sex: { printed: sex === 'F' ? 'жіноча' : 'чоловіча', value: sex },
      issueDate: wordDate('2007-09-14', 'booklet'),
      authority: plain('Зразківським РВ ГУ МВС України'),
    },
    null,
  );
}

function licence(seed: number, sex: 'F' | 'M'): Holder {
  const its = draft(seed, sex, 30);
  const number = `ЯЯЯ${digits(its.random, 6)}`;
  return made(
    its,
    {
      surname: upper(its.name.surname),
      surnameLatin: upper(its.latin.surname),
      givenNames: upper(`${its.name.givenNames} ${its.name.patronymic ?? ''}`),
      givenNamesLatin: upper(its.latin.givenNames),
      birthDate: day(its.dates.birth, '.'),
      birthPlace: plain('м. ЗРАЗКІВ'),
      issueDate: day(its.dates.issue, '.'),
      expiryDate: day(its.dates.expiry, '.'),
      authority: plain(`ТСЦ ${inventedOffice}`),
      recordNumber: plain(its.unzr),
      documentNumber: plain(number),
      categories: plain(pick(its.random, ['B', 'A1, B', 'B, C1'])),
    },
    null,
  );
}

/** Permits are held by foreigners: names in Latin letters, the nationality of the fictitious state. */
function permit(words: Readonly<Record<string, string>>, years: number): SpecimenKind['invent'] {
  return (seed, sex) => {
    const its = draft(seed, sex, years);
    const name = inventName(its.random, 'english', sex);
    const foreigner = { ...its, latin: { ...name, patronymic: '' } };
    const number = `99${digits(its.random, 7)}`;
    return made(
      its,
      {
        surname: plain(name.surname),
        givenNames: plain(name.givenNames),
        sex: sexValue(sex),
        nationality: plain('UTO'),
        birthDate: day(its.dates.birth, ' '),
        recordNumber: plain(its.unzr),
        expiryDate: day(its.dates.expiry, ' '),
        documentNumber: plain(number),
        birthPlace: plain('UTO'),
        issueDate: day(its.dates.issue, ' '),
        authority: plain(inventedOffice),
      },
      zone(foreigner, 'TD1', words['code'] ?? 'I', number, 'UTO'),
      words,
    );
  };
}

function taxpayer(seed: number, sex: 'F' | 'M'): Holder {
  const its = draft(seed, sex, 30);
  return made(
    its,
    {
      surname: upper(its.name.surname),
      givenNames: upper(its.name.givenNames),
      patronymic: upper(its.name.patronymic),
      taxNumber: plain(inventRnokpp(its.random, its.dates.birth, sex)),
      issueDate: day(its.dates.issue, '.'),
    },
    null,
  );
}

export const ukrainianKinds: readonly SpecimenKind[] = [
  kind('ukr-id-card', 'ID_CARD', idCard, [idCardFront, idCardBack]),
  kind('ukr-passport-1994', 'PASSPORT', booklet, [passport1994]),
  kind('ukr-foreign-passport', 'PASSPORT', foreign, [foreignPassport]),
  kind('ukr-driving-licence', 'DRIVERS', licence, [licenceFront, licenceBack]),
  kind(
    'ukr-permanent-residence-permit',
    'RESIDENCE_PERMIT',
    permit(
      { code: 'IR', title: 'ПОСВІДКА НА ПОСТІЙНЕ ПРОЖИВАННЯ', english: 'PERMANENT RESIDENCE PERMIT' },
      10,
    ),
    [permitFront, permitBack],
  ),
  kind(
    'ukr-temporary-residence-permit',
    'RESIDENCE_PERMIT',
    permit(
      { code: 'IR', title: 'ПОСВІДКА НА ТИМЧАСОВЕ ПРОЖИВАННЯ', english: 'TEMPORARY RESIDENCE PERMIT' },
      4,
    ),
    [permitFront, permitBack],
  ),
  kind('ukr-taxpayer-card', 'OTHER', taxpayer, [taxpayerCard]),
];

function kind(
  definitionId: string,
  idDocType: string,
  invent: SpecimenKind['invent'],
  sheets: SpecimenKind['sheets'],
): SpecimenKind {
  return { id: definitionId, definitionId, idDocType, invent, sheets };
}
