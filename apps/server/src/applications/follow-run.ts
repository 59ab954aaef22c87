import type { AppError } from '@aval/core/errors';
import { appError } from '@aval/core/errors';
import { failure, type Result, success } from '@aval/core/result';
import { followChanges } from '../platform/changes/follow-changes.ts';
import type { Changes } from '../platform/changes/ports.ts';
import type { Context } from '../platform/context.ts';
import { type AdvanceRunDependencies, advanceRun, type Device } from './advance-run.ts';
import type { RunOwner } from './ports.ts';
import { type ShowRunDependencies, showRun } from './show-run.ts';
import type { View } from './view-schema.ts';

export type FollowRunDependencies = {
  readonly advance: AdvanceRunDependencies;
  readonly show: ShowRunDependencies;
  readonly changes: Changes;
};
export type RunNews =
  | { readonly event: 'view'; readonly view: View }
  /** Another device has the run in hand now. */
  | { readonly event: 'elsewhere' }
  /** The credential counts no more. */
  | { readonly event: 'expired' };
type Input = RunOwner & {
  readonly device: Device;
  /** Aborted when nobody listens any more. */
  readonly gone: AbortSignal;
  /** Asked before each view is told. */
  readonly stillMay: () => Promise<boolean>;
};

/**
 * The view, and then every time that it changed, the moment the change is committed by whichever process. Errors: those of
 * `advanceRun`, and `too-many-requests` when too many follow the same applicant.
 */
export function followRun({ advance, show, changes }: FollowRunDependencies) {
  const move = advanceRun(advance);
  const look = showRun(show);
  return async (
    context: Context,
    { device, gone, stillMay, ...owner }: Input,
  ): Promise<Result<AsyncIterable<RunNews>, AppError>> => {
    const hand = { kind: 'device', device } as const;
    const first = await move(context, { ...owner, hand, events: [] });
    if (!first.ok) return first;
    const subject = { environmentId: context.environmentId, subjectId: owner.applicantId };
    const ticks = await followChanges(changes, subject, gone);
    if (ticks === undefined)
      return failure(appError('too-many-requests', 'Too many follow this applicant at one time'));
    return success(news(ticks));

    async function* news(all: AsyncIterable<undefined>): AsyncGenerator<RunNews> {
      let told = '';
      for await (const _ of all) {
        if (!(await stillMay())) {
          yield { event: 'expired' };
          return;
        }
        const now = await move(context, { ...owner, hand, events: [] });
        if (!now.ok) {
          if (now.error.name === 'continued-elsewhere') yield { event: 'elsewhere' };
          return;
        }
        const view = await look(context, { ...now.value, taken: false });
        if (!view.ok) return;
        const text = JSON.stringify(view.value);
        // Not every change moves a person.
        if (text === told) continue;
        told = text;
        yield { event: 'view', view: view.value };
      }
    }
  };
}
