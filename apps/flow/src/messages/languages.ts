import type { CompiledMessage } from './compiled-message.ts';

export const languages = ['en', 'uk', 'ru', 'pt', 'es', 'de', 'pl', 'fr'] as const;
export type Language = (typeof languages)[number];
export type Messages = Readonly<Record<string, CompiledMessage>>;

/** Languages by their own names: nobody finds his language under a foreign one. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  uk: 'Українська',
  ru: 'Русский',
  pt: 'Português (Brasil)',
  es: 'Español',
  de: 'Deutsch',
  pl: 'Polski',
  fr: 'Français',
};

/** BCP 47 tag for numbers, plurals and the page itself. */
export const localeOf = (language: Language): string => (language === 'pt' ? 'pt-BR' : language);

/** The first of the tags (`uk-UA`, `pt_BR`, `de`) that is spoken here. */
export function findLanguage(tags: readonly (string | undefined | null)[]): Language | undefined {
  for (const tag of tags) {
    const short = tag?.toLowerCase().split(/[-_]/)[0];
    const found = languages.find((language) => language === short);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Fetches the texts of one language; each is a file of its own. */
export async function loadMessages(language: Language): Promise<Messages> {
  const load = {
    en: () => import('virtual:messages/en'),
    uk: () => import('virtual:messages/uk'),
    ru: () => import('virtual:messages/ru'),
    pt: () => import('virtual:messages/pt'),
    es: () => import('virtual:messages/es'),
    de: () => import('virtual:messages/de'),
    pl: () => import('virtual:messages/pl'),
    fr: () => import('virtual:messages/fr'),
  }[language];
  return (await load()).compiled;
}
