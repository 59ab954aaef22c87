import { createSecretKey } from 'node:crypto';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { constantTimeEqual } from './constant-time-equal.ts';
import { makeKeyring } from './keyring.ts';
import type { MasterKey } from './master-key.ts';
import { ALPHANUMERIC, randomToken } from './random-token.ts';
import { makeSigningKey, signDetached, verifyDetached } from './signing-key.ts';

const masterKey = (fill: number): MasterKey => ({
  secret: createSecretKey(Buffer.alloc(32, fill)),
  source: 'file',
});
const tampered = { ok: false, error: 'tampered' };

describe('data keys', () => {
  it('come back from their wrapping, from memory as well as from another process', () => {
    fc.assert(
      fc.property(fc.string(), (subject) => {
        const keyring = makeKeyring(masterKey(1));
        const { plain, wrapped } = keyring.newDataKey(subject);
        expect(wrapped).toHaveLength(61);
        for (const reader of [keyring, makeKeyring(masterKey(1))]) {
          const unwrapped = reader.unwrapDataKey(subject, wrapped);
          expect(unwrapped.ok && unwrapped.value.equals(plain)).toBe(true);
        }
      }),
    );
  });

  it('do not unwrap for another subject, under another master key, or changed by one bit', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(61 * 8 - 1), (subject, other, bit) => {
        fc.pre(subject !== other);
        const keyring = makeKeyring(masterKey(1));
        const { wrapped } = keyring.newDataKey(subject);
        keyring.newDataKey(other);
        expect(keyring.unwrapDataKey(other, wrapped)).toEqual(tampered);
        expect(makeKeyring(masterKey(2)).unwrapDataKey(subject, wrapped)).toEqual(tampered);
        const changed = Buffer.from(wrapped);
        changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        expect(keyring.unwrapDataKey(subject, changed)).toEqual(tampered);
        expect(keyring.unwrapDataKey(subject, wrapped.subarray(0, bit >> 3))).toEqual(tampered);
      }),
    );
  });

  it('survive the small memory and being forgotten, as long as the wrapping is there', () => {
    const keyring = makeKeyring(masterKey(1));
    const keys = Array.from({ length: 600 }, (_, index) => ({
      id: `s${index}`,
      ...keyring.newDataKey(`s${index}`),
    }));
    keyring.forget('s599');
    for (const { id, plain, wrapped } of keys) {
      const unwrapped = keyring.unwrapDataKey(id, wrapped);
      expect(unwrapped.ok && unwrapped.value.equals(plain)).toBe(true);
    }
  });

  it('keep the same object while remembered, and drop it when forgotten', () => {
    const keyring = makeKeyring(masterKey(1));
    const { plain, wrapped } = keyring.newDataKey('s');
    const remembered = keyring.unwrapDataKey('s', wrapped);
    expect(remembered.ok && remembered.value === plain).toBe(true);
    keyring.forget('s');
    const fresh = keyring.unwrapDataKey('s', wrapped);
    expect(fresh.ok && fresh.value !== plain && fresh.value.equals(plain)).toBe(true);
  });

  it('do not show in logs or JSON', () => {
    const { plain } = makeKeyring(masterKey(1)).newDataKey('s');
    const secret = plain.export();
    for (const shown of [inspect(plain, { depth: 9 }), JSON.stringify(plain)]) {
      expect(shown).not.toContain(secret.toString('hex'));
      expect(shown).not.toContain(secret.toString('base64'));
    }
  });
});

describe('keyed hashes and tokens', () => {
  const keyring = makeKeyring(masterKey(1));

  it('are the same in every process and differ by purpose, text and master key', () => {
    const hash = keyring.searchHash('applicant.email', 'ada@example.org');
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(makeKeyring(masterKey(1)).searchHash('applicant.email', 'ada@example.org')).toBe(hash);
    expect(makeKeyring(masterKey(2)).searchHash('applicant.email', 'ada@example.org')).not.toBe(hash);
    expect(keyring.searchHash('applicant.phone', 'ada@example.org')).not.toBe(hash);
    expect(keyring.fingerprint(Buffer.from('ada@example.org'))).not.toBe(hash);
    expect(keyring.masterKeyId).toMatch(/^[0-9a-f]{16}$/);
    expect(makeKeyring(masterKey(2)).masterKeyId).not.toBe(keyring.masterKeyId);
    expect(keyring.installationKey('a').equals(keyring.installationKey('b'))).toBe(false);
  });

  it('verify only what was signed for the purpose', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(255), (message, bit) => {
        const signature = keyring.sign('access-token', message);
        expect(keyring.verify('access-token', message, signature)).toBe(true);
        expect(keyring.verify('upload-link', message, signature)).toBe(false);
        expect(keyring.verify('access-token', Buffer.concat([message, Buffer.of(0)]), signature)).toBe(false);
        expect(keyring.verify('access-token', message, signature.subarray(0, bit % 32))).toBe(false);
        signature.writeUInt8(signature.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        expect(keyring.verify('access-token', message, signature)).toBe(false);
      }),
    );
  });

  it('compare as equality does', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(constantTimeEqual(a, b)).toBe(Buffer.from(a).equals(Buffer.from(b)));
        expect(constantTimeEqual(a, Buffer.from(a))).toBe(true);
      }),
    );
  });

  it('are random tokens of the asked strength over the asked alphabet', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 64 }),
        fc.constantFrom(ALPHANUMERIC, '01', '0123456789'),
        (bytes, alphabet) => {
          const token = randomToken(bytes, alphabet);
          expect([...token].every((character) => alphabet.includes(character))).toBe(true);
          expect(token.length * Math.log2(alphabet.length)).toBeGreaterThanOrEqual(bytes * 8);
          expect((token.length - 1) * Math.log2(alphabet.length)).toBeLessThan(bytes * 8);
        },
      ),
    );
    expect(randomToken(16)).toHaveLength(22);
    expect(() => randomToken(16, 'aa')).toThrow(RangeError);
  });
});

describe('signing keys', () => {
  it('verify only the message signed, by the key that signed it', () => {
    const [mine, other] = [makeSigningKey(), makeSigningKey()];
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(511), (message, bit) => {
        const signature = signDetached(mine.privateKey, message);
        expect(signature).toHaveLength(64);
        expect(verifyDetached(mine.publicKey, message, signature)).toBe(true);
        expect(verifyDetached(other.publicKey, message, signature)).toBe(false);
        expect(verifyDetached(mine.publicKey, Buffer.concat([message, Buffer.of(0)]), signature)).toBe(false);
        expect(verifyDetached(mine.publicKey, message, signature.subarray(1))).toBe(false);
        signature.writeUInt8(signature.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
        expect(verifyDetached(mine.publicKey, message, signature)).toBe(false);
      }),
      { numRuns: 50 },
    );
  });

  it('refuse what is not a key', () => {
    expect(verifyDetached(Buffer.from('nonsense'), Buffer.alloc(1), Buffer.alloc(64))).toBe(false);
    expect(() => signDetached(Buffer.from('nonsense'), Buffer.alloc(1))).toThrow();
  });
});
