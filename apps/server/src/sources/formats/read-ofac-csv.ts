import { countryCode } from './country-code.ts';
import { finish, ListRefused, newDraft, type Parsed } from './parsed.ts';
import { readBirth } from './read-birth.ts';

/** What ALT.CSV and ADD.CSV tell of an entry. */
export type SideData = { readonly names: string[]; readonly countries: string[] };
export type SideFiles = Map<string, SideData>;

/** Which of OFAC's files a row belongs to is told by its number of columns: SDN has 12, ALT 5, ADD 6. */
export const ofacColumns = { sdn: 12, alt: 5, add: 6 } as const;

/** How OFAC writes that there is nothing. */
const absent = '-0-';

/** Keeps what a row of ALT.CSV (entry, number, type, name, remarks) or ADD.CSV (entry, number, street, city, country, remarks) tells. */
export function keepSideRow(row: readonly string[], side: SideFiles): void {
  const cells = row.map(value);
  const entryId = cells[0] ?? '';
  const data = side.get(entryId) ?? { names: [], countries: [] };
  side.set(entryId, data);
  if (row.length === ofacColumns.alt && cells[3] !== undefined) data.names.push(turned(cells[3]));
  const country =
    row.length === ofacColumns.add && cells[4] !== undefined ? countryCode(cells[4]) : undefined;
  if (country !== undefined) data.countries.push(country);
}

/** An entry of SDN.CSV: number, name, type, programmes, …, remarks. */
export function readSdnRow(row: readonly string[], side: SideFiles): Parsed | undefined {
  const [entryId = '', name = '', type, programmes] = row.map((cell) => value(cell));
  if (!/^\d+$/.test(entryId)) throw new ListRefused('a row of SDN.CSV does not begin with a number');
  const remarks = value(row[ofacColumns.sdn - 1] ?? '') ?? '';
  const kind = type === 'individual' ? 'person' : type === undefined ? 'organisation' : 'other';
  const extra = side.get(entryId);
  const entry = finish({
    ...newDraft(),
    entryId,
    kind,
    names: [kind === 'person' ? turned(name) : name, ...(extra?.names ?? [])].map((each) => ({
      name: each,
      isWeak: false,
    })),
    programmes: (programmes ?? '').split(/\]\s*\[/).filter((each) => each !== ''),
    ...readRemarks(remarks, extra?.countries ?? []),
  });
  return entry === undefined ? undefined : { kind: 'entry', entry };
}

/** Birth, countries and numbers of documents stand in the remarks, parted by semicolons. */
function readRemarks(remarks: string, countries: readonly string[]) {
  const parts = remarks.split(';').map((part) => part.trim().replace(/\.$/, ''));
  return {
    births: parts.flatMap((part) => {
      const [, text = ''] = /^(?:alt\. )?DOB (.+)$/i.exec(part) ?? [];
      const birth = readBirth(text);
      return birth === undefined ? [] : [birth];
    }),
    countries: [
      ...countries,
      ...parts.flatMap((part) => {
        const [, text = ''] = /^(?:alt\. )?(?:nationality|citizen) (.+)$/i.exec(part) ?? [];
        return (text === '' ? undefined : countryCode(text)) ?? [];
      }),
    ],
    documentNumbers: parts.flatMap((part) => {
      const [, number] =
        /^(?:alt\. )?(?:Passport|National ID No\.|Tax ID No\.|Cedula No\.|C\.U\.R\.P\.|Identification Number) #?(\S+)/i.exec(
          part,
        ) ?? [];
      return number === undefined ? [] : [number];
    }),
  };
}

function value(cell: string): string | undefined {
  const bare = cell.trim();
  return bare === absent || bare === '' ? undefined : bare;
}

/** `LAST, First Middle` as it is spoken. */
function turned(name: string): string {
  const [last = '', ...first] = name.split(',');
  return `${first.join(' ')} ${last}`.trim();
}
