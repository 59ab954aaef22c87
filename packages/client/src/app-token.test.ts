import { expect, test } from 'vitest';
import { signedHeaders, withAppToken } from './app-token.ts';

// Sums of `printf '%s' "$timestamp$METHOD$target$body" | openssl dgst -sha256 -hmac "$secret"`.
const appToken = { token: 'sbx:publicPart24.privatePart', secret: 'Zp0secretSecretSecretSecretSecre' };
const timestamp = '1607551635';
const vectors: [string, { method: string; target: string; body: Uint8Array }, string][] = [
  [
    'a read, with everything encoded as it is sent',
    { method: 'GET', target: '/resources/applicants/-;externalUserId=user%201/one', body: bytes('') },
    'bea8b2ba5ca105b7687ded8dd188cce1cae9aeb2b0cc482201b39a432f0b6629',
  ],
  [
    'JSON with letters beyond ASCII and a query',
    {
      method: 'POST',
      target: '/resources/applicants?levelName=basic-kyc-level',
      body: bytes('{"externalUserId":"Марія-42"}'),
    },
    'e8b54b4558dcc1f99ba506f25628f595b63c255c7dcfde01ff7da6ebd474a87e',
  ],
  [
    'bytes that are no text',
    {
      method: 'POST',
      target: '/resources/applicants/65f0a1b2c3d4e5f60718293a/info/idDoc',
      body: Uint8Array.of(0x00, 0xff, 0x0d, 0x0a, 0x80),
    },
    'f9ec9c05be36a0d29a8129a62fcc18b23ff06f2c025a960b25a371d2f298b29e',
  ],
];

test.each(vectors)('signs %s', (_what, request, signature) => {
  const headers = {
    'X-App-Token': appToken.token,
    'X-App-Access-Ts': timestamp,
    'X-App-Access-Sig': signature,
  };
  expect(signedHeaders(appToken, { ...request, timestamp })).toEqual(headers);
  expect(signedHeaders(appToken, { ...request, method: request.method.toLowerCase(), timestamp })).toEqual(
    headers,
  );
  expect(withAppToken(appToken)(request, new Date(1_607_551_635_999))).toEqual(headers);
});

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
