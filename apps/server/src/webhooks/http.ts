import { success } from '@aval/core/result';
import { z } from 'zod';
import { nothing, type Route, route } from '../platform/http/route.ts';
import { type ConfigurationRouteDependencies, configurationRoutes } from './configuration-routes.ts';
import { type DeliveryRouteDependencies, deliveryRoutes } from './delivery-routes.ts';
import { signatureAlgorithms } from './ports.ts';
import { signPayload } from './sign-payload.ts';

export type WebhookRouteDependencies = ConfigurationRouteDependencies & DeliveryRouteDependencies;

const access = { permission: 'webhook.manage', accessToken: 'refused' } as const;

export function webhookRoutes(deps: WebhookRouteDependencies): Route[] {
  return [...configurationRoutes(deps), ...deliveryRoutes(deps), testDigestRoute()];
}

/** For integrators who check their own signature code: text in, its digest out, with the algorithm that a new webhook has. */
function testDigestRoute(): Route {
  return route(
    {
      method: 'POST',
      path: '/resources/inspectionCallbacks/testDigest',
      access,
      summary: 'Digest of a text under a secret, as webhooks carry it',
      params: nothing,
      query: z.object({
        secretKey: z.string(),
        signatureAlgorithm: z.enum(signatureAlgorithms).default('HMAC_SHA256_HEX'),
      }),
      // The door hands the body of a `text/plain` request on as a text.
      body: z.string().default(''),
      response: { contentTypes: ['text/plain'] },
    },
    async (_context, { query, body }) => {
      const digest = signPayload(query.signatureAlgorithm, query.secretKey, body);
      return success({ bytes: Buffer.from(digest, 'utf8'), contentType: 'text/plain' });
    },
  );
}
