/**
 * Codes a machine-readable zone may carry as issuing state or nationality.
 * Sources: ISO 3166-1 alpha-3 (the 249 assigned codes) and ICAO Doc 9303 part 3, section 5 (additions for
 * organisations, British statuses, stateless persons and refugees, and the fictitious state of specimens).
 */
const ISO_ALPHA_3 =
  'ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH ' +
  'BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB ' +
  'CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO ' +
  'GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN ' +
  'IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA ' +
  'MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER ' +
  'NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU ' +
  'RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA ' +
  'TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT ' +
  'WLF WSM YEM ZAF ZMB ZWE';

const ICAO_EXTRA =
  'D EUE GBD GBN GBO GBP GBS RKS UNK UNO UNA UTO XAA XBA XCC XCE XCO XDC XEC XES XIM XMP XOM XPO XXA XXB XXC XXX IAO';

const isoCodes: ReadonlySet<string> = new Set(ISO_ALPHA_3.split(' '));
const mrzCodes: ReadonlySet<string> = new Set([...isoCodes, ...ICAO_EXTRA.split(' ')]);

const BRITISH: ReadonlySet<string> = new Set(['GBD', 'GBN', 'GBO', 'GBP', 'GBS']);

/** All 249 ISO 3166-1 alpha-3 codes, in alphabetical order. */
export const isoCountryCodes: readonly string[] = [...isoCodes];

/** Whether `code` is an assigned ISO 3166-1 alpha-3 code. */
export function isCountry(code: string): boolean {
  return isoCodes.has(code);
}

/** Whether `code` may stand in a machine-readable zone; fillers at its end are ignored (`D<<` is `D`). */
export function isIssuingState(code: string): boolean {
  return mrzCodes.has(stripFillers(code));
}

/**
 * The ISO 3166-1 alpha-3 country that a machine-readable code means: `D` and `D<<` give DEU, the British
 * statuses give GBR, real codes themselves. Organisations, stateless persons and specimens give null.
 */
export function countryOfIssuingState(code: string): string | null {
  const bare = stripFillers(code);
  if (bare === 'D') return 'DEU';
  if (BRITISH.has(bare)) return 'GBR';
  return isoCodes.has(bare) ? bare : null;
}

/**
 * What the wire calls the issuer: the alpha-3 country where there is one, otherwise the ICAO code itself (UNO, XXA, the
 * specimen state UTO). Undefined for codes that do not exist.
 */
export function issuerOf(code: string): string | undefined {
  return isIssuingState(code) ? (countryOfIssuingState(code) ?? stripFillers(code)) : undefined;
}

function stripFillers(code: string): string {
  return code.replace(/<+$/, '');
}
