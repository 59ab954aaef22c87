import { type AppError, appError } from '@aval/core/errors';
import { failure, type Result, success } from '@aval/core/result';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Actor } from '../platform/context.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { Environment, EnvironmentKeys, TenantStore } from './ports.ts';

type Stores = {
  readonly tenants: TenantStore;
  readonly environmentKeys: EnvironmentKeys;
  readonly journal: Journal;
};
type Dependencies = { readonly transact: Transact<Stores>; readonly clock: Clock };
type Input = { readonly environment: Environment; readonly publicPart: string; readonly actor: Actor };

/** Ends an app token's life; running servers notice within a second. Fails when there is no such living token. */
export function revokeAppToken({ transact, clock }: Dependencies) {
  return ({
    environment,
    publicPart,
    actor,
  }: Input): Promise<Result<{ readonly tokenId: string }, AppError>> =>
    transact(async ({ tenants, environmentKeys, journal }) => {
      const at = clock();
      const tokenId = await tenants.revokeAppToken(environment.id, publicPart, at);
      if (tokenId === undefined) return failure(appError('app-token-not-found'));
      const dataKey = await environmentKeys.dataKey(environment.id);
      const subjectId = environment.id;
      await journal.append({
        environmentId: environment.id,
        subjectId,
        at,
        type: 'appTokenRevoked',
        actor,
        payload: { tokenId },
        dataKey,
      });
      return success({ tokenId });
    });
}
