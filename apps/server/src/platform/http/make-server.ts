import { randomUUID } from 'node:crypto';
import { type AppError, appError, errorEntry } from '@aval/core/errors';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import type { Clock } from '../clock/clock.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Credentials } from './authenticate.ts';
import { errorBody } from './error-body.ts';
import { handleRoute } from './handle-route.ts';
import type { IdempotencyDependencies } from './idempotency.ts';
import { methodsOf } from './methods-of.ts';
import type { RateLimits } from './rate-limits.ts';
import { makeBodyReader } from './read-body.ts';
import { refuseConnection } from './refuse-connection.ts';
import type { Route } from './route.ts';

export type ServerDependencies = {
  readonly routes: readonly Route[];
  readonly credentials: Credentials;
  readonly idempotency: IdempotencyDependencies;
  readonly rateLimits: RateLimits;
  /** Proxies whose word about the client's address is taken. */
  readonly trustedProxies: readonly string[];
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
};

const noHeaders: Readonly<Record<string, string>> = {};

/** The HTTP server: every route of the table behind the same door, every failure in the same body. */
export function makeServer(dependencies: ServerDependencies): FastifyInstance {
  const { routes, log, metrics } = dependencies;
  const server = Fastify({
    logger: false,
    trustProxy: dependencies.trustedProxies.length === 0 ? false : [...dependencies.trustedProxies],
    genReqId: () => randomUUID().replaceAll('-', ''),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 2048 },
    requestTimeout: 120_000,
    keepAliveTimeout: 65_000,
    clientErrorHandler: refuseConnection,
    frameworkErrors: (_error, request, reply) => {
      sendError(request, reply, appError('invalid-value', 'The address of the request is malformed'));
    },
  });
  const readBody = makeBodyReader();

  server.removeAllContentTypeParsers();
  // Bodies are read by the door itself, on every method, since a signature covers their exact bytes.
  server.addContentTypeParser('*', (_request, _payload, done) => done(null, undefined));

  server.addHook('onRequest', (request, reply, done) => {
    reply.header('X-Correlation-Id', request.id);
    reply.header('X-Content-Type-Options', 'nosniff');
    reply.header('Cache-Control', 'no-store');
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    const pattern = request.routeOptions.url ?? 'unknown';
    const seconds = reply.elapsedTime / 1000;
    metrics.requestSeconds.observe(
      { method: request.method, route: pattern, status: String(reply.statusCode) },
      seconds,
    );
    log.info(
      {
        correlationId: request.id,
        method: request.method,
        route: pattern,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
    done();
  });

  const sendError = (request: FastifyRequest, reply: FastifyReply, error: AppError): FastifyReply => {
    if (error.retryAfterSeconds !== undefined) reply.header('Retry-After', String(error.retryAfterSeconds));
    return reply
      .header('X-Correlation-Id', request.id)
      .code(errorEntry(error.name).status)
      .type('application/json')
      .send(JSON.stringify(errorBody(error, request.id)));
  };

  for (const route of routes) {
    server.route({
      method: route.method,
      url: route.path,
      // `exposeHeadRoute` would add routes that no table declares.
      exposeHeadRoute: false,
      handler: async (request, reply) => {
        const answer = await handleRoute(dependencies, readBody, route, request);
        reply.headers(answer.headers ?? noHeaders);
        if (answer.kind === 'failed') return sendError(request, reply, answer.error);
        reply.code(answer.reply.status ?? 200).headers(answer.reply.headers ?? noHeaders);
        if ('stream' in answer.reply) {
          const { stream, contentType } = answer.reply;
          stream.once('error', (error) => {
            if (hasGone(request, error)) return;
            log.error(
              { correlationId: request.id, route: route.path, err: error },
              'a request failed unexpectedly',
            );
          });
          return reply.type(contentType).send(stream);
        }
        if ('bytes' in answer.reply) return reply.type(answer.reply.contentType).send(answer.reply.bytes);
        return reply.type('application/json').send(JSON.stringify(answer.reply.body));
      },
    });
  }

  const allowedMethods = methodsOf(routes);
  server.setNotFoundHandler((request, reply) => {
    const allowed = allowedMethods(request.url);
    if (allowed.length === 0) return sendError(request, reply, appError('route-not-found'));
    reply.header('Allow', allowed.join(', '));
    return sendError(request, reply, appError('method-not-allowed'));
  });
  server.setErrorHandler((error, request, reply) => {
    const refusal = refusalOf(error);
    if (refusal !== undefined) return sendError(request, reply, refusal);
    // Nobody reads this.
    if (hasGone(request, error)) return sendError(request, reply, appError('invalid-value'));
    log.error(
      { correlationId: request.id, route: request.routeOptions.url, err: error },
      'a request failed unexpectedly',
    );
    return sendError(request, reply, appError('internal-error'));
  });
  return server;
}

/** Whether an answer was only cut off because the client did not wait for it: no fault of ours. */
function hasGone({ raw }: FastifyRequest, error: unknown): boolean {
  const isCut = error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
  return isCut && raw.socket.destroyed;
}

/** What the framework itself refuses before a route is reached: a fault of the request, not of ours. */
function refusalOf(error: unknown): AppError | undefined {
  if (!(error instanceof Error) || !('statusCode' in error) || typeof error.statusCode !== 'number')
    return undefined;
  if (error.statusCode === 415) return appError('unsupported-content-type', 'The content type is malformed');
  return error.statusCode >= 400 && error.statusCode < 500 ? appError('invalid-value') : undefined;
}
