import sharp from 'sharp';
import { documentMrzLines, drawDocument } from './draw-document.ts';
import { type Layout, planLayout } from './layouts.ts';
import { inventPerson, type Person, shiftDate } from './person.ts';
import { type PhotographOptions, photograph, placeInPhotograph } from './photograph.ts';
import type { Portraits } from './portraits.ts';

/** The seven people of the demo, in the order they are shown. */
export const scenarioKeys = [
  'genuine',
  'another-person',
  'document-portrait',
  'expired-document',
  'altered-mrz-digit',
  'blurred-picture',
  'another-name',
] as const;

/** Besides the seven: somebody genuine with a TD1 card (two sides) or a TD2 card. */
export const furtherScenarioKeys = ['genuine-id-card', 'genuine-td2'] as const;

export type ScenarioKey = (typeof scenarioKeys)[number] | (typeof furtherScenarioKeys)[number];

export type ScenarioDocument = {
  readonly idDocType: 'PASSPORT' | 'ID_CARD';
  readonly idDocSubType?: 'FRONT_SIDE' | 'BACK_SIDE';
  readonly country: 'UTO';
  /** JPEG. */
  readonly file: Buffer;
  readonly fileName: string;
};

/** What one applicant hands in, and how it must end. */
export type Scenario = {
  readonly key: ScenarioKey;
  readonly title: string;
  /** What the customer supplied about the applicant; `dob` is `YYYY-MM-DD`. */
  readonly fixedInfo: {
    readonly firstName: string;
    readonly lastName: string;
    readonly dob: string;
    readonly country: 'UTO';
  };
  readonly documents: readonly ScenarioDocument[];
  /** JPEG. */
  readonly selfie: Buffer;
  readonly expected: 'GREEN' | 'notGreen';
  /** The true data of the document, for tests of what was read. */
  readonly person: Person;
};

export type ScenarioOptions = {
  readonly portraits: Portraits;
  /** `YYYY-MM-DD`; documents are valid or expired as of that day. */
  readonly today: string;
  readonly seed?: number;
};

/** Makes the seven. The same options give the same bytes on one machine; about ten seconds of one core. */
export async function makeScenarios(options: ScenarioOptions): Promise<Scenario[]> {
  const made: Scenario[] = [];
  for (const key of scenarioKeys) made.push(await makeScenario(key, options));
  return made;
}

/** Makes one of them by name. */
export async function makeScenario(key: ScenarioKey, options: ScenarioOptions): Promise<Scenario> {
  const { portraits, today } = options;
  const seed = (options.seed ?? 9303) * 100 + [...scenarioKeys, ...furtherScenarioKeys].indexOf(key);
  const person = inventPerson(seed, today, { sex: 'F' });
  const portrait = await portraits.portrait('anna');
  const common = { key, fixedInfo: infoOf(person), person };
  const sitter = { portrait, seed };
  const selfie = () => portraits.selfie('anna');
  switch (key) {
    case 'genuine':
      return {
        ...common,
        title: 'Genuine passport, own selfie',
        documents: [await passport(person, sitter)],
        selfie: await selfie(),
        expected: 'GREEN',
      };
    case 'another-person':
      return {
        ...common,
        title: 'Selfie of another person',
        documents: [await passport(person, sitter)],
        selfie: await portraits.selfie('bruna'),
        expected: 'notGreen',
      };
    case 'document-portrait': {
      const document = await passport(person, sitter);
      return {
        ...common,
        title: "Crop of the document's own portrait sent as selfie",
        documents: [document],
        selfie: await cropPortrait(document.file, person),
        expected: 'notGreen',
      };
    }
    case 'expired-document': {
      const expiryDate = shiftDate(today, { days: -40 });
      const expired = {
        ...person,
        expiryDate,
        issueDate: shiftDate(expiryDate, { years: -10, days: 1 }),
      };
      return {
        ...common,
        person: expired,
        title: 'Expired passport',
        documents: [await passport(expired, sitter)],
        selfie: await selfie(),
        expected: 'notGreen',
      };
    }
    case 'altered-mrz-digit': {
      const mrzLines = alterDigit(documentMrzLines('TD3', person));
      return {
        ...common,
        title: 'One digit of the document number altered in the MRZ',
        documents: [await passport(person, sitter, { mrzLines })],
        selfie: await selfie(),
        expected: 'notGreen',
      };
    }
    case 'blurred-picture':
      return {
        ...common,
        title: 'Blurred picture of the passport',
        documents: [await passport(person, sitter, {}, { blur: 9 })],
        selfie: await selfie(),
        expected: 'notGreen',
      };
    case 'another-name':
      return {
        ...common,
        title: 'ID card with another name than the customer supplied',
        fixedInfo: { ...infoOf(person), firstName: 'Wilhelmina', lastName: 'Castelbranco' },
        documents: await idCard(person, sitter),
        selfie: await selfie(),
        expected: 'notGreen',
      };
    case 'genuine-id-card':
      return {
        ...common,
        title: 'Genuine ID card, two sides, own selfie',
        documents: await idCard(person, sitter),
        selfie: await selfie(),
        expected: 'GREEN',
      };
    case 'genuine-td2':
      return {
        ...common,
        title: 'Genuine TD2 card, own selfie',
        documents: [
          {
            idDocType: 'ID_CARD',
            country: 'UTO',
            fileName: 'td2.jpg',
            file: await shot('td2', person, sitter),
          },
        ],
        selfie: await selfie(),
        expected: 'GREEN',
      };
  }
}

