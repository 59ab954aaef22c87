import { plainTheme, themeFileName, themeSchema } from '@aval/core/flow/theme';
import type { Queries } from '../platform/database/open-database.ts';
import type { ThemeStore } from './ports.ts';

export function makeThemeStore(queries: Queries): ThemeStore {
  const select = (environmentId: string) =>
    queries.selectFrom('theme').select('definition').where('environment_id', '=', environmentId);
  return {
    find: async (environmentId) => {
      const row = await select(environmentId).executeTakeFirst();
      return row === undefined ? undefined : themeSchema.parse(row.definition);
    },
    lock: async (environmentId, at) => {
      await queries
        .insertInto('theme')
        .values({ environment_id: environmentId, definition: JSON.stringify(plainTheme), changed_at: at })
        .onConflict((conflict) => conflict.column('environment_id').doNothing())
        .execute();
      const { definition } = await select(environmentId).forUpdate().executeTakeFirstOrThrow();
      return themeSchema.parse(definition);
    },
    save: async (environmentId, theme, at) => {
      await queries
        .updateTable('theme')
        .set({ definition: JSON.stringify(theme), changed_at: at })
        .where('environment_id', '=', environmentId)
        .execute();
      const named = Object.values(theme.files).flatMap((file) =>
        file === undefined ? [] : [themeFileName(file)],
      );
      await queries
        .deleteFrom('theme_file')
        .where('environment_id', '=', environmentId)
        // A list that is never empty; no file has an empty name.
        .where('name', 'not in', ['', ...named])
        .execute();
    },
    addFile: async (environmentId, name, content) => {
      await queries
        .insertInto('theme_file')
        .values({ environment_id: environmentId, name, content })
        .onConflict((conflict) => conflict.columns(['environment_id', 'name']).doNothing())
        .execute();
    },
    readFile: async (environmentId, name) => {
      const row = await queries
        .selectFrom('theme_file')
        .select('content')
        .where('environment_id', '=', environmentId)
        .where('name', '=', name)
        .executeTakeFirst();
      return row?.content;
    },
  };
}
