import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { AppError } from '@aval/core/errors';
import type { Result } from '@aval/core/result';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { FilePart } from './read-multipart.ts';

/** What an app token may be allowed to do; a new token has them all unless told otherwise. */
export const permissions = [
  'applicant.read',
  'applicant.write',
  'document.read',
  'document.write',
  'review.read',
  'review.submit',
  'review.decide',
  'level.read',
  'journal.read',
  'questionnaire.manage',
  'level.write',
  'applicant.erase',
  'applicant.share',
  'applicant.import',
  'access-token.create',
  'action.read',
  'action.write',
  'action.decide',
  'webhook.manage',
  'message.read',
  'source.manage',
  'provider.manage',
] as const;
export type Permission = (typeof permissions)[number];

/** Answer of a route: JSON that its response schema describes, bytes, or a stream of them. */
export type Reply<Body> =
  | { readonly body: Body; readonly headers?: Readonly<Record<string, string>>; readonly status?: number }
  | {
      readonly bytes: Buffer;
      readonly contentType: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly status?: number;
    }
  | {
      /** Sent as it comes; destroyed when the client has gone. */
      readonly stream: Readable;
      readonly contentType: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly status?: number;
    };

/** What an access token is for: its applicant, and the one action if it is for one. */
export type TokenSubject = { readonly applicantId: string; readonly actionId: string | undefined };

/** The request as the door hands it on: parsed parts, and the few raw things that wire quirks need. */
export type RouteRequest<Params, Query, Body> = {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly files: ReadonlyMap<string, FilePart>;
  /** The body exactly as sent; of public routes only where they declare that they take one. */
  readonly bytes: Buffer;
  readonly headers: IncomingHttpHeaders;
  /** Request target exactly as sent. */
  readonly target: string;
  /** Of callers with an access token. */
  readonly subject: TokenSubject | undefined;
};

export type RawRequest = {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly files: ReadonlyMap<string, FilePart>;
  readonly bytes: Buffer;
  readonly headers: IncomingHttpHeaders;
  readonly target: string;
  readonly subject: TokenSubject | undefined;
};

/**
 * Who may call a route. `own`: an access token reaches it for its own applicant (`:applicantId`) and its own action (`:actionId`)
 * only; the path has to name at least one of the two. `bound`: it reaches a route that works on what the token is for, whatever the
 * request says: GraphQL, whose every field decides, and the applicant's page, whose addresses name nobody.
 */
export type Access =
  | { readonly permission: Permission; readonly accessToken: 'own' | 'bound' | 'refused' }
  | { readonly permission: 'public' };

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** For routes without path parameters, query or body: whatever comes is left alone. */
export const nothing = z.unknown().transform(() => undefined);

type Definition<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Output extends z.ZodType,
> = {
  readonly method: Method;
  /** Path with `:name` parameters; an applicant's routes call theirs `applicantId`, an action's `actionId`. */
  readonly path: string;
  readonly access: Access;
  readonly summary: string;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** Present on routes that take multipart: the JSON of `metadataPart`, or the texts of `textParts` by name, become the body. */
  readonly multipart?:
    | {
        readonly metadataPart: string;
        readonly filePart: string;
        /** The part with the JSON may be absent; the body is undefined then. */
        readonly metadataOptional?: true;
      }
    | { readonly textParts: readonly string[]; readonly filePart: string }
    /**
     * The GraphQL multipart request specification: the JSON of one part is the body, that of the other becomes its member `map`.
     * JSON may come without any parts, too.
     */
    | { readonly operationsPart: string; readonly mapPart: string };
  /**
   * The body is handed over as bytes, and read by nobody before: of public routes whose callers prove themselves by its digest, and of
   * those that take pieces of files.
   */
  readonly takesBytes?: true;
  /** Schema of the JSON answer, or the content types of a binary one. */
  readonly response: Output | { readonly contentTypes: readonly string[] };
};

/** A route with its types folded away: schema, permission and handler in one declaration. */
export type Route = Definition<z.ZodType, z.ZodType, z.ZodType, z.ZodType> & {
  readonly run: (context: Context | null, raw: RawRequest) => Promise<RouteOutcome>;
};

export type RouteOutcome =
  | { readonly kind: 'reply'; readonly reply: Reply<unknown> }
  | { readonly kind: 'failed'; readonly error: AppError }
  | {
      readonly kind: 'invalid';
      readonly where: 'path' | 'query' | 'body';
      readonly error: z.ZodError;
      /** What was refused. */
      readonly input: unknown;
    };

/** A route that needs a credential. */
export function route<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Output extends z.ZodType,
>(
  definition: Definition<Params, Query, Body, Output>,
  handle: (
    context: Context,
    request: RouteRequest<z.output<Params>, z.output<Query>, z.output<Body>>,
  ) => Promise<Result<Reply<z.input<Output>>, AppError>>,
): Route {
  return fold(definition, (context, request) => {
    if (context === null) throw new Error(`${definition.path} was reached without a credential`);
    return handle(context, request);
  });
}

/** A route that anybody may call: it sees no tenant's data. */
export function publicRoute<Params extends z.ZodType, Query extends z.ZodType, Output extends z.ZodType>(
  definition: Omit<Definition<Params, Query, typeof nothing, Output>, 'access' | 'body' | 'multipart'>,
  handle: (
    request: RouteRequest<z.output<Params>, z.output<Query>, undefined>,
  ) => Promise<Result<Reply<z.input<Output>>, AppError>>,
): Route {
  return fold({ ...definition, body: nothing, access: { permission: 'public' } }, (_context, request) =>
    handle(request),
  );
}

function fold<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Output extends z.ZodType,
>(
  definition: Definition<Params, Query, Body, Output>,
  handle: (
    context: Context | null,
    request: RouteRequest<z.output<Params>, z.output<Query>, z.output<Body>>,
  ) => Promise<Result<Reply<z.input<Output>>, AppError>>,
): Route {
  const { response } = definition;
  const run: Route['run'] = async (context, raw) => {
    const params = definition.params.safeParse(raw.params);
    if (!params.success) return { kind: 'invalid', where: 'path', error: params.error, input: raw.params };
    const query = definition.query.safeParse(raw.query);
    if (!query.success) return { kind: 'invalid', where: 'query', error: query.error, input: raw.query };
    const body = definition.body.safeParse(raw.body);
    if (!body.success) return { kind: 'invalid', where: 'body', error: body.error, input: raw.body };
    const { files, bytes, headers, target, subject } = raw;
    const outcome = await handle(context, {
      params: params.data,
      query: query.data,
      body: body.data,
      files,
      bytes,
      headers,
      target,
      subject,
    });
    if (!outcome.ok) return { kind: 'failed', error: outcome.error };
    const reply = outcome.value;
    if (!('body' in reply) || 'contentTypes' in response) return { kind: 'reply', reply };
    return { kind: 'reply', reply: { ...reply, body: response.parse(reply.body) } };
  };
  return { ...definition, run };
}
