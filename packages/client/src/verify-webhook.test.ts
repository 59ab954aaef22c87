import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verifyWebhook } from './verify-webhook.ts';

// Sums of `printf '%s' "$body" | openssl dgst -sha256 -hmac webhook-secret`.
const body =
  '{"type":"applicantReviewed","applicantId":"65f0a1b2c3d4e5f60718293a","reviewStatus":"completed"}';
const secret = 'webhook-secret';
const sha256 = '2d5b4bb776e4c36a10d0d66c06921d3f9af666752cbd0fcf913e8078d02cf6d8';
const event = JSON.parse(body);

test.each([
  ['HMAC_SHA1_HEX', '73d4a9c8ba457574cd57c8cf0f1de67be0ef321f'],
  ['HMAC_SHA256_HEX', sha256],
  [
    'HMAC_SHA512_HEX',
    '790a3d1b25e2c205d9617381505e38f4425a7915d4d978b558efb7063358fc225c6940e8f5d689d7e881a6d005e33c24068823af73cdf3b0efee45645ead4e7d',
  ],
])('%s', (algorithm, digest) => {
  const headers = { 'x-payload-digest': digest, 'x-payload-digest-alg': algorithm, 'webhook-id': 'e1' };
  const genuine = { ok: true, event, id: 'e1' };
  expect(verifyWebhook({ secret, headers, body })).toEqual(genuine);
  expect(verifyWebhook({ secret, headers: new Headers(headers), body: Buffer.from(body) })).toEqual(genuine);
  const shouted = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]),
  );
  expect(verifyWebhook({ secret, headers: shouted, body })).toEqual(genuine);
});

test('without the name of a hash it is SHA-256', () => {
  expect(verifyWebhook({ secret, headers: { 'X-Payload-Digest': sha256 }, body }).ok).toBe(true);
});

test('while a secret is being replaced, the old one fits, too', () => {
  const headers = { 'x-payload-digest': 'a'.repeat(64), 'x-payload-digest-previous': sha256 };
  expect(verifyWebhook({ secret, headers, body }).ok).toBe(true);
});

test.each([
  ['no-digest', {}],
  ['unknown-algorithm', { 'x-payload-digest': sha256, 'x-payload-digest-alg': 'none' }],
  ['unknown-algorithm', { 'x-payload-digest': sha256, 'x-payload-digest-alg': 'constructor' }],
  ['wrong-digest', { 'x-payload-digest': '' }],
  ['wrong-digest', { 'x-payload-digest': sha256.slice(2) }],
  ['wrong-digest', { 'x-payload-digest': `${sha256}00` }],
  ['wrong-digest', { 'x-payload-digest': sha256, 'x-payload-digest-alg': 'HMAC_SHA1_HEX' }],
])('%s: %j', (reason, headers) => {
  expect(verifyWebhook({ secret, headers, body })).toEqual({ ok: false, reason });
});

test('a genuine body that is not JSON', () => {
  const digest = createHmac('sha256', secret).update('nonsense').digest('hex');
  expect(verifyWebhook({ secret, headers: { 'x-payload-digest': digest }, body: 'nonsense' })).toEqual({
    ok: false,
    reason: 'not-json',
  });
});

test('no other byte and no other secret fits', () => {
  const bytes = Buffer.from(body);
  const place = fc.integer({ min: 0, max: bytes.length - 1 });
  fc.assert(
    fc.property(place, fc.integer({ min: 1, max: 255 }), fc.string(), (index, change, other) => {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ change;
      const headers = { 'x-payload-digest': sha256 };
      const wrong = { ok: false, reason: 'wrong-digest' };
      expect(verifyWebhook({ secret, headers, body: changed })).toEqual(wrong);
      if (other !== secret) expect(verifyWebhook({ secret: other, headers, body })).toEqual(wrong);
    }),
  );
});
