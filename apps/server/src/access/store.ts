import type { Queries } from '../platform/database/open-database.ts';
import type { AccessTokenStore } from './ports.ts';

export function makeAccessTokenStore(queries: Queries): AccessTokenStore {
  return {
    insert: async (environmentId, { tokenHash, applicantId, actionId, oneDevice, createdAt, expiresAt }) => {
      await queries
        .insertInto('access_token')
        .values({
          token_hash: tokenHash,
          environment_id: environmentId,
          applicant_id: applicantId,
          action_id: actionId ?? null,
          one_device: oneDevice,
          device_hash: null,
          created_at: createdAt,
          expires_at: expiresAt,
        })
        .execute();
    },
    removeExpired: async (environmentId, moment) => {
      await queries
        .deleteFrom('access_token')
        .where('environment_id', '=', environmentId)
        .where('expires_at', '<', moment)
        .execute();
    },
  };
}
