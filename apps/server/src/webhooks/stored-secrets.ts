import { z } from 'zod';
import type { SecretKey } from '../platform/crypto/data-key.ts';
import { openJson, sealJson } from '../platform/crypto/sealed-box.ts';
import type { CustomHeader } from './ports.ts';

const schema = z.object({
  version: z.literal(1),
  secretKey: z.string(),
  headers: z.array(z.object({ key: z.string(), value: z.string() })),
});
type Secrets = { readonly secretKey: string; readonly headers: readonly CustomHeader[] };

/** Custom headers are sealed with the secret: they tend to be credentials of the receiver. */
export function sealSecrets(dataKey: SecretKey, webhookId: string, { secretKey, headers }: Secrets): Buffer {
  return sealJson(dataKey, context(webhookId), { version: 1, secretKey, headers });
}

/** Throws when the box cannot be opened with the environment's key: that is corruption, not an answer. */
export function openSecrets(dataKey: SecretKey, webhookId: string, sealed: Buffer): Secrets {
  const opened = openJson(dataKey, context(webhookId), sealed, schema);
  if (!opened.ok) throw new Error(`the secrets of webhook ${webhookId} are ${opened.error}`);
  return opened.value;
}

function context(webhookId: string): string {
  return `webhook.secrets/${webhookId}`;
}
