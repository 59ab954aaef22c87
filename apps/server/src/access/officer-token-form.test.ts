import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeTestKeyring } from '../../test/webhook-world.ts';
import { hashOfficerToken, isOurOfficerToken, newOfficerToken } from './officer-token-form.ts';

const keyring = makeTestKeyring();

test('property: every token is ours, none is another; one changed character, and it is ours no more', () => {
  fc.assert(
    fc.property(fc.constantFrom('sandbox' as const, 'production' as const), fc.nat(), (kind, place) => {
      const token = newOfficerToken(keyring, kind);
      expect(token.startsWith(kind === 'sandbox' ? '_ofs-sbx-' : '_ofs-')).toBe(true);
      expect(isOurOfficerToken(keyring, token)).toBe(true);
      expect(newOfficerToken(keyring, kind)).not.toBe(token);
      // The last character of the signature holds bits that say nothing.
      const at = place % (token.length - 1);
      const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
      expect(isOurOfficerToken(keyring, changed)).toBe(false);
      expect(hashOfficerToken(changed)).not.toBe(hashOfficerToken(token));
    }),
  );
});

test('a token of the other kind of environment, or of another installation, is not made of ours', () => {
  const token = newOfficerToken(keyring, 'sandbox');
  expect(isOurOfficerToken(keyring, token.replace('_ofs-sbx-', '_ofs-'))).toBe(false);
  expect(isOurOfficerToken(keyring, `${token} `)).toBe(false);
  expect(isOurOfficerToken(keyring, '')).toBe(false);
});
