import { environmentKindSchema } from '@aval/core/ids';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { type Permission, permissions } from '../platform/http/route.ts';
import { makeOutput, type Output } from './output.ts';

export type JsonOption = { json?: boolean };
export type WorldOptions = JsonOption & { env: string; tenant?: string };

export function worldly(command: Command): Command {
  return command
    .addOption(
      new Option('--env <environment>', 'sandbox or production')
        .choices(['sandbox', 'production'])
        .default('sandbox'),
    )
    .option('--tenant <name>', 'needed where there are several tenants')
    .option('--json', 'print JSON');
}

export function worldOf(options: WorldOptions) {
  return { env: environmentKindSchema.parse(options.env), tenant: options.tenant };
}

export function outputOf(options: JsonOption): Output {
  return makeOutput(options.json === true);
}

export function parseWholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('A whole number is expected.');
  return Number(text);
}

export function wholeNumberFrom(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= low && value <= high) return value;
    throw new InvalidArgumentError(`A whole number from ${low} to ${high} is expected.`);
  };
}

export function parseSourceName(text: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(text)) return text;
  throw new InvalidArgumentError('A name of letters, digits, dots, dashes and underscores is expected.');
}

export function parseList(text: string): string[] {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0) throw new InvalidArgumentError('Name at least one.');
  return names;
}

export function parsePermissions(list: string): Permission[] {
  return list.split(',').map((name) => {
    const permission = permissions.find((known) => known === name.trim());
    if (permission === undefined) throw new InvalidArgumentError(`There is no permission '${name.trim()}'.`);
    return permission;
  });
}
