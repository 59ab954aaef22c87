import type { EnvironmentId } from '@aval/core/ids';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { z } from 'zod';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { IdentifierKind } from './ports.ts';

/** Longest address that SMTP can carry (RFC 5321, 4.5.3.1.3: a path of 256 octets with its brackets). */
const emailSchema = z.email().max(254);

/** Numbers that are dear to call or text and belong to no person. */
const refusedTypes: readonly (string | undefined)[] = ['PREMIUM_RATE', 'SHARED_COST', 'UAN', 'PAGER'];

export type Identifier = {
  /** What is written to: the address as given, or the number in E.164. */
  readonly address: string;
  /** What is compared: two spellings of the same address or number are the same. */
  readonly normalised: string;
  /** Alpha-2 code of the state whose number it is; undefined for an address. */
  readonly country: string | undefined;
};

/** The e-mail address or phone number that a text means; undefined when it means none. Numbers need `+` and the country's code. */
export function readIdentifier(kind: IdentifierKind, text: string): Identifier | undefined {
  const trimmed = text.trim();
  if (kind === 'email') {
    const email = emailSchema.safeParse(trimmed);
    if (!email.success) return undefined;
    return { address: email.data, normalised: email.data.toLowerCase(), country: undefined };
  }
  if (!/^(\+|00)[\d\s().-]{6,40}$/.test(trimmed)) return undefined;
  const number = parsePhoneNumberFromString(trimmed.replace(/^00/, '+'));
  if (number === undefined || !number.isValid() || refusedTypes.includes(number.getType())) return undefined;
  return { address: number.number, normalised: number.number, country: number.country };
}

/** Whether two texts mean the same address or number; texts that mean none are the same as nothing. */
export function isSameIdentifier(kind: IdentifierKind, one: string, other: string): boolean {
  const read = readIdentifier(kind, one);
  return read !== undefined && read.normalised === readIdentifier(kind, other)?.normalised;
}

/** The value with most of it hidden, as a person recognises his own: `a***@e***.org`, `+380*******67`. */
export function maskIdentifier(kind: IdentifierKind, address: string): string {
  if (kind === 'phone') {
    const shown = address.length - 6;
    return `${address.slice(0, 4)}${'*'.repeat(Math.max(3, shown))}${address.slice(-2)}`;
  }
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  const dot = domain.lastIndexOf('.');
  return `${address.slice(0, 1)}***@${domain.slice(0, 1)}***${dot === -1 ? '' : domain.slice(dot)}`;
}

/** Keyed hash of a normalised value within its environment: nobody can ask whether a number is known in another. */
export function hashIdentifier(
  keyring: Pick<Keyring, 'searchHash'>,
  environmentId: EnvironmentId,
  kind: IdentifierKind,
  normalised: string,
): string {
  return keyring.searchHash('confirmation.value', `${environmentId}/${kind}/${normalised}`);
}

/** Whether codes may go to numbers of the country; an empty list allows all. */
export function isCountryAllowed(allowed: readonly string[], country: string | undefined): boolean {
  return allowed.length === 0 || (country !== undefined && allowed.includes(country));
}
