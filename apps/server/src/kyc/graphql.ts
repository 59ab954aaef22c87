import type { GraphQLSchema } from 'graphql';
import type { Changes } from '../platform/changes/ports.ts';
import type { FieldAccess } from '../platform/graphql/guard-schema.ts';
import { orThrow } from '../platform/graphql/or-throw.ts';
import { makeSchemaBuilder } from '../platform/graphql/schema-builder.ts';
import { type ApplicantMutationDependencies, applicantMutations } from './applicant-mutations.ts';
import { followKycStatus } from './follow-kyc-status.ts';
import { subjectOf } from './graphql-arguments.ts';
import { type OfficerMutationDependencies, officerMutations } from './officer-mutations.ts';
import { type ReadKycStatusDependencies, readKycStatus } from './read-kyc-status.ts';
import { statusTypes } from './status-types.ts';

export type KycGraphqlDependencies = ApplicantMutationDependencies &
  OfficerMutationDependencies & {
    readonly read: ReadKycStatusDependencies;
    readonly changes: Changes;
  };

/** The KYC flow in GraphQL: what the person does, what an officer decides, and where the person stands. No rules: use cases have them. */
export function kycSchema(deps: KycGraphqlDependencies): GraphQLSchema {
  const read = readKycStatus(deps.read);
  const follow = followKycStatus(deps);
  const builder = makeSchemaBuilder();
  const types = statusTypes(builder);
  const { status } = types;
  // The state tells a phone number, which is the applicant's data.
  const access: FieldAccess = { applicant: true, officer: ['review.read', 'applicant.read'] };
  const extensions = { access };

  builder.queryType({
    fields: (t) => ({
      KYCstatus: t.field({
        type: status,
        extensions,
        description: 'Where the person stands. An officer names the applicant; an applicant sees himself.',
        args: { applicantId: t.arg.id() },
        resolve: async (_root, { applicantId }, own) =>
          orThrow(await read(own.context, orThrow(subjectOf(own, applicantId), own)), own),
      }),
    }),
  });

  builder.subscriptionType({
    fields: (t) => ({
      KYCstatus: t.field({
        type: status,
        extensions,
        description: 'Where the person stands, at once and again whenever it changes.',
        args: { applicantId: t.arg.id() },
        subscribe: async (_root, { applicantId }, own) => {
          const subject = orThrow(subjectOf(own, applicantId), own);
          const { gone, stillMay } = own;
          return orThrow(await follow(own.context, { applicantId: subject, gone, stillMay }), own);
        },
        resolve: (state) => state,
      }),
    }),
  });

  builder.mutationType({});
  applicantMutations(builder, types, deps);
  officerMutations(builder, types, deps);
  return builder.toSchema();
}
