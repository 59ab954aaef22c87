import { createRequire } from 'node:module';
import { isCountry } from '@aval/core/countries';
import countries from 'i18n-iso-countries';

const english: unknown = createRequire(import.meta.url)('i18n-iso-countries/langs/en.json');
let isReady = false;

/** Names that lists use and ISO does not. */
const otherNames: Readonly<Record<string, string>> = {
  burma: 'MMR',
  'korea, north': 'PRK',
  'korea, south': 'KOR',
  'north korea': 'PRK',
  "democratic people's republic of korea": 'PRK',
  russia: 'RUS',
  'congo, democratic republic of the': 'COD',
  'democratic republic of the congo': 'COD',
  'west bank': 'PSE',
  palestinian: 'PSE',
  'region: crimea': 'UKR',
  'united kingdom of great britain and northern ireland': 'GBR',
};

/** The alpha-3 code of a country told by its English name, alpha-2 or alpha-3 code; undefined when it is unknown. */
export function countryCode(text: string): string | undefined {
  const told = text.trim();
  if (isCountry(told)) return told;
  if (!isReady) {
    countries.registerLocale(localeOf(english));
    isReady = true;
  }
  if (/^[A-Za-z]{2}$/.test(told)) return countries.alpha2ToAlpha3(told.toUpperCase());
  return otherNames[told.toLowerCase()] ?? countries.getSimpleAlpha3Code(told, 'en');
}

/** The alpha-2 code, in upper case, of a country's alpha-3 code; undefined when there is none (codes of travel documents alone). */
export function shortCountryCode(code: string): string | undefined {
  return countries.alpha3ToAlpha2(code);
}

function localeOf(file: unknown): countries.LocaleData {
  if (typeof file !== 'object' || file === null || !('locale' in file) || !('countries' in file))
    throw new Error('the names of countries cannot be read');
  return { locale: String(file.locale), countries: namesOf(file.countries) };
}

function namesOf(value: unknown): Record<string, string | string[]> {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return Object.fromEntries(
    entries.map(([code, name]) => [code, Array.isArray(name) ? name.map(String) : String(name)]),
  );
}
