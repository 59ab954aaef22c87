import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileMessages } from '../../build/compile-messages.mjs';
import type { CompiledMessage } from './compiled-message.ts';
import { formatMessage } from './format-message.ts';
import { findLanguage, languages, localeOf } from './languages.ts';

const folder = new URL('../../messages/', import.meta.url);
function read(language: string): Record<string, string> {
  const parsed: unknown = JSON.parse(readFileSync(new URL(`${language}.json`, folder), 'utf8'));
  return Object.fromEntries(Object.entries(Object(parsed)).map(([key, text]) => [key, String(text)]));
}
const english = read('en');

/** Names of the arguments that a text takes. */
function argumentsOf(message: CompiledMessage): string[] {
  if (typeof message === 'string') return [];
  const found = message.flatMap((part) => {
    if (typeof part === 'string' || part[0] === '#') return [];
    return [part[0], ...(part.length === 3 ? Object.values(part[2]).flatMap(argumentsOf) : [])];
  });
  return [...new Set(found)].sort();
}

/** Characters that a button may have: it stands in one line at 320 pixels, or breaks into two at a word. */
const buttonLength = 34;
/** A hint is read while the hands are busy. */
const hintLength = 44;

test('every language has a file and every file is a language', () => {
  expect(readdirSync(folder).sort()).toEqual(languages.map((language) => `${language}.json`).sort());
});

describe.each(languages)('%s', (language) => {
  const texts = read(language);
  const compiled = compileMessages(texts);

  test('has every text, in the same order, and no other', () => {
    expect(Object.keys(texts)).toEqual(Object.keys(english));
    for (const text of Object.values(texts)) expect(text.trim()).toBe(text);
  });

  test('takes the same arguments as the English text', () => {
    const expected = compileMessages(english);
    const wanted = Object.entries(expected).map(([key, message]) => [key, argumentsOf(message)]);
    expect(Object.entries(compiled).map(([key, message]) => [key, argumentsOf(message)])).toEqual(wanted);
  });

  test('has every form of its plurals', () => {
    const categories = new Intl.PluralRules(localeOf(language)).resolvedOptions().pluralCategories;
    const look = (message: CompiledMessage, key: string): void => {
      if (typeof message === 'string') return;
      for (const part of message) {
        if (typeof part === 'string' || part.length !== 3) continue;
        // Spanish, Portuguese and French have a form for millions; nobody counts files or tries that far.
        const needed = categories.filter(
          (category) => category !== 'many' || language === 'uk' || language === 'ru' || language === 'pl',
        );
        if (part[1] === 'plural')
          expect([key, Object.keys(part[2])]).toEqual([key, expect.arrayContaining(needed)]);
        for (const option of Object.values(part[2])) look(option, key);
      }
    };
    for (const [key, message] of Object.entries(compiled)) look(message, key);
  });

  test('has buttons and hints short enough to fit', () => {
    const long = Object.entries(texts).filter(
      ([key, text]) =>
        (/^(button\.|.*\.(accept|send|tryAgain|again|start|without)$)/.test(key) &&
          text.length > buttonLength) ||
        (/^(hint|face\.(hint|turn|come|close|open))/.test(key) && text.length > hintLength),
    );
    expect(long).toEqual([]);
  });

  test('is not English', () => {
    if (language === 'en') return expect(texts).toEqual(english);
    const same = Object.entries(texts).filter(([key, text]) => text === english[key] && text.length > 12);
    return expect(same).toEqual([]);
  });
});

describe('a text', () => {
  const { plural = '', choice = '' } = compileMessages({
    plural: '{n, plural, =0 {none} one {# file} other {# files}}',
    choice: 'your {kind, select, PASSPORT {passport} other {document}}',
  });
  test('counts', () => {
    expect([0, 1, 1234].map((n) => formatMessage(plural, 'en', { n }))).toEqual([
      'none',
      '1 file',
      '1,234 files',
    ]);
  });
  test('chooses', () => {
    expect(formatMessage(choice, 'en', { kind: 'PASSPORT' })).toBe('your passport');
    expect(formatMessage(choice, 'en', { kind: 'constructor' })).toBe('your document');
    expect(formatMessage(choice, 'en')).toBe('your document');
  });
  test('never fails, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...languages),
        fc.constantFrom(...Object.keys(english)),
        fc.dictionary(fc.string(), fc.string()),
        (language, key, values) => {
          const message = compileMessages({ [key]: english[key] ?? '' })[key] ?? '';
          expect(typeof formatMessage(message, localeOf(language), values)).toBe('string');
        },
      ),
      { numRuns: 100 },
    );
  });
  test('that is not ICU is refused by its name', () => {
    expect(() => compileMessages({ 'some.key': '{open' })).toThrow(/some\.key/);
  });
});

test.each([
  [['uk-UA', 'en'], 'uk'],
  [[undefined, 'pt_BR'], 'pt'],
  [['PT-PT'], 'pt'],
  [['ja', 'fr-CA'], 'fr'],
  [['ja'], undefined],
])('%j is %s', (tags, language) => {
  expect(findLanguage(tags)).toBe(language);
});
