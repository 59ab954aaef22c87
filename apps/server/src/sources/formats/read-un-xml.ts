import { countryCode } from './country-code.ts';
import { type Draft, finish, ListRefused, newDraft, type Parsed } from './parsed.ts';
import { dayRange, partsRange, yearRange } from './read-birth.ts';
import type { XmlHandlers } from './read-xml.ts';

const nameParts = ['FIRST_NAME', 'SECOND_NAME', 'THIRD_NAME', 'FOURTH_NAME'];

/**
 * The "United Nations Security Council Consolidated List" in XML: CONSOLIDATED_LIST with INDIVIDUALS/INDIVIDUAL and
 * ENTITIES/ENTITY. QUALITY of an alias is Good, Low (weak), a.k.a. or f.k.a., and one alias may hold several names parted by semicolons.
 * Element names are those that the crawler "UN SC" of OpenSanctions reads.
 */
export function readUnXml(emit: (parsed: Parsed) => void): XmlHandlers {
  let draft: Draft = newDraft();
  let parts: string[] = [];
  let alias = { name: '', isWeak: false };
  let birth: Record<string, string> = {};
  return {
    onOpen: (element, attributes, path) => {
      if (path.length === 0) {
        if (element !== 'CONSOLIDATED_LIST')
          throw new ListRefused('the file is no consolidated list of the UN');
        const day = (attributes['dateGenerated'] ?? '').slice(0, 10);
        if (dayRange(day) !== undefined) emit({ kind: 'published', day });
      }
      if (element === 'INDIVIDUAL' || element === 'ENTITY') {
        draft = newDraft();
        draft.kind = element === 'INDIVIDUAL' ? 'person' : 'organisation';
        parts = [];
      }
      if (element.endsWith('_ALIAS')) alias = { name: '', isWeak: false };
      if (element.endsWith('_DATE_OF_BIRTH')) birth = {};
    },
    onClose: ({ name, path, text }) => {
      const parent = path.at(-1) ?? '';
      const isOwn = parent === 'INDIVIDUAL' || parent === 'ENTITY';
      if (isOwn && nameParts.includes(name)) parts.push(text);
      if (isOwn && name === 'DATAID') draft.entryId = text;
      if (isOwn && name === 'NAME_ORIGINAL_SCRIPT') draft.names.push({ name: text, isWeak: false });
      if (isOwn && name === 'UN_LIST_TYPE') draft.programmes.push(text);
      if (name === 'VALUE' && parent === 'NATIONALITY') keepCountry(text);
      if (parent.endsWith('_ALIAS')) {
        if (name === 'ALIAS_NAME') alias.name = text;
        if (name === 'QUALITY') alias.isWeak = /^low\b/i.test(text);
      }
      if (name.endsWith('_ALIAS'))
        draft.names.push(...alias.name.split(';').map((each) => ({ ...alias, name: each })));
      if (parent.endsWith('_DATE_OF_BIRTH')) birth[name] = text;
      if (name.endsWith('_DATE_OF_BIRTH')) keepBirth();
      if (name === 'NUMBER' && parent === 'INDIVIDUAL_DOCUMENT') draft.documentNumbers.push(text);
      if (name !== 'INDIVIDUAL' && name !== 'ENTITY') return;
      draft.names.unshift({ name: parts.join(' '), isWeak: false });
      const entry = finish(draft);
      if (entry !== undefined) emit({ kind: 'entry', entry });
    },
  };

  function keepBirth(): void {
    const from = yearRange(birth['FROM_YEAR'] ?? '');
    const to = yearRange(birth['TO_YEAR'] ?? '') ?? from;
    const range =
      dayRange((birth['DATE'] ?? '').slice(0, 10)) ??
      partsRange(birth['YEAR'], birth['MONTH'], birth['DAY']) ??
      (from === undefined || to === undefined ? undefined : { from: from.from, to: to.to });
    const circa = (birth['TYPE_OF_DATE'] ?? '').toUpperCase() === 'APPROXIMATELY';
    if (range !== undefined) draft.births.push({ ...range, circa });
  }
  function keepCountry(text: string): void {
    const country = countryCode(text);
    if (country !== undefined) draft.countries.push(country);
  }
}
