import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Queries } from '../platform/database/open-database.ts';
import type { EnvironmentKeys } from './ports.ts';

export function makeEnvironmentKeys(queries: Queries, keyring: Keyring): EnvironmentKeys {
  return {
    dataKey: async (environmentId) => {
      const { wrapped_key } = await queries
        .selectFrom('environment')
        .select('wrapped_key')
        .where('environment.id', '=', environmentId)
        .executeTakeFirstOrThrow();
      const key = keyring.unwrapDataKey(environmentId, wrapped_key);
      if (!key.ok) throw new Error(`the key of environment ${environmentId} cannot be unwrapped`);
      return key.value;
    },
  };
}
