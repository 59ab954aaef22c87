import type { EnvironmentId, EnvironmentKind } from '@aval/core/ids';

/** Who makes a change; goes into the journal. Holds an id, never a name or an address. */
export type Actor =
  | { readonly kind: 'app-token'; readonly id: string }
  /** Somebody of the customer's who works with a session of his own; the id is the customer's for him. */
  | { readonly kind: 'officer'; readonly id: string }
  | { readonly kind: 'applicant'; readonly id: string }
  | { readonly kind: 'system'; readonly id: string };

/** In whose world a use case runs and on whose behalf. First argument after the dependencies of every use case. */
export type Context = {
  readonly environmentId: EnvironmentId;
  readonly environment: EnvironmentKind;
  /** Public name of the tenant's environment on the wire (`clientId`). */
  readonly clientId: string;
  readonly actor: Actor;
  /** 32 hex characters, answered as X-Correlation-Id and written into logs and webhooks. */
  readonly correlationId: string;
};
