import { type AppError, appError, errorEntry } from '@aval/core/errors';
import { failure, type Result, success } from '@aval/core/result';
import type { FastifyRequest } from 'fastify';
import type { Clock } from '../clock/clock.ts';
import type { Context } from '../context.ts';
import { type Caller, type Credentials, identifyCaller, verifySignature } from './authenticate.ts';
import { describeInvalid } from './error-body.ts';
import { type IdempotencyDependencies, onceOnly } from './idempotency.ts';
import { isStorable } from './is-storable.ts';
import { parseQuery } from './parse-query.ts';
import type { RateLimits } from './rate-limits.ts';
import { noBody, type ReadBody } from './read-body.ts';
import { type FilePart, readMultipart } from './read-multipart.ts';
import type { Access, Reply, Route, RouteOutcome, TokenSubject } from './route.ts';

type Dependencies = {
  readonly credentials: Credentials;
  readonly clock: Clock;
  readonly rateLimits: RateLimits;
  readonly idempotency: IdempotencyDependencies;
};
type Headers = Readonly<Record<string, string>>;
type Answer = (
  | { readonly kind: 'reply'; readonly reply: Reply<unknown> }
  | { readonly kind: 'failed'; readonly error: AppError }
) & { readonly headers?: Headers };

/** The door: who calls, may he, are his bytes signed, does he ask too often, is his request well formed; then the route itself. */
export async function handleRoute(
  dependencies: Dependencies,
  readBody: ReadBody,
  route: Route,
  request: FastifyRequest,
): Promise<Answer> {
  const { rateLimits } = dependencies;
  const isPublic = route.access.permission === 'public';
  const takesBytes = route.takesBytes === true;
  const blockedSeconds = isPublic && !takesBytes ? 0 : await rateLimits.blockedSeconds(request.ip);
  if (blockedSeconds > 0) {
    const error = appError('too-many-requests', 'Too many refused credentials came from this address');
    return { kind: 'failed', error: { ...error, retryAfterSeconds: blockedSeconds } };
  }
  const refused = async (error: AppError): Promise<Answer> => {
    if (errorEntry(error.name).status === 401) await rateLimits.countRefusal(request.ip);
    return { kind: 'failed', error };
  };
  const caller = await identify(dependencies, route.access, request);
  if (!caller.ok) return refused(caller.error);
  // Nobody knows who sends a body to a public route: it is read where the route proves by it who that is, and counted first.
  const counting = caller.value === null ? await countRequest(rateLimits, null, request) : undefined;
  if (counting?.error !== undefined)
    return { kind: 'failed', error: counting.error, headers: counting.headers };
  const isRead = caller.value !== null || takesBytes;
  const takesFiles = route.multipart !== undefined;
  const body = isRead
    ? await readBody(request.raw, nameOf(caller.value, request), { takesFiles })
    : success(noBody);
  if (!body.ok) return { kind: 'failed', error: body.error };
  try {
    const context = authorise(caller.value, route.access, request, body.value.bytes);
    if (!context.ok) return refused(context.error);
    // Counted only now: whoever does not hold the secret cannot use up what its owner may ask for.
    const counted = counting ?? (await countRequest(rateLimits, caller.value, request));
    if (counted.error !== undefined)
      return { kind: 'failed', error: counted.error, headers: counted.headers };
    const { headers } = counted;
    const { bytes } = body.value;
    const content = takesBytes
      ? success({ body: undefined, files: noFiles })
      : await readContent(route, request, bytes);
    if (!content.ok) return { kind: 'failed', error: content.error, headers };
    const query = parseQuery(request.raw.url ?? '');
    if (!isStorable([request.params, query, content.value.body])) {
      const description = 'The request holds characters that are none, or is nested too deep';
      return { kind: 'failed', error: appError('invalid-value', description), headers };
    }
    const target = request.raw.url ?? '';
    const run = () =>
      route.run(context.value, {
        params: request.params,
        query,
        ...content.value,
        bytes,
        headers: request.headers,
        target,
        subject: subjectOf(caller.value),
      });
    const outcome = await runOnce(dependencies.idempotency, context.value, request, content.value, run);
    if (takesBytes && outcome.kind === 'failed') return { ...(await refused(outcome.error)), headers };
    if (outcome.kind !== 'invalid') return { ...outcome, headers };
    return {
      kind: 'failed',
      error: appError('invalid-value', describeInvalid(outcome.where, outcome.error, outcome.input)),
      headers,
    };
  } finally {
    body.value.release();
  }
}

