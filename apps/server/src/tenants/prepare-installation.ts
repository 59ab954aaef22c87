import { type AppError, appError } from '@aval/core/errors';
import { environmentIdSchema, environmentKindSchema, levelIdSchema } from '@aval/core/ids';
import { seededLevels } from '@aval/core/level';
import { failure, type Result, success } from '@aval/core/result';
import type { InstallationStore, Journal } from '../journal/ports.ts';
import type { LevelStore } from '../levels/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Transact } from '../platform/database/transact.ts';
import { permissions } from '../platform/http/route.ts';
import { createAppToken } from './create-app-token.ts';
import type { Environment, EnvironmentKeys, TenantStore } from './ports.ts';

type Stores = {
  readonly tenants: TenantStore;
  readonly levels: LevelStore;
  readonly installation: InstallationStore;
  readonly environmentKeys: EnvironmentKeys;
  readonly journal: Journal;
};
type Dependencies = {
  readonly transact: Transact<Stores>;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
  readonly keyring: Keyring;
};

/** `firstToken` is told when it was made just now. Whoever calls must show it: it is told this once. */
export type Prepared = {
  readonly firstToken: { readonly token: string; readonly secret: string } | undefined;
};

/**
 * Makes what a fresh database lacks: the journal's signing key, a tenant with both environments, their levels and, if
 * `wantsFirstToken` and there never was one, the sandbox's first app token. Safe to call at every start and by several
 * processes at once. Refuses a master key that is not the one this database was made with.
 */
export function prepareInstallation({ transact, clock, identifiers, keyring }: Dependencies) {
  return (wantsFirstToken: boolean): Promise<Result<Prepared, AppError>> =>
    transact<Prepared>(async (stores) => {
      const { tenants, installation } = stores;
      await installation.lock();
      const existing = await installation.find();
      if (existing !== undefined && existing.masterKeyId !== keyring.masterKeyId) {
        return failure(
          appError('state-conflict', 'The master key is not the one this database was made with'),
        );
      }
      if (existing === undefined) await installation.create(clock());
      if (await tenants.isEmpty()) await insertTenant(stores, { clock, identifiers, keyring });
      const sandbox = wantsFirstToken ? await tenants.findEnvironment('sandbox', undefined) : undefined;
      if (sandbox === undefined || (await tenants.listAppTokens(sandbox.id)).length > 0)
        return success({ firstToken: undefined });
      const made = await createAppToken({ transact: (work) => work(stores), clock, identifiers })({
        environment: sandbox,
        name: 'first token',
        permissions,
        actor: { kind: 'system', id: 'first-start' },
      });
      return made.ok ? success({ firstToken: made.value }) : made;
    });
}

async function insertTenant(
  { tenants, levels }: Stores,
  { clock, identifiers, keyring }: Omit<Dependencies, 'transact'>,
): Promise<void> {
  const now = clock();
  const tenantId = identifiers.uuid();
  await tenants.insertTenant({ id: tenantId, name: 'default', createdAt: now });
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
  }
}
