import { createHmac } from 'node:crypto';
import jsonpointer from 'jsonpointer';
import { z } from 'zod';
import { constantTimeEqual } from '../../platform/crypto/constant-time-equal.ts';
import type { Headers, WebhookReading } from '../../providers/ports.ts';
import type { HostedConfig } from './config.ts';

type Webhook = HostedConfig['webhook'];

/** The digest in the header that was agreed on, over the exact bytes, compared in constant time. */
export function isHostedDigest(
  { header, algorithm }: Webhook,
  secret: string,
  headers: Headers,
  bytes: Buffer,
): boolean {
  const given = headers[header.toLowerCase()];
  const digest = createHmac(algorithm, secret).update(bytes).digest('hex');
  return typeof given === 'string' && constantTimeEqual(digest, given.toLowerCase());
}

/** The verdict that a webhook tells by its field map. A word that the map does not know is no verdict, least of all an approval. */
export function readHostedWebhook(webhook: Webhook, bytes: Buffer): WebhookReading {
  const parsed = parseObject(bytes);
  if (parsed === undefined) return { kind: 'malformed' };
  const at = (pointer: string): unknown => jsonpointer.get(parsed, pointer);
  const { event } = webhook;
  if (event !== undefined) {
    const named = z.string().safeParse(at(event.at));
    if (!named.success) return { kind: 'malformed' };
    if (!event.finals.includes(named.data)) return { kind: 'ignored' };
  }
  const session = z.uuid().safeParse(at(webhook.session));
  const status = z.string().safeParse(at(webhook.status));
  if (!session.success || !status.success) return { kind: 'malformed' };
  const about = { kind: 'about' as const, sessionId: session.data };
  const { rejectLabels, rejectType: reviewRejectType } = webhook;
  if (webhook.refused.includes(status.data))
    return { ...about, verdict: { reviewAnswer: 'RED', rejectLabels, reviewRejectType } };
  if (webhook.approved.includes(status.data)) return { ...about, verdict: { reviewAnswer: 'GREEN' } };
  return { kind: 'malformed' };
}

function parseObject(bytes: Buffer): object | undefined {
  try {
    return z.looseObject({}).safeParse(JSON.parse(bytes.toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

/** A template with its placeholders filled in; what has no value becomes empty. Works through objects and lists. */
export function fill(template: z.core.util.JSONType, values: Readonly<Record<string, string>>): unknown {
  if (typeof template === 'string')
    return template.replace(/\{([a-z]+)\}/gi, (_whole, name: string) =>
      Object.hasOwn(values, name) ? (values[name] ?? '') : '',
    );
  if (Array.isArray(template)) return template.map((each) => fill(each, values));
  if (typeof template === 'object' && template !== null)
    return Object.fromEntries(Object.entries(template).map(([name, each]) => [name, fill(each, values)]));
  return template;
}
