import { sql } from 'kysely';
import type { Queries } from '../platform/database/open-database.ts';
import type { WebhookHealthStore } from './ports.ts';

export function makeWebhookHealthStore(queries: Queries): WebhookHealthStore {
  return {
    recover: async (environmentId, id) => {
      await queries
        .updateTable('webhook')
        .set({ failing_since: null, consecutive_failures: 0 })
        .where('environment_id', '=', environmentId)
        .where('id', '=', id)
        .where('failing_since', 'is not', null)
        .execute();
    },
    fail: async (environmentId, id, at, givenUp) => {
      const row = await queries
        .updateTable('webhook')
        .set((eb) => ({
          failing_since: sql<Date>`coalesce("failing_since", ${at}::timestamptz)`,
          consecutive_failures: eb('consecutive_failures', '+', givenUp ? 1 : 0),
        }))
        .where('environment_id', '=', environmentId)
        .where('id', '=', id)
        .where('enabled', '=', true)
        .returning(['failing_since', 'consecutive_failures'])
        .executeTakeFirst();
      if (row === undefined || row.failing_since === null) return undefined;
      return { failingSince: row.failing_since, consecutiveFailures: row.consecutive_failures };
    },
    disable: async (environmentId, id, at) => {
      const changed = await queries
        .updateTable('webhook')
        .set({ enabled: false, disabled_at: at, disabled_reason: 'failures' })
        .where('environment_id', '=', environmentId)
        .where('id', '=', id)
        .where('enabled', '=', true)
        .executeTakeFirst();
      return changed.numUpdatedRows === 1n;
    },
  };
}
