import { type AppError, appError } from '@aval/core/errors';
import { walk } from '@aval/core/flow/walk';
import { failure, type Result } from '@aval/core/result';
import {
  type StartConfirmationDependencies,
  type StartedConfirmation,
  startConfirmation,
} from '../confirmations/start-confirmation.ts';
import type { Context } from '../platform/context.ts';
import { type AdvanceRunDependencies, advanceRun, type Device } from './advance-run.ts';
import type { RunOwner } from './ports.ts';

export type SendCodeDependencies = {
  readonly advance: AdvanceRunDependencies;
  readonly start: StartConfirmationDependencies;
};
type Input = RunOwner & {
  readonly device: Device;
  readonly channel: 'email' | 'phone';
  readonly value: string | undefined;
  readonly lang: string | undefined;
};

/** Sends a code for the step that waits. Errors: those of `advanceRun` and `startConfirmation`, `state-conflict` for another step. */
export function sendCode(deps: SendCodeDependencies) {
  const advance = advanceRun(deps.advance);
  const start = startConfirmation(deps.start);
  return async (
    context: Context,
    { device, channel, value, lang, ...owner }: Input,
  ): Promise<Result<StartedConfirmation, AppError>> => {
    const now = await advance(context, { ...owner, hand: { kind: 'device', device }, events: [] });
    if (!now.ok) return now;
    const { application, world } = now.value;
    const { block } = walk(application.definition, application.state);
    if (block.kind !== 'code' || block.channel !== channel)
      return failure(appError('state-conflict', 'No code is asked for here'));
    // Of an action the value that is known may not be exchanged for another.
    const known = world.confirmable?.[channel];
    return start(context, {
      ...owner,
      kind: channel,
      value: known ?? value,
      lang: lang ?? application.lang,
    });
  };
}
