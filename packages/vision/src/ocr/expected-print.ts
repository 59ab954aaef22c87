import { isoCountryCodes } from '@aval/core/countries';
import type { TextScript } from '@aval/core/findings';
import type { Tongue } from './tongues.ts';

/** What the documents of a state are printed in, as far as that saves readings. */
export type ExpectedPrint = {
  readonly scripts: readonly TextScript[];
  /** Networks that know its accents, the likeliest first; none where that cannot be told. */
  readonly tongues: readonly Tongue[];
};

/** States whose documents are printed in Cyrillic, too, or were within the time that documents last. */
const CYRILLIC = new Set(
  'ARM AZE BGR BIH BLR GEO KAZ KGZ MDA MKD MNE MNG RUS SRB TJK TKM UKR UZB'.split(' '),
);

const TONGUES: Readonly<Record<Exclude<Tongue, 'ukr' | 'kir'>, string>> = {
  por: 'AGO BRA CPV GNB MOZ PRT STP TLS',
  spa: 'ARG BOL CHL COL CRI CUB DOM ECU ESP GNQ GTM HND MEX NIC PAN PER PRY SLV URY VEN',
  fra: 'BEL BEN BFA CAF CAN CHE CIV CMR COD COG COM DJI FRA GAB GIN HTI LUX MCO MDG MLI NER SEN TCD TGO',
  deu: 'AUT BEL CHE D DEU LIE LUX',
  pol: 'POL',
};
const latinTongues = ['por', 'spa', 'fra', 'deu', 'pol'] as const;

/** @param issuingState as a clear zone has it (`D` and ISO 3166-1 alpha-3); undefined where there is no such zone */
export function expectedPrint(issuingState: string | undefined): ExpectedPrint {
  const isKnown =
    issuingState === 'D' || (issuingState !== undefined && isoCountryCodes.includes(issuingState));
  if (!isKnown || CYRILLIC.has(issuingState)) return { scripts: ['latin', 'cyrillic'], tongues: [] };
  const tongues = latinTongues.filter((tongue) => TONGUES[tongue].split(' ').includes(issuingState));
  return { scripts: ['latin'], tongues };
}
