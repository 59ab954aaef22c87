import { levelIdSchema } from '@aval/core/ids';
import { type Level, levelTypeSchema, parseLevelDefinition } from '@aval/core/level';
import type { Queries } from '../platform/database/open-database.ts';
import { isUniqueViolation } from '../platform/database/unique-violation.ts';
import type { LevelStore } from './ports.ts';

export function makeLevelStore(queries: Queries): LevelStore {
  const select = (environmentId: string) =>
    queries.selectFrom('level').selectAll().where('environment_id', '=', environmentId);
  return {
    find: async (environmentId, id) => {
      const row = await select(environmentId).where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : toLevel(row);
    },
    findByName: async (environmentId, name) => {
      const row = await select(environmentId).where('name', '=', name).executeTakeFirst();
      return row === undefined ? undefined : toLevel(row);
    },
    lock: async (environmentId, id) => {
      const row = await select(environmentId).where('id', '=', id).forUpdate().executeTakeFirst();
      return row === undefined ? undefined : toLevel(row);
    },
    list: async (environmentId) =>
      (await select(environmentId).orderBy('created_at').orderBy('name').execute()).map(toLevel),
    insert: async (environmentId, level) => {
      const inserted = await queries
        .insertInto('level')
        .values({
          id: level.id,
          environment_id: environmentId,
          name: level.name,
          type: level.type,
          definition: JSON.stringify(level.definition),
          created_at: level.createdAt,
          created_by: level.createdBy ?? null,
        })
        .onConflict((conflict) => conflict.columns(['environment_id', 'name']).doNothing())
        .returning('id')
        .executeTakeFirst();
      return inserted !== undefined;
    },
    update: async (environmentId, level) => {
      try {
        await queries
          .updateTable('level')
          .set({
            name: level.name,
            definition: JSON.stringify(level.definition),
            modified_at: level.modifiedAt ?? null,
            modified_by: level.modifiedBy ?? null,
          })
          .where('environment_id', '=', environmentId)
          .where('id', '=', level.id)
          .execute();
        return true;
      } catch (error) {
        if (isUniqueViolation(error, 'level_environment_id_name_key')) return false;
        throw error;
      }
    },
  };
}

type Row = {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly definition: unknown;
  readonly created_at: Date;
  readonly created_by: string | null;
  readonly modified_at: Date | null;
  readonly modified_by: string | null;
};

function toLevel(row: Row): Level {
  return {
    id: levelIdSchema.parse(row.id),
    name: row.name,
    type: levelTypeSchema.parse(row.type),
    definition: parseLevelDefinition(row.definition),
    createdAt: row.created_at,
    createdBy: row.created_by ?? undefined,
    modifiedAt: row.modified_at ?? undefined,
    modifiedBy: row.modified_by ?? undefined,
  };
}
