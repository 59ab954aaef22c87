import type { components } from './generated/api.ts';
import { RequestFailure } from './request-failure.ts';
import { retryAfterMs } from './retry-rules.ts';

/** What every refusal says; `errorCode` and `errorName` name the documented ones (see the table in the API's documentation). */
export type Refusal = Omit<components['schemas']['Error'], 'code'> & {
  readonly kind: 'refused';
  /** The HTTP status. */
  readonly status: number;
  /** Whole seconds after which the same request may succeed, where the server says so. */
  readonly retryAfterSeconds?: number;
};

export type ApiFailure =
  | Refusal
  | {
      /** No answer, or (`malformed`) one that cannot be read. */
      readonly kind: RequestFailure['kind'] | 'malformed';
      readonly description: string;
      readonly cause: unknown;
    };

export type Outcome<Data> =
  | { readonly ok: true; readonly data: Data; readonly response: Response }
  | { readonly ok: false; readonly error: ApiFailure };

type Answer = { readonly data?: unknown; readonly error?: unknown; readonly response: Response };

/** A call's answer or its failure, as a value: nothing is thrown but bugs. */
export async function outcome<Answered extends Answer>(
  call: Promise<Answered>,
): Promise<Outcome<NonNullable<Answered['data']>>> {
  try {
    const { data, error, response } = await call;
    if (!response.ok) return { ok: false, error: refusalOf(error, response) };
    if (data !== undefined && data !== null) return { ok: true, data, response };
    return malformed('The answer is empty', undefined);
  } catch (error) {
    if (error instanceof RequestFailure)
      return { ok: false, error: { kind: error.kind, description: error.message, cause: error.cause } };
    if (error instanceof SyntaxError) return malformed('The answer is not JSON', error);
    throw error;
  }
}

/** The data of a call that has to succeed; throws an `Error` that says why it did not. */
export async function expectData<Answered extends Answer>(
  call: Promise<Answered>,
): Promise<NonNullable<Answered['data']>> {
  const settled = await outcome(call);
  if (settled.ok) return settled.data;
  throw new Error(describeFailure(settled.error), { cause: settled.error });
}

/** One line for people and logs: it holds no personal data. */
export function describeFailure(error: ApiFailure): string {
  if (error.kind !== 'refused') return error.description;
  const { status, errorName, description, correlationId } = error;
  return `${status}${errorName === undefined ? '' : ` ${errorName}`}: ${description} (${correlationId})`;
}

function malformed(description: string, cause: unknown): { ok: false; error: ApiFailure } {
  return { ok: false, error: { kind: 'malformed', description, cause } };
}

/** A proxy's error page has none of our members: what is missing is told in our words. */
function refusalOf(body: unknown, { status, headers }: Response): Refusal {
  const members = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  const found = new Map<string, unknown>(members);
  const text = (name: string) => {
    const value = found.get(name);
    return typeof value === 'string' ? value : undefined;
  };
  const errorCode = found.get('errorCode');
  const errorName = text('errorName');
  const pause = retryAfterMs(headers, new Date());
  return {
    kind: 'refused',
    status,
    description: text('description') ?? `The server answered ${status}`,
    correlationId: text('correlationId') ?? headers.get('x-correlation-id') ?? '',
    ...(typeof errorCode === 'number' ? { errorCode } : {}),
    ...(errorName === undefined ? {} : { errorName }),
    ...(pause === undefined ? {} : { retryAfterSeconds: Math.ceil(pause / 1000) }),
  };
}
