import { webhookIdSchema } from '@aval/core/ids';
import { z } from 'zod';
import { signatureAlgorithms } from './ports.ts';
import { subscribableTypes } from './subscribable-types.ts';

/** Shown in place of a secret. Sent back by a client that read, changed and wrote, it means: as it was. */
export const maskedSecret = '********';

const target = z
  .string()
  .max(2048)
  .refine(isWebAddress, 'must be an absolute http or https address without user name and fragment');

function isWebAddress(text: string): boolean {
  // A URL loses its line breaks when it is read: what is stored and shown would not be what is called.
  const url = /^[\x21-\x7e]+$/.test(text) && URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== 'http:' && url.protocol !== 'https:')) return false;
  return url.username === '' && url.password === '' && url.hash === '';
}

/** Headers that describe the request itself, or that are ours to set. */
const reservedHeaders = new Set([
  'host',
  'connection',
  'keep-alive',
  'proxy-connection',
  'transfer-encoding',
  'te',
  'trailer',
  'upgrade',
  'expect',
  'content-length',
  'content-type',
  'content-encoding',
  'x-payload-digest',
  'x-payload-digest-alg',
  'x-payload-digest-previous',
  'x-event-id',
  'webhook-id',
  'webhook-timestamp',
  'webhook-signature',
  'user-agent',
]);

const header = z.object({
  key: z
    .string()
    .max(256)
    .regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'must be the name of an HTTP header')
    .refine((key) => !reservedHeaders.has(key.toLowerCase()), 'this header cannot be set'),
  value: z
    .string()
    .max(4096)
    .regex(/^[\t\x20-\x7e]*$/, 'must be printable ASCII'),
});

const types = z
  .array(z.enum(subscribableTypes))
  .min(1)
  .transform((all) => [...new Set(all)]);

const secretKey = z
  .string()
  .max(256)
  .refine((text) => text === '' || text.length >= 8, 'must be 8 characters or more')
  .transform((text) => (text === '' || text === maskedSecret ? undefined : text));

const optionalSettings = {
  name: z.string().max(256).nullish(),
  description: z.string().max(2048).nullish(),
  targetType: z
    .string()
    .refine(
      (type) => type === 'http',
      "only 'http' is supported: nothing is sent to email, slack or telegram",
    )
    .nullish(),
  applicantType: z.enum(['individual', 'company']).nullish(),
  sourceKeys: z.array(z.string().min(1).max(256)).max(100).nullish(),
  secretKey: secretKey.nullish(),
  signatureAlgorithm: z.enum(signatureAlgorithms).nullish(),
  headers: z.array(header).max(20).nullish(),
  notResendFailedWebhooks: z.boolean().nullish(),
  enabled: z.boolean().nullish(),
};

/** Body of a creation. Fields that the server decides (id, clientId, dates) are ignored. */
export const newWebhookSchema = z
  .object({ target, types, ...optionalSettings })
  .refine(({ headers }) => headers?.every(({ value }) => value !== maskedSecret) ?? true, {
    path: ['headers'],
    message: 'a new header has no value yet that could be masked',
  });
export type NewWebhook = z.output<typeof newWebhookSchema>;

/** Body of a change: what is absent stays, null means none or the default. */
export const webhookChangeSchema = z.object({
  id: webhookIdSchema,
  target: target.optional(),
  types: types.optional(),
  ...optionalSettings,
});
export type WebhookChange = z.output<typeof webhookChangeSchema>;

/** Seconds that the present secret signs along after a rotation: a day, at most a week. */
const keepOldSeconds = z.number().int().min(0).max(604_800).default(86_400);

/** Body of a rotation; an absent secret is made. */
export const rotationSchema = z
  .object({ secretKey: secretKey.nullish(), keepOldSeconds })
  .default({ keepOldSeconds: 86_400 });
export type Rotation = z.output<typeof rotationSchema>;
