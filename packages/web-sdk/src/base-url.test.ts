import { expect, test } from 'vitest';
import { bareOrigin, originOfToken } from './base-url.ts';

const part = (value: unknown) =>
  btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
const head = part({ alg: 'HS256', typ: 'JWT' });

test.each([
  ['sandbox', `_act-sbx-jwt-${head}.${part({ url: 'https://aval.example', exp: 1 })}.c2ln`],
  ['production', `_act-jwt-${head}.${part({ url: 'https://aval.example' })}.c2ln`],
  ['the second version', `_act-jwt-v2${head}.${part({ url: 'https://aval.example' })}.c2ln`],
  ['in the header', `_act-jwt-${part({ url: 'https://aval.example' })}.${part({})}.c2ln`],
  [
    'with letters that need all of base64url',
    `_act-jwt-${head}.${part({ a: '~~~???>>>', url: 'https://aval.example' })}.s`,
  ],
  [
    'with a path, of which the origin counts',
    `_act-jwt-${head}.${part({ url: 'https://aval.example/kyc/' })}.s`,
  ],
])('the server of a token: %s', (_what, token) => {
  expect(originOfToken(token)).toBe('https://aval.example');
});

test.each([
  '_act-6f1c2b1e-0000-4000-8000-000000000000',
  `_act-jwt-${head}.${part({ exp: 1 })}.s`,
  `_act-jwt-${head}.${part({ url: 'javascript:alert(1)' })}.s`,
  `_act-jwt-${head}.${part({ url: 5 })}.s`,
  '_act-jwt-@@@.@@@.@@@',
  '',
])('a token that names none: %s', (token) => {
  expect(originOfToken(token)).toBeUndefined();
});

test('an address is cut to its origin, and what is no web address throws', () => {
  expect(bareOrigin('https://aval.example:8443/')).toBe('https://aval.example:8443');
  expect(() => bareOrigin('javascript:alert(1)')).toThrow(TypeError);
  expect(() => bareOrigin('aval.example')).toThrow(TypeError);
});
