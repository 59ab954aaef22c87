import { parse } from 'graphql';
import { expect, it } from 'vitest';
import { textsOf } from './texts-of.ts';

it('finds every literal, with what was escaped in it', () => {
  const query = String.raw`query ($d: String = "of a default") {
    a(one: "plain", list: ["first", { deep: "a\u0000b" }]) @skip(if: true, why: "directive") { b(block: """b""") }
  } fragment f on Q { c(x: "in a fragment") }`;
  expect(textsOf(parse(query)).sort()).toEqual(
    ['of a default', 'plain', 'first', 'a\0b', 'directive', 'b', 'in a fragment'].sort(),
  );
});
