import type { MessageValues } from '../messages/format-message.ts';
import type { MessageKey } from '../messages/text.tsx';

export type Fault = { readonly key: MessageKey; readonly values?: MessageValues };

/** What is wrong with a value, as far as it can be told here; the server judges again. */
export function faultOf({
  kind,
  value,
  required,
  min,
  max,
  isInteger = false,
}: {
  readonly kind: string;
  readonly value: string;
  readonly required: boolean;
  readonly min?: number | string | undefined;
  readonly max?: number | string | undefined;
  readonly isInteger?: boolean | undefined;
}): Fault | undefined {
  const text = value.trim();
  if (text === '') return required ? { key: 'field.required' } : undefined;
  if (kind === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return { key: 'field.badEmail' };
  if (kind === 'phone' && !/^\+[\d\s()-]{7,24}$/.test(text)) return { key: 'field.badPhone' };
  if (kind === 'number') {
    const number = Number(text.replace(',', '.'));
    if (!Number.isFinite(number) || (isInteger && !Number.isInteger(number)))
      return { key: 'field.badNumber' };
    if (typeof min === 'number' && number < min) return { key: 'field.tooSmall', values: { min } };
    if (typeof max === 'number' && number > max) return { key: 'field.tooLarge', values: { max } };
  }
  if (kind === 'text') {
    if (typeof min === 'number' && text.length < min) return { key: 'field.tooShort', values: { min } };
    if (typeof max === 'number' && text.length > max) return { key: 'field.tooLong', values: { max } };
  }
  if (kind === 'date') {
    if (typeof min === 'string' && text < min) return { key: 'field.tooSmall', values: { min } };
    if (typeof max === 'string' && text > max) return { key: 'field.tooLarge', values: { max } };
  }
  return undefined;
}
