/** Codes of element DAJ in licences after the AAMVA standard: states, districts and territories, and provinces. */
const american =
  'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR ' +
  'PA RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI';
const canadian = 'AB BC MB NB NL NS NT NU ON PE QC SK YT';
const usa: ReadonlySet<string> = new Set(american.split(' '));
const canada: ReadonlySet<string> = new Set(canadian.split(' '));

/** Issuer identification numbers of Canadian provinces (AAMVA list); 6044.. are all Canadian. */
const canadianIssuers = /^(?:6044\d\d|636012|636013|636016|636017|636028|636044|636048)$/;

/** The country of a jurisdiction code; null for codes that are neither. */
export function countryOfJurisdiction(code: string): 'USA' | 'CAN' | null {
  if (usa.has(code)) return 'USA';
  return canada.has(code) ? 'CAN' : null;
}

/** The country of an issuer identification number of the AAMVA (604…, 636…). */
export function countryOfAamvaIssuer(issuer: string): 'USA' | 'CAN' | null {
  if (!/^6(?:04|36)\d{3}$/.test(issuer)) return null;
  return canadianIssuers.test(issuer) ? 'CAN' : 'USA';
}
