import { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { errorBodySchema } from './error-body.ts';
import { nothing, type Route } from './route.ts';

/** OpenAPI 3.1 of the routes, made from the very schemas that parse requests and answers. */
export function describeApi(
  routes: readonly Route[],
  version: string,
  events: readonly ApiEvent[] = [],
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
        description: 'Identity verification: applicants, documents, reviews, webhooks.',
      },
      paths,
      webhooks: Object.fromEntries(events.map((event) => [event.name, { post: eventOperation(event) }])),
      components: {
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
    requestBody: { content: { 'application/json': { schema: body } } },
    responses: { '2XX': { description: 'Delivered; every other answer is a failed try' } },
  };
}

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
  if (route.multipart === undefined)
    return { requestBody: { content: { 'application/json': { schema: route.body } } } };
  if ('mapPart' in route.multipart) {
    const { operationsPart, mapPart } = route.multipart;
    const parts = z.looseObject({
      [operationsPart]: route.body,
      [mapPart]: z.record(z.string(), z.array(z.string())),
    });
    const content = { 'application/json': { schema: route.body }, 'multipart/form-data': { schema: parts } };
    return { requestBody: { content } };
  }
  const { filePart } = route.multipart;
  if ('textParts' in route.multipart) {
    const texts = Object.fromEntries(route.multipart.textParts.map((name) => [name, z.string()]));
    const all = z.object({ ...texts, [filePart]: z.file() });
    return { requestBody: { content: { 'multipart/form-data': { schema: all } } } };
  }
  const { metadataPart } = route.multipart;
  const parts = z.object({ [metadataPart]: route.body, [filePart]: z.file().optional() });
  return { requestBody: { content: { 'multipart/form-data': { schema: parts } } } };
}
