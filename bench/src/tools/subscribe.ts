import { z } from 'zod';
import type { SignedClient } from './signed-client.ts';
import type { SoakReceiver } from './soak-receiver.ts';

/** Makes a webhook that tells the receiver of created and moved applicants. Answers its id. */
export async function subscribe(
  client: SignedClient,
  { url, secretKey }: SoakReceiver,
  settings: object = {},
): Promise<string> {
  const body = {
    name: 'soak',
    target: url,
    targetType: 'http',
    types: ['applicantCreated', 'applicantLevelChanged'],
    secretKey,
    signatureAlgorithm: 'HMAC_SHA256_HEX',
    ...settings,
  };
  const path = '/resources/api/agent/clientWebhooks';
  return (await client.call('POST', path, z.object({ id: z.string() }), body)).id;
}
