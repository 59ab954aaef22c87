import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { literalAddress, mayConnect, targetPolicy } from './target-guard.ts';

const neighbours = [
  '127.0.0.1',
  '127.9.9.9',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '100.64.0.1',
  '::1',
  'fd12::1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
];
const special = [
  '169.254.169.254',
  '0.0.0.0',
  '224.0.0.1',
  '255.255.255.255',
  '192.0.2.1',
  '::',
  'fe80::1',
  'ff02::1',
  '::ffff:169.254.169.254',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '2001:db8::1',
  'fec0::1',
  'not an address',
];
const ordinary = ['8.8.8.8', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4001::1'];

describe('mayConnect', () => {
  it('lets production reach the internet alone', () => {
    const policy = targetPolicy('production', false);
    expect(ordinary.filter((address) => !mayConnect(policy, address))).toEqual([]);
    expect([...neighbours, ...special].filter((address) => mayConnect(policy, address))).toEqual([]);
  });

  it('lets the sandbox reach neighbours, but not what is special', () => {
    const policy = targetPolicy('sandbox', false);
    expect([...ordinary, ...neighbours].filter((address) => !mayConnect(policy, address))).toEqual([]);
    expect(special.filter((address) => mayConnect(policy, address))).toEqual([]);
  });

  it('refuses nothing where the operator says so', () => {
    const policy = targetPolicy('production', true);
    expect(
      [...ordinary, ...neighbours, ...special].filter((address) => !mayConnect(policy, address)),
    ).toEqual([]);
  });

  it('never lets production reach 10/8, however it is written', () => {
    fc.assert(
      fc.property(fc.nat(255), fc.nat(255), fc.nat(255), (b, c, d) => {
        const written = [
          `http://10.${b}.${c}.${d}/`,
          `http://${((10 * 256 + b) * 256 + c) * 256 + d}/`,
          `http://[::ffff:10.${b}.${c}.${d}]/`,
        ];
        for (const target of written) {
          const address = literalAddress(target);
          expect(address).toBeDefined();
          expect(mayConnect('public', address ?? '')).toBe(false);
        }
      }),
    );
  });
});

describe('literalAddress', () => {
  it('tells addresses from names', () => {
    expect(literalAddress('https://hooks.example/path')).toBeUndefined();
    expect(literalAddress('http://0x7f.1:8080/')).toBe('127.0.0.1');
    expect(literalAddress('http://[::1]:8080/')).toBe('::1');
  });
});
