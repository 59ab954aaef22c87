import { CompactSign } from 'jose';
import type { KycProvider } from '../../providers/ports.ts';
import type { HostedConfig } from './config.ts';
import { fill, isHostedDigest, readHostedWebhook } from './map.ts';

/**
 * Any provider with a page of its own: the person gets a link with a signed token (HS256), and the verdict comes by webhook, read by
 * a field map. There is nobody to ask, so the webhook's digest is all that vouches for it, and a session is named in one only.
 */
export function makeHostedProvider(config: HostedConfig): KycProvider {
  const { name, clientId, environment, link, webhook } = config;
  return {
    name,
    kind: 'hosted',
    clientId,
    environment,
    // Nothing leaves the house before the person opens his link.
    submit: async ({ state }, signal) => {
      signal.throwIfAborted();
      return { status: 'sent', state };
    },
    read: async (_sessionId, _state, signal) => {
      signal.throwIfAborted();
      return { status: 'pending' };
    },
    isGenuine: (headers, bytes) => isHostedDigest(webhook, config.webhookSecret, headers, bytes),
    readWebhook: (bytes) => readHostedWebhook(webhook, bytes),
    link: async (sessionId, now) => {
      const iat = Math.floor(now.getTime() / 1000);
      const claims = fill(link.claims, { session: sessionId });
      const payload = { ...(typeof claims === 'object' ? claims : {}), iat, exp: iat + link.lifetimeSeconds };
      const token = await new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .sign(new TextEncoder().encode(config.tokenSecret));
      const values = Object.entries(link.values).map(([key, value]) => [key, encodeURIComponent(value)]);
      return String(fill(link.template, { ...Object.fromEntries(values), token }));
    },
  };
}
