import { type AppError, appError } from '@aval/core/errors';
import type { ApplicantId } from '@aval/core/ids';
import { failure, type Result, success } from '@aval/core/result';
import type { Context } from '../platform/context.ts';
import type { MessageStore, StoredMessage } from './ports.ts';

export type ListOutboxDependencies = { readonly messages: Pick<MessageStore, 'list'> };
export type ListOutboxInput = {
  readonly limit: number;
  readonly offset: number;
  readonly applicantId?: ApplicantId | undefined;
};

/** What the sandbox would have sent, newest first, with the codes. Error: `no-permission` in production, always. */
export function listOutbox({ messages }: ListOutboxDependencies) {
  return async (
    { environmentId, environment }: Pick<Context, 'environmentId' | 'environment'>,
    { limit, offset, applicantId }: ListOutboxInput,
  ): Promise<Result<{ readonly items: StoredMessage[]; readonly total: number }, AppError>> => {
    if (environment !== 'sandbox')
      return failure(appError('no-permission', 'This call exists in the sandbox only'));
    return success(await messages.list(environmentId, { limit, offset, applicantId }));
  };
}
