import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  parseThemeFileName,
  plainTheme,
  themeFileName,
  themeFileTypes,
  themeSchema,
  themeTokensSchema,
} from './theme.ts';

describe('tokens', () => {
  test('all of them, none of them, and a name without the blanks around it', () => {
    const all = {
      name: 'Example Bank',
      accent: '#0055FF',
      accentDark: '#8fb2ff',
      radius: 24,
      fontFamily: 'Exo 2',
    };
    expect(themeTokensSchema.parse(all)).toEqual(all);
    expect(themeTokensSchema.parse({})).toEqual({});
    expect(themeTokensSchema.parse({ name: ' Example ' })).toEqual({ name: 'Example' });
  });

  test.each([
    { name: ' ' },
    { name: 'x'.repeat(101) },
    { accent: '#05f' },
    { accent: 'red' },
    { accentDark: '#0055ff; background: url(https://example.org)' },
    { radius: 25 },
    { radius: -1 },
    { radius: 1.5 },
    { fontFamily: 'a", url(x)' },
    { fontFamily: '' },
    { acent: '#0055ff' },
  ])('%j is refused', (tokens) => {
    expect(themeTokensSchema.safeParse(tokens).success).toBe(false);
  });

  test('the plain theme can be kept', () => {
    expect(themeSchema.parse(plainTheme)).toEqual(plainTheme);
  });
});

describe('names of files', () => {
  const sha256 = fc.stringMatching(/^[0-9a-f]{64}$/);
  const format = fc.constantFrom('png', 'jpg', 'webp', 'woff2');

  test('come back as they were made', () => {
    fc.assert(
      fc.property(sha256, format, (hash, ending) => {
        expect(Object.keys(themeFileTypes)).toContain(ending);
        expect(parseThemeFileName(`${hash}.${ending}`)).toEqual({ sha256: hash, format: ending });
      }),
    );
    const file = { sha256: 'a'.repeat(64), format: 'png' } as const;
    expect(parseThemeFileName(themeFileName(file))).toEqual(file);
  });

  test('nothing else is one', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(parseThemeFileName(text)).toBeUndefined();
      }),
    );
    const hash = 'a'.repeat(64);
    for (const name of [`${hash}.svg`, `${hash}`, `${hash}.png/..`, `x${hash}.png`, `${hash}.png\n`])
      expect([name, parseThemeFileName(name)]).toEqual([name, undefined]);
  });
});
