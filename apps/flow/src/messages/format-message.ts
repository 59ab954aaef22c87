import type { CompiledMessage, MessagePart } from './compiled-message.ts';

export type MessageValues = Readonly<Record<string, string | number>>;

/** The text in a language (BCP 47). An argument that was not given is left empty: a gap in a sentence never takes a page down. */
export function formatMessage(
  message: CompiledMessage,
  language: string,
  values: MessageValues = {},
): string {
  return render(message, language, values, 0);
}

function render(message: CompiledMessage, language: string, values: MessageValues, count: number): string {
  if (typeof message === 'string') return message;
  return message.map((part) => renderPart(part, language, values, count)).join('');
}

function renderPart(part: MessagePart, language: string, values: MessageValues, count: number): string {
  if (typeof part === 'string') return part;
  const [argument] = part;
  if (argument === '#') return new Intl.NumberFormat(language).format(count);
  const value = values[argument] ?? '';
  if (part.length === 1) return String(value);
  if (part.length === 2) return new Intl.NumberFormat(language).format(Number(value));
  const [, kind, options] = part;
  const own = (name: string) => (Object.hasOwn(options, name) ? options[name] : undefined);
  const chosen =
    kind === 'select'
      ? own(String(value))
      : (own(`=${value}`) ?? own(new Intl.PluralRules(language).select(Number(value))));
  return render(
    chosen ?? options['other'] ?? '',
    language,
    values,
    kind === 'plural' ? Number(value) : count,
  );
}
