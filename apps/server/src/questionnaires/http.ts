import { appError } from '@aval/core/errors';
import { applicantIdSchema } from '@aval/core/ids';
import { questionnaireDefinitionSchema } from '@aval/core/questionnaires/definition';
import { questionnaireIdSchema, questionnaireSchema } from '@aval/core/questionnaires/questionnaire';
import { failure, success } from '@aval/core/result';
import { plainDateTime } from '@aval/core/wire-dates';
import { z } from 'zod';
import { listBody, listSchema } from '../platform/http/list-body.ts';
import { nothing, type Route, route } from '../platform/http/route.ts';
import type { QuestionnaireDefinitionStore, StoredDefinition } from './ports.ts';
import { type SaveAnswersDependencies, saveAnswers } from './save-answers.ts';
import { type SaveDefinitionDependencies, saveDefinition } from './save-definition.ts';

export type QuestionnaireRouteDependencies = {
  readonly save: SaveDefinitionDependencies;
  readonly answer: SaveAnswersDependencies;
  readonly questionnaires: Pick<QuestionnaireDefinitionStore, 'find' | 'list'>;
};

const definitionBodySchema = z.intersection(
  questionnaireDefinitionSchema,
  z.object({ version: z.number().int(), createdAt: z.string() }),
);

function definitionBody({ definition, version, createdAt }: StoredDefinition) {
  return { ...definition, version, createdAt: plainDateTime(createdAt) };
}

const params = z.object({ questionnaireId: questionnaireIdSchema });

export function questionnaireRoutes(deps: QuestionnaireRouteDependencies): Route[] {
  const save = saveDefinition(deps.save);
  const answer = saveAnswers(deps.answer);
  return [
    route(
      {
        method: 'GET',
        path: '/resources/api/questionnaires/list',
        access: { permission: 'level.read', accessToken: 'refused' },
        summary: 'All questionnaires, in their newest versions',
        params: nothing,
        query: nothing,
        body: nothing,
        response: listSchema(definitionBodySchema),
      },
      async ({ environmentId }) =>
        success({ body: listBody((await deps.questionnaires.list(environmentId)).map(definitionBody)) }),
    ),
    route(
      {
        method: 'GET',
        path: '/resources/api/questionnaires/:questionnaireId',
        access: { permission: 'level.read', accessToken: 'refused' },
        summary: 'What a questionnaire asks',
        params,
        query: nothing,
        body: nothing,
        response: definitionBodySchema,
      },
      async ({ environmentId }, request) => {
        const found = await deps.questionnaires.find(environmentId, request.params.questionnaireId);
        return found === undefined
          ? failure(appError('questionnaire-not-found'))
          : success({ body: definitionBody(found) });
      },
    ),
    route(
      {
        method: 'POST',
        path: '/resources/api/questionnaires',
        access: { permission: 'questionnaire.manage', accessToken: 'refused' },
        summary: 'Add a questionnaire',
        params: nothing,
        query: nothing,
        body: questionnaireDefinitionSchema,
        response: definitionBodySchema,
      },
      async (context, request) => {
        const saved = await save(context, { definition: request.body, mode: 'create' });
        return saved.ok ? success({ body: definitionBody(saved.value) }) : saved;
      },
    ),
    route(
      {
        method: 'PATCH',
        path: '/resources/api/questionnaires/:questionnaireId',
        access: { permission: 'questionnaire.manage', accessToken: 'refused' },
        summary: 'Replace what a questionnaire asks by a new version',
        params,
        query: nothing,
        body: z.looseObject({}),
        response: definitionBodySchema,
      },
      async (context, request) => {
        const { questionnaireId: id } = request.params;
        const definition = questionnaireDefinitionSchema.safeParse({ ...request.body, id });
        if (!definition.success) {
          const found = await deps.questionnaires.find(context.environmentId, id);
          if (found === undefined) return failure(appError('questionnaire-not-found'));
          const [issue] = definition.error.issues;
          return failure(
            appError('invalid-value', `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`),
          );
        }
        const saved = await save(context, { definition: definition.data, mode: 'change' });
        return saved.ok ? success({ body: definitionBody(saved.value) }) : saved;
      },
    ),
    route(
      {
        method: 'POST',
        path: '/resources/applicants/:applicantId/questionnaires',
        access: { permission: 'applicant.write', accessToken: 'own' },
        summary: 'Answer a questionnaire',
        params: z.object({ applicantId: applicantIdSchema }),
        query: nothing,
        body: questionnaireSchema,
        response: questionnaireSchema.extend({ missing: z.array(z.string()).optional() }),
      },
      async (context, request) => {
        const saved = await answer(context, {
          applicantId: request.params.applicantId,
          questionnaire: request.body,
        });
        if (!saved.ok) return saved;
        const { questionnaire, missing } = saved.value;
        // Who answers is not told what his answers are worth.
        const { score, ...shown } = questionnaire;
        const isApplicant = context.actor.kind === 'applicant';
        return success({
          body: {
            ...shown,
            ...(score === undefined || isApplicant ? {} : { score }),
            ...(missing.length === 0 ? {} : { missing: [...missing] }),
          },
        });
      },
    ),
  ];
}
