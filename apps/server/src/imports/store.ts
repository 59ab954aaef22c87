import { applicantIdSchema, environmentIdSchema } from '@aval/core/ids';
import type { Queries } from '../platform/database/open-database.ts';
import { acrossTenants } from '../platform/database/require-tenant.ts';
import type { ShareTokenStore } from './ports.ts';

export function makeShareTokenStore(queries: Queries): ShareTokenStore {
  return {
    insert: async (token) => {
      await queries
        .insertInto('share_token')
        .values({
          token_hash: token.tokenHash,
          environment_id: token.environmentId,
          applicant_id: token.applicantId,
          for_environment_id: token.forEnvironmentId,
          created_at: token.createdAt,
          expires_at: token.expiresAt,
        })
        .execute();
    },
    // Who holds the token does not know whose it is: the token itself, made for his environment, is the permission.
    find: async (forEnvironmentId, tokenHash) => {
      const row = await queries
        .selectFrom('share_token')
        .selectAll()
        .where('token_hash', '=', tokenHash)
        .where('for_environment_id', '=', forEnvironmentId)
        .where('used_at', 'is', null)
        .modifyEnd(acrossTenants)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return {
        tokenHash,
        environmentId: environmentIdSchema.parse(row.environment_id),
        applicantId: applicantIdSchema.parse(row.applicant_id),
        forEnvironmentId,
        createdAt: row.created_at,
        expiresAt: row.expires_at,
      };
    },
    use: async ({ environmentId, tokenHash }, at) => {
      const row = await queries
        .updateTable('share_token')
        .set({ used_at: at })
        .where('environment_id', '=', environmentId)
        .where('token_hash', '=', tokenHash)
        .where('used_at', 'is', null)
        .returning('token_hash')
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}
