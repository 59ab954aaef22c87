import type { ApplicantId } from '@aval/core/ids';
import type { Context } from '../context.ts';
import type { Permission } from '../http/route.ts';

/** Who asks: an applicant by his access token, or an officer by his session or his program's app token, who may do what he was given. */
export type GraphqlCaller =
  | { readonly kind: 'applicant'; readonly applicantId: ApplicantId }
  | { readonly kind: 'officer'; readonly permissions: readonly Permission[] };

/** What resolvers get. */
export type GraphqlContext = {
  readonly context: Context;
  readonly caller: GraphqlCaller;
  /** Aborted when nobody reads the answer any more, or may. */
  readonly gone: AbortSignal;
  /** Whether the credential still counts: a subscription outlives the request that was let in. */
  readonly stillMay: () => Promise<boolean>;
  /** Takes what was thrown and not foreseen; it is logged, and told to nobody. */
  readonly bugs: unknown[];
};
