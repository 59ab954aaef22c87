/** What the PDF417 of a North American card says. Dates `YYYY-MM-DD`. */
export type AamvaData = {
  readonly subfile: 'DL' | 'ID';
  readonly country: 'USA' | 'CAN';
  /** Two letters of the state or province. */
  readonly jurisdiction: string;
  readonly surname: string;
  readonly givenNames: readonly string[];
  readonly sex: 'F' | 'M';
  readonly documentNumber: string;
  readonly birthDate: string;
  readonly issueDate: string;
  readonly expiryDate: string;
  readonly street: string;
  readonly city: string;
  readonly postalCode: string;
  readonly categories: string;
};

/** No state or province has this issuer number: AAMVA assigns 6360xx and 604xxx. */
const inventedIssuer = '636999';

/**
 * The text of the symbol by the AAMVA card design standard (2020, annex D, version 10), with its control characters: one
 * subfile, elements ended by line feeds.
 */
export function aamvaText(data: AamvaData): string {
  const day = (date: string) => {
    const [year = '', month = '', dayOfMonth = ''] = date.split('-');
    return data.country === 'CAN' ? year + month + dayOfMonth : month + dayOfMonth + year;
  };
  const [first = '', ...middle] = data.givenNames;
  const elements = [
    ...(data.subfile === 'DL' ? [`DCA${data.categories}`, 'DCBNONE', 'DCDNONE'] : []),
    `DBA${day(data.expiryDate)}`,
    `DCS${data.surname}`,
    'DDEN',
    `DAC${first}`,
    'DDFN',
    `DAD${middle.length === 0 ? 'NONE' : middle.join(' ')}`,
    'DDGN',
    `DBD${day(data.issueDate)}`,
    `DBB${day(data.birthDate)}`,
    `DBC${data.sex === 'M' ? '1' : '2'}`,
    'DAYBRO',
    data.country === 'CAN' ? 'DAU170 cm' : 'DAU067 in',
    `DAG${data.street}`,
    `DAI${data.city}`,
    `DAJ${data.jurisdiction}`,
    `DAK${data.postalCode.padEnd(11, ' ')}`,
    `DAQ${data.documentNumber}`,
    'DCF00000000SPECIMEN',
    `DCG${data.country}`,
  ];
  const subfile = `${data.subfile}${elements.join('\n')}\n\r`;
  const head = `@\n\x1e\rANSI ${inventedIssuer}100101${data.subfile}`;
  const offset = String(head.length + 8).padStart(4, '0');
  return `${head}${offset}${String(subfile.length).padStart(4, '0')}${subfile}`;
}
