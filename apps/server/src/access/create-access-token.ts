import type { AppError } from '@aval/core/errors';
import { type Result, success } from '@aval/core/result';
import type { Context } from '../platform/context.ts';
import type { Transact } from '../platform/database/transact.ts';
import { type FindSubjectDependencies, findSubject, type WantedSubject } from './find-subject.ts';
import {
  type IssueAccessTokenDependencies,
  type IssueAccessTokenStores,
  issueAccessToken,
} from './issue-access-token.ts';

export type CreateAccessTokenDependencies = FindSubjectDependencies &
  IssueAccessTokenDependencies & { readonly transact: Transact<IssueAccessTokenStores> };
type Input = WantedSubject & { readonly ttlInSecs: number; readonly oneDevice: boolean };

/** A short-lived token for one applicant, and for one action if that is told; both are created on the level when missing. */
export function createAccessToken(deps: CreateAccessTokenDependencies) {
  const find = findSubject(deps);
  const issue = issueAccessToken(deps);
  return async (
    context: Context,
    { ttlInSecs, oneDevice, ...wanted }: Input,
  ): Promise<Result<{ readonly token: string }, AppError>> => {
    const subject = await find(context, wanted);
    if (!subject.ok) return subject;
    return deps.transact(async (stores) =>
      success({ token: await issue(stores, context, { ...subject.value, ttlInSecs, oneDevice }) }),
    );
  };
}
