import { questionnaireDefinitionSchema } from '@aval/core/questionnaires/definition';
import type { Queries } from '../platform/database/open-database.ts';
import type { QuestionnaireDefinitionStore, StoredDefinition } from './ports.ts';

export function makeQuestionnaireDefinitionStore(queries: Queries): QuestionnaireDefinitionStore {
  const newest = (environmentId: string) =>
    queries
      .selectFrom('questionnaire_definition')
      .distinctOn('id')
      .selectAll()
      .where('environment_id', '=', environmentId)
      .orderBy('id')
      .orderBy('version', 'desc');
  return {
    find: async (environmentId, id) => {
      const row = await newest(environmentId).where('id', '=', id).executeTakeFirst();
      return row === undefined ? undefined : toStored(row);
    },
    list: async (environmentId) => (await newest(environmentId).execute()).map(toStored),
    insert: async (environmentId, { definition, version, createdAt }) => {
      const { numInsertedOrUpdatedRows } = await queries
        .insertInto('questionnaire_definition')
        .values({
          environment_id: environmentId,
          id: definition.id,
          version,
          definition: JSON.stringify(definition),
          created_at: createdAt,
        })
        .onConflict((conflict) => conflict.columns(['environment_id', 'id', 'version']).doNothing())
        .executeTakeFirstOrThrow();
      return Number(numInsertedOrUpdatedRows) === 1;
    },
  };
}

type Row = { readonly definition: unknown; readonly version: number; readonly created_at: Date };

function toStored(row: Row): StoredDefinition {
  return {
    definition: questionnaireDefinitionSchema.parse(row.definition),
    version: row.version,
    createdAt: row.created_at,
  };
}
