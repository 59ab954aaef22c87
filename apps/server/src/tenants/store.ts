import { environmentIdSchema, environmentKindSchema } from '@aval/core/ids';
import type { Queries } from '../platform/database/open-database.ts';
import { acrossTenants } from '../platform/database/require-tenant.ts';
import type { TenantStore } from './ports.ts';

export function makeTenantStore(queries: Queries): TenantStore {
  return {
    isEmpty: async () =>
      (await queries.selectFrom('tenant').select('id').limit(1).executeTakeFirst()) === undefined,
    insertTenant: async ({ id, name, createdAt }) => {
      await queries.insertInto('tenant').values({ id, name, created_at: createdAt }).execute();
    },
    insertEnvironment: async (environment, wrappedKey, createdAt) => {
      await queries
        .insertInto('environment')
        .values({
          id: environment.id,
          tenant_id: environment.tenantId,
          kind: environment.kind,
          client_id: environment.clientId,
          wrapped_key: wrappedKey,
          created_at: createdAt,
        })
        .execute();
    },
    findEnvironment: async (kind, tenantName) => {
      const rows = await queries
        .selectFrom('environment')
        .innerJoin('tenant', 'tenant.id', 'environment.tenant_id')
        .select(['environment.id', 'environment.tenant_id', 'environment.kind', 'environment.client_id'])
        .where('environment.kind', '=', kind)
        .$if(tenantName !== undefined, (query) => query.where('tenant.name', '=', tenantName ?? ''))
        .limit(2)
        .modifyEnd(acrossTenants)
        .execute();
      const [row] = rows;
      if (row === undefined || rows.length > 1) return undefined;
      return {
        id: environmentIdSchema.parse(row.id),
        tenantId: row.tenant_id,
        kind: environmentKindSchema.parse(row.kind),
        clientId: row.client_id,
      };
    },
    find: async (environmentId) => {
      const row = await queries
        .selectFrom('environment')
        .selectAll()
        .where('environment.id', '=', environmentId)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return {
        id: environmentId,
        tenantId: row.tenant_id,
        kind: environmentKindSchema.parse(row.kind),
        clientId: row.client_id,
      };
    },
    findByClientId: async (clientId, kind) => {
      const rows = await queries
        .selectFrom('environment')
        .select(['id', 'tenant_id'])
        .where('client_id', '=', clientId)
        .where('kind', '=', kind)
        .limit(2)
        .modifyEnd(acrossTenants)
        .execute();
      const [row] = rows;
      if (row === undefined || rows.length > 1) return undefined;
      return { id: environmentIdSchema.parse(row.id), tenantId: row.tenant_id, kind, clientId };
    },
    listEnvironments: async (tenantName) => {
      const rows = await queries
        .selectFrom('environment')
        .innerJoin('tenant', 'tenant.id', 'environment.tenant_id')
        .select([
          'environment.id',
          'environment.tenant_id',
          'environment.kind',
          'environment.client_id',
          'tenant.name',
        ])
        .$if(tenantName !== undefined, (query) => query.where('tenant.name', '=', tenantName ?? ''))
        .orderBy('tenant.name')
        .orderBy('environment.kind')
        .modifyEnd(acrossTenants)
        .execute();
      return rows.map((row) => ({
        id: environmentIdSchema.parse(row.id),
        tenantId: row.tenant_id,
        kind: environmentKindSchema.parse(row.kind),
        clientId: row.client_id,
        tenantName: row.name,
      }));
    },
    insertAppToken: async (environmentId, token) => {
      await queries
        .insertInto('app_token')
        .values({
          id: token.id,
          environment_id: environmentId,
          name: token.name,
          public_part: token.publicPart,
          private_hash: token.privateHash,
          secret_sealed: token.secretSealed,
          permissions: [...token.permissions],
          created_at: token.createdAt,
          revoked_at: null,
        })
        .execute();
    },
    listAppTokens: async (environmentId) => {
      const rows = await queries
        .selectFrom('app_token')
        .select(['id', 'name', 'public_part', 'permissions', 'created_at', 'revoked_at'])
        .where('environment_id', '=', environmentId)
        .orderBy('created_at')
        .execute();
      return rows.map((row) => ({
        id: row.id,
        name: row.name,
        publicPart: row.public_part,
        permissions: row.permissions,
        createdAt: row.created_at,
        revokedAt: row.revoked_at ?? undefined,
      }));
    },
    revokeAppToken: async (environmentId, publicPart, at) => {
      const row = await queries
        .updateTable('app_token')
        .set({ revoked_at: at })
        .where('environment_id', '=', environmentId)
        .where('public_part', '=', publicPart)
        .where('revoked_at', 'is', null)
        .returning('id')
        .executeTakeFirst();
      return row?.id;
    },
  };
}
