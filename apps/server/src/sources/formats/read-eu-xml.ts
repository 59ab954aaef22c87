import { countryCode } from './country-code.ts';
import { type Draft, finish, ListRefused, newDraft, type Parsed } from './parsed.ts';
import { dayRange, partsRange, yearRange } from './read-birth.ts';
import type { XmlHandlers } from './read-xml.ts';

/**
 * The consolidated list of the European Union ("xmlFullSanctionsList 1.1" of the Financial Sanctions Files, namespace
 * http://eu.europa.ec/fpi/fsd/export): export/sanctionEntity with nameAlias, birthdate, citizenship, identification and regulation.
 * Everything stands in attributes but the quality of an alias, which is as often told in its remark as by `strong`. Element and
 * attribute names are those that the crawler "EU FSF" of OpenSanctions reads.
 */
export function readEuXml(emit: (parsed: Parsed) => void): XmlHandlers {
  let draft: Draft = newDraft();
  return {
    onOpen: (element, attributes, path) => {
      if (path.length === 0) {
        if (element !== 'export') throw new ListRefused('the file is no consolidated list of the EU');
        const day = (attributes['generationDate'] ?? '').slice(0, 10);
        if (dayRange(day) !== undefined) emit({ kind: 'published', day });
      }
      switch (element) {
        case 'sanctionEntity':
          draft = newDraft();
          draft.entryId = attributes['euReferenceNumber'] || attributes['logicalId'] || '';
          break;
        case 'subjectType':
          draft.kind =
            attributes['code'] === 'person' || attributes['classificationCode'] === 'P'
              ? 'person'
              : attributes['code'] === 'enterprise' || attributes['classificationCode'] === 'E'
                ? 'organisation'
                : 'other';
          break;
        case 'nameAlias': {
          const parts = [attributes['firstName'], attributes['middleName'], attributes['lastName']];
          const whole = attributes['wholeName'] || parts.filter((part) => part).join(' ');
          draft.names.push({ name: whole, isWeak: attributes['strong'] === 'false' });
          break;
        }
        case 'birthdate':
          keepBirth(attributes);
          keepCountry(attributes['countryIso2Code']);
          break;
        case 'citizenship':
          keepCountry(attributes['countryIso2Code']);
          break;
        case 'identification':
          draft.documentNumbers.push(attributes['number'] ?? '', attributes['latinNumber'] ?? '');
          break;
        case 'regulation':
          if (attributes['programme']) draft.programmes.push(attributes['programme']);
      }
    },
    onClose: ({ name, path, text }) => {
      const alias = draft.names.at(-1);
      if (
        name === 'remark' &&
        path.at(-1) === 'nameAlias' &&
        alias !== undefined &&
        /lo\w? quality/i.test(text)
      )
        alias.isWeak = true;
      if (name !== 'sanctionEntity') return;
      const entry = finish(draft);
      if (entry !== undefined) emit({ kind: 'entry', entry });
    },
  };

  function keepBirth(attributes: Readonly<Record<string, string>>): void {
    const circa = attributes['circa'] === 'true';
    const from = yearRange(attributes['yearRangeFrom'] ?? '');
    const to = yearRange(attributes['yearRangeTo'] ?? '') ?? from;
    const range =
      dayRange(attributes['birthdate'] ?? '') ??
      partsRange(attributes['year'], attributes['monthOfYear'], attributes['dayOfMonth']) ??
      (from === undefined || to === undefined ? undefined : { from: from.from, to: to.to });
    if (range !== undefined) draft.births.push({ ...range, circa });
  }
  function keepCountry(code: string | undefined): void {
    // 00 stands for unknown.
    const country = code === undefined ? undefined : countryCode(code);
    if (country !== undefined) draft.countries.push(country);
  }
}
