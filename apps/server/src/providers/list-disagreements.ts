import { type ReviewResult, reviewResultSchema } from '@aval/core/review';
import type { ProviderVerdict } from '@aval/core/rules/judge-provider';
import type { ApplicantStore } from '../applicants/ports.ts';
import type { Context } from '../platform/context.ts';
import type { DisagreementRow, ProviderSessionStore } from './ports.ts';

export type ListDisagreementsDependencies = {
  readonly providerSessions: Pick<ProviderSessionStore, 'disagreements' | 'find'>;
  readonly applicants: Pick<ApplicantStore, 'findManyWithReview'>;
};
export type Disagreement = Omit<DisagreementRow, 'ours'> & {
  readonly externalUserId: string;
  readonly ours: ReviewResult;
  readonly theirs: ProviderVerdict;
};

/** Attempts on which a provider asked in shadow answered otherwise than the review, an officer's word included; newest first. */
export function listDisagreements({ providerSessions, applicants }: ListDisagreementsDependencies) {
  return async (
    { environmentId }: Pick<Context, 'environmentId'>,
    page: { readonly limit: number; readonly offset: number },
  ): Promise<{ readonly items: readonly Disagreement[]; readonly total: number }> => {
    const { items, total } = await providerSessions.disagreements(environmentId, page);
    const ids = items.map(({ applicantId }) => applicantId);
    const opened = await applicants.findManyWithReview(environmentId, 'id', ids);
    const told: Disagreement[] = [];
    for (const [index, { ours, ...row }] of items.entries()) {
      const applicant = opened[index]?.().applicant;
      if (applicant === undefined) continue;
      const session = await providerSessions.find(environmentId, row.sessionId, applicant.dataKey);
      if (session?.verdict === undefined) continue;
      const { externalUserId } = applicant.profile;
      told.push({ ...row, externalUserId, ours: reviewResultSchema.parse(ours), theirs: session.verdict });
    }
    return { items: told, total };
  };
}
