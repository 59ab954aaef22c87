import { type AppError, appError } from '@aval/core/errors';
import { environmentIdSchema, environmentKindSchema, levelIdSchema } from '@aval/core/ids';
import { seededLevels } from '@aval/core/level';
import { failure, type Result, success } from '@aval/core/result';
import type { InstallationStore } from '../journal/installation-store.ts';
import type { LevelStore } from '../levels/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Transact } from '../platform/database/transact.ts';
import type { Environment, TenantStore } from './ports.ts';

type Stores = {
  readonly tenants: TenantStore;
  readonly levels: LevelStore;
  readonly installation: InstallationStore;
};
type Dependencies = {
  readonly transact: Transact<Stores>;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
  readonly keyring: Keyring;
};

/** `sandbox` is told when it was made just now, so that its first app token can be made and shown. */
export type Prepared = { readonly newSandbox: Environment | undefined };

/**
 * Makes what a fresh database lacks: the journal's signing key, a tenant with both environments, their levels. Safe to call
 * at every start and by several processes at once. Refuses a master key that is not the one this database was made with.
 */
export function prepareInstallation({ transact, clock, identifiers, keyring }: Dependencies) {
  return (): Promise<Result<Prepared, AppError>> =>
    transact(async ({ tenants, levels, installation }) => {
      await installation.lock();
      const existing = await installation.find();
      if (existing !== undefined && existing.masterKeyId !== keyring.masterKeyId) {
        return failure(
          appError('state-conflict', 'The master key is not the one this database was made with'),
        );
      }
      const now = clock();
      if (existing === undefined) await installation.create(now);
      if (!(await tenants.isEmpty())) return success({ newSandbox: undefined });
      const tenantId = identifiers.uuid();
      await tenants.insertTenant({ id: tenantId, name: 'default', createdAt: now });
      let newSandbox: Environment | undefined;
      for (const kind of environmentKindSchema.options) {
        const id = environmentIdSchema.parse(identifiers.uuid());
        const environment: Environment = { id, tenantId, kind, clientId: 'default' };
        await tenants.insertEnvironment(environment, keyring.newDataKey(id).wrapped, now);
        for (const { name, definition } of seededLevels) {
          await levels.insert(id, {
            id: levelIdSchema.parse(identifiers.objectId()),
            name,
            type: 'standalone',
            definition,
            createdAt: now,
          });
        }
        if (kind === 'sandbox') newSandbox = environment;
      }
      return success({ newSandbox });
    });
}
