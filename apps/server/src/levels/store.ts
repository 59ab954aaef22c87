import { levelIdSchema } from '@aval/core/ids';
import { type Level, parseLevelDefinition } from '@aval/core/level';
import type { Queries } from '../platform/database/open-database.ts';
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
    list: async (environmentId) =>
      (await select(environmentId).orderBy('created_at').orderBy('name').execute()).map(toLevel),
    insert: async (environmentId, level) => {
      await queries
        .insertInto('level')
        .values({
          id: level.id,
          environment_id: environmentId,
          name: level.name,
          type: level.type,
          definition: JSON.stringify(level.definition),
          created_at: level.createdAt,
        })
        .execute();
    },
  };
}

type Row = {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly definition: unknown;
  readonly created_at: Date;
};

function toLevel(row: Row): Level {
  return {
    id: levelIdSchema.parse(row.id),
    name: row.name,
    type: row.type === 'actions' ? 'actions' : 'standalone',
    definition: parseLevelDefinition(row.definition),
    createdAt: row.created_at,
  };
}
