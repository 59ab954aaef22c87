import { mrzLines } from '../mrz-lines.ts';
import { inventDates } from '../people/dates.ts';
import { inventName } from '../people/names.ts';
import { digits, inventCnhNumber, inventCpf, inventRg, printedCpf } from '../people/numbers.ts';
import { pick, seededRandom } from '../random.ts';
import type { Holder, HolderValue, SpecimenKind } from '../sheets/sheet.ts';
import { cinBack, cinFront, cpfCard, rgBack, rgFront } from './brazil-cards.ts';
import { cnhBack, cnhDigital, cnhNew, cnhNewBack, cnhOld } from './brazil-licences.ts';
import { day, plain, tidied } from './values.ts';

const places = ['EXEMPLÓPOLIS, SP', 'MODELÂNDIA, MG', 'FICTÍCIA DO SUL, RS'] as const;

/** Everything that some Brazilian document says of a person; `zone` composes the lines where there are any. */
function person(
  seed: number,
  sex: 'F' | 'M',
  zone: 'licence' | 'identity' | null,
  content: (cpf: string, number: string) => string,
): Holder {
  const random = seededRandom(seed);
  const name = inventName(random, 'brazilian', sex);
  const mother = inventName(random, 'brazilian', 'F');
  const father = inventName(random, 'brazilian', 'M');
  const dates = inventDates(random, 10);
  const cpf = inventCpf(random);
  const cnh = inventCnhNumber(random);
  const rg = inventRg(random);
  const place = pick(random, places);
  const fullName = `${name.givenNames} ${name.surname}`;
  const first = `${Number(dates.birth.slice(0, 4)) + 19}-03-${dates.birth.slice(8) > '28' ? '28' : dates.birth.slice(8)}`;
  const values: Record<string, HolderValue> = {
    fullName: plain(fullName),
    taxNumber: { printed: printedCpf(cpf), value: cpf },
    sex: plain(sex),
    birthDate: day(dates.birth, '/'),
    birthDateAndPlace: { printed: `${day(dates.birth, '/').printed}, ${place}`, value: dates.birth },
    nationality: { printed: zone === 'identity' ? 'BRA' : zone === null ? '' : 'BRASILEIRA', value: 'BRA' },
    birthPlace: plain(place.replace(', ', '/')),
    expiryDate: day(dates.expiry, '/'),
    issueDate: day(dates.issue, '/'),
    firstLicenceDate: day(first, '/'),
    documentNumber: zone === null ? tidied(rg) : plain(cnh),
    identityNumber: plain(`${rg.replace(/[^0-9X]/g, '')} SSP SP`),
    categories: plain(pick(random, ['B', 'AB', 'AD'])),
    father: plain(`${father.givenNames} ${name.surname}`),
    mother: plain(`${mother.givenNames} ${name.surname}`),
    authority: plain('SSP/ZZ'),
    mirror: plain(digits(random, 10)),
  };
  const number = zone === 'identity' ? `9${digits(random, 8)}` : cnh.slice(0, 9);
  const mrz =
    zone === null
      ? null
      : mrzLines('TD1', {
          documentCode: zone === 'identity' ? 'ID' : 'I',
          issuingState: 'BRA',
          nationality: 'BRA',
          surname: name.surname,
          givenNames: name.givenNames,
          documentNumber: number,
          birthDate: dates.birth,
          expiryDate: dates.expiry,
          sex,
          optionalData: zone === 'identity' ? cpf : '',
        });
  return {
    country: 'BRA',
    sex,
    values,
    words: { mirror: values['mirror']?.printed ?? '' },
    mrz,
    barcodes: { qr: content(cpf, number) },
  };
}

/** The name of a host that cannot exist (RFC 2606) instead of the register's. */
const link = (path: string) => (cpf: string, number: string) =>
  `https://modelo.invalid/${path}?n=${number}&c=${cpf}`;

/** The signed data behind a licence's code: some three hundred bytes, here random ones in base 64. */
function sealed(seed: number) {
  return (_: string, number: string): string => {
    const random = seededRandom(seed + 77);
    const bytes = Buffer.from(Array.from({ length: 240 }, () => Math.floor(random() * 256)));
    return `MODELO;${number};${bytes.toString('base64')}`;
  };
}

const licence =
  (withZone: boolean): SpecimenKind['invent'] =>
  (seed, sex) => {
    const holder = person(seed, sex, 'licence', sealed(seed));
    return withZone ? holder : { ...holder, mrz: null };
  };

export const brazilianKinds: readonly SpecimenKind[] = [
  {
    id: 'bra-rg',
    definitionId: 'bra-rg',
    idDocType: 'ID_CARD',
    invent: (seed, sex) => person(seed, sex, null, () => ''),
    sheets: [rgFront, rgBack],
  },
  {
    id: 'bra-cin',
    definitionId: 'bra-cin',
    idDocType: 'ID_CARD',
    invent: (seed, sex) => person(seed, sex, 'identity', link('cin')),
    sheets: [cinFront, cinBack],
  },
  {
    id: 'bra-cnh-2006',
    definitionId: 'bra-cnh-2006',
    idDocType: 'DRIVERS',
    invent: licence(false),
    sheets: [cnhOld, cnhBack],
  },
  {
    id: 'bra-cnh-2022',
    definitionId: 'bra-cnh-2022',
    idDocType: 'DRIVERS',
    invent: licence(true),
    sheets: [cnhNew, cnhNewBack],
  },
  {
    id: 'bra-cnh-digital',
    definitionId: 'bra-cnh-digital',
    idDocType: 'DRIVERS',
    invent: licence(true),
    sheets: [cnhDigital],
  },
  {
    id: 'bra-cpf-card',
    definitionId: 'bra-cpf-card',
    idDocType: 'OTHER',
    invent: (seed, sex) => person(seed, sex, null, () => ''),
    sheets: [cpfCard],
  },
];
