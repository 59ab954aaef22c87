import { success } from '@aval/core/result';
import { z } from 'zod';
import { nothing, publicRoute, type Route } from '../platform/http/route.ts';

export type HealthDependencies = {
  /** Name of each thing this process needs, and whether it is there now. */
  readonly readiness: () => Promise<Readonly<Record<string, boolean>>>;
  readonly metricsText: () => Promise<string>;
  readonly openapi: () => Readonly<Record<string, unknown>>;
};

const state = z.object({ status: z.string(), checks: z.record(z.string(), z.boolean()).optional() });

export function healthRoutes(deps: HealthDependencies): Route[] {
  return [
    publicRoute(
      {
        method: 'GET',
        path: '/health/live',
        summary: 'The process answers',
        params: nothing,
        query: nothing,
        response: state,
      },
      async () => success({ body: { status: 'ok' } }),
    ),
    publicRoute(
      {
        method: 'GET',
        path: '/health/ready',
        summary: 'Everything the process needs is there; 503 when not',
        params: nothing,
        query: nothing,
        response: state,
      },
      async () => {
        const checks = await deps.readiness();
        const isReady = Object.values(checks).every((there) => there);
        return success({
          status: isReady ? 200 : 503,
          body: { status: isReady ? 'ok' : 'unavailable', checks },
        });
      },
    ),
    publicRoute(
      {
        method: 'GET',
        path: '/resources/status/api',
        summary: 'The API answers',
        params: nothing,
        query: nothing,
        response: z.object({ status: z.string(), verdict: z.string(), checks: z.array(z.unknown()) }),
      },
      async () => success({ body: { status: 'ok', verdict: 'OK', checks: [] } }),
    ),
    publicRoute(
      {
        method: 'GET',
        path: '/openapi.json',
        summary: 'This API as OpenAPI 3.1',
        params: nothing,
        query: nothing,
        response: z.record(z.string(), z.unknown()),
      },
      async () => success({ body: { ...deps.openapi() } }),
    ),
    publicRoute(
      {
        method: 'GET',
        path: '/metrics',
        summary: 'Counters and times in the Prometheus text format',
        params: nothing,
        query: nothing,
        response: { contentTypes: ['text/plain'] },
      },
      async () =>
        success({
          bytes: Buffer.from(await deps.metricsText(), 'utf8'),
          contentType: 'text/plain; version=0.0.4; charset=utf-8',
        }),
    ),
  ];
}
