import { applicantIdSchema } from '@aval/core/ids';
import { type Result, success } from '@aval/core/result';
import { z } from 'zod';
import type { Clock } from '../clock/clock.ts';
import type { Context } from '../context.ts';
import { type Credentials, identifyCaller } from '../http/authenticate.ts';
import { nothing, type Route, type RouteRequest, route } from '../http/route.ts';
import type { GraphqlCaller, GraphqlContext } from './context.ts';
import { eventStream } from './event-stream.ts';
import type { RunGraphql } from './make-graphql.ts';
import { type GraphqlRequest, graphqlRequestSchema, placeFiles } from './request.ts';

export type GraphqlRouteDependencies = {
  readonly run: RunGraphql;
  readonly credentials: Credentials;
  readonly clock: Clock;
};

const answerSchema = z.looseObject({
  data: z.looseObject({}).nullish(),
  errors: z
    .array(
      z.looseObject({
        message: z.string(),
        extensions: z.looseObject({ code: z.string(), status: z.number().int() }),
      }),
    )
    .optional(),
});

/** The one address of GraphQL. Its caller was made out by the same door as every other's, so no cookie ever signs anybody in. */
export function graphqlRoute(deps: GraphqlRouteDependencies): Route {
  return route(
    {
      method: 'POST',
      path: '/graphql',
      access: { permission: 'review.decide', accessToken: 'bound' },
      summary:
        'GraphQL: the KYC flow for applicants, decisions for officers; Accept: text/event-stream subscribes',
      params: nothing,
      query: nothing,
      body: graphqlRequestSchema,
      multipart: { operationsPart: 'operations', mapPart: 'map' },
      response: answerSchema,
    },
    async (context, request) => {
      const variables = placeFiles(request.body, request.files);
      if (!variables.ok) return variables;
      const { query, operationName } = request.body;
      const gone = new AbortController();
      const own: GraphqlContext = {
        context,
        caller: callerOf(context),
        gone: gone.signal,
        stillMay: () => stillMay(deps, context, request),
        bugs: [],
      };
      const params = { query, variables: variables.value, operationName: operationName ?? undefined };
      const response = await deps.run(params, String(request.headers.accept ?? '*/*'), own);
      const contentType = response.headers.get('content-type') ?? 'application/json';
      if (contentType.startsWith('text/event-stream') && response.body !== null) {
        const stream = eventStream(response.body, {
          onGone: () => gone.abort(),
          bugOf: () => own.bugs[0],
        });
        // A proxy that gathers answers would hold every event back.
        return success({ stream, contentType, headers: { 'X-Accel-Buffering': 'no' } });
      }
      return readAnswer(response, own.bugs);
    },
  );
}

/** A whole success is JSON that an Idempotency-Key remembers; an answer with errors may be asked for again. */
async function readAnswer(response: Response, bugs: readonly unknown[]) {
  if (bugs.length > 0) throw bugs[0];
  const text = await response.text();
  const answer = answerSchema.safeParse(text === '' ? {} : JSON.parse(text));
  if (!answer.success) throw new Error(`GraphQL answered ${response.status} in a form of its own`);
  const { errors = [] } = answer.data;
  if (errors.some(({ extensions }) => extensions.code === 'internal-error'))
    throw new Error('a GraphQL answer could not be made');
  if (errors.length === 0) return success({ body: answer.data, status: response.status });
  const contentType = response.headers.get('content-type') ?? 'application/json';
  return success({ bytes: Buffer.from(text, 'utf8'), contentType, status: response.status });
}

function callerOf({ actor }: Context): GraphqlCaller {
  return actor.kind === 'applicant'
    ? { kind: 'applicant', applicantId: applicantIdSchema.parse(actor.id) }
    : { kind: 'officer' };
}

/** An app token's signature is of one moment; whether the token itself still counts is asked without it. */
async function stillMay(
  { credentials, clock }: GraphqlRouteDependencies,
  { actor }: Context,
  { headers }: RouteRequest<undefined, undefined, GraphqlRequest>,
): Promise<boolean> {
  if (actor.kind !== 'applicant') {
    const [, publicPart = ''] = String(headers['x-app-token']).split(/[:.]/);
    return (await credentials.findAppToken(publicPart))?.permissions.includes('review.decide') === true;
  }
  const caller: Result<{ readonly kind: string }, unknown> = await identifyCaller(
    credentials,
    clock,
    headers,
  );
  return caller.ok;
}
