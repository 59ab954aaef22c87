import type { ReviewResult } from '@aval/core/review';
import { z } from 'zod';
import type { GraphqlContext } from '../platform/graphql/context.ts';
import type { FieldAccess } from '../platform/graphql/guard-schema.ts';
import { orThrow } from '../platform/graphql/or-throw.ts';
import type { Builder } from '../platform/graphql/schema-builder.ts';
import { type OverruleReviewDependencies, overruleReview } from '../reviews/overrule-review.ts';
import { parsed, readId } from './graphql-arguments.ts';
import { type ReadKycStatusDependencies, readKycStatus } from './read-kyc-status.ts';
import type { StatusTypes } from './status-types.ts';

export type OfficerMutationDependencies = {
  readonly read: ReadKycStatusDependencies;
  readonly overrule: OverruleReviewDependencies;
};

const labelSchema = z
  .array(z.string().regex(/^[A-Za-z0-9_]{1,64}$/))
  .min(1)
  .max(20);
const commentSchema = z.string().max(4096);

/** Declares what an officer decides. Both answer where the person stands, so whoever may decide has to be one who may look, too. */
export function officerMutations(
  builder: Builder,
  { status }: Pick<StatusTypes, 'status'>,
  deps: OfficerMutationDependencies,
): void {
  const read = readKycStatus(deps.read);
  const overrule = overruleReview(deps.overrule);
  const decide = async (
    own: GraphqlContext,
    id: string,
    result: ReviewResult,
    note: string | null | undefined,
  ) => {
    const applicantId = readId(id);
    const input = {
      applicantId,
      result,
      evenWhileChecking: false,
      remarks: { note: note == null ? undefined : parsed(commentSchema, note) },
    };
    orThrow(await overrule(own.context, input), own);
    return orThrow(await read(own.context, applicantId), own);
  };

  const access: FieldAccess = {
    applicant: false,
    officer: ['review.decide', 'review.read', 'applicant.read'],
  };
  const extensions = { access };
  builder.mutationFields((t) => ({
    approve: t.field({
      type: status,
      extensions,
      args: {
        applicantId: t.arg.id({ required: true }),
        comment: t.arg.string({ description: 'Shown to the applicant' }),
        note: t.arg.string({ description: 'For officers alone' }),
      },
      resolve: (_root, { applicantId, comment, note }, own) =>
        decide(own, applicantId, { reviewAnswer: 'GREEN', ...commented(comment) }, note),
    }),
    reject: t.field({
      type: status,
      extensions,
      args: {
        applicantId: t.arg.id({ required: true }),
        comment: t.arg.string({ required: true, description: 'Shown to the applicant' }),
        reasons: t.arg.stringList({ defaultValue: ['EXTERNAL_DECISION_REJECTION'] }),
        mayTryAgain: t.arg.boolean({ defaultValue: false }),
        note: t.arg.string({ description: 'For officers alone' }),
      },
      resolve: (_root, { applicantId, comment, reasons, mayTryAgain, note }, own) => {
        const result: ReviewResult = {
          reviewAnswer: 'RED',
          rejectLabels: parsed(labelSchema, reasons ?? []),
          reviewRejectType: mayTryAgain === true ? 'RETRY' : 'FINAL',
          ...commented(comment),
        };
        return decide(own, applicantId, result, note);
      },
    }),
  }));
}

function commented(comment: string | null | undefined): { moderationComment?: string } {
  return comment == null || comment === '' ? {} : { moderationComment: parsed(commentSchema, comment) };
}
