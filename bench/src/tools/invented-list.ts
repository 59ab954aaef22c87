import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { type InventedName, makeNames, makeRandom, pick, type Random } from './invented-names.ts';

export type InventedEntry = {
  readonly id: number;
  readonly name: InventedName;
  /** ISO day. */
  readonly birth: string;
  readonly passport: string;
  readonly weakAlias: string | undefined;
};

export const listShapes = ['ofac-xml', 'eu-xml', 'un-xml'] as const;
export type ListShape = (typeof listShapes)[number];

/** Entries of a list: everybody is invented, and the same for the same seed. */
export function* inventedEntries(count: number, seed: number): Generator<InventedEntry> {
  const random = makeRandom(seed);
  const draw = makeNames(1);
  for (let id = 1; id <= count; id += 1) {
    const name = draw(random);
    yield {
      id,
      name,
      birth: inventedBirth(random),
      passport: `INV${String(Math.floor(random() * 1e7)).padStart(7, '0')}`,
      weakAlias: random() < 0.1 ? `The ${pick(random, name.latin)}` : undefined,
    };
  }
}

export function inventedBirth(random: Random): string {
  return new Date(
    Date.UTC(1940 + Math.floor(random() * 65), Math.floor(random() * 12), 1 + Math.floor(random() * 28)),
  )
    .toISOString()
    .slice(0, 10);
}

/** Writes a list of that many entries in the shape that its publisher uses. */
export async function writeInventedList(
  path: string,
  shape: ListShape,
  count: number,
  seed: number,
): Promise<void> {
  const { head, entry, tail } = shapes[shape];
  const file = createWriteStream(path);
  file.write(head);
  for (const each of inventedEntries(count, seed)) if (!file.write(entry(each))) await once(file, 'drain');
  file.end(tail);
  await once(file, 'close');
}

type Shape = {
  readonly head: string;
  readonly entry: (entry: InventedEntry) => string;
  readonly tail: string;
};
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

const shapes: Readonly<Record<ListShape, Shape>> = {
  'ofac-xml': {
    head: `<?xml version="1.0" standalone="yes"?>
<sdnList xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML"><publshInformation><Publish_Date>03/14/2026</Publish_Date></publshInformation>\n`,
    entry: ({ id, name: { native, latin, otherLatin, country }, birth, passport, weakAlias }) => {
      const [year = '', month = '', day = ''] = birth.split('-');
      const aka = (names: readonly string[], category = 'strong') =>
        `<aka><uid>1</uid><type>a.k.a.</type><category>${category}</category><lastName>${xml(names.at(-1) ?? '')}</lastName><firstName>${xml(names.slice(0, -1).join(' '))}</firstName></aka>`;
      return `<sdnEntry><uid>${id}</uid><firstName>${xml(latin.slice(0, -1).join(' '))}</firstName><lastName>${xml((latin.at(-1) ?? '').toUpperCase())}</lastName><sdnType>Individual</sdnType><programList><program>INVENTED</program></programList><idList><id><uid>1</uid><idType>Passport</idType><idNumber>${passport}</idNumber><idCountry>${country[1]}</idCountry></id></idList><akaList>${aka(native)}${id % 3 === 0 ? aka(otherLatin) : ''}${weakAlias === undefined ? '' : aka([weakAlias], 'weak')}</akaList><nationalityList><nationality><uid>1</uid><country>${country[1]}</country><mainEntry>true</mainEntry></nationality></nationalityList><dateOfBirthList><dateOfBirthItem><uid>1</uid><dateOfBirth>${day} ${months[Number(month) - 1]} ${year}</dateOfBirth><mainEntry>true</mainEntry></dateOfBirthItem></dateOfBirthList></sdnEntry>\n`;
    },
    tail: '</sdnList>\n',
  },
  'eu-xml': {
    head: `<?xml version="1.0" encoding="UTF-8"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-03-12T10:00:00.000+01:00" globalFileId="1">\n`,
    entry: ({ id, name: { native, latin, country }, birth, passport, weakAlias }) => {
      const alias = (name: string, strong: boolean) =>
        `<nameAlias wholeName="${xml(name)}" strong="${strong}" logicalId="1"/>`;
      return `<sanctionEntity euReferenceNumber="EU.${id}.1" logicalId="${id}"><regulation programme="INV"/><subjectType code="person" classificationCode="P"/>${alias(latin.join(' '), true)}${alias(native.join(' '), true)}${weakAlias === undefined ? '' : alias(weakAlias, false)}<citizenship countryIso2Code="${country[0]}"/><birthdate circa="false" calendarType="GREGORIAN" birthdate="${birth}"/><identification number="${passport}" identificationTypeCode="passport"/></sanctionEntity>\n`;
    },
    tail: '</export>\n',
  },
  'un-xml': {
    head: `<?xml version="1.0" encoding="utf-8"?>
<CONSOLIDATED_LIST dateGenerated="2026-03-10T04:05:06.789Z"><INDIVIDUALS>\n`,
    entry: ({ id, name: { native, latin, country }, birth, passport, weakAlias }) => {
      const parts = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME'];
      const names = latin
        .map((word, at) => `<${parts[at]}>${xml(word.toUpperCase())}</${parts[at]}>`)
        .join('');
      const alias = (name: string, quality: string) =>
        `<INDIVIDUAL_ALIAS><QUALITY>${quality}</QUALITY><ALIAS_NAME>${xml(name)}</ALIAS_NAME></INDIVIDUAL_ALIAS>`;
      return `<INDIVIDUAL><DATAID>${id}</DATAID>${names}<UN_LIST_TYPE>Invented</UN_LIST_TYPE><NAME_ORIGINAL_SCRIPT>${xml(native.join(' '))}</NAME_ORIGINAL_SCRIPT><NATIONALITY><VALUE>${country[1]}</VALUE></NATIONALITY>${weakAlias === undefined ? '' : alias(weakAlias, 'Low')}<INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>${birth}</DATE></INDIVIDUAL_DATE_OF_BIRTH><INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>${passport}</NUMBER></INDIVIDUAL_DOCUMENT></INDIVIDUAL>\n`;
    },
    tail: '</INDIVIDUALS><ENTITIES></ENTITIES></CONSOLIDATED_LIST>\n',
  },
};

function xml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}
