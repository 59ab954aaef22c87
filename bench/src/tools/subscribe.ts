import { expectData } from '@aval/client/outcome';
import type { SignedClient } from './signed-client.ts';
import type { SoakReceiver } from './soak-receiver.ts';

/** Makes a webhook that tells the receiver of created and moved applicants. Answers its id. */
export async function subscribe(
  client: SignedClient,
  { url, secretKey }: SoakReceiver,
  settings: {
    readonly types?: ('applicantCreated' | 'applicantLevelChanged')[];
    readonly sourceKeys?: string[];
  } = {},
): Promise<string> {
  const made = await expectData(
    client.POST('/resources/api/agent/clientWebhooks', {
      body: {
        name: 'soak',
        target: url,
        targetType: 'http',
        types: ['applicantCreated', 'applicantLevelChanged'],
        secretKey,
        signatureAlgorithm: 'HMAC_SHA256_HEX',
        ...settings,
      },
    }),
  );
  return made.id;
}
