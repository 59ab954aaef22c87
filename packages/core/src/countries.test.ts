import { describe, expect, it } from 'vitest';
import { countryOfIssuingState, isCountry, isIssuingState, isoCountryCodes } from './countries.ts';

describe('country codes', () => {
  it('holds the 249 assigned ISO codes, each once, all of three letters', () => {
    expect(isoCountryCodes).toHaveLength(249);
    expect(isoCountryCodes.every((code) => /^[A-Z]{3}$/.test(code))).toBe(true);
    expect(isoCountryCodes.every((code) => isCountry(code) && isIssuingState(code))).toBe(true);
  });

  it.each([
    'D',
    'D<<',
    'GBD',
    'GBN',
    'GBO',
    'GBP',
    'GBS',
    'UNO',
    'UNA',
    'UNK',
    'XXA',
    'XXB',
    'XXC',
    'XXX',
    'EUE',
    'UTO',
  ])('accepts the ICAO code %s', (code) => expect(isIssuingState(code)).toBe(true));

  it.each(['', '<<<', 'DE', 'ENG', 'UK<', 'XYZ', 'deu', 'D0D'])('refuses %j', (code) => {
    expect(isIssuingState(code)).toBe(false);
    expect(countryOfIssuingState(code)).toBeNull();
  });

  it('says which country a code means', () => {
    expect(countryOfIssuingState('D<<')).toBe('DEU');
    expect(countryOfIssuingState('GBN')).toBe('GBR');
    expect(countryOfIssuingState('UKR')).toBe('UKR');
    expect(countryOfIssuingState('UTO')).toBeNull();
    expect(countryOfIssuingState('XXB')).toBeNull();
  });
});
