import { expect, it } from 'vitest';
import { expectedPrint } from './expected-print.ts';

it.each([
  ['POL', ['latin'], ['pol']],
  ['D', ['latin'], ['deu']],
  ['LUX', ['latin'], ['fra', 'deu']],
  ['GBR', ['latin'], []],
  ['UKR', ['latin', 'cyrillic'], []],
  ['UTO', ['latin', 'cyrillic'], []],
  [undefined, ['latin', 'cyrillic'], []],
])('documents of %s are printed in %j, with accents of %j', (state, scripts, tongues) => {
  expect(expectedPrint(state)).toEqual({ scripts, tongues });
});
