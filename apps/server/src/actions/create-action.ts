import { infeasibleSteps } from '@aval/core/action-steps';
import { type AppError, appError } from '@aval/core/errors';
import { type ApplicantId, actionIdSchema, attemptIdSchema } from '@aval/core/ids';
import type { Level } from '@aval/core/level';
import { failure, type Result, success } from '@aval/core/result';
import type { Applicant, ApplicantStore } from '../applicants/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { LevelStore } from '../levels/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import type { Identifiers } from '../platform/crypto/identifiers.ts';
import type { Transact } from '../platform/database/transact.ts';
import { judgeAll } from '../questionnaires/judge-all.ts';
import type { QuestionnaireDefinitionStore } from '../questionnaires/ports.ts';
import type { ReviewStore } from '../reviews/ports.ts';
import { type Action, type ActionContent, type ActionStore, isTooMuchContent } from './ports.ts';

type Stores = {
  readonly applicants: Pick<ApplicantStore, 'find'>;
  readonly levels: Pick<LevelStore, 'findByName'>;
  readonly reviews: Pick<ReviewStore, 'find'>;
  readonly actions: ActionStore;
  readonly questionnaires: Pick<QuestionnaireDefinitionStore, 'find'>;
  readonly journal: Journal;
};
export type CreateActionDependencies = {
  readonly transact: Transact<Stores>;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
  /** Setting `AVAL_ACTIONS_FOR_UNAPPROVED`. */
  readonly forUnapproved: boolean;
};
export type CreateActionInput = {
  readonly applicantId: ApplicantId;
  readonly levelName: string;
  readonly content: Omit<ActionContent, 'version'>;
};

export type CreatedAction = { readonly applicant: Applicant; readonly action: Action; readonly level: Level };

/** Begins an action on a level of the type `actions`. Its external id is unique in the environment. */
export function createAction({ transact, clock, identifiers, forUnapproved }: CreateActionDependencies) {
  return (
    context: Context,
    { applicantId, levelName, content }: CreateActionInput,
  ): Promise<Result<CreatedAction, AppError>> =>
    transact(async ({ applicants, levels, reviews, actions, questionnaires, journal }) => {
      const { environmentId, actor } = context;
      if (isTooMuchContent(content))
        return failure(appError('invalid-value', 'The action holds too much data'));
      const [applicant, review] = await Promise.all([
        applicants.find(environmentId, applicantId),
        reviews.find(environmentId, applicantId),
      ]);
      if (applicant === undefined || review === undefined)
        return failure(appError('applicant-not-found', `Applicant with id ${applicantId} not found (anf)`));
      if (applicant.deactivated) return failure(appError('applicant-marked-as-deleted'));
      const level = await levels.findByName(environmentId, levelName);
      if (level === undefined) return failure(appError('level-not-found'));
      if (level.type !== 'actions')
        return failure(appError('invalid-value', 'The level is not of the type actions'));
      const infeasible = infeasibleSteps(level.definition);
      if (infeasible.length > 0) {
        const steps = infeasible.join(', ');
        return failure(
          appError('invalid-value', `The level asks for steps that no action carries out: [${steps}]`),
        );
      }
      const isApproved = review.state.status === 'completed' && review.state.result.reviewAnswer === 'GREEN';
      if (!isApproved && !forUnapproved) return failure(appError('applicant-not-approved'));
      const judged =
        content.questionnaires === undefined
          ? success(undefined)
          : await judgeAll(questionnaires, environmentId, content.questionnaires);
      if (!judged.ok) return judged;
      const answers = judged.value === undefined ? {} : { questionnaires: judged.value };
      const at = clock();
      const action: Action = {
        id: actionIdSchema.parse(identifiers.objectId()),
        applicantId,
        levelId: level.id,
        levelName: level.name,
        content: { version: 1, ...content, ...answers },
        reviewId: identifiers.fiveLetters(),
        attemptId: attemptIdSchema.parse(identifiers.fiveLetters()),
        attemptCnt: 0,
        state: { status: 'init', previous: null },
        createdAt: at,
        pendingAt: undefined,
        queuedAt: undefined,
        reviewDate: undefined,
      };
      if (!(await actions.insert(environmentId, action, applicant.dataKey)))
        return failure(appError('action-already-exists'));
      await journal.append({
        environmentId,
        subjectId: applicantId,
        at,
        type: 'actionCreated',
        actor,
        payload: { actionId: action.id, levelName: level.name },
        dataKey: applicant.dataKey,
      });
      return success({ applicant, action, level });
    });
}
