import { countryCode } from './country-code.ts';
import { finish, ListRefused, newDraft, type Parsed } from './parsed.ts';
import { readBirth } from './read-birth.ts';

/** What ALT.CSV, ADD.CSV and SDN_COMMENTS.CSV tell of an entry. */
export type SideData = { readonly names: string[]; readonly countries: string[]; readonly remarks: string[] };
export type SideFiles = Map<string, SideData>;

/**
 * Which of OFAC's files a row belongs to is told by its number of columns: SDN has 12, ALT 5, ADD 6, SDN_COMMENTS 2 ("OFAC
 * Specially Designated Nationals Data Specification"; the files of the consolidated list, CONS_PRIM and so on, have as many).
 */
export const ofacColumns = { sdn: 12, alt: 5, add: 6, comments: 2 } as const;

/** How OFAC writes that there is nothing. */
const absent = '-0-';

/**
 * Keeps what a row of ALT.CSV (entry, number, type, name, remarks), ADD.CSV (entry, number, street, city, country, remarks) or
 * SDN_COMMENTS.CSV (entry, what the remarks had no room for) tells.
 */
export function keepSideRow(row: readonly string[], side: SideFiles): void {
  const cells = row.map(value);
  const entryId = cells[0] ?? '';
  const data = side.get(entryId) ?? { names: [], countries: [], remarks: [] };
  side.set(entryId, data);
  if (row.length === ofacColumns.comments) data.remarks.push(row[1] ?? '');
  if (row.length === ofacColumns.alt && cells[3] !== undefined) data.names.push(cells[3]);
  const country =
    row.length === ofacColumns.add && cells[4] !== undefined ? countryCode(cells[4]) : undefined;
  if (country !== undefined) data.countries.push(country);
}

/** An entry of SDN.CSV: number, name, type, programmes, …, remarks. */
export function readSdnRow(row: readonly string[], side: SideFiles): Parsed | undefined {
  const [entryId = '', name = '', type, programmes] = row.map((cell) => value(cell));
  if (!/^\d+$/.test(entryId)) throw new ListRefused('a row of SDN.CSV does not begin with a number');
  const kind = type === 'individual' ? 'person' : type === undefined ? 'organisation' : 'other';
  const extra = side.get(entryId);
  // The rest begins where the room ended, in the middle of a word.
  const remarks = [value(row[ofacColumns.sdn - 1] ?? '') ?? '', ...(extra?.remarks ?? [])].join('');
  const { weak, ...told } = readRemarks(remarks, extra?.countries ?? []);
  const entry = finish({
    ...newDraft(),
    entryId,
    kind,
    names: [
      ...[name, ...(extra?.names ?? [])].map((each) => ({
        // Only people have first names that come after a comma.
        name: kind === 'person' ? turned(each) : each,
        isWeak: false,
      })),
      ...weak.map((each) => ({ name: each, isWeak: true })),
    ],
    programmes: (programmes ?? '').split(/\]\s*\[/).filter((each) => each !== ''),
    ...told,
  });
  return entry === undefined ? undefined : { kind: 'entry', entry };
}

/** Kinds of documents as OFAC names them before their numbers. */
const documentKinds = [
  '(?:Diplomatic |Stateless Person )?Passport',
  'SSN',
  'Cedula(?: de \\w+)?(?: No\\.)?',
  'C\\.U\\.[RI]\\.P\\.',
  'R\\.F\\.C\\.',
  'D\\.N\\.I\\.',
  'N\\.I\\.E\\.',
  'RUC',
  'RTN',
  'NIT',
  'I\\.F\\.E\\.',
  'C\\.R\\. No\\.',
  'US FEIN',
  'UK Company Number',
  'V\\.A\\.T\\. Number',
  "Driver's License No\\.",
  'Personal ID Card',
  'Refugee ID Card',
  'Immigration No\\.',
  '(?:[A-Z][\\w-]* ){0,3}(?:ID|Identification|Identity|Registration|Registry|Registered|Number|License|Company) ?(?:No\\.|Number|Card|ID|#)',
].join('|');
const document = new RegExp(`^(?:alt\\. )?(?:${documentKinds})\\s*#?\\s*(.+)$`);
const noDocument = /^(?:alt\. )?(?:Phone|Fax|Vessel|Aircraft|Telephone)\b/;

/**
 * Birth, countries, numbers of documents and weak aliases (in quotes: OFAC's files in this format have them nowhere else) stand in
 * the remarks, parted by semicolons.
 */
function readRemarks(remarks: string, countries: readonly string[]) {
  const parts = remarks.split(';').map((part) => part.trim().replace(/\.$/, ''));
  const all = (pattern: RegExp) => parts.flatMap((part) => pattern.exec(part)?.[1] ?? []);
  return {
    weak: all(/^[afn]\.k\.a\. '(.+)'$/i),
    births: all(/^(?:alt\. )?DOB (.+)$/i).flatMap((text) => readBirth(text) ?? []),
    countries: [
      ...countries,
      ...all(/^(?:alt\. )?(?:nationality|citizen) (.+)$/i).flatMap((text) => countryCode(text) ?? []),
    ],
    documentNumbers: parts.flatMap((part) => {
      const told = noDocument.test(part) ? undefined : document.exec(part)?.[1];
      return told?.replace(/\s*\(.*$|\s+(?:issued|expires)\b.*$/i, '') ?? [];
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