type Sitter = { readonly portrait: Buffer; readonly seed: number };

async function shot(
  layout: Layout,
  person: Person,
  { portrait, seed }: Sitter,
  overrides: { readonly mrzLines?: readonly string[] } = {},
  changes: Partial<PhotographOptions> = {},
): Promise<Buffer> {
  const drawn = await drawDocument({ layout, person, portrait, overrides });
  return await photograph(drawn, { seed, ...changes });
}

async function passport(
  person: Person,
  sitter: Sitter,
  overrides: { readonly mrzLines?: readonly string[] } = {},
  changes: Partial<PhotographOptions> = {},
): Promise<ScenarioDocument> {
  const file = await shot('passport', person, sitter, overrides, changes);
  return { idDocType: 'PASSPORT', country: 'UTO', fileName: 'passport.jpg', file };
}

async function idCard(person: Person, sitter: Sitter): Promise<ScenarioDocument[]> {
  return [
    {
      idDocType: 'ID_CARD',
      idDocSubType: 'FRONT_SIDE',
      country: 'UTO',
      fileName: 'id-card-front.jpg',
      file: await shot('id-card-front', person, sitter),
    },
    {
      idDocType: 'ID_CARD',
      idDocSubType: 'BACK_SIDE',
      country: 'UTO',
      fileName: 'id-card-back.jpg',
      file: await shot('id-card-back', person, sitter, {}, { turn: -0.8 }),
    },
  ];
}

/** Raises the fourth character of the document number by one; no check digit is made anew. */
export function alterDigit(lines: readonly string[]): string[] {
  return lines.map((line, index) => {
    if (index !== 1) return line;
    const digit = (Number(line.charAt(3)) + 1) % 10;
    return line.slice(0, 3) + String(digit) + line.slice(4);
  });
}

/** What a cheat does: cuts the printed portrait out of the photograph of the passport and enlarges it. */
async function cropPortrait(file: Buffer, person: Person): Promise<Buffer> {
  const plan = planLayout('passport', person);
  const { portrait, pixelsPerMm: scale } = plan;
  if (portrait === undefined) throw new Error('a passport has a portrait');
  const size = { width: Math.round(plan.width * scale), height: Math.round(plan.height * scale) };
  const corner = (x: number, y: number) => placeInPhotograph(size, { x: x * scale, y: y * scale });
  const margin = 0.8;
  const topLeft = corner(portrait.x + margin, portrait.y + margin);
  const bottomRight = corner(portrait.x + portrait.width - margin, portrait.y + portrait.height - margin);
  return await sharp(file)
    .extract({
      left: Math.round(topLeft.x),
      top: Math.round(topLeft.y),
      width: Math.round(bottomRight.x - topLeft.x),
      height: Math.round(bottomRight.y - topLeft.y),
    })
    .resize({ height: 1000, kernel: 'lanczos3' })
    .jpeg({ quality: 92 })
    .toBuffer();
}

function infoOf(person: Person): Scenario['fixedInfo'] {
  return {
    firstName: capitalised(person.givenNames),
    lastName: capitalised(person.surname),
    dob: person.birthDate,
    country: 'UTO',
  };
}

function capitalised(name: string): string {
  return name.toLowerCase().replace(/(^| )\p{L}/gu, (start) => start.toUpperCase());
}
