import { splitSms } from '@aval/core/messages/sms-segments';
import { describe, expect, test } from 'vitest';
import { fillText, messageLanguage, textsByLanguage } from './texts.ts';

describe.each(Object.entries(textsByLanguage))('%s', (_language, texts) => {
  test('the short message is one part with its code', () => {
    const text = fillText(texts.smsCode, { code: '123456' });
    expect(text).toContain('123456');
    expect(splitSms(text).parts.length).toBe(1);
  });

  test('names every value it needs and no other', () => {
    const names = Object.entries(texts).map(([name, text]) => [name, text.match(/\{[a-z]+\}/g) ?? []]);
    expect(Object.fromEntries(names)).toMatchObject({
      smsCode: ['{code}'],
      emailCode: ['{code}', '{minutes}'],
      emailSubject: [],
      pageQuestion: [],
    });
    for (const text of Object.values(texts)) expect(text.trim().length).toBeGreaterThan(3);
  });
});

test.each([
  ['uk', 'uk'],
  ['pt-BR', 'pt'],
  ['RU_ru', 'ru'],
  ['de', 'en'],
  ['', 'en'],
  [undefined, 'en'],
])('the language of %j is %s', (tag, language) => {
  expect(messageLanguage(tag)).toBe(language);
});

test('a value that looks like a name stays as it is', () => {
  expect(fillText('{a}{b}{c}', { a: '{b}', b: '$&' })).toBe('{b}$&{c}');
});
