import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type en from '../../messages/en.json';
import { formatMessage, type MessageValues } from './format-message.ts';
import { type Language, localeOf, type Messages } from './languages.ts';

export type MessageKey = keyof typeof en;

export type Text = {
  /** A text of the page by its key. */
  readonly t: (key: MessageKey, values?: MessageValues) => string;
  /** A text whose key the server named; `fallback` where it is not known here. */
  readonly named: (group: string, name: string | undefined, fallback: MessageKey) => string;
  readonly country: (alpha3: string) => string;
  readonly language: Language;
};

export function makeText(messages: Messages, language: Language, alpha2: (alpha3: string) => string): Text {
  const locale = localeOf(language);
  const t = (key: MessageKey, values?: MessageValues) => formatMessage(messages[key] ?? key, locale, values);
  const names = new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' });
  return {
    t,
    language,
    named: (group, name, fallback) => {
      const message = name === undefined ? undefined : messages[`${group}.${name}`];
      return message === undefined ? t(fallback) : formatMessage(message, locale);
    },
    country: (alpha3) => {
      const short = alpha2(alpha3);
      return short === '' ? alpha3 : (names.of(short) ?? alpha3);
    },
  };
}

export const TextContext = createContext<Text | null>(null);

export function useText(): Text {
  const text = useContext(TextContext);
  if (text === null) throw new Error('A screen stands outside of TextContext');
  return text;
}
