import { type AppError, appError } from '@aval/core/errors';
import { failure, type Result, success } from '@aval/core/result';
import type { Applicant, ApplicantStore } from '../applicants/ports.ts';
import type { Context } from '../platform/context.ts';
import { hashLinkCode } from './link-code.ts';
import type { FindLinkOwner, Link, LinkStore } from './ports.ts';

export type LoadLinkDependencies = {
  readonly findLinkOwner: FindLinkOwner;
  readonly links: Pick<LinkStore, 'find'>;
  readonly applicants: Pick<ApplicantStore, 'find'>;
};
export type LoadedLink = {
  /** The applicant's own world: whoever holds his link acts as him. */
  readonly context: Context;
  readonly applicant: Applicant;
  readonly link: Link;
};

/** The link behind a code. Unknown, expired and erased ones are all the same. */
export async function loadLink(
  { findLinkOwner, links, applicants }: LoadLinkDependencies,
  code: string,
  correlationId: string,
): Promise<Result<LoadedLink, AppError>> {
  const codeHash = hashLinkCode(code);
  const owner = await findLinkOwner(codeHash);
  if (owner === undefined) return failure(appError('link-not-found'));
  const { world, applicantId } = owner;
  const applicant = await applicants.find(world.environmentId, applicantId);
  const link =
    applicant === undefined ? undefined : await links.find(world.environmentId, codeHash, applicant.dataKey);
  if (applicant === undefined || link === undefined) return failure(appError('link-not-found'));
  if (applicant.deactivated) return failure(appError('applicant-marked-as-deleted'));
  const actor = { kind: 'applicant' as const, id: applicantId };
  return success({ context: { ...world, actor, correlationId }, applicant, link });
}
