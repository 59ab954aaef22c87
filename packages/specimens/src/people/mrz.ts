import { mrzCheckDigit, mrzLines, mrzText } from '../mrz-lines.ts';

type ZoneData = Parameters<typeof mrzLines>[1];

/** A visa's zone (ICAO 9303 part 7): as the travel document's of the same size, but without a composite digit. */
export function visaLines(size: 'A' | 'B', data: ZoneData): string[] {
  const [first = '', second = ''] = mrzLines(size === 'A' ? 'TD3' : 'TD2', data);
  const length = size === 'A' ? 44 : 36;
  const optional = data.optionalData.slice(0, length - 28);
  return [first, (second.slice(0, 28) + optional).padEnd(length, '<')];
}

/** The French identity card of 1988 to 2021: 2 x 36, no expiry date, composite digit over both lines. */
export function frenchIdentityLines(data: {
  readonly surname: string;
  readonly givenNames: string;
  /** Department and office, six digits. */
  readonly office: string;
  /** Twelve characters: year, month, department, number. */
  readonly documentNumber: string;
  readonly birthDate: string;
  readonly sex: 'F' | 'M';
}): string[] {
  const fill = (text: string, length: number) => text.slice(0, length).padEnd(length, '<');
  const first = `IDFRA${fill(mrzText(data.surname), 25)}${fill(data.office, 6)}`;
  const birth = data.birthDate.replaceAll('-', '').slice(2);
  const given = fill(data.givenNames.split(' ').map(mrzText).join('<<'), 14);
  const start =
    data.documentNumber +
    mrzCheckDigit(data.documentNumber) +
    given +
    birth +
    mrzCheckDigit(birth) +
    data.sex;
  return [first, start + mrzCheckDigit(first + start)];
}
