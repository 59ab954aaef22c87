import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeTestKeyring } from '../../test/webhook-world.ts';
import { formAccessToken, hashAccessToken, isOurAccessToken } from './access-token-form.ts';

const keyring = makeTestKeyring();
const hostName = fc.stringMatching(/^[a-z0-9-]{1,40}(\.[a-z0-9-]{1,40}){0,3}(:[0-9]{2,5})?$/);
const anything = fc.record({
  kind: fc.constantFrom('sandbox' as const, 'production' as const),
  id: fc.uuid(),
  url: fc.tuple(fc.constantFrom('http', 'https'), hostName).map(([scheme, host]) => `${scheme}://${host}`),
  expiresAt: fc.date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true }),
});

describe('an access token', () => {
  test("property: atob reads the payload, which holds no '-' and no '_', and the signature is ours", () => {
    fc.assert(
      fc.property(anything, ({ kind, id, url, expiresAt }) => {
        const token = formAccessToken(keyring, kind, id, url, expiresAt);
        const [header = '', payload = ''] = token.slice(token.indexOf('jwt-') + 4).split('.');
        expect(payload).toMatch(/^[A-Za-z0-9]+$/);
        expect(JSON.parse(atob(payload))).toMatchObject({ url });
        expect(JSON.parse(atob(header))).toEqual({ alg: 'HS256', typ: 'JWT' });
        expect(isOurAccessToken(keyring, token)).toBe(true);
      }),
    );
  });

  test('property: one changed character, and it is not ours; another hash, too', () => {
    fc.assert(
      fc.property(anything, fc.nat(), ({ kind, id, url, expiresAt }, place) => {
        const token = formAccessToken(keyring, kind, id, url, expiresAt);
        const start = token.indexOf('jwt-') + 4;
        // The last character of the signature holds bits that say nothing.
        const at = start + (place % (token.length - start - 1));
        const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
        expect(isOurAccessToken(keyring, changed)).toBe(false);
        expect(hashAccessToken(changed)).not.toBe(hashAccessToken(token));
      }),
    );
  });

  test('a public URL that atob could stumble over is a mistake of the installation', () => {
    for (const url of ['https://a?b', 'https://a/~b', 'https://ü.example'])
      expect(() => formAccessToken(keyring, 'sandbox', 'x', url, new Date())).toThrow('public URL');
  });
});
