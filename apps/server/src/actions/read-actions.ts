import { type AppError, appError } from '@aval/core/errors';
import type { ActionId, ApplicantId, EnvironmentId } from '@aval/core/ids';
import type { Level } from '@aval/core/level';
import { failure, type Result, success } from '@aval/core/result';
import { type AgreementBody, agreementOf } from '../applicants/applicant-body.ts';
import type { Applicant, ApplicantStore } from '../applicants/ports.ts';
import type { StoredCheck } from '../checks/ports.ts';
import type { LevelStore } from '../levels/ports.ts';
import type { Context } from '../platform/context.ts';
import { loadAction } from './load-action.ts';
import type {
  Action,
  ActionCheckStore,
  ActionImage,
  ActionImageStore,
  ActionPage,
  ActionStore,
} from './ports.ts';

export type ReadActionsDependencies = {
  readonly applicants: Pick<ApplicantStore, 'find'>;
  readonly levels: Pick<LevelStore, 'find'>;
  readonly actions: Pick<ActionStore, 'ownerOf' | 'find' | 'lock' | 'list'>;
  readonly actionImages: Pick<ActionImageStore, 'list'>;
  readonly actionChecks: Pick<ActionCheckStore, 'list'>;
};

/** An action with all that the wire shows of it. */
export type ActionView = {
  readonly action: Action;
  readonly level: Level;
  readonly images: readonly ActionImage[];
  readonly checks: readonly StoredCheck[];
  /** What the applicant agreed to last. */
  readonly agreement: AgreementBody | undefined;
};
type Input = { readonly id: ActionId } | { readonly applicantId: ApplicantId; readonly page: ActionPage };

/** One action, or a page of an applicant's. Checks are those of the present attempt. */
export function readActions(deps: ReadActionsDependencies) {
  return async (
    context: Context,
    input: Input,
  ): Promise<Result<{ readonly items: ActionView[]; readonly total: number }, AppError>> => {
    const { environmentId } = context;
    if ('id' in input) {
      const loaded = await loadAction(deps, context, input.id, 'read');
      if (!loaded.ok) return loaded;
      const { applicant, action } = loaded.value;
      return success({ items: await complete(deps, environmentId, applicant, [action]), total: 1 });
    }
    const applicant = await deps.applicants.find(environmentId, input.applicantId);
    if (applicant === undefined)
      return failure(
        appError('applicant-not-found', `Applicant with id ${input.applicantId} not found (anf)`),
      );
    const found = await deps.actions.list(environmentId, applicant.id, applicant.dataKey, input.page);
    return success({
      items: await complete(deps, environmentId, applicant, found.items),
      total: found.total,
    });
  };
}

async function complete(
  { levels, actionImages, actionChecks }: ReadActionsDependencies,
  environmentId: EnvironmentId,
  { dataKey, profile }: Applicant,
  actions: readonly Action[],
): Promise<ActionView[]> {
  const ids = actions.map(({ id }) => id);
  const levelIds = [...new Set(actions.map(({ levelId }) => levelId))];
  const [images, checks, found] = await Promise.all([
    actionImages.list(environmentId, ids, dataKey),
    actionChecks.list(environmentId, ids, dataKey),
    Promise.all(levelIds.map((id) => levels.find(environmentId, id))),
  ]);
  return actions.map((action) => {
    const level = found.find((candidate) => candidate?.id === action.levelId);
    if (level === undefined) throw new Error(`action ${action.id} has no level`);
    return {
      action,
      level,
      images: images.filter((image) => image.actionId === action.id),
      checks: checks.filter((check) => check.actionId === action.id && check.attemptId === action.attemptId),
      agreement: agreementOf(profile),
    };
  });
}
