import type { EnvironmentId } from '@aval/core/ids';
import type { Context } from '../platform/context.ts';
import type { TenantStore } from './ports.ts';

/**
 * In whose world a job runs: its payload carries the environment's id only. `name` says in the journal who acts. Undefined when
 * there is no such environment.
 */
export function contextOfJob(deps: { readonly tenants: Pick<TenantStore, 'find'> }, name: string) {
  return async (environmentId: EnvironmentId, correlationId: string): Promise<Context | undefined> => {
    const environment = await deps.tenants.find(environmentId);
    if (environment === undefined) return undefined;
    const { kind, clientId } = environment;
    return { environmentId, environment: kind, clientId, actor: { kind: 'system', id: name }, correlationId };
  };
}