/** Counts the request for its caller, or for its address where anybody may call; says in headers how the caller stands. */
async function countRequest(
  rateLimits: RateLimits,
  caller: Caller | null,
  request: FastifyRequest,
): Promise<{ readonly headers: Headers; readonly error?: AppError }> {
  const state = await rateLimits.count(nameOf(caller, request), request.method === 'GET' ? 'read' : 'write');
  if (state === undefined) return { headers: {} };
  const headers = {
    'RateLimit-Limit': String(state.limit),
    'RateLimit-Remaining': String(state.remaining),
    'RateLimit-Reset': String(state.resetSeconds),
  };
  if (!state.isOver) return { headers };
  const error = { ...appError('too-many-requests'), retryAfterSeconds: Math.max(1, state.resetSeconds) };
  return { headers, error };
}

/** A POST with an Idempotency-Key is carried out once; everything else as it comes. */
function runOnce(
  idempotency: IdempotencyDependencies,
  context: Context | null,
  request: FastifyRequest,
  content: Content,
  run: () => Promise<RouteOutcome>,
): Promise<RouteOutcome> {
  const key = request.headers['idempotency-key'];
  if (context === null || request.method !== 'POST' || key === undefined || key === '') return run();
  const { method, raw } = request;
  return onceOnly(idempotency)(context, String(key), { method, target: raw.url ?? '', ...content }, run);
}

function subjectOf(caller: Caller | null): TokenSubject | undefined {
  if (caller?.kind !== 'access-token') return undefined;
  const { applicantId, actionId } = caller;
  return { applicantId, actionId };
}

function nameOf(caller: Caller | null, request: FastifyRequest): string {
  if (caller === null) return `address ${request.ip}`;
  if (caller.kind === 'officer') return caller.sessionId;
  return caller.kind === 'app-token' ? caller.credential.tokenId : caller.applicantId;
}

async function identify(
  dependencies: Dependencies,
  access: Access,
  request: FastifyRequest,
): Promise<Result<Caller | null, AppError>> {
  if (access.permission === 'public') return success(null);
  return identifyCaller(dependencies.credentials, dependencies.clock, request.headers);
}

function authorise(
  caller: Caller | null,
  access: Access,
  request: FastifyRequest,
  body: Buffer,
): Result<Context | null, AppError> {
  if (access.permission === 'public') return success(null);
  if (caller === null) return failure(appError('app-token-invalid-format'));
  if (caller.kind === 'access-token') {
    return access.accessToken === 'bound' || (access.accessToken === 'own' && isOwn(caller, request))
      ? success({ ...caller.context, correlationId: request.id })
      : failure(appError('no-permission'));
  }
  if (caller.kind === 'officer') {
    return caller.permissions.includes(access.permission)
      ? success({ ...caller.context, correlationId: request.id })
      : failure(appError('no-permission'));
  }
  const verified = verifySignature(caller, { method: request.method, target: request.raw.url ?? '', body });
  if (!verified.ok) return verified;
  const { credential } = caller;
  if (!credential.permissions.includes(access.permission)) return failure(appError('no-permission'));
  return success({
    environmentId: credential.environmentId,
    environment: credential.environment,
    clientId: credential.clientId,
    actor: { kind: 'app-token', id: credential.tokenId },
    correlationId: request.id,
  });
}

/** Everything that the address names is the token's: the applicant, the action, or both. */
function isOwn(caller: Extract<Caller, { kind: 'access-token' }>, request: FastifyRequest): boolean {
  const applicantId = paramOf(request, 'applicantId');
  const actionId = paramOf(request, 'actionId');
  if (applicantId === undefined && actionId === undefined) return false;
  return (
    (applicantId === undefined || applicantId === caller.applicantId) &&
    (actionId === undefined || actionId === caller.actionId)
  );
}

