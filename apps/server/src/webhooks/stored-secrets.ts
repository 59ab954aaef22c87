import { z } from 'zod';
import type { SecretKey } from '../platform/crypto/data-key.ts';
import { openJson, sealJson } from '../platform/crypto/sealed-box.ts';
import type { CustomHeader, PreviousSecret } from './ports.ts';

const headers = z.array(z.object({ key: z.string(), value: z.string() }));
const previous = z.object({ secretKey: z.string(), until: z.iso.datetime().transform((at) => new Date(at)) });
const schema = z.discriminatedUnion('version', [
  z
    .object({ version: z.literal(1), secretKey: z.string(), headers })
    .transform((first) => ({ ...first, previousSecret: undefined })),
  z.object({ version: z.literal(2), secretKey: z.string(), headers, previousSecret: previous.optional() }),
]);
type Secrets = {
  readonly secretKey: string;
  readonly previousSecret: PreviousSecret | undefined;
  readonly headers: readonly CustomHeader[];
};

/** Custom headers are sealed with the secrets: they tend to be credentials of the receiver. */
export function sealSecrets(dataKey: SecretKey, webhookId: string, secrets: Secrets): Buffer {
  const { secretKey, previousSecret, headers: custom } = secrets;
  return sealJson(dataKey, context(webhookId), { version: 2, secretKey, headers: custom, previousSecret });
}

/** Throws when the box cannot be opened with the environment's key: that is corruption, not an answer. */
export function openSecrets(dataKey: SecretKey, webhookId: string, sealed: Buffer): Secrets {
  const opened = openJson(dataKey, context(webhookId), sealed, schema);
  if (!opened.ok) throw new Error(`the secrets of webhook ${webhookId} are ${opened.error}`);
  const { secretKey, previousSecret, headers: custom } = opened.value;
  return { secretKey, previousSecret, headers: custom };
}

function context(webhookId: string): string {
  return `webhook.secrets/${webhookId}`;
}
