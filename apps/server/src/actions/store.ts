import { actionIdSchema, applicantIdSchema } from '@aval/core/ids';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Queries } from '../platform/database/open-database.ts';
import { changingColumns, toAction } from './action-row.ts';
import type { ActionStore } from './ports.ts';

export function makeActionStore(queries: Queries, keyring: Keyring): ActionStore {
  const externalHash = (externalActionId: string) =>
    keyring.searchHash('external-action-id', externalActionId);
  const select = (environmentId: string, id: string) =>
    queries.selectFrom('action').selectAll().where('environment_id', '=', environmentId).where('id', '=', id);
  return {
    ownerOf: async (environmentId, id) => {
      const row = await select(environmentId, id).executeTakeFirst();
      return row === undefined ? undefined : applicantIdSchema.parse(row.applicant_id);
    },
    find: async (environmentId, id, dataKey) => {
      const row = await select(environmentId, id).executeTakeFirst();
      return row === undefined ? undefined : toAction(row, dataKey);
    },
    findByExternalId: async (environmentId, externalActionId) => {
      const row = await queries
        .selectFrom('action')
        .select(['id', 'applicant_id'])
        .where('environment_id', '=', environmentId)
        .where('external_action_hash', '=', externalHash(externalActionId))
        .executeTakeFirst();
      return row === undefined
        ? undefined
        : { id: actionIdSchema.parse(row.id), applicantId: applicantIdSchema.parse(row.applicant_id) };
    },
    lock: async (environmentId, id, dataKey) => {
      const row = await select(environmentId, id).forUpdate().executeTakeFirst();
      return row === undefined ? undefined : toAction(row, dataKey);
    },
    insert: async (environmentId, action, dataKey) => {
      const inserted = await queries
        .insertInto('action')
        .values({
          ...changingColumns(action, dataKey),
          id: action.id,
          environment_id: environmentId,
          applicant_id: action.applicantId,
          level_id: action.levelId,
          level_name: action.levelName,
          external_action_hash: externalHash(action.content.externalActionId),
          review_id: action.reviewId,
          created_at: action.createdAt,
        })
        .onConflict((conflict) => conflict.columns(['environment_id', 'external_action_hash']).doNothing())
        .returning('id')
        .executeTakeFirst();
      return inserted !== undefined;
    },
    save: async (environmentId, action, dataKey) => {
      await queries
        .updateTable('action')
        .set(changingColumns(action, dataKey))
        .where('environment_id', '=', environmentId)
        .where('id', '=', action.id)
        .execute();
    },
    list: async (environmentId, applicantId, dataKey, { limit, offset, newestFirst }) => {
      const direction = newestFirst ? 'desc' : 'asc';
      const [rows, counted] = await Promise.all([
        queries
          .selectFrom('action')
          .selectAll()
          .where('environment_id', '=', environmentId)
          .where('applicant_id', '=', applicantId)
          .orderBy('created_at', direction)
          .orderBy('id', direction)
          .limit(limit)
          .offset(offset)
          .execute(),
        queries
          .selectFrom('action')
          .select((expression) => expression.fn.countAll<string>().as('actions'))
          .where('environment_id', '=', environmentId)
          .where('applicant_id', '=', applicantId)
          .executeTakeFirstOrThrow(),
      ]);
      return { items: rows.map((row) => toAction(row, dataKey)), total: Number(counted.actions) };
    },
  };
}
