import { type AppError, appError } from '@aval/core/errors';
import type { WebhookId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { Context } from '../platform/context.ts';
import type { Replay, ReplayStore } from './ports.ts';

export type ReadReplayDependencies = { readonly replays: ReplayStore };
type Input = { readonly webhookId: WebhookId; readonly replayId: string };

/** How far a replay is. Error: webhook-not-found. */
export function readReplay({ replays }: ReadReplayDependencies) {
  return async (
    { environmentId }: Context,
    { webhookId, replayId }: Input,
  ): Promise<Result<Replay, AppError>> => {
    const found = await replays.find(environmentId, webhookId, replayId);
    return found === undefined ? failure(appError('webhook-not-found', 'Replay not found')) : success(found);
  };
}
