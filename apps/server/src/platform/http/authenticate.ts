import { type AppError, appError } from '@aval/core/errors';
import { failure, type Result, success } from '@aval/core/result';
import type { Clock } from '../clock/clock.ts';
import type { Context } from '../context.ts';
import { isSignatureOf } from './request-signature.ts';
import type { Permission } from './route.ts';

/** Seconds by which a client's clock may differ from ours. */
const maximumClockSkew = 60;

/** What the doors need to know of an app token. */
export type AppTokenCredential = Omit<Context, 'correlationId' | 'actor'> & {
  readonly tokenId: string;
  readonly secret: string;
  readonly permissions: readonly Permission[];
  readonly privatePartFits: (privatePart: string) => boolean;
};

/** Port of the door: where credentials are looked up. */
export type Credentials = {
  readonly findAppToken: (publicPart: string) => Promise<AppTokenCredential | undefined>;
  /** `device` is what the caller says of himself; a token of one device counts for the first that comes, and for no other. */
  readonly findAccessToken: (
    token: string,
    device: string | undefined,
  ) => Promise<
    | (Omit<Context, 'correlationId' | 'actor'> & {
        readonly applicantId: string;
        /** Of a token that is for one action, too. */
        readonly actionId: string | undefined;
      })
    | undefined
  >;
  /** A session that counts now, whose app token does, too. */
  readonly findOfficerSession: (token: string) => Promise<OfficerCredential | undefined>;
};

/** An officer of the customer's, and what he may do: never more than the app token that made his session. */
export type OfficerCredential = Omit<Context, 'correlationId' | 'actor'> & {
  readonly sessionId: string;
  /** The customer's id for him. */
  readonly officerId: string;
  readonly permissions: readonly Permission[];
};

/** Somebody whose headers are in order; an app token still has to prove itself by the signature of the whole request. */
export type Caller =
  | {
      readonly kind: 'app-token';
      readonly credential: AppTokenCredential;
      readonly timestamp: string;
      readonly signature: string;
    }
  | {
      readonly kind: 'access-token';
      readonly context: Omit<Context, 'correlationId'>;
      readonly applicantId: string;
      readonly actionId: string | undefined;
    }
  | {
      readonly kind: 'officer';
      readonly context: Omit<Context, 'correlationId'>;
      readonly sessionId: string;
      readonly permissions: readonly Permission[];
    };

type Headers = Readonly<Record<string, string | string[] | undefined>>;

const tokenShape = /^(sbx|prd):([A-Za-z0-9]{8,64})\.([A-Za-z0-9]{8,64})$/;

/** First half of authentication, before any byte of the body is read. Errors 4000 to 4007, in the order of the table. */
export async function identifyCaller(
  credentials: Credentials,
  clock: Clock,
  headers: Headers,
): Promise<Result<Caller, AppError>> {
  const token = single(headers['x-app-token']);
  const timestamp = single(headers['x-app-access-ts']);
  const signature = single(headers['x-app-access-sig']);
  if (token === undefined && timestamp === undefined && signature === undefined)
    return identifyByBearer(credentials, headers);
  if (token === undefined || timestamp === undefined || signature === undefined) {
    return failure(appError('app-token-not-all-auth-params-provided'));
  }
  // HTTP joins what comes several times with commas, which none of the three can hold.
  if ([token, timestamp, signature].some((value) => value.includes(',')))
    return failure(appError('app-token-invalid-params', 'An authentication header was sent more than once'));
  const parts = tokenShape.exec(token);
  if (parts === null) return failure(appError('app-token-invalid-format'));
  const [, prefix, publicPart = '', privatePart = ''] = parts;
  if (!/^\d{1,16}$/.test(timestamp) || !/^[0-9a-f]{64}$/i.test(signature))
    return failure(appError('app-token-invalid-value'));
  const credential = await credentials.findAppToken(publicPart);
  if (credential === undefined || prefix !== (credential.environment === 'sandbox' ? 'sbx' : 'prd')) {
    return failure(appError('app-token-not-found'));
  }
  if (!credential.privatePartFits(privatePart)) return failure(appError('app-token-private-part-mismatch'));
  if (Math.abs(clock().getTime() / 1000 - Number(timestamp)) > maximumClockSkew) {
    return failure(appError('app-token-request-expired'));
  }
  return success({ kind: 'app-token', credential, timestamp, signature });
}

/** Second half: the signature over the exact request. In the sandbox a mismatch tells what the server signed. */
export function verifySignature(
  caller: Extract<Caller, { kind: 'app-token' }>,
  request: { readonly method: string; readonly target: string; readonly body: Buffer },
): Result<undefined, AppError> {
  const signed = {
    timestamp: caller.timestamp,
    method: request.method,
    target: request.target,
    body: request.body,
  };
  if (isSignatureOf(caller.signature, caller.credential.secret, signed)) return success(undefined);
  if (caller.credential.environment !== 'sandbox') return failure(appError('app-token-signature-mismatch'));
  const hint = `the server signed '${caller.timestamp}${request.method}${request.target}' followed by the ${request.body.length} bytes of the body`;
  return failure(appError('app-token-signature-mismatch', `Request signature mismatch: ${hint}`));
}

/** By an applicant's access token or an officer's session: whoever holds it is believed, without a signature. */
async function identifyByBearer(
  credentials: Credentials,
  headers: Headers,
): Promise<Result<Caller, AppError>> {
  const bearer = /^Bearer +(\S+)$/i.exec(single(headers['authorization']) ?? '')?.[1];
  const token = single(headers['x-access-token']) ?? bearer;
  if (token === undefined) return failure(appError('app-token-invalid-format'));
  const found = await credentials.findAccessToken(token, single(headers['x-flow-device']));
  if (found === undefined) return identifyOfficer(credentials, token);
  const { applicantId, actionId, ...world } = found;
  return success({
    kind: 'access-token',
    applicantId,
    actionId,
    context: { ...world, actor: { kind: 'applicant', id: applicantId } },
  });
}

async function identifyOfficer(credentials: Credentials, token: string): Promise<Result<Caller, AppError>> {
  const found = await credentials.findOfficerSession(token);
  if (found === undefined) return failure(appError('access-token-invalid'));
  const { sessionId, officerId, permissions, ...world } = found;
  const context = { ...world, actor: { kind: 'officer' as const, id: officerId } };
  return success({ kind: 'officer', context, sessionId, permissions });
}

function single(value: string | string[] | undefined): string | undefined {
  const text = Array.isArray(value) ? value[0] : value;
  return text === undefined || text === '' ? undefined : text;
}
