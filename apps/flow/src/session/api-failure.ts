/**
 * Why a request did not succeed, as far as the page acts differently. `offline`: the server was not reached. `refused`: it understood
 * and said no; `name` is the name of the error table.
 */
export type ApiFailure =
  | { readonly kind: 'offline' }
  | { readonly kind: 'token' }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'not-open' }
  | { readonly kind: 'busy'; readonly afterSeconds: number }
  | { readonly kind: 'refused'; readonly name: string; readonly status: number }
  | { readonly kind: 'unreadable' };

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ApiFailure };

export const good = <T>(value: T): Answer<T> => ({ ok: true, value });
export const bad = (error: ApiFailure): { readonly ok: false; readonly error: ApiFailure } => ({
  ok: false,
  error,
});
