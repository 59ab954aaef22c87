import { actionChangeRefusal } from '@aval/core/action';
import { type AppError, appError } from '@aval/core/errors';
import type { ActionId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { ApplicantStore } from '../applicants/ports.ts';
import type { Journal } from '../journal/ports.ts';
import type { Clock } from '../platform/clock/clock.ts';
import type { Context } from '../platform/context.ts';
import { loadAction } from './load-action.ts';
import { type Action, type ActionContent, type ActionStore, isTooMuchContent } from './ports.ts';

export type ChangeContentStores = {
  readonly applicants: ApplicantStore;
  readonly actions: ActionStore;
  readonly journal: Journal;
};
type Changed<Told> = {
  readonly content: ActionContent;
  /** What the journal says of it; no personal data. */
  readonly entry: { readonly type: string; readonly payload: Readonly<Record<string, unknown>> };
  readonly told: Told;
};

/** Changes what an action holds, in a transaction and while that is allowed. Errors: those of the state, of `change`, `invalid-value`. */
export async function changeContent<Told>(
  { applicants, actions, journal }: ChangeContentStores,
  clock: Clock,
  context: Context,
  actionId: ActionId,
  change: (content: ActionContent) => Promise<Result<Changed<Told>, AppError>>,
): Promise<Result<Told, AppError>> {
  const { environmentId, actor } = context;
  const loaded = await loadAction({ applicants, actions }, context, actionId, 'lock');
  if (!loaded.ok) return loaded;
  const { applicant, action } = loaded.value;
  if (applicant.deactivated) return failure(appError('applicant-marked-as-deleted'));
  const refusal = actionChangeRefusal(action.state);
  if (refusal !== undefined) return failure(refusal);
  const changed = await change(action.content);
  if (!changed.ok) return changed;
  const { content, entry, told } = changed.value;
  if (isTooMuchContent(content)) return failure(appError('invalid-value', 'The action holds too much data'));
  const saved: Action = { ...action, content };
  await actions.save(environmentId, saved, applicant.dataKey);
  await journal.append({
    environmentId,
    subjectId: applicant.id,
    at: clock(),
    type: entry.type,
    actor,
    payload: { actionId, ...entry.payload },
    dataKey: applicant.dataKey,
  });
  return success(told);
}
