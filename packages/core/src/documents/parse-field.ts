import { issuerOf } from '../countries.ts';
import { isCnhNumber } from '../identifiers/cnh.ts';
import { isCpf } from '../identifiers/cpf.ts';
import { isRnokpp } from '../identifiers/rnokpp.ts';
import { isUnzr } from '../identifiers/unzr.ts';
import type { DefinedField, FieldCheck, FieldParser } from './definition.ts';
import { toCyrillicTwins, toLatinTwins } from './letter-twins.ts';
import { type DateOrder, parsePrintedDate } from './parse-printed-date.ts';
import { tidyName } from './tidy-name.ts';

export type ParseOptions = { readonly order: DateOrder; readonly referenceDate: string };

/** A value as it is kept, and whether its check digits fit (null when it has none). */
export type ParsedValue = {
  readonly value: string;
  readonly valid: boolean | null;
  /** Of names: the Latin spelling printed beside. */
  readonly latin?: string;
};

const checks: Readonly<Record<FieldCheck, (value: string) => boolean>> = {
  cpf: isCpf,
  rnokpp: isRnokpp,
  unzr: isUnzr,
  cnh: isCnhNumber,
};

/** The value that a printed text means to a field; null when it cannot be one. */
export function parseField(field: DefinedField, text: string, options: ParseOptions): ParsedValue | null {
  if (field.parser === 'name') return parseName(field, text);
  const value = valueFor(field.parser, field, text, options);
  if (value === null) return null;
  return { value, valid: field.check === undefined ? null : checks[field.check](value) };
}

function parseName(field: DefinedField, text: string): ParsedValue | null {
  const tidy = tidyName(text);
  if (tidy === null || !fits(field, tidy.name)) return null;
  return { value: tidy.name, valid: null, ...(tidy.latin === null ? {} : { latin: tidy.latin }) };
}

function valueFor(
  parser: Exclude<FieldParser, 'name'>,
  field: DefinedField,
  text: string,
  options: ParseOptions,
): string | null {
  switch (parser) {
    case 'date':
      return parsePrintedDate(text, { ...options, future: field.name === 'expiryDate' });
    case 'sex':
      return parseSex(text);
    case 'nationality':
      return parseNationality(text);
    case 'number':
      return parseNumber(field, text);
    case 'text': {
      const spaced = text.replace(/\s+/gu, ' ').trim();
      // Categories are letters of the Latin alphabet, whatever the document is written in.
      const tidy = field.name === 'categories' ? toLatinTwins(spaced) : spaced;
      return /[\p{L}\p{N}]/u.test(tidy) && fits(field, tidy) ? tidy : null;
    }
  }
}

function fits({ pattern }: DefinedField, value: string): boolean {
  return pattern === undefined || new RegExp(`^(?:${pattern})$`, 'u').test(value);
}

/**
 * Letters and digits without spaces and punctuation, in the alphabet that the pattern asks for; O and I among digits are
 * 0 and 1. Nothing else is guessed: a number that does not fit is not read.
 */
function parseNumber(field: DefinedField, text: string): string | null {
  const bare = text.toLocaleUpperCase('en').replace(/[^\p{L}\p{N}]/gu, '');
  if (!/\d/.test(bare)) return null;
  const spellings = [bare, toCyrillicTwins(bare), toLatinTwins(bare)];
  const candidates = field.pattern === undefined ? [bare] : [...spellings, ...spellings.map(digitsRepaired)];
  const value = candidates.find((candidate) => fits(field, candidate));
  if (value === undefined) return null;
  return field.check === 'unzr' ? `${value.slice(0, 8)}-${value.slice(8)}` : value;
}

/** O and I beside digits are digits. */
function digitsRepaired(text: string): string {
  return text
    .replace(/(?<=\d)[OО]+|[OО]+(?=\d)/gu, (run) => '0'.repeat(run.length))
    .replace(/(?<=\d)[IІL]+|[IІL]+(?=\d)/gu, (run) => '1'.repeat(run.length));
}

/** M, F or X, printed in Latin, Ukrainian, Russian or Portuguese, in one letter or in words. */
function parseSex(text: string): string | null {
  const words = text.toLocaleUpperCase('en').split(/[^\p{L}]+/u);
  const known = words.map((word) => {
    if (/^(?:M|MALE|MASC|MASCULINO|MASCULIN|Ч|ЧОЛ|ЧОЛОВІЧА|МУЖ|МУЖСКОЙ)$/u.test(word)) return 'M';
    if (/^(?:F|FEMALE|FEM|FEMININO|FEMENINO|FEMININ|W|Ж|ЖІН|ЖІНОЧА|ЖЕН|ЖЕНСКИЙ)$/u.test(word)) return 'F';
    return word === 'X' ? 'X' : null;
  });
  // `Ж/F` read with Latin letters is `X/F`: a word that says more wins.
  return known.find((sex) => sex === 'M' || sex === 'F') ?? known.find((sex) => sex !== null) ?? null;
}

const nationalities: readonly (readonly [string, RegExp])[] = [
  ['UTO', /^UTOPIA/u],
  ['UKR', /^(?:УКРАЇН|УКРАИН|UKRAIN)/u],
  ['BRA', /^BRA[SZ]IL/u],
  ['USA', /^(?:UNITED STATES|AMERICAN)/u],
  ['PRT', /^PORTUGU/u],
  ['DEU', /^(?:DEUTSCH|GERMAN)/u],
  ['FRA', /^(?:FRANÇ|FRANC|FRENCH)/u],
  ['POL', /^(?:POLSK|POLISH)/u],
  ['ESP', /^(?:ESPAÑ|ESPAN|SPANISH)/u],
  ['ITA', /^ITALIA/u],
  ['MDA', /^(?:MOLDOV|МОЛДОВ)/u],
  ['GBR', /^BRITISH/u],
];

/** Alpha-3 (or an ICAO code such as UTO), from the code or the best known names. */
function parseNationality(text: string): string | null {
  const words = text.toLocaleUpperCase('en').split(/[^\p{L}]+/u);
  for (const word of words) {
    const code = word.length === 3 ? issuerOf(word) : undefined;
    if (code !== undefined) return code;
  }
  const whole = words.join(' ').trim();
  const named = nationalities.find(([, name]) => words.some((word) => name.test(word)) || name.test(whole));
  return named?.[0] ?? null;
}
