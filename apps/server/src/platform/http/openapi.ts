import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { errorBodySchema } from './error-body.ts';
import { nothing, type Route } from './route.ts';

/** OpenAPI 3.1 of the routes, made from the very schemas that parse requests and answers. */
export function describeApi(
  routes: readonly Route[],
  version: string,
  events: readonly ApiEvent[] = [],
  /** Schemas that get a name of their own; those of routes that are among them refer to it. */
  schemas: Readonly<Record<string, z.ZodType>> = {},
): Readonly<Record<string, unknown>> {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) {
    const path = route.path.replace(/:([A-Za-z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    ...createDocument({
      openapi: '3.1.0',
      info: {
        title: 'Aval',
        version,
        description: about,
      },
      paths,
      webhooks: Object.fromEntries(events.map((event) => [event.name, { post: eventOperation(event) }])),
      components: {
        schemas,
        securitySchemes: {
          appToken: {
            type: 'apiKey',
            in: 'header',
            name: 'X-App-Token',
            description: 'With X-App-Access-Ts and X-App-Access-Sig',
          },
          accessToken: { type: 'apiKey', in: 'header', name: 'X-Access-Token' },
        },
      },
    }),
  };
}

/** A request that this server sends: its JSON body by the very schema that makes it, and its headers. */
export type ApiEvent = {
  readonly name: string;
  readonly summary: string;
  readonly headers: z.ZodObject;
  readonly body: z.ZodType;
};

function eventOperation({ summary, headers, body }: ApiEvent): ZodOpenApiOperationObject {
  return {
    summary,
    security: [],
    requestParams: { header: headers },
    requestBody: { required: true, content: { 'application/json': { schema: body } } },
    responses: { '2XX': { description: 'Delivered; every other answer is a failed try' } },
  };
}

const about = `Identity verification: applicants, documents, faces, reviews, actions, webhooks.

Every request is signed: \`X-App-Token\` is the token, \`X-App-Access-Ts\` the Unix time in seconds (at most 60 off), and
\`X-App-Access-Sig\` the lower-case hex HMAC-SHA256 under the secret key over timestamp, METHOD, path with query, and the exact bytes
of the body, in this order and with nothing between. In the sandbox a mismatch answers which string the server signed.

Tokens of applicants and of officers' sessions go without a signature, as \`X-Access-Token\` or \`Authorization: Bearer\`. An officer's
reaches every call of the permissions that his session was given.

A POST may carry \`Idempotency-Key\`: sent again within a day it answers what the first one did. Answers tell in \`RateLimit-*\` how
many requests are left; over the limit comes 429 with \`Retry-After\`.`;

/** Names an operation for generated clients: the method, then the words of the path. */
function operationId({ method, path }: Route): string {
  const words = path
    .split('/')
    .filter((part) => part !== '' && part !== '-' && part !== 'resources')
    .map((part) => (part.startsWith(':') ? `by-${part.slice(1)}` : part))
    .join('-');
  return `${method.toLowerCase()}-${words}`
    .replace(/[^A-Za-z0-9]+(.)/g, (_all, letter: string) => letter.toUpperCase())
    .replace(/[^A-Za-z0-9]/g, '');
}

/** The first word of the path that says what it is about. */
function tagOf({ path }: Route): string {
  const [first = 'service', second, third] = path.split('/').filter((part) => part !== '' && part !== '-');
  if (first !== 'resources') return 'service';
  return (second === 'api' ? third : second) ?? 'service';
}

const idempotencyHeader = z.object({
  'Idempotency-Key': z
    .string()
    .max(255)
    .optional()
    .meta({ description: 'Names the request: sent again within a day, it answers what the first one did' }),
});

function operation(route: Route): ZodOpenApiOperationObject {
  const { access, response } = route;
  const isJson = !('contentTypes' in response);
  const answer = isJson
    ? { content: { 'application/json': { schema: response } } }
    : {
        content: Object.fromEntries(
          response.contentTypes.map((type) => [
            type,
            { schema: { type: 'string' as const, format: 'binary' } },
          ]),
        ),
      };
  return {
    operationId: operationId(route),
    tags: [tagOf(route)],
    summary: route.summary,
    security:
      access.permission === 'public'
        ? []
        : access.accessToken !== 'refused'
          ? [{ appToken: [] }, { accessToken: [] }]
          : [{ appToken: [] }],
    ...(access.permission === 'public' ? {} : { description: `Permission: ${access.permission}` }),
    requestParams: {
      ...(route.params instanceof z.ZodObject ? { path: route.params } : {}),
      ...(route.query instanceof z.ZodObject ? { query: route.query } : {}),
      ...(route.method === 'POST' && access.permission !== 'public' ? { header: idempotencyHeader } : {}),
    },
    ...requestBody(route),
    responses: {
      200: { description: 'Done', ...answer },
      default: { description: 'Failed', content: { 'application/json': { schema: errorBodySchema } } },
    },
  };
}

function requestBody(route: Route): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  if (route.body === nothing) return {};
  if (route.multipart === undefined) {
    const required = !route.body.safeParse(undefined).success;
    return { requestBody: { required, content: { 'application/json': { schema: route.body } } } };
  }
  if ('mapPart' in route.multipart) {
    const { operationsPart, mapPart } = route.multipart;
    const parts = z.looseObject({
      [operationsPart]: route.body,
      [mapPart]: z.record(z.string(), z.array(z.string())),
    });
    const content = { 'application/json': { schema: route.body }, 'multipart/form-data': { schema: parts } };
    return { requestBody: { required: true, content } };
  }
  const { filePart } = route.multipart;
  if ('textParts' in route.multipart) {
    const texts = Object.fromEntries(route.multipart.textParts.map((name) => [name, z.string()]));
    const all = z.object({ ...texts, [filePart]: z.file() });
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema: all } } } };
  }
  const { metadataPart } = route.multipart;
  const parts = z.object({ [metadataPart]: route.body, [filePart]: z.file().optional() });
  return { requestBody: { required: true, content: { 'multipart/form-data': { schema: parts } } } };
}
