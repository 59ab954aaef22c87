import type { IncomingHttpHeaders } from 'node:http';
import { appError } from '@aval/core/errors';
import { applicantIdSchema } from '@aval/core/ids';
import { failure, success } from '@aval/core/result';
import { z } from 'zod';
import type { Clock } from '../clock/clock.ts';
import type { Context } from '../context.ts';
import { type Credentials, identifyCaller } from '../http/authenticate.ts';
import { nothing, type Route, route } from '../http/route.ts';
import type { GraphqlCaller, GraphqlContext } from './context.ts';
import { eventStream } from './event-stream.ts';
import type { RunGraphql } from './make-graphql.ts';
import { graphqlRequestSchema, placeFiles } from './request.ts';

export type GraphqlRouteDependencies = {
  readonly run: RunGraphql;
  readonly credentials: Credentials;
  readonly clock: Clock;
  /** Milliseconds after which it is asked again whether the credential of a stream still counts. */
  readonly recheckMs: number;
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
      access: { permission: 'review.read', accessToken: 'bound' },
      summary:
        'GraphQL: the KYC flow for applicants, decisions for officers; Accept: text/event-stream subscribes',
      params: nothing,
      query: nothing,
      body: graphqlRequestSchema,
      multipart: { operationsPart: 'operations', mapPart: 'map' },
      response: answerSchema,
    },
    async (context, { body, files, headers }) => {
      const variables = placeFiles(body, files);
      if (!variables.ok) return variables;
      const caller = await readCaller(deps, context, headers);
      if (caller === undefined) return failure(appError('no-permission'));
      const over = new AbortController();
      const own: GraphqlContext = {
        context,
        caller,
        gone: over.signal,
        stillMay: () => stillMay(deps, context, caller, headers),
        bugs: [],
      };
      const params = {
        query: body.query,
        variables: variables.value,
        operationName: body.operationName ?? undefined,
      };
      const response = await deps.run(params, acceptOf(headers, files.size > 0), own);
      const contentType = response.headers.get('content-type') ?? 'application/json';
      if (contentType.startsWith('text/event-stream') && response.body !== null) {
        const recheck = setInterval(() => {
          own.stillMay().then(
            (may) => may || over.abort(),
            () => over.abort(),
          );
        }, deps.recheckMs);
        const stream = eventStream(response.body, {
          onGone: () => {
            clearInterval(recheck);
            over.abort();
          },
          bugOf: () => own.bugs[0],
        });
        // A proxy that gathers answers would hold every event back.
        return success({ stream, contentType, headers: { 'X-Accel-Buffering': 'no' } });
      }
      // A subscription that was refused for its form has begun to follow.
      over.abort();
      if (response.status === 406)
        return failure(
          appError('invalid-value', 'A subscription takes JSON and needs Accept: text/event-stream'),
        );
      return readAnswer(response, own.bugs);
    },
  );
}

/**
 * The form of the answer: events where they are asked for, else one JSON object. Other forms of a stream are not spoken, and one with
 * files would keep them in memory for as long as it lasts.
 */
function acceptOf({ accept = '' }: IncomingHttpHeaders, hasFiles: boolean): string {
  if (!hasFiles && /text\/event-stream/i.test(accept)) return 'text/event-stream';
  return /application\/graphql-response\+json/i.test(accept)
    ? 'application/graphql-response+json'
    : 'application/json';
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

/** The door has verified the credential; what an officer may do is read here. Undefined when it ended meanwhile. */
async function readCaller(
  { credentials, clock }: GraphqlRouteDependencies,
  { actor }: Context,
  headers: IncomingHttpHeaders,
): Promise<GraphqlCaller | undefined> {
  if (actor.kind === 'applicant')
    return { kind: 'applicant', applicantId: applicantIdSchema.parse(actor.id) };
  if (actor.kind === 'officer') {
    const now = await identifyCaller(credentials, clock, headers);
    return now.ok && now.value.kind === 'officer'
      ? { kind: 'officer', permissions: now.value.permissions }
      : undefined;
  }
  const [, publicPart = ''] = String(headers['x-app-token']).split(/[:.]/);
  const found = await credentials.findAppToken(publicPart);
  return found === undefined ? undefined : { kind: 'officer', permissions: found.permissions };
}

/** An app token's signature is of one moment; whether the token still may all that it might is asked without it. */
async function stillMay(
  deps: GraphqlRouteDependencies,
  context: Context,
  caller: GraphqlCaller,
  headers: IncomingHttpHeaders,
): Promise<boolean> {
  if (caller.kind === 'applicant') return (await identifyCaller(deps.credentials, deps.clock, headers)).ok;
  const now = await readCaller(deps, context, headers);
  return (
    now?.kind === 'officer' && caller.permissions.every((permission) => now.permissions.includes(permission))
  );
}
