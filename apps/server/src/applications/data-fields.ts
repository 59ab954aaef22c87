import type { BlockOf } from '@aval/core/flow/block';
import type { Applicant } from '../applicants/ports.ts';

type Type = 'text' | 'date' | 'country' | 'gender' | 'email' | 'phone';
export type DataField = {
  readonly name: string;
  readonly type: Type;
  readonly required: boolean;
  readonly value?: string;
  readonly editable: boolean;
};

const types: Readonly<Record<string, Type>> = {
  dob: 'date',
  country: 'country',
  countryOfBirth: 'country',
  nationality: 'country',
  taxResidence: 'country',
  gender: 'gender',
  email: 'email',
  phone: 'phone',
};

/** What the person is asked of his data; what the customer told is shown and is not his to change. */
export function dataFields(
  { fields }: BlockOf<'data'>,
  { profile }: Pick<Applicant, 'profile'>,
): DataField[] {
  return fields.map(({ name, required }) => {
    const value = textOf(name === 'email' || name === 'phone' ? profile[name] : profile.fixedInfo?.[name]);
    const own = name === 'phone' ? profile.selfTold?.phone : profile.selfTold?.fixedInfo?.[name];
    const editable = value === undefined || (name !== 'email' && textOf(own) === value);
    return {
      name,
      type: types[name] ?? 'text',
      required,
      ...(value === undefined ? {} : { value }),
      editable,
    };
  });
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
