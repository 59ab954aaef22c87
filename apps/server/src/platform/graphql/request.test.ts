import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { FilePart } from '../http/read-multipart.ts';
import { placeFiles } from './request.ts';

const file: FilePart = { bytes: Buffer.from('x'), fileName: 'x.jpg', mimeType: 'image/jpeg' };
const other: FilePart = { bytes: Buffer.from('y'), fileName: undefined, mimeType: 'image/png' };
const files = (...names: string[]) => new Map(names.map((name) => [name, file]));

describe('placeFiles', () => {
  it('puts a file wherever the map says, in lists too, and leaves what was sent alone', () => {
    const variables = { one: null, list: [null, null], input: { deep: { file: null } }, text: 'kept' };
    const map = { 0: ['variables.one', 'variables.list.1'], 1: ['variables.input.deep.file'] };
    const placed = placeFiles(
      { variables, map },
      new Map([
        ['0', file],
        ['1', other],
      ]),
    );
    expect(placed).toEqual({
      ok: true,
      value: { one: file, list: [null, file], input: { deep: { file: other } }, text: 'kept' },
    });
    expect(variables.one).toBeNull();
  });

  it('is content with neither', () => {
    expect(placeFiles({ variables: null }, new Map())).toEqual({ ok: true, value: {} });
  });

  test.each([
    ['a file that the map does not name', { variables: { a: null }, map: {} }, files('0')],
    ['a map that names no file', { variables: { a: null }, map: { 0: ['variables.a'] } }, files()],
    ['a place that is taken', { variables: { a: 1 }, map: { 0: ['variables.a'] } }, files('0')],
    [
      'the same place twice',
      { variables: { a: null }, map: { 0: ['variables.a'], 1: ['variables.a'] } },
      files('0', '1'),
    ],
    ['a place that is not there', { variables: {}, map: { 0: ['variables.a'] } }, files('0')],
    ['no place at all', { variables: {}, map: { 0: ['variables'] } }, files('0')],
    ['the query', { variables: {}, map: { 0: ['query'] } }, files('0')],
    ['a batch', { variables: {}, map: { 0: ['0.variables.a'] } }, files('0')],
    ['what every object has', { variables: {}, map: { 0: ['variables.__proto__.a'] } }, files('0')],
    ['its maker', { variables: {}, map: { 0: ['variables.constructor.prototype.a'] } }, files('0')],
    ['the length of a list', { variables: { a: [null] }, map: { 0: ['variables.a.length'] } }, files('0')],
  ])('refuses %s', (_what, body, sent) => {
    expect(placeFiles(body, sent)).toMatchObject({ ok: false, error: { name: 'invalid-value' } });
  });

  test('never throws and never reaches beyond the variables, whatever the map says', () => {
    const step = fc.oneof(
      fc.constantFrom('a', 'b', '0', '__proto__', 'constructor', 'prototype', 'length', ''),
      fc.string(),
    );
    const place = fc.array(step, { maxLength: 5 }).map((steps) => ['variables', ...steps].join('.'));
    const value = fc.oneof(fc.constant(null), fc.constant({ b: null }), fc.constant([null]), fc.integer());
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), value), place, (variables, where) => {
        const placed = placeFiles({ variables, map: { 0: [where] } }, files('0'));
        expect(typeof placed.ok).toBe('boolean');
        expect(Object.keys(Object.prototype)).toEqual([]);
        expect(Reflect.get({}, 'a')).toBeUndefined();
      }),
    );
  });
});