type Content = { readonly body: unknown; readonly files: ReadonlyMap<string, FilePart> };
const noFiles: ReadonlyMap<string, FilePart> = new Map();

/** JSON of the body; an empty body is no body, whatever its content type says. */
async function readContent(
  route: Route,
  request: FastifyRequest,
  bytes: Buffer,
): Promise<Result<Content, AppError>> {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && !/^(identity|utf-?8)$/i.test(encoding)) {
    return failure(appError('unsupported-content-type', 'Send the body without compression'));
  }
  const isMultipart = /^multipart\/form-data/i.test(request.headers['content-type'] ?? '');
  const isGraphql = route.multipart !== undefined && 'mapPart' in route.multipart;
  if (route.multipart === undefined || (isGraphql && !isMultipart)) {
    if (bytes.length === 0) return success({ body: undefined, files: noFiles });
    const text = bytes.toString('utf8');
    // To a route that takes no text, JSON labelled as text is JSON: `fetch` labels every string so.
    const isText = /^text\/plain/i.test(request.headers['content-type'] ?? '');
    if (isText && route.body.safeParse(text).success) return success({ body: text, files: noFiles });
    const json = parseJson(text);
    return json.ok ? success({ body: json.value, files: noFiles }) : json;
  }
  if ('mapPart' in route.multipart) return readOperations(route.multipart, request, bytes);
  const { filePart } = route.multipart;
  const textParts =
    'textParts' in route.multipart ? route.multipart.textParts : [route.multipart.metadataPart];
  if (!isMultipart) {
    return failure(appError('unsupported-content-type', 'Send this request as multipart/form-data'));
  }
  const parts = await readMultipart(request.headers, bytes, textParts);
  if (!parts.ok) return parts;
  // A picture under another name would be lost without a word; texts that nobody asked for are left alone.
  const [other] = [...parts.value.files].find(([, file]) => file.fileName !== undefined) ?? [];
  if (other !== undefined && !parts.value.files.has(filePart))
    return failure(
      appError('invalid-value', `The part '${other}' is not expected: send the file as '${filePart}'`),
    );
  if ('textParts' in route.multipart)
    return success({ body: Object.fromEntries(parts.value.texts), files: parts.value.files });
  const { metadataPart } = route.multipart;
  const metadata = parts.value.texts.get(metadataPart);
  if (metadata === undefined && route.multipart.metadataOptional === true)
    return success({ body: undefined, files: parts.value.files });
  if (metadata === undefined)
    return failure(appError('invalid-value', `The part '${metadataPart}' is missing`));
  const json = parseJson(metadata);
  return json.ok ? success({ body: json.value, files: parts.value.files }) : json;
}

async function readOperations(
  { operationsPart, mapPart }: { readonly operationsPart: string; readonly mapPart: string },
  request: FastifyRequest,
  bytes: Buffer,
): Promise<Result<Content, AppError>> {
  const parts = await readMultipart(request.headers, bytes, [operationsPart, mapPart]);
  if (!parts.ok) return parts;
  const operations = parseJson(parts.value.texts.get(operationsPart) ?? '');
  const map = parseJson(parts.value.texts.get(mapPart) ?? '');
  if (!operations.ok || !map.ok || typeof operations.value !== 'object')
    return failure(
      appError('invalid-value', `The parts '${operationsPart}' and '${mapPart}' must hold JSON objects`),
    );
  return success({ body: { ...operations.value, map: map.value }, files: parts.value.files });
}

function parseJson(text: string): Result<unknown, AppError> {
  try {
    const value: unknown = JSON.parse(text);
    return success(value);
  } catch {
    return failure(appError('invalid-value', 'The body is not valid JSON'));
  }
}

function paramOf(request: FastifyRequest, name: string): string | undefined {
  const { params } = request;
  if (typeof params !== 'object' || params === null) return undefined;
  const found = Object.entries(params).find(([key]) => key === name);
  return typeof found?.[1] === 'string' ? found[1] : undefined;
}
