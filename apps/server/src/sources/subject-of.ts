import type { ApplicantInfo, ApplicantProfile } from '@aval/core/applicant';
import type { ScreeningSubject } from '@aval/core/screening/subject';
import type { Applicant } from '../applicants/ports.ts';

/**
 * Who is looked up: what was read from documents first, then what the customer told. Both names are asked for, since a document
 * may carry another spelling. `info` replaces the stored one where the checks have just read a document.
 */
export function subjectOf(
  { type, profile }: Pick<Applicant, 'type' | 'profile'>,
  info: ApplicantInfo | undefined = profile.info,
): ScreeningSubject {
  const { fixedInfo } = profile;
  const documents = [...(info?.idDocs ?? []), ...(profile.suppliedIdDocs ?? [])];
  const tellings = [info, ...documents, fixedInfo];
  const names = tellings.flatMap((each) =>
    each === undefined
      ? []
      : [
          whole([each.firstName, middleName(each), each.lastName]),
          whole([each.firstNameEn, middleNameEn(each), each.lastNameEn]),
        ],
  );
  const legal = type === 'company' ? [fixedInfo?.legalName] : [];
  return {
    kind: type === 'company' ? 'organisation' : 'person',
    names: distinct([...legal, ...names]),
    births: distinct(info?.dob === undefined ? [fixedInfo?.dob] : [info.dob]),
    countries: distinct([info?.nationality, info?.country, fixedInfo?.nationality, fixedInfo?.country]),
    documentNumbers: distinct([...documents.map(({ number }) => number), fixedInfo?.tin]),
  };
}

type Telling = ApplicantInfo | NonNullable<ApplicantProfile['fixedInfo']>;

function middleName(each: Telling): string | undefined {
  return 'middleName' in each && typeof each.middleName === 'string' ? each.middleName : undefined;
}

function middleNameEn(each: Telling): string | undefined {
  return 'middleNameEn' in each && typeof each.middleNameEn === 'string' ? each.middleNameEn : undefined;
}

function whole(parts: readonly (string | undefined)[]): string | undefined {
  const name = parts.filter((part) => part !== undefined && part !== '').join(' ');
  return name === '' ? undefined : name;
}

function distinct(values: readonly (string | undefined)[]): string[] {
  return [
    ...new Set(values.flatMap((value) => (value === undefined || value.trim() === '' ? [] : [value]))),
  ].sort();
}

/** The subject as one text, for hashing: what was dismissed of one person is not dismissed of another. */
export function subjectText(subject: ScreeningSubject): string {
  return JSON.stringify([
    subject.kind,
    subject.names,
    subject.births,
    subject.countries,
    subject.documentNumbers,
  ]);
}
