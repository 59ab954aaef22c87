import { readFileSync } from 'node:fs';
import { contrast, papers, parseColour, type Rgb, readableOn } from '@aval/core/flow/theme-colours';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

function tokensOf(selector: string): Record<string, string> {
  const block = css.split(`${selector} {`)[1]?.split('}')[0] ?? '';
  return Object.fromEntries(
    [...block.matchAll(/(--[\w-]+): ([^;]+);/g)].map(([, name, value]) => [name, value]),
  );
}
const light = tokensOf(':root');
const themes = { light, dark: { ...light, ...tokensOf(':root[data-theme="dark"]') } };

function colour(tokens: Record<string, string>, name: string): Rgb {
  const value = tokens[name] ?? '';
  const reference = /^var\((--[\w-]+)\)$/.exec(value)?.[1];
  const parsed = reference === undefined ? parseColour(value) : colour(tokens, reference);
  if (parsed === undefined) throw new Error(`${name} is not a colour`);
  return parsed;
}

describe.each(Object.entries(themes))('%s', (_name, tokens) => {
  test.each([
    ['--ink', '--paper'],
    ['--ink', '--raised'],
    ['--quiet', '--paper'],
    ['--quiet', '--raised'],
    ['--link', '--paper'],
    ['--on-accent', '--accent'],
    ['--good-ink', '--good-fill'],
    ['--good-ink', '--paper'],
    ['--warn-ink', '--warn-fill'],
    ['--bad-ink', '--bad-fill'],
    ['--bad-ink', '--paper'],
    ['--info-ink', '--info-fill'],
  ])('%s can be read on %s', (text, ground) => {
    expect(contrast(colour(tokens, text), colour(tokens, ground))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['--control', '--good-line', '--warn-line', '--bad-line', '--info-line'])(
    '%s is seen',
    (name) => {
      expect(contrast(colour(tokens, name), colour(tokens, '--paper'))).toBeGreaterThanOrEqual(3);
    },
  );
});

test('a link of the tenant is judged on the very paper that it stands on', () => {
  expect(papers.light).toBe(themes.light['--grey-0']);
  expect(papers.dark).toBe(themes.dark['--paper']);
});

test('text on any accent can be read', () => {
  for (const accent of ['#1f4fd8', '#ffcc00', '#00aa55', '#777777', '#ffffff', '#000000']) {
    const [ground, text] = [parseColour(accent), parseColour(readableOn(parseColour(accent) ?? [0, 0, 0]))];
    expect(ground && text && contrast(ground, text)).toBeGreaterThanOrEqual(4.5);
  }
});
